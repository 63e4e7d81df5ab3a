"""On which day something was said in a printed volume: hearings of a whole session are one."""

import re
from datetime import UTC, date, datetime

_DAY = re.compile(
    r"^[ \t]*(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, ([A-Z]{3,9} \d{1,2}, \d{4})\b",
    re.MULTILINE,
)


def sitting_days(text: str) -> list[tuple[int, date]]:
    """Each day that stands over a sitting, in capitals on a line of its own, with its place."""
    days = []
    for found in _DAY.finditer(text):
        try:
            moment = datetime.strptime(found[1], "%B %d, %Y").replace(tzinfo=UTC)
        except ValueError:
            continue  # a misprinted month or day tells nothing
        days.append((found.start(), moment.date()))
    return days


def day_at(text: str, place: int) -> date | None:
    """The day of the sitting in which a place of the text stands; None before the first."""
    return next((day for start, day in reversed(sitting_days(text)) if start <= place), None)
