"""Presidents by the days of their terms, and who in a transcript is no official of theirs."""

import re
from datetime import date

# Who held the office from which noon on, and how else papers call him.
PRESIDENTS = (
    (date(1993, 1, 20), "Bill Clinton", ("William J. Clinton", "President Clinton")),
    (date(2001, 1, 20), "George W. Bush", ("President Bush",)),
    (date(2009, 1, 20), "Barack Obama", ("Barack H. Obama", "President Obama")),
    (date(2017, 1, 20), "Donald Trump", ("President Trump",)),
    (date(2021, 1, 20), "Joe Biden", ("Joseph R. Biden", "Joseph R. Biden Jr.", "President Biden")),
    (date(2025, 1, 20), "Donald Trump", ()),
)
_LAST_DAY = date(2029, 1, 20)
_OURS = "|".join(sorted({name.split()[-1] for _, name, _ in PRESIDENTS}))
# Heads of other governments and of the United Nations, and presidents who are not America's.
_GUEST = re.compile(
    r"\b(?:Prime Minister|Chancellor|King|Queen|Amir|Sultan|Crown Prince|Foreign Minister|Minister|"
    rf"Secretary[- ]General)\b|(?<!Vice )\bPresident (?!of\b|(?:\S+ )*(?:{_OURS})\b)\w",
    re.IGNORECASE,
)


def president_on(day: date | None) -> str | None:
    """Who was President on a day; None before 20 January 1993, after the terms known, or undated.

    On 20 January the new one is: papers of that day's morning are the old one's, and name him.
    """
    if day is None or day >= _LAST_DAY:
        return None
    return next((name for since, name, _ in reversed(PRESIDENTS) if since <= day), None)


def is_guest(called: str) -> bool:
    """Whether somebody speaks beside the executive who is not of it, by what he is called."""
    return _GUEST.search(called) is not None
