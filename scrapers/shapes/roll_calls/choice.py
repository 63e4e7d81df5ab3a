"""Which of the listed roll calls are worth reading in full, and for how long they may change."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from scrapers.shapes.roll_calls.matters import find_bill_id
from scrapers.source import Page
from scrapers.strict import month_number
from tracker.congress import congress_on, session_year, split_vote_id
from tracker.errors import MissingPage
from tracker.queries.upkeep.collecting import followed_bills, listed_roll_calls, named_votes
from tracker.reading.court.lexicon import lexicon_digest
from tracker.reading.court.mentions import find_mentions
from tracker.records import RollCallListing, digest

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

# Votes are corrected in the days after: "Not Voting" is withdrawn, a vote changed by consent.
_SETTLES_IN = 3  # days
# A session may run into the first days of the next January: rolls 655-659 of 2012 did.
_SESSION_ENDS = (1, 10)
_DAY = re.compile(r"(\d{1,2})-([A-Za-z]{3})")


@dataclass
class Choice:
    """What decides on a listed roll call; all of this Congress and the one before are read."""

    fetch: "Fetch"
    chamber: str
    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    named: set[str] = field(init=False)
    followed: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.followed = followed_bills(self.fetch.store)
        self.named = {
            vote_id
            for vote_id in named_votes(self.fetch.store)
            if split_vote_id(vote_id)[0] == self.chamber
        }

    def is_whole(self, congress: int) -> bool:
        """Whether every roll call of a Congress is read."""
        return congress >= congress_on(self.today) - 1

    def is_over(self, year: int) -> bool:
        """Whether the list of a session's year can grow no more."""
        return self.today > last_day(year)

    def stored(self, congress: int, session: int) -> dict[str, RollCallListing]:
        """Lines of a session's list as earlier runs stored them, by vote id."""
        lines = listed_roll_calls(self.fetch.store, self.chamber, congress, session)
        self.fetch.count(RollCallListing, len(lines))
        return {line.vote_id: line for line in lines}

    def votes(
        self,
        lines: Iterable[RollCallListing],
        mark_of: Callable[[RollCallListing], str | None],
        url_of: Callable[[str], str],
    ) -> Iterator[Page]:
        """Pages of a list's roll calls that are wanted and not read in this form, newest first.

        A line's mark changes when the publisher changes the line: the roll call is read again.
        """
        missing, wanted, lines = [], [], sorted(lines, key=lambda line: -line.roll)
        if not lines:
            return
        session = f"chosen {lines[0].congress} {lines[0].session}"
        if self.fetch.recall(session) == (basis := self._basis(lines, mark_of)):
            return
        for line in lines:
            held = self._is_named(line)
            if held or self.is_whole(line.congress) or self._means_court(line):
                again = self._is_settling(line)
                wanted.append((url_of(line.vote_id), mark_of(line), again))
                found = self.vote(
                    url_of(line.vote_id), mark_of(line), held=held, again=again,
                    due_on=last_day(session_year(line.congress, line.session)),
                )  # fmt: skip
                if found is None:
                    missing.append(line.roll)
                elif found:
                    yield found[0]
        if missing:
            where = f"{self.chamber.title()} {session_year(line.congress, line.session)}"
            self.fetch.note(f"{where}: not published here (404): {ranges(missing)}")
        if all(self.fetch.is_done(url, mark) and not again for url, mark, again in wanted):
            self.fetch.remember(session, basis)

    def _basis(self, lines: list[RollCallListing], mark_of: Callable) -> str:
        """What the choice among these lines rests on: while it is the same, so is the choice."""
        said = [(line.vote_id, line.question, line.title, mark_of(line)) for line in lines]
        whole = [line.congress for line in lines if self.is_whole(line.congress)][:1]
        return digest(said, whole, sorted(self.named), sorted(self.followed), lexicon_digest())

    def vote(
        self, url: str, mark: str | None, *, held: bool, again: bool = False,
        due_on: date | None = None,
    ) -> list[Page] | None:  # fmt: skip
        """The page of a roll call, none if it is read already, None if it is not published.

        held tells that it must be stored, so that having been looked at is not enough; due_on is
        the day by which it was held.
        """
        done = self.fetch.is_done(url, mark) and not (held and self.fetch.was_set_aside(url))
        if done and not again:
            return []
        try:
            with self.fetch.looking_for(url, due_on):
                return [self.fetch.get(url, accept="application/xml, text/xml", mark=mark)]
        except MissingPage:
            return None

    def named_elsewhere(self, walked: set[str], url_of: Callable[[str], str]) -> Iterator[Page]:
        """Pages of named roll calls whose line no list of this run held."""
        missing = []
        for vote_id in sorted(self.named - walked):
            _, _, congress, session = split_vote_id(vote_id)
            due_on = last_day(session_year(congress, session))
            found = self.vote(url_of(vote_id), None, held=True, due_on=due_on)
            if found is None:
                missing.append(vote_id)
            elif found:
                yield found[0]
        if missing:
            self.fetch.note(f"named roll calls not published here (404): {', '.join(missing)}")

    def _is_named(self, line: RollCallListing) -> bool:
        measures = (line.measure or "").split("; ")
        return line.vote_id in self.named or any(
            find_bill_id(measure, line.congress) in self.followed for measure in measures
        )

    def _means_court(self, line: RollCallListing) -> bool:
        said = "\n".join(filter(None, (line.question, line.title)))
        return any(span.verdict != "other" for span in find_mentions(said))

    def _is_settling(self, line: RollCallListing) -> bool:
        if not (found := _DAY.fullmatch(line.listed_date or "")):
            return False
        listed = (month_number(found[2], "listed date"), int(found[1]))
        year = session_year(line.congress, line.session)
        years = (year, year + 1) if listed < _SESSION_ENDS else (year,)
        return any((day.month, day.day) == listed and day.year in years for day in self._recent())

    def _recent(self) -> list[date]:
        return [self.today - timedelta(days=passed) for passed in range(-1, _SETTLES_IN + 1)]


def last_day(year: int) -> date:
    """Day on which the session of a year is over for certain."""
    return date(year + 1, *_SESSION_ENDS)


def note_gaps(fetch: "Fetch", where: str, lines: Iterable[RollCallListing]) -> None:
    """Say which numbers a list lacks: a chamber counts its roll calls 1 to N."""
    rolls = {line.roll for line in lines}
    if gaps := set(range(1, max(rolls, default=0))) - rolls:
        fetch.note(f"{where}: the list lacks {ranges(gaps)}")


def note_years(fetch: "Fetch", chamber: str, years: Iterable[int]) -> None:
    """Say for which years the chamber publishes no list here."""
    if years:
        runs = ranges(years, most=len(list(years)), what="")
        fetch.note(f"{chamber}: no list of roll calls published here (404): {runs}")


def ranges(numbers: Iterable[int], *, most: int = 6, what: str = "roll calls ") -> str:
    """Numbers as people write them: roll calls 1-3, 7; beyond so many runs only how many."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [f"{first}-{last}" if last > first else str(first) for first, last in runs]
    total = sum(last - first + 1 for first, last in runs)
    if len(said) > most:
        return f"{total} {what}({', '.join(said[:most])} …)"
    return f"{what}{', '.join(said)}"
