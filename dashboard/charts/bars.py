"""Stacked bars on one scale, as HTML: a line each, with the counts in or beside its parts."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

_Key = Iterable[tuple[str, str]]


class Part(NamedTuple):
    """A part of a bar: its class, how many it counts, and of what, in words."""

    css: str
    count: int
    words: str


class Bar(NamedTuple):
    """A line: its name as HTML, and its parts in order; a part that counts nothing is not drawn."""

    name: str
    parts: Sequence[Part]

    @property
    def total(self) -> int:
        """How many all its parts count."""
        return sum(part.count for part in self.parts)


def stacked_bars(bars: Sequence[Bar], said: str, key: _Key) -> str:
    """The bars, what they show in words for whoever does not see them, and a key of classes."""
    longest = max((bar.total for bar in bars), default=0)
    lines = "".join(_line(bar, longest) for bar in bars)
    keys = "".join(f'<span><i class="{css}"></i>{words}</span>' for css, words in key)
    return (
        f'<figure class="lines votes"><figcaption class="unseen">{escape(said)}</figcaption>'
        f'<div aria-hidden="true">{lines}<div class="key">{keys}</div></div></figure>'
    )


def _line(bar: Bar, longest: int) -> str:
    width = 100 * bar.total / longest
    return (
        f'<div class="line"><div class="what">{bar.name}</div><div class="count">{bar.total:,}'
        f'</div><div class="bar"><div class="parts" style="width:{width:.2f}%">'
        f"{''.join(_part(part) for part in bar.parts if part.count)}</div></div></div>"
    )


def _part(part: Part) -> str:
    return (
        f'<div class="part {part.css}" style="flex-grow:{part.count}" '
        f'title="{escape(f"{part.count:,} {part.words}")}"><span>{part.count:,}</span></div>'
    )
