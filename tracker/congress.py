"""Congress and session arithmetic, and the field's own ids: build and split."""

import re
from datetime import date

BILL_TYPES = ("hr", "s", "hres", "sres", "hjres", "sjres", "hconres", "sconres")
_BILL_NAMES = {
    "hr": "H.R.", "s": "S.", "hres": "H.Res.", "sres": "S.Res.", "hjres": "H.J.Res.",
    "sjres": "S.J.Res.", "hconres": "H.Con.Res.", "sconres": "S.Con.Res.",
}  # fmt: skip
AMENDMENT_TYPES = ("hamdt", "samdt", "suamdt")
_BILL = re.compile(rf"({'|'.join(sorted(BILL_TYPES, key=len, reverse=True))})(\d+)-(\d+)")
_PRINTED = re.compile(r"(?<![\w.])(h|s)\.? ?(?:(j|con|)\.? ?)(?:(res|r|)\.? ?)(\d{1,5})\b")
_VERSION = re.compile(rf"({_BILL.pattern})-([a-z]+\d*)")
_AMENDMENT = re.compile(rf"({'|'.join(AMENDMENT_TYPES)})(\d+)-(\d+)")
_VOTE = re.compile(r"([hs])(\d+)-(\d+)\.(\d{4})")
_NOMINATION = re.compile(r"PN0*(\d+)(?:-0*(\d+))?", re.IGNORECASE)


def congress_on(day: date) -> int:
    """Number of the Congress sitting on a day; a Congress begins on 3 January."""
    year = day.year - 1 if (day.month, day.day) < (1, 3) else day.year
    return (year - 1789) // 2 + 1


def first_year(congress: int) -> int:
    """Calendar year in which a Congress begins."""
    return 1787 + 2 * congress


def first_day(congress: int) -> date:
    """Day on which a Congress begins since the Twentieth Amendment (74th Congress on)."""
    return date(first_year(congress), 1, 3)


def session_year(congress: int, session: int) -> int:
    """Calendar year whose number a session bears in the chambers' roll-call addresses."""
    if session not in (1, 2):
        raise ValueError(f"session must be 1 or 2, not {session}")
    return first_year(congress) + session - 1


def congress_and_session(year: int) -> tuple[int, int]:
    """Congress and session whose roll calls a calendar year numbers: 2025 -> (119, 1)."""
    return (year - 1787) // 2, 1 if year % 2 else 2


def ordinal(number: int) -> str:
    """Number as people write a Congress: 119 -> 119th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def build_bill_id(bill_type: str, number: int | str, congress: int | str) -> str:
    """Bill id such as hr23-119; raises ValueError for what is no bill."""
    bill_id = f"{bill_type.lower()}{int(number)}-{int(congress)}"
    split_bill_id(bill_id)
    return bill_id


def split_bill_id(bill_id: str) -> tuple[str, int, int]:
    """Type, number and congress of a bill id; raises ValueError for anything else."""
    found = _BILL.fullmatch(bill_id)
    if not found:
        raise ValueError(f"not a bill id: {bill_id!r}")
    return found[1], int(found[2]), int(found[3])


def bill_number(bill_id: str) -> str:
    """A measure as people write it, without its Congress: hr23-119 -> H.R. 23."""
    bill_type, number, _ = split_bill_id(bill_id)
    return f"{_BILL_NAMES[bill_type]} {number}"


def find_bill_ids(text: str, congress: int) -> list[str]:
    """Measures that a text names as Congress prints them ("H.R. 8282"), each once, in order."""
    printed = (("".join(m.group(1, 2, 3)), m[4]) for m in _PRINTED.finditer(text.lower()))
    ids = (build_bill_id(kind, n, congress) for kind, n in printed if kind in BILL_TYPES)
    return list(dict.fromkeys(ids))


def build_bill_version_id(bill_id: str, version: str) -> str:
    """Text version id such as hr23-119-eh."""
    return f"{bill_id}-{version.lower()}"


def split_bill_version_id(version_id: str) -> tuple[str, str]:
    """Bill id and version code; raises ValueError for anything else."""
    found = _VERSION.fullmatch(version_id)
    if not found:
        raise ValueError(f"not a bill version id: {version_id!r}")
    return found[1], found[5]


def build_amendment_id(amendment_type: str, number: int | str, congress: int | str) -> str:
    """Amendment id such as samdt17-113; raises ValueError for what is no amendment."""
    amendment_id = f"{amendment_type.lower()}{int(number)}-{int(congress)}"
    split_amendment_id(amendment_id)
    return amendment_id


def split_amendment_id(amendment_id: str) -> tuple[str, int, int]:
    """Type, number and congress of an amendment id; raises ValueError for anything else."""
    found = _AMENDMENT.fullmatch(amendment_id)
    if not found:
        raise ValueError(f"not an amendment id: {amendment_id!r}")
    return found[1], int(found[2]), int(found[3])


def build_vote_id(chamber: str, roll: int | str, congress: int | str, session: int | str) -> str:
    """Roll call id such as h7-119.2025; rolls are numbered anew in each session's year."""
    if chamber not in ("house", "senate"):
        raise ValueError(f"chamber must be house or senate, not {chamber!r}")
    return f"{chamber[0]}{int(roll)}-{int(congress)}.{session_year(int(congress), int(session))}"


def split_vote_id(vote_id: str) -> tuple[str, int, int, int]:
    """Chamber, roll, congress and session of a roll call id; ValueError for anything else."""
    found = _VOTE.fullmatch(vote_id)
    if not found:
        raise ValueError(f"not a vote id: {vote_id!r}")
    congress, year = int(found[3]), int(found[4])
    session = year - first_year(congress) + 1
    if session not in (1, 2):
        raise ValueError(f"{year} is no year of the {ordinal(congress)} Congress: {vote_id!r}")
    return {"h": "house", "s": "senate"}[found[1]], int(found[2]), congress, session


def senate_vote_address(vote_id: str, kind: str) -> str:
    """Official address of a Senate roll call: its page for people (htm) or its file (xml)."""
    _, roll, congress, session = split_vote_id(vote_id)
    folder = f"vote{congress:03d}{session}"
    name = f"vote_{congress:03d}_{session}_{roll:05d}.{kind}"
    return f"https://www.senate.gov/legislative/LIS/roll_call_votes/{folder}/{name}"


def build_communication_id(
    chamber: str, kind: str, number: int | str, congress: int | str
) -> str:  # fmt: skip
    """Document id of a numbered communication to a chamber: communication:senate-ec1234-119."""
    if chamber not in ("house", "senate"):
        raise ValueError(f"chamber must be house or senate, not {chamber!r}")
    return f"communication:{chamber}-{kind.lower()}{int(number)}-{int(congress)}"


def build_nomination_id(printed: str, congress: int | str) -> str:
    """Nomination id such as pn852-1-119 from "PN852-1"; raises ValueError for what is none."""
    found = _NOMINATION.fullmatch(printed.replace(" ", ""))
    if not found:
        raise ValueError(f"not the number of a nomination: {printed!r}")
    return f"pn{found[1]}{f'-{found[2]}' if found[2] else ''}-{int(congress)}"


def kind_of_id(text: str) -> str | None:
    """What an id names: bill, amendment or roll_call; None for an id that is none of ours."""
    patterns = {"bill": _BILL, "amendment": _AMENDMENT, "roll_call": _VOTE}
    return next((kind for kind, pattern in patterns.items() if pattern.fullmatch(text)), None)
