"""How changes are worded: what a reading changed and why, with the evidence of each."""

import json
from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import changes as charts
from dashboard.words.document import highlight
from tracker.queries.provenance import Origin
from tracker.queries.searching import kind_of
from tracker.queries.upkeep.changes import MentionChange, RowChange, RunChanges, TermChange

_KINDS = {"new": "added", "changed": "changed", "gone": "taken away", "returned": "brought back"}
_TERMS = {"sense": "look-alike", "term": "term", "group": "list of words", "indirect": "rule"}
_VERDICTS = {"court": "means the Court", "uncertain": "in doubt", None: "no mention"}
_SHOWN, _LONG = 60, 160


def changes_sentence(runs: Sequence[RunChanges], titles: Mapping[str, str]) -> str:
    """What the newest reading that changed anything changed, and how many did."""
    if not runs:
        return "No reading has changed anything yet: no source was read."
    newest = runs[0]
    why = why_words(newest)
    return (
        f"The last reading that changed anything was of {marks.text(title(newest, titles))}, "
        f"{marks.moment(newest.finished_at)}; it changed {marks.text(tally(newest))}. "
        f"{marks.text(why)}"
    )


def title(run: RunChanges, titles: Mapping[str, str]) -> str:
    """A run's source as people say it."""
    return titles.get(run.source, run.source)


def picture(statement: str, groups: Sequence[charts.Group], source: str) -> None:
    """The picture of what changed under its statement, with its figures as a table."""
    table = w.table_html(groups, [
        w.Column("What", lambda group: marks.text(group[0])),
        *(w.number_column(said.capitalize(), lambda group, key=key: group[2][key])
          for key, said in charts.KINDS.items()),
    ], "What changed, in rows")  # fmt: skip
    w.picture(statement, charts.changes_bars(groups), f"{charts.legend()}. {source}", table)


def tally(run: RunChanges) -> str:
    """What a run changed, mentions first: "mentions +3 −1; other rows: 2 added"."""
    counted = run.of("Mention")
    parts = []
    if any(counted.values()):
        plus, minus = counted["new"] + counted["returned"], counted["gone"]
        bits = [f"+{plus}" if plus else "", f"−{minus}" if minus else ""]
        bits.append(f"{counted['changed']} changed" if counted["changed"] else "")
        parts.append("mentions " + " ".join(filter(None, bits)))
    total = dict.fromkeys(_KINDS, 0)
    for record in run.counts:
        for kind, n in run.of(record).items():
            total[kind] += n if record != "Mention" else 0
    rows = [f"{n:,} {_KINDS[kind]}" for kind, n in total.items() if n]
    if rows:
        parts.append(f"{'other ' if parts else ''}rows: {', '.join(rows)}")
    return "; ".join(parts) or "nothing"


def why_words(run: RunChanges) -> str:
    """Why a run changed what it did, as far as the store can tell."""
    if run.is_first:
        return "It was the first reading of this source: everything was new to us."
    if run.terms:
        n = len(run.terms)
        told = "; ".join(map(term_words, run.terms[:3]))
        rest = f"; and {n - 3} more" if n > 3 else ""
        return f"The words we look for had changed since its last reading: {told}{rest}."
    return "The words we look for had not changed: its pages had, or how they are read."


def term_words(change: TermChange) -> str:
    """A change of terms in words, with who made it and why."""
    kind, _, name = change.entry.partition(":")
    words = f"{_TERMS.get(kind, kind)} “{name}” {_KINDS[change.kind]}"
    rule = change.rule
    if rule is None:
        return f"{words} with this version of the tracker or in its file of terms"
    if rule.withdrawn_by and change.kind != "new":
        return f"{words}, as {rule.withdrawn_by} withdrew the rule"
    return f"{words} by {rule.author} ({rule.reason})"


def mention_rows(
    rows: Sequence[MentionChange], pages: Mapping[int, Origin], titles: Mapping[str, str]
) -> str:
    """Mentions that came or went, each with its passage and its pages; titles of documents."""
    shown = "".join(_mention(row, pages, titles) for row in rows[:_SHOWN])
    rest = f"<p>and {len(rows) - _SHOWN:,} more</p>" if len(rows) > _SHOWN else ""
    return f'<ul class="rows">{shown}</ul>{rest}'


def row_changes(rows: Sequence[RowChange], pages: Mapping[int, Origin]) -> str:
    """Rows of other records that a run wrote: each field before and after."""
    shown = "".join(_row(row, pages) for row in rows[:_SHOWN])
    rest = f"<p>and {len(rows) - _SHOWN:,} more</p>" if len(rows) > _SHOWN else ""
    return f'<ul class="rows">{shown}</ul>{rest}'


def terms_html(run: RunChanges) -> str:
    """What changed in the terms before a run; the entries themselves open."""
    items = "".join(
        f"<li>{marks.text(term_words(change))}<details><summary>The entry</summary>"
        f"<p>{marks.text(_entry(change))}</p></details></li>"
        for change in run.terms
    )
    return f"<h2>What changed in the terms</h2><ul>{items}</ul>" if items else ""


def run_block(run: RunChanges, titles: Mapping[str, str]) -> str:
    """One reading of the list: when, of what, what it changed, and why; it opens its rows."""
    opens = marks.link("every change", marks.address("changes", run=run.run_id))
    return (
        f'<li><span class="when">{marks.moment(run.finished_at)}</span><div>'
        f"<p><strong>{marks.text(title(run, titles))}</strong>: {marks.text(tally(run))} · {opens}"
        f'</p><p class="quiet">{marks.text(why_words(run))}</p></div></li>'
    )


def _mention(row: MentionChange, pages: Mapping[int, Origin], titles: Mapping[str, str]) -> str:
    kind = kind_of(row.record) or ""
    name = {"bill": marks.bill_name, "roll_call": marks.vote_name}.get(kind)
    label = name(row.subject) if name else titles.get(row.subject, row.subject)
    where = marks.subject_link(kind, row.subject, label)
    verdicts = f"{_VERDICTS.get(row.before)} → {_VERDICTS.get(row.after)}"
    return (
        f'<li><span class="when">{marks.text(_KINDS[row.kind])}</span><div>'
        f"<p>{where} · {marks.text(verdicts)}</p>"
        f"<blockquote><p>{highlight(row.passage, [row.text])}</p></blockquote>"
        f'<p class="quiet">{marks.text(row.why)}</p>'
        f"<p>{marks.evidence(pages.get(row.page_id))}</p></div></li>"
    )


def _row(row: RowChange, pages: Mapping[int, Origin]) -> str:
    key = " · ".join(str(part) for part in row.key)
    fields = "".join(
        f'<p class="quiet">{marks.text(name)}: {marks.text(_short(before))} → '
        f"{marks.text(_short(after))}</p>"
        for name, (before, after) in row.fields.items()
        if row.kind == "changed"
    )
    return (
        f'<li><span class="when">{marks.text(_KINDS[row.kind])}</span><div>'
        f"<p>{marks.text(key)}</p>{fields}"
        f"<p>{marks.evidence(pages.get(row.page_id))}</p></div></li>"
    )


def _entry(change: TermChange) -> str:
    held = json.loads(change.content)
    told = {name: value for name, value in held.items() if value not in (None, "", [], {})}
    return "; ".join(f"{name}: {_listed(value)}" for name, value in told.items())


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _short(value: object) -> str:
    words = "nothing" if value in (None, "") else str(value)
    return words if len(words) <= _LONG else f"{words[:_LONG]} …"
