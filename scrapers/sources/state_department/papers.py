"""State Department papers: what each is, who speaks, and its words, in each form they come in."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from scrapers.shapes.statements.feed import Item, item_text, washington_day
from scrapers.shapes.statements.posts import rendered
from scrapers.shapes.statements.speakers import answering_speaker, titled_speaker, turn_records
from scrapers.shapes.statements.text import (
    has_class,
    one_line,
    plain_text,
    read_fragment,
    remove,
    words_of,
)
from scrapers.strict import iso_date, iso_moment, month_number, required
from tracker.errors import ParseError
from tracker.reading.people.briefing import split_briefing
from tracker.records import Document, DocumentText, Record

PUBLISHER = "U.S. Department of State"
# The site began anew in January 2021: an address of before may be another paper's since.
_ANEW = "2017-2021.state.gov"
# The head of the page within the words of a paper, and what follows them.
CLUTTER = (
    f".//*[{has_class('wp-block-default-hero-container')}]",
    f".//*[{has_class('featured-content')}]",
    f".//*[{has_class('article-meta')}]",
    f".//*[{has_class('related-tags')}]",
    f".//*[{has_class('wp-block-summary-article-index')}]",
    f".//*[{has_class('page-header__actions')}]",
)
_TYPE = f".//*[{has_class('doctype-meta')}]"
_AUTHOR = (
    ".//*[contains(@class, 'article-meta__author-bureau')"
    " or contains(@class, 'report-meta__author')]"
)
_DATE = ".//*[contains(@class, 'article-meta__publish-date')]"
_BODY = f"//*[{has_class('entry-content')} or {has_class('report__content')}]"
_OLD_BODY = '//*[@id="centerblock"] | //*[@id="tier2-content"]'
_OLD_CLUTTER = ('.//*[@id="breadcrumb-trail"]', './/*[starts-with(@id, "share")]')
_LONG_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
# Names of several authors run together: "Assistant SecretaryBureau of Conflict …" (July 2021).
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?=[A-Z][a-z])"
)
_ATTRIBUTED = re.compile(
    r"\battributable to (?:the )?(?:Department )?(?P<who>[^:\n]{3,120}?)\s*:", re.IGNORECASE
)
_SECTION = re.compile(r"/(briefing|report)s\b")
_TITLES = (
    (re.compile(r"(?i)public schedule\b"), "public_schedule"),
    (re.compile(r"(?i).*\bpress briefing\b|briefing (?:with|on|by)\b"), "briefing"),
    (re.compile(r"(?i)fact sheet\b"), "fact_sheet"),
    (re.compile(r"(?i)(?:joint )?readout\b|.*[’']s? (?:call|meeting) with\b"), "readout"),
)  # fmt: skip


def item_records(item: Item) -> list[Record]:
    """Document and DocumentText of a feed's item."""
    said = read_fragment(item.html) if item.html.strip() else None
    return paper_records(
        item.url, item.title, item.published_on, item_text(item, CLUTTER),
        creator=item.creator, doctype=words_of(said, _TYPE) if said is not None else None,
        form="feed" if item.whole else None,
    )  # fmt: skip


def post_records(post: dict[str, Any]) -> list[Record]:
    """Document and DocumentText of a post as the content API gives it.

    Raises: ParseError for a post without address, title, moment or content.
    """
    url = required(_string(post, "link"), "link of a post")
    title = one_line(read_fragment(rendered(post, "title")).text_content())
    words = read_fragment(rendered(post, "content") or "<p></p>")
    doctype, author = words_of(words, _TYPE), words_of(words, _AUTHOR)
    remove(words, *CLUTTER)
    # The API's moments are UTC and say so in their names alone.
    moment = iso_moment(f"{_string(post, 'date_gmt') or ''}Z", f"date_gmt of {url}")
    modified = _string(post, "modified_gmt")
    return paper_records(
        url, title, washington_day(moment), plain_text(words), creator=author, doctype=doctype,
        updated_at=iso_moment(f"{modified}Z", f"modified_gmt of {url}") if modified else None,
        form="api",
    )  # fmt: skip


def article_records(url: str, root: Any) -> list[Record]:
    """Document and DocumentText of a paper's own page, 2019 on, or of the site of 2009-17.

    Raises: ParseError for a page without a body, a title or a day.
    """
    if root.xpath('//meta[@name="DC_title"]'):
        return _old_article(url, root)
    title = words_of(root, f"//*[{has_class('featured-content__headline')}]")
    title = title or words_of(root, '//meta[@property="og:title"]/@content')
    bodies = root.xpath(_BODY)
    if not title or not bodies:
        raise ParseError("no title or body of a paper: the layout has changed, or this is no paper")
    body = max(bodies, key=lambda element: len(element.text_content()))
    doctype, author, day = words_of(root, _TYPE), words_of(root, _AUTHOR), _day(root)
    remove(body, *CLUTTER)
    text = required(plain_text(body), "text in the body of a paper")
    modified = words_of(root, '//meta[@property="article:modified_time"]/@content')
    return paper_records(
        url, re.sub(r" - United States Department of State$", "", title), day, text,
        creator=author, doctype=doctype, form="html",
        updated_at=iso_moment(modified, "article:modified_time") if modified else None,
    )  # fmt: skip


def paper_records(
    url: str, title: str, day: date, text: str, *, creator: str | None, doctype: str | None,
    form: str | None, updated_at: datetime | None = None,
) -> list[Record]:  # fmt: skip
    """Document and, where the whole text is at hand, DocumentText of a paper."""
    place = urlsplit(url)
    path = place.path.removesuffix("index.html").strip("/")
    if place.hostname == _ANEW:
        path = f"{_ANEW}/{path}"
    document_id = f"state:{path or f'?{place.query}'}"
    text = _without_byline(text, creator)
    document = Document(
        document_id, find_kind(url, title, doctype, text), required(title, f"title of {url}"),
        PUBLISHER, url, day, speaker=find_speaker(creator, text, title), updated_at=updated_at,
        abstract=None if form else text or None,
    )  # fmt: skip
    if form is None:
        return [document]
    whole = DocumentText(document_id, form, required(text, f"text of {url}"), day)
    return [document, whole, *turn_records(document_id, text)]


def find_kind(url: str, title: str, doctype: str | None, text: str) -> str:
    """What a paper is: as its page says, else by its address and title, else by its form."""
    if doctype:
        slug = re.sub(r"[^a-z0-9]+", "_", doctype.lower()).strip("_")
        return "briefing" if slug.endswith("briefing") else slug
    if section := _SECTION.search(urlsplit(url).path):
        return section[1]
    by_title = next((kind for form, kind in _TITLES if form.match(title)), None)
    return by_title or ("remarks" if split_briefing(text) else "press_statement")


def find_speaker(creator: str | None, text: str, title: str = "") -> str | None:
    """Whose words a paper is: to whom it is attributed, else its author, else who answers in it.

    Others' by its title is what the spokesperson gives out: G7 Foreign Ministers’ Statement.
    """
    if attributed := _ATTRIBUTED.search(text[:600]):
        return one_line(attributed["who"])
    if creator and creator.startswith("Office of the Spokes"):
        return titled_speaker(title) or creator
    if creator:
        return "; ".join(_RUN_TOGETHER.split(creator))
    return answering_speaker(text)


def _without_byline(text: str, creator: str | None) -> str:
    """A feed's text begins with its author's name, which is no part of the paper."""
    first, _, rest = text.partition("\n\n")
    if creator and re.sub(r"\W", "", first) == re.sub(r"\W", "", creator):
        return rest
    return text


def _old_article(url: str, root: Any) -> list[Record]:
    title = required(words_of(root, '//meta[@name="DC_title"]/@content'), "DC_title")
    stated = words_of(root, '//meta[@name="DC_date"]/@content')
    bodies = root.xpath(_OLD_BODY)
    if not bodies:
        raise ParseError("no body of a paper of the site of 2009-17")
    remove(bodies[0], *_OLD_CLUTTER)
    text = required(plain_text(bodies[0]), "text in the body of a paper")
    day = iso_date(stated, "DC_date")
    return paper_records(url, title, day, text, creator=None, doctype=None, form="html")


def _day(root: Any) -> date:
    if stated := words_of(root, '//meta[@property="article:published_time"]/@content'):
        return washington_day(iso_moment(stated, "article:published_time"))
    return read_long_day(required(words_of(root, f"/{_DATE[1:]}"), "day of publication"))


def read_long_day(text: str) -> date:
    """Day of "September 21, 2026"; ParseError names what is none."""
    found = _LONG_DAY.search(text)
    if found is None:
        raise ParseError(f"{text[:60]!r} is no day")
    month = month_number(found[1], "a day of publication")
    return iso_date(f"{found[3]}-{month:02}-{int(found[2]):02}", "a day of publication")


def _string(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    return value if isinstance(value, str) else None
