"""Words broken by layout made whole again in the raw bytes of a page.

Of use only for looking: places shift, and what stood between the halves is lost.
"""

from functools import cache

import re2

from tracker.reading.court.lexicon import compiled

_DASHES = (
    "-", r"\xe2\x80[\x90-\x94]", r"\\u201[0-4]",
    "&(?:[nm]dash|hyphen);", "&#(?:820[89]|821[0-2]|45);",
)  # fmt: skip
# What is not seen at all: soft hyphens, blanks without width, marks of byte order.
UNSEEN = (
    r"\xc2\xad", "&(?:shy|#173|#[xX][aA][dD]);", r"\\u00[aA][dD]", r"\xe2\x80[\x8b-\x8d]",
    r"\xe2\x81\xa0", r"\xef\xbb\xbf", r"\\u200[bcdBCD]", r"\\u2060", r"\\u[fF][eE][fF][fF]",
    "&(?:zwnj|zwj|ZeroWidthSpace|NoBreak|#(?:820[345]|8288|65279));",
)  # fmt: skip
_BLANK = (
    r"(?:[\s\xa0]|\xc2\xa0|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe3\x80\x80|\\[nrtf]"
    r"|\\u(?:00[aA]0|20[0-9a-fA-F]{2}|3000)|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#xA0|#10|#13);)"
)
# A hyphen after which a blank or a tag may begin: with what is unseen, evidence of broken words.
BROKEN = tuple(rf"[a-z]{dash}[0-9]{{0,2}}[\s\xa0\xc2\xe2\xe3\\&<]" for dash in _DASHES)
_LINE_END = rf"(?:{_BLANK}|[0-9]|<[^<>]*>|&lt;[^<>&]*&gt;)*"
_ANY_DASH, _ANY_UNSEEN = f"(?:{'|'.join(_DASHES)})", f"(?:{'|'.join(UNSEEN)})"


def mend(body: bytes) -> bytes:
    """The body with soft hyphens gone and the halves of hyphenated words joined."""
    if _pattern(_ANY_UNSEEN).search(body) is not None:
        body = _pattern(f"{_ANY_UNSEEN}{_LINE_END}([a-z])").sub(rb"\1", body)
        body = _pattern(_ANY_UNSEEN).sub(b"", body)
    halves = _pattern(f"([a-z]){_ANY_DASH}{_LINE_END}([a-z])")
    joined, count = halves.subn(rb"\1\2", body)
    # A second time for halves of one letter, which two breaks share.
    return halves.sub(rb"\1\2", joined) if count > 1 else joined


@cache
def _pattern(pattern: str) -> re2._Regexp:
    return compiled(pattern, captures=True)
