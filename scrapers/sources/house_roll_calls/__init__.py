"""Roll calls of the House of Representatives, as its Clerk publishes them since 1990."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.roll_calls.choice import Choice, last_day, note_gaps, note_years
from scrapers.shapes.roll_calls.matters import check_identity, words
from scrapers.source import Page, Source
from scrapers.sources.house_roll_calls.vote import parse_vote
from scrapers.strict import number, parse_html
from tracker.congress import build_vote_id, congress_and_session, session_year, split_vote_id
from tracker.errors import MissingPage, ParseError
from tracker.records import Record, RollCall, RollCallListing

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_FIRST_YEAR = 1990
_BASE = "https://clerk.house.gov/evs"
_PAPER = re.compile(
    r"clerk\.house\.gov/evs/(\d{4}/(?:roll\d{3,}\.xml|index\.asp|ROLL_\d{3,}\.asp))$"
)
_YEAR = re.compile(r"/evs/(\d{4})/")
_LINK = re.compile(r"vote\.asp\?year=(\d{4})&(?:amp;)?rollnumber=(\d+)$", re.IGNORECASE)
_HUNDRED = re.compile(rb"ROLL_(\d{3,})\.asp", re.IGNORECASE)
_HEADING = re.compile(r"(\d+)(?:st|nd|rd|th)\s+Congress\W+(1st|2nd)\s+Session", re.IGNORECASE)
_OVER = "session over"


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Lists of each year, newest first, then the roll calls of the year that are wanted."""
    choice, walked, unlisted = Choice(fetch, "house"), set(), []
    for year in range(choice.today.year, max(since.year, _FIRST_YEAR) - 1, -1):
        congress, session = congress_and_session(year)
        lines = choice.stored(congress, session)
        for page, listed in _lists(choice, year):
            yield page
            lines |= {line.vote_id: line for line in listed}
        note_gaps(fetch, f"House {year}", lines.values())
        yield from choice.votes(lines.values(), lambda line: line.result, vote_url)
        walked |= set(lines)
        if not lines:
            unlisted.append(year)
            yield from _unlisted(choice, year) if choice.is_whole(congress) else ()
    note_years(fetch, "House", unlisted)
    yield from choice.named_elsewhere(walked, vote_url)


def vote_url(vote_id: str) -> str:
    """Address of a roll call: three digits at least, in the folder of its session's year."""
    _, roll, congress, session = split_vote_id(vote_id)
    return f"{_BASE}/{session_year(congress, session)}/roll{roll:03d}.xml"


def _lists(choice: Choice, year: int) -> Iterator[tuple[Page, list[RollCallListing]]]:
    """The pages of a year's list that can have changed; the index last, so that a kill is harmless.

    A page of a hundred is read again when the newest roll call in its range is another than last
    time; nothing of a finished year is asked for once all of it was read.
    """
    fetch, url = choice.fetch, f"{_BASE}/{year}/index.asp"
    over = _OVER if choice.is_over(year) else None
    if over and fetch.is_done(url, over):
        return
    try:
        with fetch.looking_for(url, last_day(year)):
            index = fetch.get(url, accept="text/html", mark=over)
    except MissingPage:
        return
    listed = _read(index)
    newest, whole = max((line.roll for line in listed or ()), default=0), listed is not None
    for start in sorted({int(n) for n in _HUNDRED.findall(index.body)}, reverse=True):
        mark, address = f"to {min(start + 99, newest)}", f"{_BASE}/{year}/ROLL_{start:03d}.asp"
        if not fetch.is_done(address, mark):
            page = fetch.get(address, accept="text/html", mark=mark)
            lines = _read(page)
            whole = whole and lines is not None
            yield page, lines or []
    yield index if whole else _unmarked(index), listed or []


def _unmarked(page: Page) -> Page:
    return Page(page.url, page.body, page.content_type, page.fetched_at, page.sha256)


def _read(page: Page) -> list[RollCallListing] | None:
    """Lines of a list; None if it cannot be read, which the run tells when it reads the page."""
    try:
        return _lines(page)
    except ParseError:
        return None


def _unlisted(choice: Choice, year: int) -> Iterator[Page]:
    """Roll calls of a year without a list, by number, to the first that is not there.

    The Clerk's index of 2026 was seen to answer 404 (October 2026) while the roll calls stood. The
    newest twenty are read again, for corrections.
    """
    fetch, (congress, session) = choice.fetch, congress_and_session(year)
    urls = [vote_url(build_vote_id("house", roll, congress, session)) for roll in range(1, 2000)]
    known = next(place for place, url in enumerate(urls) if not fetch.is_done(url))
    for url in urls[max(0, known - 20) :]:
        found = choice.vote(url, None, held=False, again=True)
        # A roll call that is not there may also answer 200 with "Error sanitizing file".
        if not found or b"<rollcall-vote" not in found[0].body:
            return
        yield found[0]


def parse(page: Page) -> Iterable[Record]:
    """Records of a roll call, or a RollCallListing for each line of a list.

    Source: https://clerk.house.gov/evs/2025/roll007.xml, https://clerk.house.gov/evs/2025/index.asp
    Shape:  as parse_vote and parse_list say
    Raises: ParseError as they do
    """
    return parse_list(page) if page.url.lower().endswith(".asp") else parse_vote(page)


def parse_list(page: Page) -> list[RollCallListing]:
    """Lines of a list, newest first as printed, each roll call once.

    The index repeats the newest lines of the pages of a hundred that it links; those pages state
    them, so that no line goes when the index moves on.

    Source: https://clerk.house.gov/evs/2025/ROLL_200.asp
    Raises: ParseError if the heading or a link names another year, a line has not six cells, or
        there is no line in a page with cells
    """
    lines = _lines(page)
    linked = [int(start) for start in _HUNDRED.findall(page.body)] if _is_index(page) else []
    return [line for line in lines if not any(n <= line.roll < n + 100 for n in linked)]


def _is_index(page: Page) -> bool:
    return page.url.lower().endswith("index.asp")


def _lines(page: Page) -> list[RollCallListing]:
    root = parse_html(page.body)
    found = _YEAR.search(page.url)
    if not found:
        raise ParseError("the address of a list of roll calls names no year")
    year = int(found[1])
    congress, session = congress_and_session(year)
    if heading := _HEADING.search(words(root) or ""):
        stated = (int(heading[1]), int(heading[2][0]))
        check_identity(stated, (congress, session), "Congress and session")
    lines: dict[int, RollCallListing] = {}
    for link in root.iter("a"):
        if named := _LINK.search(link.get("href", "")):
            check_identity((int(named[1]),), (year,), "year of a link")
            lines.setdefault(int(named[2]), _line(link, int(named[2]), congress, session))
    # A page of a hundred may hold none yet; cells without a link are a list in another form.
    if not lines and (
        root.find(".//td") is not None or "Roll Call Vote" not in (words(root) or "")
    ):
        raise ParseError("no roll call is listed")
    return list(lines.values())


def _line(link: Any, roll: int, congress: int, session: int) -> RollCallListing:
    row = next(link.iterancestors("tr"), None)
    cells = [] if row is None else [words(cell) for cell in row.findall("td")]
    if len(cells) != 6:
        raise ParseError(
            f"roll call {roll} is listed in {len(cells)} cells where six were expected"
        )
    check_identity((number(cells[0], "roll call"),), (roll,), "roll call")
    return RollCallListing(
        build_vote_id("house", roll, congress, session), congress, session, "house", roll,
        listed_date=cells[1],
        measure=cells[2], question=cells[3], result=cells[4], title=cells[5],
    )  # fmt: skip


def address(path: str) -> str | None:
    """Official address of a file under …/clerk.house.gov/evs/YEAR/; a bare name tells no year."""
    found = _PAPER.search(path)
    return f"{_BASE}/{found[1]}" if found else None


SOURCE = Source(
    name="house_roll_calls",
    title="Roll calls of the House of Representatives",
    publisher="Office of the Clerk, US House of Representatives",
    home="https://clerk.house.gov/Votes",
    every=timedelta(hours=3),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={RollCallListing: (1, 60_000), RollCall: (0, 60_000)},
    address=address,
    needs=("legislators", "bill_status", "bill_texts"),
    follows=True,
)
