"""Bills and resolutions of Congress since 2003, as GovInfo's bulk bill status files state them."""

from collections.abc import Generator, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scrapers.source import Page, Source
from scrapers.sources.bill_status.parse import (
    BULK,
    FILE,
    address,
    bill_id_of,
    file_url,
    may_matter,
    parse,
)
from scrapers.strict import number, parse_json, reading, required
from scrapers.zips import read_directory, read_member
from tracker.congress import BILL_TYPES, congress_on, first_day, ordinal, split_bill_id
from tracker.errors import FetchError, MissingPage, ParseError
from tracker.records import Bill

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

FIRST_CONGRESS = 108
LISTINGS = f"{BULK}/json/BILLSTATUS"
MANY = 50  # changed files of a folder from which on its whole ZIP is the politer request


class Listed(NamedTuple):
    """A file as its folder's listing names it."""

    name: str
    url: str
    bill_id: str
    size: int
    mark: str


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """Status pages that changed and may matter, newest Congress first; the rest is set aside.

    Raises: FetchError at the end, if a folder listed fewer files than it did the time before.
    """
    # Here, for who looks through files before the store is open need not wait for it.
    from tracker.queries.upkeep.collecting import followed_bills

    followed, shorter = followed_bills(fetch.store), []
    newest, oldest = congress_on(datetime.now(UTC).date()), congress_on(since)
    for congress in range(newest, max(FIRST_CONGRESS, oldest) - 1, -1):
        missing = []
        for kind in BILL_TYPES:
            url = f"{LISTINGS}/{congress}/{kind}"
            try:
                with fetch.looking_for(url, first_day(congress + 1)):
                    listing = fetch.get(url, accept="application/json")
            except MissingPage:
                missing.append(kind)
                continue
            if fault := (yield from _folder_pages(fetch, listing, congress, kind, followed)):
                shorter.append(fault)
        if missing:
            kinds = ", ".join(missing)
            fetch.note(f"{ordinal(congress)} Congress, no bill status published (404): {kinds}")
    if shorter:
        raise FetchError(LISTINGS, "; ".join(shorter))


def _folder_pages(
    fetch: "Fetch", listing: Page, congress: int, kind: str, followed: set[str]
) -> Generator[Page, None, str | None]:
    """Pages to be read of one folder; returns what is wrong with its listing, if anything."""
    listed = fetch.settled(listing)
    if listed and not _newly_followed(fetch, congress, kind, followed):
        fetch.count(Bill, listed)
        return None
    with reading(listing):
        files = read_listing(listing)
    yielded = 0
    for page in _changed_pages(fetch, congress, kind, files, followed):
        yielded += 1
        yield page
    fetch.count(Bill, len(files) - yielded)
    known = int(fetch.recall(f"files {congress} {kind}") or 0)
    fetch.remember(f"files {congress} {kind}", str(len(files)))
    if all(fetch.is_done(file.url, file.mark) for file in files):
        fetch.settle(listing, len(files))
    if len(files) < known:
        return f"{listing.url} lists {len(files)} files, {known} the time before"
    return None


def _newly_followed(fetch: "Fetch", congress: int, kind: str, followed: set[str]) -> bool:
    """Whether a bill of this folder came to be followed after its page was set aside."""
    return any(
        split_bill_id(bill_id)[::2] == (kind, congress) and fetch.was_set_aside(file_url(bill_id))
        for bill_id in followed
    )


def read_listing(listing: Page) -> list[Listed]:
    """Files that a folder's listing names, as listed. Raises ParseError if there is none."""
    files = []
    for row in parse_json(listing.body).get("files", ()):
        if FILE.fullmatch(name := str(row.get("justFileName") or row.get("name"))):
            time, size = row.get("formattedLastModifiedTime"), row.get("size")
            required(time, f"time of {name}")
            size = number(str(size), f"size of {name}")
            url = required(address(name), f"address of {name}")
            files.append(Listed(name, url, bill_id_of(url), size, f"{time} {size}"))
    if not files:
        raise ParseError("no bill status file is listed")
    return files


def _changed_pages(
    fetch: "Fetch", congress: int, kind: str, files: list[Listed], followed: set[str]
) -> Iterator[Page]:
    # A bill may come to be followed after its page was looked at: the page is then read again.
    changed = [
        file for file in files
        if not fetch.is_done(file.url, file.mark)
        or (file.bill_id in followed and fetch.was_set_aside(file.url))
    ]  # fmt: skip
    if len(changed) > MANY:
        changed = yield from _zipped_pages(fetch, congress, kind, changed, followed)
    aside = []
    for file in changed:
        page = fetch.get(file.url, accept="application/xml, text/xml", mark=file.mark)
        if fetch.is_kept(file.url) or file.bill_id in followed or may_matter(page.body):
            yield page
        else:
            aside.append((file.url, file.mark))
    fetch.set_aside(aside)


def _zipped_pages(
    fetch: "Fetch", congress: int, kind: str, changed: list[Listed], followed: set[str]
) -> Iterator[Page]:
    """Pages out of the folder's ZIP; returns the files that it does not hold as listed."""
    url = f"{BULK}/BILLSTATUS/{congress}/{kind}/BILLSTATUS-{congress}-{kind}.zip"
    try:
        bundle = fetch.get(url, accept="application/zip")
    except MissingPage:
        fetch.note(f"{ordinal(congress)} Congress, {kind}: no ZIP; its files are read one by one")
        return changed
    members = {member.name: member for member in read_directory(bundle.body)}
    aside, singly = [], []
    for file in changed:
        member = members.get(file.name)
        if member is None or member.size != file.size:
            singly.append(file)
            continue
        body = read_member(bundle.body, member)
        if fetch.is_kept(file.url) or file.bill_id in followed or may_matter(body):
            yield fetch.unpacked(bundle, file.url, body, file.mark)
        else:
            aside.append((file.url, file.mark))
    fetch.set_aside(aside)
    return singly


SOURCE = Source(
    name="bill_status",
    title="Bill status files",
    publisher="U.S. Government Publishing Office and Library of Congress",
    home="https://www.govinfo.gov/bulkdata/BILLSTATUS",
    every=timedelta(hours=4),
    stale_after=timedelta(days=2),
    pages=pages,
    parse=parse,
    expect={Bill: (1, 400_000)},
    address=address,
    may_matter=may_matter,
    page_about=file_url,
    needs=("record_search",),
    follows=True,
)
