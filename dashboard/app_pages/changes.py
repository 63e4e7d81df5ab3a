"""Changes: what each reading changed and why; one reading opens to every row that it changed."""

import streamlit as st

from dashboard import widgets as w
from dashboard.charts import changes as charts
from dashboard.data import ask
from dashboard.marks import address, link, moment, record_words, text
from dashboard.origins import origins
from dashboard.words import change as words
from tracker.queries.papers.documents import read_titles
from tracker.queries.upkeep import changes as asked

titles = {row.source: row.title for row in w.freshness()}
wanted = w.wanted("run")
run = ask(asked.read_run, int(wanted)) if wanted and wanted.isdecimal() else None

if wanted and run is None:
    w.missing("reading", wanted, "changes")
    st.stop()
if run is not None:
    mentions = ask(asked.read_mention_changes, run.run_id)
    w.answer(
        f"What the reading of {words.title(run, titles)} changed",
        f"{text(words.tally(run).capitalize())}, {moment(run.finished_at)}. "
        f"{text(words.why_words(run))} " + link("All readings", address("changes")),
    )
    kinds = charts.by_record(run)
    words.picture(
        f"Of the rows that it stated: {charts.words(charts.total(kinds)) or 'none changed'}",
        kinds, f"Rows by kind, as this reading wrote them, {moment(run.finished_at)}.",
    )  # fmt: skip
    if run.terms:
        w.html(words.terms_html(run))
    if mentions:
        papers = ask(read_titles, tuple(sorted({row.subject for row in mentions})))
        shown = words.mention_rows(mentions, origins(mentions), papers)
        w.html('<h2 id="rows-Mention">Mentions</h2>', shown)
    for record in sorted(set(run.counts) - {"Mention"}):
        rows = ask(asked.read_row_changes, run.run_id, record)
        w.html(
            f'<details id="rows-{record}"><summary>{record_words(record, len(rows))}</summary>',
            words.row_changes(rows, origins(rows)), "</details>",
        )  # fmt: skip
    w.foot([run.source], lambda: mentions, f"changes-{run.run_id}", asked.MentionChange)
    st.stop()

w.answer("Changes", words.changes_sentence(ask(asked.read_runs), titles))
with w.filters():
    source = w.choose("Source", titles, "source")
runs = ask(asked.read_runs, source)
w.left(len(runs), "reading", {"Source": source})
if runs:
    groups = charts.by_source(runs, titles)
    words.picture(
        f"What the {'one reading' if len(runs) == 1 else f'last {len(runs)} readings'} "
        f"that changed anything did: {charts.words(charts.total(groups))}",
        groups, f"Rows of all kinds, by source, as of {moment(runs[0].finished_at)}.",
    )  # fmt: skip
w.html(f'<ul class="rows">{"".join(words.run_block(run, titles) for run in runs)}</ul>')
w.foot([source] if source else list(titles), lambda: runs, "changes", asked.RunChanges)
