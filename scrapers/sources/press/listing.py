"""Listings of releases, of whichever family: each line's address and its day as printed."""

import re
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.dates import day_in, moment_day, read_day, yearless
from scrapers.shapes.statements.listing import Row, Rows
from scrapers.shapes.statements.text import has_class, one_line, words_of
from scrapers.source import Page
from scrapers.sources.press.families import FAMILIES, NEXT_DATA, Family, lines_of
from scrapers.strict import parse_html, parse_json, parse_xml
from tracker.errors import ParseError

_HEADED = (
    ".//h1//a[@href] | .//h2//a[@href] | .//h3//a[@href] | .//h4//a[@href] | .//a[h1 or h2 or h3]"
)
_NO_PAPER = re.compile(r"(?:#|javascript:|mailto:|tel:)", re.IGNORECASE)
_BLANK_END = re.compile(r"(?:%0A|%09|%0D|%20|\s)+$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:page(?:num)?(?:_rs)?|paged|start|pagenum)[=/](\d+)", re.IGNORECASE)
_NEXT = (
    f'//link[@rel="next"] | //a[@rel="next"] | //*[{has_class("pager-next")}]//a'
    f" | //*[{has_class('next')}]//a | //a[{has_class('next')}]"
)
_FEED_LINK = re.compile(r"href=\"([^\"]+)\"")


def read_listing(page: Page, family: str, lines: str | None = None) -> Rows:
    """Releases that a listing names, as printed, and whether an older page follows.

    lines is the class of a site's lines where it is not its family's.
    Raises: ParseError for a page without lines of this family, which names the family that it has
    now if it has another's, and for lines of which none has a day.
    """
    if family == "feed":
        return Rows(_checked(_feed_rows(page)), has_next=False)
    root = parse_html(page.body)
    form = FAMILIES[family]
    rows = _rows(root, page.url, form._replace(rows=lines_of(lines)) if lines else form)
    if not rows:
        raise ParseError(_nothing(root, page.url, family))
    return Rows(_checked(rows), _has_next(root, page.url))


def detect(page: Page) -> str | None:
    """The family whose lines a listing has, the one with most dated lines; None if no family's."""
    return _likely(parse_html(page.body), page.url)


def _likely(root: Any, url: str) -> str | None:
    found = {
        name: sum(row.mark is not None for row in _rows(root, url, family))
        for name, family in FAMILIES.items()
        if name != "feed"
    }
    best = max(found, key=lambda name: found[name])  # the more special come first
    return best if found[best] else None


def _nothing(root: Any, url: str, family: str) -> str:
    title = words_of(root, "//title") or "without a title"
    now = _likely(root, url)
    seems = f"; it has lines of the family {now} now" if now else ""
    return f"no release is listed in the form {family}: the layout has changed{seems} ({title!r})"


def _checked(rows: list[Row]) -> list[Row]:
    if not rows:
        raise ParseError("a listing without releases")
    dated = [row for row in rows if row.mark]
    if not dated or len(dated) * 2 < len(rows):
        lacking = f"{len(rows) - len(dated)} of {len(rows)}"
        raise ParseError(f"{lacking} releases are listed without a day: the layout has changed")
    return dated  # the others are of a menu in the same layout, as on sanford.house.gov in 2015


def _rows(root: Any, url: str, family: Family) -> list[Row]:
    if family.rows == NEXT_DATA:
        return _posts(root, url)
    rows: dict[str, Row] = {}
    for element in root.xpath(family.rows):
        link = _link(element)
        target = _target(url, link.get("href")) if link is not None else None
        if target is None:
            continue
        place = element.xpath(family.day) if family.day else [element]
        day = day_in(place[0]) if place else None
        if target not in rows or rows[target].mark is None:
            rows[target] = Row(target, day, day.isoformat() if day else _unfinished(place))
    return list(rows.values())


def _unfinished(place: list[Any]) -> str | None:
    """A day that a line prints without its year, as on rickscott.senate.gov in 2026."""
    parts = (part for root in place[:1] for part in root.iter() if isinstance(part.tag, str))
    return next(filter(None, (yearless(one_line(part.text_content())) for part in parts)), None)


def _link(element: Any) -> Any:
    if element.tag == "a":
        return element if element.get("href") else None
    links = [*element.xpath(_HEADED), *element.xpath(".//a[@href]")]
    worded = (a for a in links if one_line(a.text_content()) and not _NO_PAPER.match(a.get("href")))
    return next(worded, None)


def _posts(root: Any, url: str) -> list[Row]:
    """Posts in the data of a page that a script draws: those of each of its queries."""
    rows: dict[str, Row] = {}
    data = parse_json((words_of(root, NEXT_DATA) or "{}").encode())
    for query in _inside(data, "props", "pageProps", "dehydratedState", "queries") or ():
        for edge in _inside(query, "state", "data", "posts", "edges") or ():
            link, stated = (_inside(edge, "node", name) for name in ("link", "date"))
            if link and (target := _target(url, link)):
                day = moment_day(stated)
                rows[target] = Row(target, day, day.isoformat() if day else None)
    return list(rows.values())


def _inside(data: Any, *names: str) -> Any:
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _target(url: str, link: str) -> str | None:
    """Address of a release on the same site; None for a link that leaves it or leads nowhere."""
    # Senate ColdFusion: the link of 25 April 2013 on cowan.senate.gov ends in "%0A%09%09%0A%09".
    target = urljoin(url, _BLANK_END.sub("", link.strip()))
    target = target.partition("#")[0].replace("http://", "https://", 1)
    return target if _site(target) == _site(url) and target != url.partition("#")[0] else None


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _has_next(root: Any, url: str) -> bool:
    if root.xpath(_NEXT):
        return True
    here = _NUMBER.search(url)
    number = int(here[1]) if here else 1
    links = (_NUMBER.search(href) for href in root.xpath("//a/@href"))
    return any(found and int(found[1]) > number for found in links)


def _feed_rows(page: Page) -> list[Row]:
    rows = []
    for item in parse_xml(page.body, "rss").iterfind("channel/item"):
        link = item.findtext("link") or ""
        # The feed of ruiz.house.gov of 2013 gives <a href="…"> as an address.
        link = named[1] if (named := _FEED_LINK.search(link)) else link
        target = urljoin(page.url, link.strip()).replace("http://", "https://", 1)
        day = _feed_day(item.findtext("pubDate") or item.findtext("pubdate") or "")
        rows.append(Row(target, day, day.isoformat() if day else None))
    return rows


def _feed_day(stated: str) -> date | None:
    """Day as the feed prints it, in the office's own zone (EST, or none at all)."""
    return read_day(re.sub(r"[+-]\d{4}$|\bGMT$|\bUTC$", "", stated.strip()).strip())
