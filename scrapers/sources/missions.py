"""The US mission to the UN and the embassy in The Hague: remarks and statements in full."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.statements.feed import washington_day
from scrapers.shapes.statements.listing import Budget
from scrapers.shapes.statements.paper import Desk, paper_records
from scrapers.shapes.statements.posts import Posts, new_posts, old_posts, read_posts, rendered
from scrapers.shapes.statements.text import (
    has_class,
    one_line,
    plain_text,
    read_fragment,
    remove,
    without_query,
)
from scrapers.shapes.statements.walk import own_address
from scrapers.source import Page, Source
from scrapers.strict import iso_date, iso_moment, parse_html, required
from tracker.errors import ParseError
from tracker.records import Document, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_MOST_REQUESTS = 40
_HEAD_LINES = 9  # title, speaker, role, place and day stand above the words
_LONG = 110
_NOT_A_NAME = re.compile(
    r"(?i)\b(?:mission|united (?:nations|states)|new york|washington|council|assembly|delivered"
    r"|delivery|remarks|statement|explanation|representative|adviser|advisor|counsel|minister|"
    r"affairs|embassy|u\.s\.|office|department|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b|\d"
)
_NAME = re.compile(
    r"(?:Ambassador|Amb\.|Secretary|President|Vice President|Dr\.|Mr\.|Ms\.|Mrs\.)?\s*"
    r"[A-Z][\w.'’-]+(?: (?:de|van|von|la|[A-Z][\w.'’-]*)){1,4}"
)


@dataclass(frozen=True)
class Mission:
    """A mission's site, a row each: name of the source, host, whose it is; its walk and reading."""

    name: str
    host: str
    title: str
    publisher: str
    kind: str = "statement"

    @property
    def posts(self) -> Posts:
        """Where its posts are asked for."""
        return Posts(f"https://{self.host}/wp-json/wp/v2/")

    def pages(self, fetch: "Fetch", since: date) -> Iterator[Page]:
        """New and changed posts, then those of the past; at most 40 requests a run.

        What was removed since (at the UN mission all of 2021 to mid 2023) is not asked for, and
        stays as it was kept.
        """
        budget = Budget(_MOST_REQUESTS)
        yield from new_posts(fetch, self.posts, budget)
        yield from old_posts(fetch, self.posts, since, budget)

    def parse(self, page: Page) -> Iterator[Record]:
        """Document, DocumentText and turns of each post of an answer, or of a paper's own page.

        Source: https://usun.usmission.gov/wp-json/wp/v2/posts?per_page=100
        Times:  published_on is the day in Washington; updated_at in UTC
        Raises: ParseError for a refusal of the API, a decoy, a post without title, moment or text.
        """
        desk = Desk(self.name, self.publisher, self.kind)
        if page.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            for post in read_posts(page.body):
                yield from _post_records(desk, post)
        else:
            root = parse_html(page.body)
            yield from _page_records(desk, own_address(page.url, root), root)

    def address(self, path: str) -> str | None:
        """Official address of a file on disk, if its path holds the host and a path."""
        place = path.replace("\\", "/")
        found = re.search(rf"(?:^|/)({re.escape(self.host)}/.+?)(?:\.html?|\.json)?$", place)
        return f"https://{found[1]}" if found else None


# To add a mission or embassy on the same platform: a row.
MISSIONS = (
    Mission("missions_un", "usun.usmission.gov", "US Mission to the United Nations",
            "U.S. Mission to the United Nations"),
    Mission("missions_hague", "nl.usembassy.gov", "US Embassy in The Hague",
            "U.S. Embassy and Consulate in the Netherlands, U.S. Department of State",
            "press_release"),
)  # fmt: skip


def _post_records(desk: Desk, post: dict[str, Any]) -> list[Record]:
    url = without_query(post["link"])
    title = one_line(read_fragment(rendered(post, "title") or "<p></p>").text_content())
    text = plain_text(read_fragment(rendered(post, "content") or "<p></p>"))
    stated, modified = post.get("date_gmt"), post.get("modified_gmt")
    if stated:
        day = washington_day(iso_moment(f"{stated}Z", f"date_gmt of {url}"))
    else:
        day = iso_date(post.get("date"), f"date of {url}")
    changed = iso_moment(f"{modified}Z", f"modified_gmt of {url}") if modified else None
    return paper_records(
        desk, url, title, day, text, form="api", speaker=find_speaker(title, text),
        updated_at=changed,
    )  # fmt: skip


def _page_records(desk: Desk, url: str, root: Any) -> list[Record]:
    titles = root.xpath('//meta[@property="og:title"]/@content')
    bodies = root.xpath(f"//*[{has_class('entry-content')}]")
    stated = root.xpath('//meta[@property="article:published_time"]/@content')
    if not titles or not bodies or not stated:
        raise ParseError("no title, body or day of a paper: the layout has changed")
    remove(bodies[0], f".//*[{has_class('sharedaddy')}]")
    title, text = one_line(titles[0]), plain_text(bodies[0])
    day = washington_day(iso_moment(stated[0], "article:published_time"))
    speaker = find_speaker(title, text)
    return paper_records(
        desk, url, title, day, required(text, "text"), form="html", speaker=speaker
    )


def find_speaker(title: str, text: str) -> str | None:
    """The name that stands above the words with role, place and day; None if no line is a name."""
    lines = [one_line(line) for line in re.split(r"\n+", text)][:_HEAD_LINES]
    for line in lines:
        if len(line) > _LONG:
            return None  # the words have begun
        name = line.split(",")[0].strip()
        if line and line != title and not _NOT_A_NAME.search(name) and _NAME.fullmatch(name):
            return name
    return None


def _source(mission: Mission) -> Source:
    return Source(
        name=mission.name,
        title=mission.title,
        publisher=mission.publisher,
        home=f"https://{mission.host}/",
        every=timedelta(hours=3),
        stale_after=timedelta(days=3),
        pages=mission.pages,
        parse=mission.parse,
        expect={Document: (1, 100_000)},
        address=mission.address,
        watched=True,
    )


SOURCES = tuple(_source(mission) for mission in MISSIONS)
