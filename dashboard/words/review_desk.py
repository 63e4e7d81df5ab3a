"""The desk at which a person rules: which card lies on it, its keys, and writing the ruling."""

import re
from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import marks
from dashboard.data import ask, renew, store
from dashboard.words import review as words
from tracker.errors import TrackerError
from tracker.queries.review import Card, read_card
from tracker.settings import read_settings
from tracker.store.bodies import keep_body
from tracker.store.reviews import Keep, rule, rule_mention

_CHOSEN, _SKIPPED, _SAID, _FAULT = "review_reason", "review_skipped", "review_said", "review_fault"


def keeper() -> Keep:
    """What archives the pages of what people write."""
    return partial(keep_body, read_settings().archive)


def waiting(cards: Sequence[Card], kind: str | None) -> list[Card]:
    """The cards of a kind in their order, those that this person skipped last."""
    skipped = st.session_state.setdefault(_SKIPPED, set())
    chosen = [card for card in cards if kind in (None, card.kind)]
    return sorted(chosen, key=lambda card: card.key in skipped)


def chosen_card(cards: Sequence[Card]) -> Card | None:
    """The card that the address names, also one that was decided; else the first that waits."""
    named = st.query_params.get("card")
    waits = next((card for card in cards if card.key == named), None)
    if waits is None and named:
        waits = ask(read_card, named)
    return waits or next(iter(cards), None)


def notices() -> None:
    """Say what was written last, or why nothing was."""
    if fault := st.session_state.pop(_FAULT, None):
        st.error(fault)
    elif done := st.session_state.pop(_SAID, None):
        st.success(done)


def place_of(card: Card, cards: Sequence[Card]) -> int:
    """Place of a card among those that wait, counted from 1; 0 for one that does not."""
    return next((n for n, other in enumerate(cards, 1) if other.key == card.key), 0)


def answers(card: Card, cards: Sequence[Card]) -> None:
    """The answers to a card and the way to its neighbours, each a button with its key."""
    others = [other.key for other in cards if other.key != card.key]
    place = max(0, place_of(card, cards) - 1)
    after = others[place % len(others)] if others else None
    before = others[place - 1] if others else None
    with st.container(horizontal=True):
        for answer in words.answers_to(card):
            st.button(
                answer.words, key=f"answer-{answer.key}", shortcut=answer.key, on_click=_save,
                args=(card, answer, after), type="primary" if answer.key == "y" else "secondary",
            )  # fmt: skip
        st.button("Skip", key="skip", shortcut="s", on_click=_skip, args=(card, after))
        st.button("Previous", key="previous", shortcut="k", on_click=_turn, args=(before,))
        st.button("Next", key="next", shortcut="j", on_click=_turn, args=(after,))


def reasons(card: Card) -> None:
    """Ready reasons under number keys, and a line for a reason in one's own words."""
    chosen = st.session_state.get(_CHOSEN)
    with st.container(horizontal=True):
        for number, reason in enumerate(words.reasons_for(card), 1):
            st.button(
                reason.words, key=f"reason-{number}", shortcut=str(number), on_click=_choose,
                args=(reason.words,), type="primary" if reason.words == chosen else "tertiary",
            )  # fmt: skip
    st.text_input("Or the reason in your own words", key=_own(card), max_chars=300)


def _own(card: Card) -> str:
    return f"own-{card.key}"


def _choose(reason: str) -> None:
    chosen = st.session_state.get(_CHOSEN)
    st.session_state[_CHOSEN] = None if chosen == reason else reason


def _turn(key: str | None) -> None:
    if key:
        st.query_params["card"] = key
    st.session_state[_CHOSEN] = None


def _skip(card: Card, after: str | None) -> None:
    st.session_state.setdefault(_SKIPPED, set()).add(card.key)
    _turn(after)


def _save(card: Card, answer: words.Answer, after: str | None) -> None:
    try:
        _write(card, answer, st.session_state.get("by") or "", _reason(card, answer))
    except TrackerError as error:
        st.session_state[_FAULT] = f"Nothing was written: {error}."
        return
    again = marks.address("review", card=card.key, by=st.session_state.get("by"))
    title = _plain(card.title)
    st.session_state[_SAID] = f"Written: {title} · {answer.words.lower()}." + (
        "" if card.kind == "second" else f" [Rule on it again]({again})"
    )
    renew()
    _turn(after)
    if after is None:
        st.query_params.pop("card", None)


def _plain(title: str, most: int = 80) -> str:
    """A title without the signs that Streamlit would read as Markdown."""
    return re.sub(r"[\\`*_{}\[\]()#+!|<>$:~]", " ", title[:most])


def _reason(card: Card, answer: words.Answer) -> str:
    own = (st.session_state.get(_own(card)) or "").strip()
    chosen = st.session_state.get(_CHOSEN) or ""
    ready = {reason.words: reason.verdict for reason in words.reasons_for(card)}
    if own or not chosen:
        return own
    if ready.get(chosen) not in (None, answer.verdict):
        raise TrackerError(f"“{chosen}” is a reason for the other answer")
    return chosen


def _write(card: Card, answer: words.Answer, author: str, reason: str) -> None:
    said = {"reason": reason, "author": author}
    if card.mention is not None:
        rule_mention(store(), keeper(), card.mention, answer.verdict, **said)
        return
    if card.match is not None:
        rule(store(), keeper(), kind="provision", subject=card.match.match,
             about=card.match.after.bill_id, verdict=answer.verdict, value=answer.value,
             quote=card.passage, **said)  # fmt: skip
        return
    verdict, value, seconds = answer.verdict, answer.value, None
    if card.ruling is not None:
        seconds, value = card.ruling.ruling_id, card.ruling.value
    elif card.stance is not None and value == card.stance.machine and verdict == "correct":
        verdict = "confirm"
    kind = "stance" if card.stance else "polarity"
    rule(store(), keeper(), kind=kind, subject=card.subject, about=card.subject, verdict=verdict,
         value=value, seconds=seconds, quote=card.passage or None, **said)  # fmt: skip
