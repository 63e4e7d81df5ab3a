"""The moment since which a person has not looked: from the address, a cookie, or a week ago."""

from datetime import UTC, datetime, timedelta

import msgspec

from dashboard.marks import EASTERN

LOOKED = "tracker_looked"
_FIRST_VISIT = timedelta(days=7)


class Since(msgspec.Struct, frozen=True):
    """A moment (aware UTC) and why it was taken: address, cookie or first visit."""

    at: datetime
    why: str


def read_since(address: str | None, cookie: str | None, now: datetime) -> Since:
    """The moment that the address names, else the cookie, else the start of the day a week ago.

    What cannot be read as a moment, or lies in the future, is passed over.
    """
    for why, value in (("address", address), ("cookie", cookie)):
        at = parse_moment(value)
        if at is not None and at <= now:
            return Since(at, why)
    start = (now - _FIRST_VISIT).astimezone(EASTERN).replace(hour=0, minute=0, second=0)
    return Since(start.replace(microsecond=0).astimezone(UTC), "first visit")


def parse_moment(value: str | None) -> datetime | None:
    """Aware UTC moment of an ISO text; a date alone is its first moment in Eastern time."""
    try:
        at = datetime.fromisoformat(value or "")
        zoned = at if at.tzinfo else at.replace(tzinfo=EASTERN)
        return zoned.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None
