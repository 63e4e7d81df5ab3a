"""Which branch of the United States government a row is of: by chamber, publisher or office."""

import re
from collections.abc import Mapping

BRANCHES = {
    "white_house": "White House", "state": "State Department", "treasury": "Treasury",
    "house": "House", "senate": "Senate",
}  # fmt: skip
# Names of publishers, agencies and actors as they are printed; the first that fits decides.
_NAMED = (
    ("white_house", r"White House|Executive Office of the President|^(?:The )?President\b|\bOMB\b"
     r"|Office of Management and Budget|National Security (?:Advisor|Council)|Vice President"),
    ("treasury", r"\bTreasury\b|Foreign Assets Control|\bOFAC\b"),
    ("state", r"\bDepartment of State\b|\bState Department\b|Secretary of State|\bUS (?:Mission|"
     r"Embassy|delegation)|Mission to the United Nations|Ambassador|Under Secretary"
     r"|Legal Adviser|War Crimes Issues|Global Criminal Justice"),
    ("senate", r"\bSenat(?:e|ors?)\b"),
    ("house", r"\bHouse\b|\bRepresentatives?\b|\bCongress(?:man|woman)\b|\bRep\."),
)  # fmt: skip
_RULES = tuple((branch, re.compile(form)) for branch, form in _NAMED)
_SECTIONS = {"House": "house", "Extensions of Remarks": "house", "Senate": "senate"}
# The sources that would tell of a branch's words, by the beginnings of their names.
SOURCES = {
    "white_house": ("white_house", "policy_statements", "federal_register",
                    "presidential_papers"),
    "state": ("state_department", "missions_", "federal_register"),
    "treasury": ("treasury", "ofac_actions", "federal_register"),
    "house": ("bill_status", "congressional_record", "record_search", "committee_meetings",
              "hearing_transcripts", "house_hearings", "congress_press", "press_"),
    "senate": ("bill_status", "congressional_record", "record_search", "committee_meetings",
               "hearing_transcripts", "senate_hearings", "congress_press", "press_"),
}  # fmt: skip
_OTHER_CHAMBER = {"house": "_senate", "senate": "_house"}


def branch_of_name(name: str | None) -> str | None:
    """Branch of a publisher, agency, office or actor by its name, None if that tells none."""
    return next((branch for branch, form in _RULES if form.search(name or "")), None)


def branch_of_section(section: str | None) -> str | None:
    """Chamber in whose part of the Congressional Record an item stands."""
    return _SECTIONS.get(section or "")


def branch_of_actor(
    actor: str | None, title: str, administration: str | None, offices: Mapping[str, str]
) -> str | None:
    """Branch of an act: by its actor's office, or as he gives the administration its name."""
    who = (actor or "").strip()
    if who and administration and who.split()[-1] == administration.split()[0]:
        return "white_house"
    return branch_of_name(offices.get(who)) or branch_of_name(who) or branch_of_name(title)


def names_both_chambers(title: str) -> bool:
    """Whether an act's title names senators and representatives, as a letter of both does."""
    words = title.casefold()
    return "senator" in words and "representative" in words


def sources_of(branch: str, names: list[str]) -> list[str]:
    """Those of the sources that would tell of a branch's words."""
    other = _OTHER_CHAMBER.get(branch)
    mine = (name for name in names if name.startswith(SOURCES[branch]))
    return [name for name in mine if not (other and name.endswith(other))]
