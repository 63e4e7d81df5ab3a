"""Text of the HTML that GovInfo makes from GPO's typesetting: a <pre> with printer's marks."""

import html
import re
from typing import NamedTuple

from lxml import html as lxml_html

from scrapers.strict import describe, parse_html
from tracker.errors import ParseError

_PRE = re.compile(r"(?is)<pre\b[^>]*>(.*?)(?:</pre>|\Z)")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,200})?/?>")
# A line that belongs to the printed page and not to the text: page number, clock of the House.
_FURNITURE = re.compile(
    r"(?m)(?:^[ \t]*\n)*^[ \t]*(?:\[\[Page [^\]\n]*\]\]|\{time\}[ \t]+\d{3,4})[ \t]*\n"
    r"(?:[ \t]*\n)*(?=([ \t]*)(\S[^\n]*)?)"
)
_IN_LINE = re.compile(r"\s?\[\[Page [^\]]*\]\]\s?|\{time\}[ \t]+\d{3,4}")
_NOTE = re.compile(r"(?s)[ \t]?<<NOTE:\s*(.*?)>>")
# Around each paragraph that a committee struck from a bill as introduced (BILLS-…rs, …rh).
_STRUCK = re.compile(r"(?i)<(/?)DELETED(?:\s[^<>]*)?>")
_BEGIN, _END = "\x02", "\x03"
_RULE = re.compile(r"(?m)^[ \t]*(?:[_=~*-][ \t]?){3,}[ \t]*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad]")
_HEAD_LINE = re.compile(r"(?:``)?(?:SEC(?:TION|\.) \d|TITLE |Subtitle |DIVISION |PART |CHAPTER )")
_NUMBERED = re.compile(r"(?:``)?\(\w{1,5}\)\s")
# A speaker's name begins a paragraph, wherever the lines before it stood (lists of votes).
_SPEAKER = re.compile(
    r" {1,3}(?:(?:Mrs?|Ms|Dr)\.|Miss|The|THE) [^.]{0,60}[A-Z]{2}[^.]{0,40}\.(?=\s|$)"
)
_ENDS = (".", ";", ":", "?", "!", ")", "''", "--")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "title")


class Block(NamedTuple):
    """A paragraph or heading: its first line's indentation, its words, and notes of its margin."""

    indent: int
    text: str
    notes: tuple[str, ...] = ()
    is_struck: bool = False

    @property
    def whole(self) -> str:
        """Words and then each margin note in brackets."""
        return " ".join([self.text, *(f"[{note}]" for note in self.notes)]).strip()


class Paper(NamedTuple):
    """A paper's <title> and its blocks in order."""

    title: str | None
    blocks: list[Block]


def read_paper(body: bytes) -> Paper:
    """Title and blocks of a GovInfo HTML page.

    Words are joined over the lines of a block; a hyphen at a line end keeps its line break, for
    only a reader of the word can tell whether the printer put it there. Raises ParseError for an
    error page, a bot wall or an empty text.
    """
    if not body.strip():
        raise ParseError("empty body where a GovInfo text was expected")
    page = _CONTROL.sub("", body.decode("utf-8", "replace"))
    title = re.search(r"(?is)<title>(.*?)</title>", page)
    shown = " ".join(html.unescape(title[1]).split()).strip(" -") if title else ""
    if re.search(r"(?i)page not found|error occurred|service unavailable", shown):
        raise ParseError(f"error page {shown!r} where a GovInfo text was expected")
    found = _PRE.findall(page)
    if not found and "<html" not in page[:2000].lower():
        raise ParseError(f"{describe(body)} where a GovInfo HTML text was expected")
    blocks = cut_blocks(clean("\n\n".join(found)) if found else _text_of_html(page.encode()))
    if not any(re.search(r"\w", block.text) for block in blocks):
        raise ParseError("a GovInfo page without text")
    return Paper(shown or None, blocks)


def _text_of_html(body: bytes) -> str:
    """Text of a page that is no typesetter's <pre> (the Daily Compilation's are not)."""
    root = parse_html(body)
    for noise in root.xpath("//script | //style | //noscript | //title"):
        noise.drop_tree()
    for line_break in root.iter("br"):
        line_break.tail = f" {_CONTROL.sub('', line_break.tail or '')}"
    for block in root.iter(*_BLOCKS):
        block.tail = f"\n\n{_CONTROL.sub('', block.tail or '')}"
        block.text = f"\n\n{_CONTROL.sub('', block.text or '')}"
    lines = lxml_html.tostring(root, method="text", encoding="unicode").split("\n\n")
    return "\n\n".join(" ".join(line.split()) for line in lines)


def clean(text: str) -> str:
    """Typeset text without tags, printer's codes, page marks and rules."""
    text = _without_tags(html.unescape(_without_tags(text))).replace("\r\n", "\n").expandtabs()
    text = _FURNITURE.sub(lambda mark: "\n" if _HEAD_LINE.match(mark[2] or "") else "", text)
    return _RULE.sub("", _IN_LINE.sub(" ", text))


def _without_tags(text: str) -> str:
    """Text whose struck parts stand between control characters, without any other tag."""
    return _TAG.sub("", _STRUCK.sub(lambda tag: _END if tag[1] else _BEGIN, text))


def cut_blocks(text: str) -> list[Block]:
    """Paragraphs by blank lines and by the indentation of their first lines; struck ones apart."""
    blocks: list[Block] = []
    is_struck = False
    for part in re.split(f"([{_BEGIN}{_END}])", text):
        if part in (_BEGIN, _END):
            is_struck = part == _BEGIN
        else:
            blocks += [block._replace(is_struck=is_struck) for block in _cut(part)]
    return blocks


def _cut(text: str) -> list[Block]:
    blocks: list[Block] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        if lines and (not line.strip() or _begins_block(line, lines)):
            blocks.append(_block(lines))
            lines = []
        if line.strip():
            lines.append(line)
    return [block for block in blocks if block.whole]


def _begins_block(line: str, lines: list[str]) -> bool:
    """Whether a line begins a paragraph: first lines stand further in than those that follow."""
    if _SPEAKER.match(line):
        return True
    indent, last, first = _indent(line), _indent(lines[-1]), _indent(lines[0])
    if _HEAD_LINE.match(lines[0].strip()) and not _HEAD_LINE.match(line.strip()):
        return False  # headings hang: their second line stands further in
    if _is_capitals(line) and _is_capitals(lines[-1]):
        return _HEAD_LINE.match(line.strip()) is not None
    is_numbered = _NUMBERED.match(line.strip()) is not None
    if indent > last:
        # Centred lines differ by one; what hangs goes on where no sentence has ended.
        hangs = last > 0 and indent <= last + 4 and not _ends_sentence(lines[-1])
        return indent > last + 1 and not (hangs and not is_numbered)
    if indent < last:
        return len(lines) > 1 or indent < first - 4 or (is_numbered and _ends_sentence(lines[-1]))
    return (len(lines) == 1 and first > 1) or (is_numbered and indent >= first)


def _is_capitals(line: str) -> bool:
    return line.isupper() and not line.lstrip().startswith("[")


def _ends_sentence(line: str) -> bool:
    words = line.rstrip()
    return words.endswith(_ENDS) and not re.search(r"\b(?:Mrs?|Ms|Dr|Messrs|No|St)\.$", words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(lines: list[str]) -> Block:
    joined = ""
    for line in lines:
        words = " ".join(line.split())
        ends_in_hyphen = re.search(r"[A-Za-z]-$", joined) is not None
        joined = f"{joined}\n{words}" if ends_in_hyphen else f"{joined} {words}"
    notes = [" ".join(note.split()) for note in _NOTE.findall(joined)]
    words = _NOTE.sub("", joined).strip().replace("``", "“").replace("''", "”").replace("`", "‘")
    return Block(_indent(lines[0]), words, tuple(notes))
