"""All that reading a text tells: the answer of `tracker read`."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from tracker.reading.court.mentions import Span, best_passages, decide, find_mentions
from tracker.reading.sentences import find_sentences, holding
from tracker.reading.sides.stance import find_stance
from tracker.reading.topics import GENERAL, find_situations, find_topics

# Of the sentences of a text so many speak of the Court where the text is about it.
_SHARE_ABOUT = 0.2
_NAMED_OFTEN = 5
# Mentions whose places are looked at: enough to tell a list from a text.
_LOOKED_AT = 100
_TOLD = ("start", "end", "text", "sense", "rule", "why")


def read(text: str, on: date | None = None, *, context: str = "") -> dict[str, Any]:
    """What a text says of the Court: mention (True, False, or None in doubt) with its spans,
    relevance, the speaker's stance with the deciding sentence, topics and situations.

    on is the day of the text, where known; context is other text of the same document.
    """
    spans = find_mentions(text, on=on, context=context)
    mention = decide(spans)
    verdict: dict[str, Any] = {
        "mention": mention,
        "spans": [{name: getattr(span, name) for name in _TOLD} for span in spans],
        "relevance": None,
        "stance": None,
        "stance_quote": None,
        "topics": [],
        "situations": [],
    }
    if mention is False:
        return verdict
    stance = find_stance(text, spans)
    verdict["relevance"] = find_relevance(text, spans)
    verdict["stance"], verdict["stance_quote"] = stance.stance, stance.quote or None
    verdict["topics"] = find_topics(text) or [GENERAL]
    verdict["situations"] = find_situations(text)
    return verdict


def find_relevance(text: str, spans: Iterable[Span]) -> Literal["about", "passing"] | None:
    """Whether a text is about the Court or mentions it in passing; None where it does not at all.

    About: the Court stands in a heading or in the first sentence, is spoken of in a fifth of the
    sentences, or is named often; but not where it stands only in lists or tables of contents.
    """
    marks = [span for span in spans if span.verdict != "other"]
    if not marks:
        return None
    looked_at = marks[:_LOOKED_AT]
    places = {passage.place for passage in best_passages(text, looked_at, len(looked_at))}
    if places <= {"list", "contents"}:
        return "passing"
    sentences = find_sentences(text)
    held = holding(sentences, ((mark.start, mark.end) for mark in marks))
    first = bool(held) and held[0] == 0
    share = len(held) / max(1, len(sentences))
    often = len(marks) >= _NAMED_OFTEN
    return "about" if first or often or share >= _SHARE_ABOUT or "heading" in places else "passing"


def read_lines(lines: Iterable[str]) -> Iterator[tuple[dict[str, Any], str | None]]:
    """A verdict or a fault for each line of JSON {"id", "text", "date"?, "context"?}.

    Blank lines are skipped; a fault names its line and what is wrong with it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked, fault = _asked(line)
        if fault:
            yield {}, f"line {number}: {fault}"
            continue
        on = date.fromisoformat(asked["date"][:10]) if asked.get("date") else None
        verdict = read(asked["text"], on, context=asked.get("context") or "")
        yield {"id": asked["id"], **verdict}, None


def _asked(line: str) -> tuple[dict[str, Any], str | None]:
    """The question that one line puts, or what is wrong with it."""
    try:
        asked = json.loads(line)
    except ValueError as error:
        return {}, f"not JSON ({error})"
    if not isinstance(asked, dict):
        return {}, f'expected an object with "id" and "text", found {line.strip()[:60]!r}'
    if "id" not in asked or not isinstance(asked.get("text"), str):
        return {}, 'expected "id" and a "text" in words'
    if asked.get("date"):
        try:
            date.fromisoformat(str(asked["date"])[:10])
        except ValueError:
            return {}, f'"date" is {asked["date"]!r}, expected a day such as 2025-02-06'
    return asked, None
