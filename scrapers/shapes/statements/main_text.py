"""The words of a paper's own page, on any site: its main text without the site's furniture."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapers.shapes.statements.text import has_class, one_line, plain_text, remove, words_of
from scrapers.source import Page
from scrapers.strict import parse_html
from tracker.errors import ParseError
from tracker.reading.page_words import without_rendering

_NO_WORDS = ("script", "style", "noscript", "template", "svg", "iframe", "form", "button", "select")
_AROUND = ("nav", "aside", "footer", "dialog")
# Parts of names that sites give to what stands around a paper.
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:nav|navigation|menu|menufloat|frozen-spacer|breadcrumbs?|share|sharing|social|related|recirc"
    r"|recommended|recommendations|sidebar|footer|cookies?|newsletter|subscribe|signup|sign-up"
    r"|promo|popular|trending|most-read|read-more|read-next|up-next|more-(?:news|stories|from|in)"
    r"|latest|comments?|counter|view-?count|page-?views|hit-?count(?:er)?|pager|pagination"
    r"|skip-link|skip|toolbar|last-(?:updated|modified)|timestamp|render(?:ed)?(?:-at)?|topper-nav"
    r"|page-header__actions|related-tags|advert(?:isement)?|popup|modal|usa-banner|alert-bar"
    r"|screen-reader-text|sr-only|visually-hidden)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = '//*[@hidden or @aria-hidden="true"]'
# Where sites keep a paper's words, the closest first.
_BODIES = (
    " | ".join(
        f"//*[{has_class(name)}]"
        for name in (
            "entry-content", "article-body", "article__body", "post-content", "body-content",
            "page-content__content", "field--name-body", "field--name-field-body",
            "field-name-body", "press-release__body", "press-release-content",
            "newsie_details_body", "evo-press-release__body", "RawHTML", "bodycopy",
            "post-content-text", "elementor-widget-theme-post-content", "et_pb_post_content",
        )
    ),
    "//article",
    '//main | //*[@role="main"]',
    '//*[@id="content" or @id="main-content" or @id="main" or @id="centerblock"]',
    "//body",
)  # fmt: skip
_WALL = re.compile(
    r"(?:.* )?technical difficulties.*|access (?:is )?denied.*|attention required.*|just a moment.*"
    r"|(?:please )?verify(?:ing)? (?:that )?you are .*|are you (?:a )?(?:human|robot).*"
    r"|pardon our interruption.*|request (?:rejected|blocked|unsuccessful).*|(?:403:? ?)?forbidden"
    r"|(?:.* )?(?:temporarily|currently) unavailable.*|(?:50\d )?(?:service unavailable|bad gateway"
    r"|gateway time-?out|internal server error).*|(?:50\d|40[13])(?: error)?|error 50\d.*"
    r"|security (?:check|challenge)|(?:site|scheduled|under|down for) maintenance.*"
    r"|(?:please )?(?:sign|log)[ -]?in(?: (?:to|required|page)\b.*)?"
    r"|(?:an? )?(?:runtime |server |application |unexpected )?error(?: page| (?:has )?occurred)?"
    r"|(?:you (?:have been|are) )?blocked|human verification.*|one more step",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:error:? ?)?(?:404|410)\b.*|.*\b(?:(?:error|page):? 404|404 error)|(?:.* )?not found"
    r"|.*\b(?:page|file|content|document|resource|paper|article)\b.{0,40}(?:not be found|not found"
    r"|no longer (?:available|exists?|here)|(?:does|do)(?: not|n['’]t) exist|is gone|has been "
    r"(?:removed|deleted|moved)|unavailable|is not available|cannot be found|can['’]t be found).*"
    r"|.*\bpage you(?:['’]re| are| were| have)? (?:are )?(?:looking for|requested).*"
    r"|.*\b(?:can['’]t|cannot|could not|couldn['’]t|unable to) (?:find|locate)\b.*\bpage\b.*|gone",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|–—-]\s+|\s*[»|]\s*")
_SITE_AFTER = re.compile(
    r"\s+[|»–—-]\s+(?:The White House|[^|»–—]*\b(?:Departments?|Office|Mission|Treasury|Archives"
    r"|State|Justice|gov|U\.?S\.?)\b[^|»–—]*)$",
    re.IGNORECASE,
)
_LONGEST_SIGN = 90
_FEWEST_WORDS = 5
_BLANKS = re.compile(r"\n{3,}")
_CLOSED = re.compile(rb"</html\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """A page's title and main text; missing is a sign on it that says that nothing is here."""

    title: str
    text: str
    missing: str | None = None

    @property
    def whole(self) -> str:
        """Title and text, as they are compared."""
        return f"{self.title}\n\n{self.text}"


def read_words(page: Page, *, ends: bool = True) -> Words:
    """The words of a paper's page, with the sign, if it bears one, that there is no paper.

    ends tells whether the site's pages bear their end tag: those of the 1990s may leave it out.

    Raises: ParseError for a bot wall, an error or login page with 200, an answer that is cut off
    or no HTML, and for a page without a text.
    """
    if page.content_type and "html" not in page.content_type:
        raise ParseError(f"{page.content_type} where a page was expected")
    root = parse_html(page.body)
    if ends and b"<html" in page.body[:4000].lower() and not _CLOSED.search(page.body):
        raise ParseError(f"cut off after {len(page.body):,} bytes: the page's end is missing")
    signs = _signs(root)
    if wall := next((sign for sign in signs if _WALL.fullmatch(sign)), None):
        raise ParseError(f"a page that is no paper answers with 200: {wall!r}")
    missing = next((sign for sign in signs if _MISSING.fullmatch(sign)), None)
    title = _title(root)
    lines = [line for line in main_text(root).split("\n") if not line or line != title]
    text = _BLANKS.sub("\n\n", "\n".join(lines)).strip()
    if missing is None and len(text.split()) < _FEWEST_WORDS:
        raise ParseError("a page without a text: its layout has changed, or this is no paper")
    return Words(title, text, missing)


def read_paper(page: Page, *, ends: bool = True) -> Words:
    """The words of a page that is a paper. Raises: ParseError, too, where it says it is gone."""
    words = read_words(page, ends=ends)
    if words.missing:
        raise ParseError(f"a page that is no paper answers with 200: {words.missing!r}")
    return words


def find_sign(root: Any) -> str | None:
    """What a page calls itself where it is a wall, an error or says that nothing is here."""
    return next((s for s in _signs(root) if _WALL.fullmatch(s) or _MISSING.fullmatch(s)), None)


def main_text(root: Any) -> str:
    """Plain paragraphs of the part of a page that holds the paper."""
    remove(root, *(f"//{name}" for name in (*_NO_WORDS, *_AROUND)), _HIDDEN)
    whole = _count(root)
    for element in root.xpath("//*[@class or @id]"):
        is_outer = element.tag in ("html", "body", "main", "article")
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        # A name may mislead: what holds most of the words is no furniture.
        if is_outer or element.getparent() is None:
            continue
        if _FURNITURE.search(named) and _count(element) * 2 < whole:
            element.drop_tree()
    for path in _BODIES:
        found = max(root.xpath(path), key=_count, default=None)
        if found is not None and _count(found) >= _FEWEST_WORDS:
            return without_rendering(plain_text(found))
    return ""


def is_home(url: str) -> bool:
    """Whether an address is a site's front page."""
    return urlsplit(url).path.strip("/").lower() in ("", "home", "index.html", "en", "index.htm")


def _signs(root: Any) -> list[str]:
    """What the page calls itself, the site's name aside: title and first headings, if short."""
    said = [words_of(root, "//title"), words_of(root, '//meta[@property="og:title"]/@content')]
    said += [one_line(heading.text_content()) for heading in root.xpath("//h1|//h2")[:3]]
    parts = (part for words in said if words for part in (words, *_SITE.split(words)))
    return [part.strip(" .!") for part in parts if 0 < len(part) <= _LONGEST_SIGN]


def _title(root: Any) -> str:
    title = words_of(root, '//meta[@property="og:title"]/@content') or words_of(root, "//h1")
    return _SITE_AFTER.sub("", title or words_of(root, "//title") or "")


def _count(element: Any) -> int:
    return len(element.text_content().split())
