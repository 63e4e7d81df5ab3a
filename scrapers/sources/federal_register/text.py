"""Full text of a Federal Register document, out of the page in which it is served."""

import re
from datetime import date

from lxml import etree, html

from scrapers.sources.federal_register.documents import build_document_id
from scrapers.strict import describe, iso_date, month_number
from tracker.errors import ParseError
from tracker.records import DocumentText

_PUBLISHED = re.compile(r"/full_text/text/(\d{4})/(\d\d)/(\d\d)/([^/]+)\.txt$")
_INSPECTED = re.compile(r"/public-inspection/raw_text/(\d{3}/\d{3}/\d+)\.txt$")
_NUMBER = re.compile(r"\[FR Doc(?:\.| No:)\s*([\w-]+)")
_ISSUE = re.compile(r"\[Federal Register Volume \d+, Number \d+ \(\w+, (\w+) (\d+), (\d{4})\)\]")
_HEADING = re.compile(r"\[Federal Register|\[FR Doc|scheduled to be published in the\s+Federal")
_PAGE_MARK = re.compile(r"\s*^\s*\[\[Page [^\]\n]+\]\]\s*$\s*", re.MULTILINE)


def parse_text(url: str, body: bytes) -> DocumentText:
    """The text without its wrapper, scripts and page marks.

    Source: https://www.federalregister.gov/documents/full_text/text/2025/02/12/2025-02612.txt
    Raises: ParseError if the address is no document's, or the body has none of the headings that
    the Federal Register prints (a bot wall or an error page has not).
    """
    text = _unwrapped(body)
    if not _HEADING.search(text):
        raise ParseError(f"{describe(body)} without the heading of a Federal Register document")
    number, published_on = _identity(url, text)
    form = "public inspection text" if _INSPECTED.search(url) else "text"
    # A sentence goes on across a page mark, so a line break is what takes its place.
    clean = _PAGE_MARK.sub("\n", text).strip()
    return DocumentText(build_document_id(number, published_on), form, clean, published_on)


def _identity(url: str, text: str) -> tuple[str, date | None]:
    """Number and day of publication, by the address, or by the headings of a file without one."""
    stated, issue = list(dict.fromkeys(_NUMBER.findall(text))), _ISSUE.search(text)
    if found := _PUBLISHED.search(url):
        *day, number = found.groups()
        published_on = iso_date("-".join(day), "the day in the address")
    elif found := _INSPECTED.search(url):
        # The number stands in the address in threes: raw_text/202/017/699.txt is 2020-17699.
        digits = found[1].replace("/", "")
        number, published_on = f"{digits[:4]}-{digits[4:]}", None
    elif stated and issue:
        month = month_number(issue[1], "the heading of the issue")
        number, published_on = stated[0], date(int(issue[3]), month, int(issue[2]))
    else:
        raise ParseError(f"{url}: neither address nor headings tell which document this is")
    if stated and number not in stated:
        raise ParseError(f"the text is of document {', '.join(stated)}, not of {number}")
    return number, published_on


def _unwrapped(body: bytes) -> str:
    """Text of the <pre> in a small HTML page; a body without markup as it stands."""
    if b"<pre" not in body[:4000].lower():
        return _decoded(body).replace("\r\n", "\n")
    try:
        tree = html.document_fromstring(body, html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise ParseError(f"unreadable text page: {error}") from error
    for script in tree.xpath("//script | //style"):
        script.drop_tree()
    return "".join(pre.text_content() for pre in tree.xpath("//pre")).replace("\r\n", "\n")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
