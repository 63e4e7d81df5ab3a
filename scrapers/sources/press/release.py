"""A release on its office's own page: its title, its day as printed and its words."""

import re
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapers.shapes.statements.dates import day_in, moment_day, read_day
from scrapers.shapes.statements.main_text import find_sign
from scrapers.shapes.statements.releases import Release, canonical
from scrapers.shapes.statements.text import has_class, one_line, plain_text, remove, words_of
from scrapers.source import Page
from scrapers.strict import parse_html, required
from tracker.errors import ParseError


def _of(*names: str) -> tuple[str, ...]:
    return tuple(f"//*[{has_class(name)}]" for name in names)


# Where the words of a release stand, the more special first.
_BODIES = (
    *_of("press-release__body", "press-release-content", "newsie_details_body",
         "evo-press-release__body", "js-press-release", "field--name-body"),
    f"//article//*[{has_class('field--text')}]",
    *_of("field-name-body", "RawHTML", "post-content-text", "elementor-widget-theme-post-content"),
    f"//article//*[{has_class('entry-content')}]",
    *_of("et_pb_post_content", "entry-content", "bodycopy", "press-body", "post-content"),
    f'//*[@id="press"]//*[{has_class("main_page_content")}]',
    '//*[@id="newscontent"]', f"//*[{has_class('middlecopy')}]", f"//*[{has_class('item-page')}]",
    "//main//article", "//article", "//main", '//*[@id="content"]', '//*[@id="main-content"]',
)  # fmt: skip
_FURNITURE = (
    ".//header//nav", ".//footer", ".//aside", ".//figure",
    *(f".//*[contains(@class, '{name}')]" for name in (
        "share", "social", "addtoany", "breadcrumb", "pager", "pagination", "related", "print-",
        "sharing", "skip-link",
    )),
)  # fmt: skip
_DAYS = (
    *_of("press-release__date", "evo-press-release__date", "ArticleBlock__date", "Heading--time",
         "Heading--overline", "elementor-post-info__item--type-date", "element-datetime",
         "element-date", "press-date", "topnewstext", "date"),
    "//article//time", "//main//time", "//time",
)  # fmt: skip
_SITE = re.compile(
    r"\s+[|–—:-]\s+(?:(?:U\.?S\.? |United States )?(?:Senat|Congress|Represent|House|Official|Rep\."
    r"|Sen\.|Press Releases?|News|Office|The Online Office|Committee|Ranking)[^|]*)$"
)
_NEAR = 600  # letters before the end of which a release prints its day


def read_release(page: Page) -> Release:
    """The release of a page; the day is that of the listing's line where that prints one.

    Raises: ParseError for an error page with 200, a page that leads home, and for a page without
    title, body or day.
    """
    root = parse_html(page.body)
    _check_here(page, root)
    title = _title(root)
    url, day = _address(page, root), _day(page, root)
    body = required(_body(root), "words in the body of a release: the layout has changed")
    return Release(url, title, day or _printed(body), body, "html")


def _check_here(page: Page, root: Any) -> None:
    if sign := find_sign(root):
        raise ParseError(f"an error page with 200: {sign!r}")
    landed = getattr(page, "landed", None)
    if landed and len(urlsplit(landed).path.strip("/")) == 0:
        raise ParseError(f"the address leads to the home page, {landed}")


def _title(root: Any) -> str:
    """Title as the page states it: listings cut titles and print them in capitals."""
    paths = ('//meta[@property="og:title"]/@content', "//article//h1", "//main//h1", "//h1")
    stated = next(filter(None, (words_of(root, path) for path in paths)), None)
    stated = stated or words_of(root, "//title")
    return _SITE.sub("", required(stated, "title (og:title, <h1> or <title>)"))


def _address(page: Page, root: Any) -> str:
    """The address that the page calls its own, if it is on the same site and names a paper."""
    own = page.url.partition("#")[0]
    stated = words_of(root, '//link[@rel="canonical"]/@href')
    if stated:
        stated = urljoin(own, stated).replace("http://", "https://", 1)
        is_same = not own.startswith("https://") or _host(stated) == _host(own)
        same_query = ("?" in canonical(own)) <= ("?" in canonical(stated))
        if is_same and same_query and len(urlsplit(stated).path) > 1:
            return stated
    if not own.startswith("https://"):
        raise ParseError("a release that does not state its own address")
    return own


def _host(url: str) -> str:
    return canonical(url).partition("/")[0]


def _day(page: Page, root: Any) -> date | None:
    """Day as printed: in the listing, on the page; else as its data state it."""
    if listed := read_day(page.mark):
        return listed
    for path in _DAYS:
        for element in root.xpath(path)[:3]:
            if day := day_in(element):
                return day
    return moment_day(words_of(root, '//meta[@property="article:published_time"]/@content'))


def _printed(body: str) -> date:
    """Day that stands on a line of its own where a release begins ("March 4, 2009")."""
    for line in body[:_NEAR].split("\n"):
        if day := read_day(line):
            return day
    raise ParseError("no day of a release: the layout has changed")


def _body(root: Any) -> str | None:
    for path in _BODIES:
        found = root.xpath(path)
        if not found:
            continue
        body = max(found, key=lambda element: len(element.text_content()))
        remove(body, *_FURNITURE)
        if len(one_line(words := plain_text(body))) > 1:
            return words
    return None
