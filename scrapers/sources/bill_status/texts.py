"""Text versions of a BILLSTATUS page: version codes and addresses by format."""

import re
from collections.abc import Iterator
from typing import Any

from scrapers.sources.bill_status.reading import optional_day
from scrapers.strict import optional_text, text_of
from tracker.congress import build_bill_version_id
from tracker.errors import ParseError
from tracker.records import TextVersion

_STEM = re.compile(r"/(BILLS|PLAW)-(\d+)([a-z]+)(\d+)([a-z]+\d*)?[^/]*\.(xml|htm|html|pdf)$")
_LAW = "pl"
# A version without any address is known by its name alone (117 H.R. 5705 lists two of these).
_VERSIONS = {
    "introduced in house": "ih", "introduced in senate": "is", "reported in house": "rh",
    "reported to senate": "rs", "reported in senate": "rs", "engrossed in house": "eh",
    "engrossed in senate": "es", "enrolled bill": "enr", "referred in house": "rfh",
    "referred in senate": "rfs", "received in house": "rdh", "received in senate": "rds",
    "placed on calendar house": "pch", "placed on calendar senate": "pcs",
    "agreed to house": "ath", "agreed to senate": "ats", "printed as passed": "pap",
    "engrossed amendment house": "eah", "engrossed amendment senate": "eas",
    "considered and passed house": "cph", "considered and passed senate": "cps",
    "committee discharged house": "cdh", "committee discharged senate": "cds",
    "reference change house": "rch", "reference change senate": "rcs", "indefinitely postponed in "
    "house": "iph", "indefinitely postponed in senate": "ips", "laid on table in house": "lth",
    "laid on table in senate": "lts", "re-enrolled bill": "renr", "public print": "pp",
    "ordered to be printed house": "oph", "ordered to be printed senate": "ops",
    "failed amendment house": "fah", "failed passage house": "fph", "failed passage senate": "fps",
    "referred with amendments house": "rah", "referred with amendments senate": "ras",
    "amendment in house": "ah", "amendment in senate": "as", "sponsor change": "sc",
    "previous action vitiated": "pav", "held at desk house": "hdh", "held at desk senate": "hds",
    "public law": _LAW, "private law": _LAW,
}  # fmt: skip


def text_versions(bill_id: str, bill: Any) -> Iterator[TextVersion]:
    """Published texts, each version once; an enrolled one often has no date.

    Quirk: most pages of the 117th end with an item whose every child is empty.
    """
    found: dict[str, TextVersion] = {}
    for item in bill.iterfind("textVersions/item"):
        urls = [text_of(place, "url") for place in item.iterfind("formats/item")]
        name = optional_text(item, "type")
        if not urls and name is None:
            continue
        version, by_form = _version(name, urls)
        known = found.get(version)
        found[version] = TextVersion(
            build_bill_version_id(bill_id, version), bill_id, version,
            name or (known.name if known else version),
            optional_day(item, "date") or (known.issued_on if known else None),
            *(by_form.get(form) or (getattr(known, f"{form}_url") if known else None)
              for form in ("xml", "htm", "pdf")),
        )  # fmt: skip
    yield from found.values()


def _version(name: str | None, urls: list[str]) -> tuple[str, dict[str, str]]:
    """Version code and addresses by format."""
    codes, by_form = set(), {}
    for url in urls:
        stem = _STEM.search(url)
        if stem is None:
            raise ParseError(f"text version {name!r} has the address {url!r}")
        codes.add(stem[5] if stem[1] == "BILLS" else _LAW)
        by_form["htm" if stem[6] == "html" else stem[6]] = url
    codes = codes or {_VERSIONS.get((name or "").lower())}
    if len(codes) != 1 or None in codes:
        raise ParseError(f"text version {name!r} has no known code, address {urls}")
    return codes.pop(), by_form
