"""Teaching a rule: what would tell a look-alike, what that would change, and saving it."""

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask, renew, store
from dashboard.words.review_desk import keeper
from tracker.errors import TrackerError
from tracker.queries.review import Card, propose_words, read_rules
from tracker.queries.upkeep.trial import Effect, Trial, try_rule
from tracker.records import TaughtRule
from tracker.settings import read_settings
from tracker.store.taught_rules import build_entry, teach, withdraw

_TRIED = "teach_tried"
_SHOWN = 25
_VERDICTS = {"court": "means the Court", "uncertain": "in doubt", "other": "does not"}


def teaching(card: Card, author: str) -> None:
    """A form for a rule; it is saved only after what else it would change was shown."""
    if card.mention is None:
        return
    with st.expander("Not us: teach a rule that decides such passages"):
        w.html(
            '<p class="quiet">A rule names what these letters stand for instead, and words that '
            "tell it. Several are parted by semicolons. What else it would change is shown "
            "before it is saved.</p>"
        )
        sense = st.text_input("What it is instead", key="teach_sense", placeholder="its full name")
        names = st.text_input("Names under which it appears", key="teach_names")
        words = st.text_input(
            "Words that go with it", key=f"teach_words-{card.key}",
            value="; ".join(ask(propose_words, card.mention.passage, card.mention.text)),
        )  # fmt: skip
        reason = st.text_input("Why", key="teach_reason", max_chars=300)
        given = (sense, _parts(names), _parts(words))
        if st.button("Show what it would change", key="teach_try"):
            _try(given)
        _outcome(given, reason, author)


def taught_rules(author: str) -> None:
    """The rules that people taught, each with who and why, and a way to withdraw it."""
    rules = ask(read_rules)
    if not rules:
        return
    w.html("<h2>Rules that people taught</h2>")
    for rule in rules:
        w.html(_rule(rule))
        if rule.withdrawn_at is None and st.button("Withdraw", key=f"withdraw-{rule.rule_id}"):
            _withdraw(rule, author)


def _try(given: tuple[str, list[str], list[str]]) -> None:
    st.session_state.pop(_TRIED, None)
    try:
        entry = build_entry(*given)
        with st.spinner("Reading the stored texts by this rule …"):
            st.session_state[_TRIED] = given, try_rule(read_settings(), entry)
    except TrackerError as error:
        st.error(f"This is no rule yet: {error}.")


def _outcome(given: tuple[str, list[str], list[str]], reason: str, author: str) -> None:
    tried, trial = st.session_state.get(_TRIED) or (None, None)
    if tried != given or trial is None:
        return
    w.html(f"<p><strong>{marks.text(trial_sentence(trial))}</strong></p>",
           "".join(map(_effect, trial.effects[:_SHOWN])))  # fmt: skip
    if len(trial.effects) > _SHOWN:
        w.html(f"<p>and {len(trial.effects) - _SHOWN} more</p>")
    if not st.button("Save the rule", key="teach_save", type="primary"):
        return
    sense, names, words = given
    try:
        teach(store(), keeper(), read_settings().terms, sense=sense, names=names, words=words,
              reason=reason, author=author)  # fmt: skip
    except TrackerError as error:
        st.error(f"Nothing was written: {error}.")
        return
    st.session_state.pop(_TRIED)
    renew()
    st.success(
        f"Saved: {sense}. It counts from the next reading on; `tracker replay` reads all that is "
        "stored again, and the page of changes then shows what it changed."
    )


def trial_sentence(trial: Trial) -> str:
    """How many mentions a rule would change, and how."""
    texts = f"{trial.texts} stored {marks.plural('record', trial.texts)} with its words read again"
    if not trial.effects:
        return f"It would change nothing ({texts})."
    n = len(trial.effects)
    lost = sum(effect.before == "court" for effect in trial.effects)
    warning = f", {lost} of them now known to mean the Court" if lost else ""
    return f"It would change {n} {marks.plural('mention', n)}{warning} ({texts})."


def _effect(effect: Effect) -> str:
    change = f"{_VERDICTS[effect.before]} → {_VERDICTS[effect.after]}"
    return (
        f"<blockquote><p>{marks.text(effect.passage)}</p>"
        f'<p class="evidence">{marks.text(effect.subject)} · {marks.text(change)}</p></blockquote>'
    )


def _rule(rule: TaughtRule) -> str:
    ended = (
        f" Withdrawn by {rule.withdrawn_by}, {marks.moment(rule.withdrawn_at)}."
        if rule.withdrawn_at else ""
    )  # fmt: skip
    told = f"{rule.names}; {rule.words}".strip("; ")
    return (
        f"<p><strong>{marks.text(rule.sense)}</strong>: {marks.text(told)}</p>"
        f'<p class="quiet">{marks.text(rule.author)}, {marks.moment(rule.taught_at)}: '
        f"{marks.text(rule.reason)}.{marks.text(ended)}</p>"
    )


def _withdraw(rule: TaughtRule, author: str) -> None:
    try:
        withdraw(store(), keeper(), read_settings().terms, rule.rule_id, author=author)
    except TrackerError as error:
        st.error(f"Nothing was written: {error}.")
        return
    renew()
    st.rerun()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
