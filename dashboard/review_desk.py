"""The desk at which a person rules: which card lies on it, its keys, and writing the ruling."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import review_words as words
from dashboard.data import renew, store
from tracker.errors import TrackerError
from tracker.queries.review import Card
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


def place_of(cards: Sequence[Card]) -> int:
    """Place of the card that the address names; the first where it names none that waits."""
    named = st.query_params.get("card")
    return next((place for place, card in enumerate(cards) if card.key == named), 0)


def notices() -> None:
    """Say what was written last, or why nothing was."""
    if fault := st.session_state.pop(_FAULT, None):
        st.error(fault)
    elif done := st.session_state.pop(_SAID, None):
        st.success(done)


def answers(cards: Sequence[Card], place: int) -> None:
    """The answers to a card and the way to its neighbours, each a button with its key."""
    card = cards[place]
    after = cards[(place + 1) % len(cards)].key if len(cards) > 1 else None
    before = cards[place - 1].key if len(cards) > 1 else None
    with st.container(horizontal=True):
        for answer in words.ANSWERS[card.kind]:
            st.button(
                answer.words, key=f"answer-{answer.key}", shortcut=answer.key, on_click=_save,
                args=(card, answer, after), type="primary" if answer.key in "yf" else "secondary",
            )  # fmt: skip
        st.button("Skip", key="skip", shortcut="s", on_click=_skip, args=(card, after))
        st.button("Previous", key="previous", shortcut="k", on_click=_turn, args=(before,))
        st.button("Next", key="next", shortcut="j", on_click=_turn, args=(after,))


def reasons(card: Card) -> None:
    """Ready reasons under number keys, and a line for a reason in one's own words."""
    chosen = st.session_state.get(_CHOSEN)
    with st.container(horizontal=True):
        for number, reason in enumerate(words.REASONS[card.kind], 1):
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
    st.session_state[_SAID] = f"Written: {card.title[:80]} · {answer.words.lower()}."
    renew()
    _turn(after)
    if after is None:
        st.query_params.pop("card", None)


def _reason(card: Card, answer: words.Answer) -> str:
    own = (st.session_state.get(_own(card)) or "").strip()
    chosen = st.session_state.get(_CHOSEN) or ""
    ready = {reason.words: reason.verdict for reason in words.REASONS[card.kind]}
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
    seconds = card.ruling.ruling_id if card.ruling else None
    value = card.ruling.value if card.ruling else answer.value
    rule(store(), keeper(), kind="polarity", subject=card.subject, about=card.subject,
         verdict=answer.verdict, value=value, seconds=seconds, **said)  # fmt: skip
