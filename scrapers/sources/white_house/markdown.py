"""White House papers kept as Markdown under a head of fields, as public collections hold them."""

import json
import re
from urllib.parse import urlsplit

from scrapers.shapes.statements.text import one_line
from scrapers.sources.white_house.papers import paper_records
from scrapers.strict import iso_date, required
from tracker.errors import ParseError
from tracker.records import Record

_FIELD = re.compile(r"(?m)^([a-z_]+):[ ]*(.*(?:\n[ ]+.*)*)$")
_HOST = re.compile(r"(?:www\.whitehouse\.gov|\w+whitehouse\.archives\.gov)")
_FOLDED = re.compile(r"\\\n\s*(\\(?= ))?")
_ODD_BLANK = re.compile(r"\\[_ ]")
_MARKS = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|^#+ |^> ?", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_TAG = re.compile(r"<[A-Za-z/!][^>]*>")


def markdown_records(body: bytes) -> list[Record]:
    """Document and DocumentText of a paper whose head names its official address.

    Raises: ParseError for a head without title, day or an address at the White House.
    """
    fields, words = read_markdown(body)
    url = required(fields.get("source_url"), "source_url in the head of fields")
    if not _HOST.fullmatch(urlsplit(url).hostname or ""):
        raise ParseError(f"source_url is {url[:120]!r}, not at the White House")
    day = iso_date(fields.get("date") or fields.get("published_time"), "date in the head of fields")
    title = required(fields.get("title"), "title in the head of fields")
    return paper_records(url, title, day, required(words, f"text of {url}"), None, "markdown")


def read_markdown(body: bytes) -> tuple[dict[str, str], str]:
    """Fields of a paper's head by name, and its plain paragraphs.

    Raises: ParseError for a head that does not end.
    """
    text = body.decode("utf-8", "replace").replace("\r\n", "\n")
    head, closed, rest = text.lstrip("\ufeff \n").removeprefix("---\n").partition("\n---\n")
    if not closed:
        raise ParseError("a head of fields that does not end")
    return {name: _value(value) for name, value in _FIELD.findall(head)}, _plain(rest)


def _value(written: str) -> str:
    r"""A value without its quotes; a double-quoted one may run on and hold "\_" and "\u2019"."""
    written = written.strip()
    if written.startswith('"'):
        joined = _ODD_BLANK.sub(" ", _FOLDED.sub("", written))
        try:
            return one_line(json.loads(re.sub(r"\s*\n\s*", " ", joined)))
        except ValueError as error:
            raise ParseError(f"unreadable value in the head of fields: {written[:80]}") from error
    return one_line(written.strip("'"))


def _plain(markdown: str) -> str:
    """Paragraphs without marks; a line that ends in two blanks ends there, others run on."""
    words = _TAG.sub("", _LINK.sub(r"\1", markdown))
    return _MARKS.sub("", _broken(words)).replace("\\", "").strip()


def _broken(markdown: str) -> str:
    paragraphs = re.split(r"\n[ \t]*\n", markdown)
    return "\n\n".join(
        "\n".join(one_line(line) for line in re.split(r"[ ]{2,}\n|\\\n", paragraph)).strip()
        for paragraph in paragraphs
        if paragraph.strip()
    )
