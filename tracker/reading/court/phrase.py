"""The small language in which terms.toml writes names, and its two readings.

A phrase is plain words. A space is any gap between words, `'` an apostrophe or nothing, `-` a
hyphen, a space or nothing, `.` a dot or nothing; `[ab]`, `(a|b)`, `?`, `+` mean what they mean in
a regular expression, and `[0-9]` a digit. An accented letter also matches its bare form.

One phrase is read twice: over folded text (`for_text`), and over the raw bytes of a page
(`for_raw`), where tags, entities, escapes and page marks may stand between its words. Whatever
the first finds in a text the second finds in the bytes of that text, once broken words are mended.
"""

import re
import unicodedata

GAP = r"(?:[\s\-]+(?:[0-9]{1,3}\s+)?)"
BETWEEN = (
    r"(?:(?:[0-9]{1,3})?(?:[^A-Za-z0-9<&\\]|<[^<>]*>|&lt;[^<>]*&gt;|&(?:amp;)?[#A-Za-z0-9]{1,8};"
    r"|\\u[0-9a-fA-F]{4}|\\[nrtbf\"/]|Page [A-Z]?[0-9]+))*"
)
# All that may stand there and more, for a search that only comes before another.
_ANYTHING = r"(?:[^A-Za-z]|<[^<>]*>|&[^<>]*;|\\[nrtbfu][0-9a-fA-F]*|Page [A-Z]?)*"
RAW_START = r"(?:^|[^A-Za-z0-9]|\\[nrtbf]|\\u[0-9a-fA-F]{4})"
RAW_END = r"(?:[^A-Za-z0-9]|$)"
_GAPS = " '.-"
_PASSED = set("()|?[]+*")


def for_text(phrase: str) -> str:
    """The pattern that finds a phrase in folded text, as Latin-1 text of UTF-8 bytes."""
    return "".join(_text_part(part) for part in _parts(phrase))


def for_raw(phrase: str) -> str:
    """The pattern that finds a phrase in the raw bytes of a page, whatever stands in between."""
    return "".join(_raw_part(part) for part in _parts(phrase))


def loose(phrase: str) -> str:
    """A pattern that finds at least what `for_raw` does, and is made ready in less time."""
    marked = "".join("\0" if part in _GAPS else _plain(part) for part in _parts(phrase))
    return re.sub(r"\0(?:[?]|\0)*", lambda _: _ANYTHING, marked.strip("\0"))


def _parts(phrase: str) -> list[str]:
    """The phrase cut into characters, a class such as `[0-9]` kept whole."""
    parts, at = [], 0
    while at < len(phrase):
        end = phrase.index("]", at) + 1 if phrase[at] == "[" else at + 1
        parts.append(phrase[at:end])
        at = end
    return parts


def _text_part(part: str) -> str:
    if part == " ":
        return GAP
    if part == "'":
        return "'?"
    if part == ".":
        return r"(?:\.\s?)?"
    if part == "-":
        return r"(?:[\s\-]+)?"
    return _plain(part)


def _raw_part(part: str) -> str:
    return BETWEEN if part in _GAPS else _plain(part)


def _plain(part: str) -> str:
    """A letter, class or operator as itself; an accented letter as any of its spellings."""
    if part == "(":
        return "(?:"
    if part.isascii():
        return part if part in _PASSED or len(part) > 1 or part.isalnum() else "\\" + part
    bare = unicodedata.normalize("NFD", part)[0]
    spelt = part.encode().decode("latin-1")
    ways = [rf"{bare}(?:\xcc.)?"] if bare.isascii() else []
    ways += [rf"\x{ord(part):02x}"] if ord(part) < 0x100 else []
    coded = r"&(?:[A-Za-z]+|#[xX]?[0-9a-fA-F]+);|\\u[0-9a-fA-F]{4}"
    return f"(?:{'|'.join([*ways, spelt, coded])})"
