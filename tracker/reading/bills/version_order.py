"""Texts of one measure in the order in which the chambers made them, by code and by date.

Codes are those of GovInfo's BILLS collection: https://www.govinfo.gov/help/bills
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from tracker.congress import split_bill_id

NAMES = {
    "ih": "Introduced in House", "is": "Introduced in Senate",
    "rih": "Referral instructions, House", "ris": "Referral instructions, Senate",
    "iph": "Indefinitely postponed, House", "ips": "Indefinitely postponed, Senate",
    "rh": "Reported in House", "rs": "Reported in Senate",
    "rch": "Reference change, House", "rcs": "Reference change, Senate",
    "rth": "Referred to committee, House", "rts": "Referred to committee, Senate",
    "rah": "Referred with amendments, House", "ras": "Referred with amendments, Senate",
    "pch": "Placed on the calendar, House", "pcs": "Placed on the calendar, Senate",
    "cdh": "Committee discharged, House", "cds": "Committee discharged, Senate",
    "oph": "Ordered to be printed, House", "ops": "Ordered to be printed, Senate",
    "hdh": "Held at desk, House", "hds": "Held at desk, Senate",
    "lth": "Laid on table, House", "lts": "Laid on table, Senate",
    "cph": "Considered and passed, House", "cps": "Considered and passed, Senate",
    "ath": "Agreed to, House", "ats": "Agreed to, Senate",
    "fph": "Failed passage, House", "fps": "Failed passage, Senate",
    "fah": "Failed amendment, House", "fas": "Failed amendment, Senate",
    "eh": "Engrossed in House", "es": "Engrossed in Senate",
    "rfh": "Referred in House", "rfs": "Referred in Senate",
    "rdh": "Received in House", "rds": "Received in Senate",
    "pap": "Printed as passed", "pp": "Public print", "pwah": "Public print with amendments, House",
    "ash": "Additional sponsors, House", "sas": "Additional sponsors, Senate",
    "sc": "Sponsor change",
    "eah": "Engrossed amendment, House", "eas": "Engrossed amendment, Senate",
    "reah": "Re-engrossed amendment, House", "reas": "Re-engrossed amendment, Senate",
    "reh": "Re-engrossed, House", "res": "Re-engrossed, Senate",
    "enr": "Enrolled", "renr": "Re-enrolled", "pl": "Public law",
}  # fmt: skip
_ORIGIN = (
    ({"i"}, 10), ({"ri", "ip", "sc", "as", "sa"}, 12), ({"rc", "rt", "ra", "cd"}, 15), ({"r"}, 20),
    ({"pc", "op"}, 22), ({"fa"}, 24), ({"e", "cp", "at", "fp", "re"}, 30),
)  # fmt: skip
_OTHER = (
    ({"rd", "hd"}, 35), ({"rf"}, 36), ({"rc", "rt", "ra", "cd", "ri", "ip", "lt"}, 38),
    ({"pc", "op"}, 40), ({"r"}, 42), ({"as", "sa"}, 43), ({"fa"}, 44),
    ({"e", "cp", "at", "fp", "re"}, 48), ({"ea", "rea"}, 50),
)  # fmt: skip
_ALONE = {"pap": 31, "pp": 49, "pwah": 49, "sc": 12, "enr": 90, "renr": 91, "pl": 95}
_BACK = 60  # an amendment of the chamber where it began comes after the other chamber's
_UNKNOWN = 45
_SUBSTITUTE = re.compile(
    r"strik(?:e|ing)(?: out)? all (?:of the (?:text|matter) )?(?:that follows )?after the "
    r"(?:enacting|resolving) clause|in lieu of the matter (?:proposed to be )?inserted",
    re.IGNORECASE,
)


class Dated(Protocol):
    """A text version as it must be known to be put in order."""

    bill_id: str
    version: str
    issued_on: date | None


Text = TypeVar("Text", bound=Dated)


def version_name(version: str) -> str:
    """What a version's code means; an unknown code as printed: eas2 -> second amendment."""
    stem = version.rstrip("0123456789")
    name = NAMES.get(stem, stem.upper())
    return name if stem == version else f"{name}, no. {version[len(stem) :]}"


def version_rank(bill_id: str, version: str) -> int:
    """Where a version stands in the process, from introduction (10) to public law (95)."""
    stem = version.rstrip("0123456789")
    more = int(version[len(stem) :] or 1) - 1
    if stem in _ALONE:
        return _ALONE[stem]
    kind, chamber = stem[:-1], stem[-1:]
    is_origin = chamber == split_bill_id(bill_id)[0][0]
    if is_origin and kind in ("ea", "rea"):
        return _BACK + 8 * min(more, 3)
    for kinds, rank in _ORIGIN if is_origin else _OTHER:
        if kind in kinds:
            # A second amendment of the other chamber follows what the first one came back as.
            return rank + (_BACK - rank - 4 + 8 * min(more, 3) if more and kind == "ea" else 0)
    return _UNKNOWN


def order_versions(versions: Iterable[Text]) -> list[Text]:
    """The texts of one measure, first to last: by date, on one day by the chambers' process.

    A text without a date stands before the first that the process puts after it.
    """
    listed = sorted(versions, key=lambda v: (version_rank(v.bill_id, v.version), v.version))
    ordered = sorted((v for v in listed if v.issued_on), key=lambda v: v.issued_on)
    for text in (v for v in listed if not v.issued_on):
        rank = version_rank(text.bill_id, text.version)
        after = [version_rank(v.bill_id, v.version) > rank for v in ordered]
        ordered.insert(after.index(True) if True in after else len(ordered), text)
    return ordered


def is_whole(version: str, opening: str) -> bool:
    """Whether a version is the whole measure; an engrossed amendment is so only as a substitute.

    opening is the words with which it begins: "Strike out all after the enacting clause and
    insert:" (https://www.govinfo.gov/content/pkg/BILLS-115hr1eas2/xml/BILLS-115hr1eas2.xml).
    """
    is_amendment = re.fullmatch(r"r?ea[hs]\d*", version) is not None
    return not is_amendment or _SUBSTITUTE.search(" ".join(opening.split())) is not None
