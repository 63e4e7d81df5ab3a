"""Roll calls of the Senate, as its Legislative Information System publishes them since 1989."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.roll_calls.choice import Choice, last_day, note_gaps, note_years
from scrapers.shapes.roll_calls.matters import check_identity, words
from scrapers.source import Page, Source
from scrapers.sources.senate_roll_calls.vote import parse_vote
from scrapers.strict import number, optional_text, parse_xml, text_of
from tracker.congress import (
    build_vote_id,
    congress_and_session,
    senate_vote_address,
    session_year,
)
from tracker.errors import MissingPage, ParseError
from tracker.records import Record, RollCall, RollCallListing

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_FIRST_YEAR = 1989
_BASE = "https://www.senate.gov/legislative/LIS"
_VOTE = re.compile(r"vote_(\d{3})_([12])_(\d{5})\.xml$")
_MENU = re.compile(r"vote_menu_(\d{3})_([12])\.xml$")
_OVER = "session over"


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Menu of each session, newest first, then the roll calls of the session that are wanted."""
    choice, walked, unlisted = Choice(fetch, "senate"), set(), []
    for year in range(choice.today.year, max(since.year, _FIRST_YEAR) - 1, -1):
        congress, session = congress_and_session(year)
        lines = choice.stored(congress, session)
        for page in _menus(choice, congress, session):
            yield page
            lines |= {line.vote_id: line for line in _read(page)}
        note_gaps(fetch, f"Senate {year}", lines.values())
        yield from choice.votes(lines.values(), _tally, vote_url)
        walked |= set(lines)
        unlisted += [] if lines else [year]
    note_years(fetch, "Senate", unlisted)
    yield from choice.named_elsewhere(walked, vote_url)


def vote_url(vote_id: str) -> str:
    """Address of a roll call."""
    return senate_vote_address(vote_id, "xml")


def menu_url(congress: int, session: int) -> str:
    """Address of a session's menu."""
    return f"{_BASE}/roll_call_lists/vote_menu_{congress:03d}_{session}.xml"


def _tally(line: RollCallListing) -> str | None:
    """What the menu says of a roll call: when its tally is mended, the roll call is read again."""
    return None if line.yeas is None else f"{line.yeas}-{line.nays}"


def _menus(choice: Choice, congress: int, session: int) -> Iterator[Page]:
    fetch, url, year = choice.fetch, menu_url(congress, session), session_year(congress, session)
    over = _OVER if choice.is_over(year) else None
    if over and fetch.is_done(url, over):
        return
    try:
        with fetch.looking_for(url, last_day(year)):
            page = fetch.get(url, accept="application/xml, text/xml", mark=over)
    except MissingPage:
        return
    yield page


def _read(page: Page) -> list[RollCallListing]:
    """Lines of a menu; none if it cannot be read, which the run tells when it reads the page."""
    try:
        return list(parse_menu(page))
    except ParseError:
        return []


def parse(page: Page) -> Iterable[Record]:
    """Records of a roll call, or a RollCallListing for each line of a session's menu.

    Source: https://www.senate.gov/legislative/LIS/roll_call_votes/vote1191/vote_119_1_00022.xml,
        https://www.senate.gov/legislative/LIS/roll_call_lists/vote_menu_119_1.xml
    Shape:  as parse_vote and parse_menu say
    Raises: ParseError as they do
    """
    return parse_menu(page) if _MENU.search(page.url) else parse_vote(page)


def parse_menu(page: Page) -> list[RollCallListing]:
    """Lines of a session's menu, newest first as printed.

    Source: https://www.senate.gov/legislative/LIS/roll_call_lists/vote_menu_119_1.xml
    Raises: ParseError if the menu is another session's, a roll call stands twice, or there is none
    """
    root = parse_xml(page.body, "vote_summary")
    congress, session, year = (
        number(text_of(root, tag), f"<{tag}>") for tag in ("congress", "session", "congress_year")
    )
    found = _MENU.search(page.url)
    addressed = (int(found[1]), int(found[2])) if found else None
    check_identity((congress, session), addressed, "Congress and session")
    check_identity((congress, session), congress_and_session(year), "Congress and session")
    lines: dict[str, RollCallListing] = {}
    for vote in root.iterfind("votes/vote"):
        line = _line(vote, congress, session)
        if line.vote_id in lines:
            raise ParseError(f"vote {line.roll} is listed twice")
        lines[line.vote_id] = line
    if not lines:
        raise ParseError("no roll call is listed")
    return list(lines.values())


def _line(vote: Any, congress: int, session: int) -> RollCallListing:
    roll = number(text_of(vote, "vote_number"), "<vote_number>")
    # Votes en bloc (from 2025) state issue, question and result for each of their matters.
    matters = vote.findall("en_bloc/matter") or [vote]
    return RollCallListing(
        build_vote_id("senate", roll, congress, session), congress, session, "senate", roll,
        text_of(vote, "vote_date"),
        measure=_joined(matters, "issue"),
        question=_joined(matters, "question"),
        result=_joined(matters, "result"),
        title=words(vote.find("title")),
        yeas=_votes(vote, "yeas"),
        nays=_votes(vote, "nays"),
    )  # fmt: skip


def _joined(matters: list[Any], tag: str) -> str | None:
    found = [words(matter.find(tag)) for matter in matters]
    return "; ".join(dict.fromkeys(filter(None, found))) or None


def _votes(vote: Any, tag: str) -> int | None:
    """A count of the tally; votes in closed session (1999) state none."""
    printed = optional_text(vote, f"vote_tally/{tag}")
    return None if printed is None else number(printed, f"<{tag}>")


def address(path: str) -> str | None:
    """Official address of a roll call or menu by its file's name alone, which tells all."""
    if found := _VOTE.search(path):
        vote_id = build_vote_id("senate", int(found[3]), int(found[1]), int(found[2]))
        return vote_url(vote_id)
    found = _MENU.search(path)
    return menu_url(int(found[1]), int(found[2])) if found else None


SOURCE = Source(
    name="senate_roll_calls",
    title="Roll calls of the Senate",
    publisher="Secretary of the Senate",
    home="https://www.senate.gov/legislative/votes_new.htm",
    every=timedelta(hours=3),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={RollCallListing: (1, 60_000), RollCall: (0, 60_000)},
    address=address,
    needs=("legislators", "bill_status", "bill_texts"),
    follows=True,
)
