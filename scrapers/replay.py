"""Reading the archive again through today's parsers and terms, without the network."""

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import func, select

from scrapers.bulk import question
from scrapers.collect import House
from scrapers.fetch import Fetch
from scrapers.runner import Result, read_again
from scrapers.scan import members_to_read
from scrapers.source import Page, Source
from scrapers.zips import ZIP
from tracker.reading.court.taught import use_taught
from tracker.store.db import writing
from tracker.store.pages import PAGE, unread_all


def replay(house: House, sources: list[Source]) -> Iterator[Result]:
    """Result of each source after its newest archived pages were read again."""
    use_taught(house.settings.terms)  # terms that cannot be read leave every page as it is
    with writing(house.engine) as connection:
        unread_all(connection, [source.name for source in sources])
    for source in sources:
        fetch = house.fetch(source)
        past = chain(archived_pages(house, source), passed_over(house, source, fetch))
        yield read_again(source, past, fetch)


def archived_pages(house: House, source: Source, *, read: bool = True) -> Iterator[Page]:
    """Newest version of each page of a source that was ever read (or never), oldest first."""
    newest = (
        select(func.max(PAGE.c.id))
        .where(PAGE.c.source == source.name, PAGE.c.counts.is_not(None) == read)
        .group_by(PAGE.c.url)
    )
    wanted = select(PAGE).where(PAGE.c.id.in_(newest)).order_by(PAGE.c.id)
    with house.engine.connect() as connection:
        rows = connection.execute(wanted).all()
    for row in rows:
        body = house.archive.read(row.sha256)
        yield Page(row.url, body, row.content_type, row.fetched_at, row.sha256, row.mark)


def passed_over(house: House, source: Source, fetch: Fetch) -> Iterator[Page]:
    """Archived files, those in ZIPs too, that were set aside and matter by the terms of today."""
    ask = question(fetch, source)
    for page in archived_pages(house, source, read=False):
        if page.body.startswith(ZIP):
            for url, body in members_to_read(source, page.body, ask):
                if fetch.was_set_aside(url):
                    yield fetch.unpacked(page, url, body, None)
        elif fetch.was_set_aside(page.url) and ask.is_yes(page.url, page.body):
            yield page
