"""Reading the archive again through today's parsers and terms, without the network."""

from collections.abc import Iterator

from sqlalchemy import func, select

from scrapers.collect import House
from scrapers.runner import Result, read_again
from scrapers.source import Page, Source
from tracker.reading.taught import use_taught
from tracker.store.db import writing
from tracker.store.pages import PAGE, unread_all


def replay(house: House, sources: list[Source]) -> Iterator[Result]:
    """Result of each source after its newest archived pages were read again."""
    use_taught(house.settings.terms)  # terms that cannot be read leave every page as it is
    with writing(house.engine) as connection:
        unread_all(connection, [source.name for source in sources])
    for source in sources:
        yield read_again(source, archived_pages(house, source), house.fetch(source))


def archived_pages(house: House, source: Source) -> Iterator[Page]:
    """Newest version of each page of a source that was ever read, oldest first."""
    newest = (
        select(func.max(PAGE.c.id))
        .where(PAGE.c.source == source.name, PAGE.c.counts.is_not(None))
        .group_by(PAGE.c.url)
    )
    wanted = select(PAGE).where(PAGE.c.id.in_(newest)).order_by(PAGE.c.id)
    with house.engine.connect() as connection:
        rows = connection.execute(wanted).all()
    for row in rows:
        body = house.archive.read(row.sha256)
        yield Page(row.url, body, row.content_type, row.fetched_at, row.sha256, row.mark)
