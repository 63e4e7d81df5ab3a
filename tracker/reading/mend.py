"""Words broken by layout made whole again in the raw bytes of a page.

Of use only for looking: places shift, and what stood between the halves is lost.
"""

from functools import cache

import re2

from tracker.reading.lexicon import compiled

_DASH = r"(?:-|\xe2\x80[\x90-\x94]|\\u201[0-4]|&(?:[nm]dash|hyphen|#(?:820[89]|821[0-2]|45));)"
_UNSEEN = (
    r"(?:\xc2\xad|&(?:shy|#173|#[xX][aA][dD]);|\\u00[aA][dD]|\xe2(?:\x80[\x8b-\x8d]|\x81\xa0)"
    r"|\xef\xbb\xbf|\\u200[bcdBCD]|\\u2060|\\u[fF][eE][fF][fF]|&(?:zwnj|zwj|ZeroWidthSpace);)"
)
_BLANK = (
    r"(?:[\s\xa0]|\xc2\xa0|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe3\x80\x80|\\[nrtf]"
    r"|\\u(?:00[aA]0|20[0-9a-fA-F]{2}|3000)|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#xA0|#10|#13);)"
)
_LINE_END = rf"(?:{_BLANK}|[0-9])*"
# Evidence that a word of a page may be broken: a hyphen and a blank, or what is not seen at all.
BROKEN = rf"(?:[a-z]{_DASH}[0-9]{{0,2}}{_BLANK}|{_UNSEEN})"


def mend(body: bytes) -> bytes:
    """The body with soft hyphens gone and the halves of hyphenated words joined."""
    if _pattern(_UNSEEN).search(body) is not None:
        body = _pattern(f"{_UNSEEN}{_LINE_END}([a-z])").sub(rb"\1", body)
        body = _pattern(_UNSEEN).sub(b"", body)
    halves = _pattern(f"([a-z]){_DASH}{_LINE_END}([a-z])")
    joined, count = halves.subn(rb"\1\2", body)
    # A second time for halves of one letter, which two breaks share.
    return halves.sub(rb"\1\2", joined) if count > 1 else joined


@cache
def _pattern(pattern: str) -> re2._Regexp:
    return compiled(pattern, captures=True)
