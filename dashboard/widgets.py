"""What every page is built of, in its order: answer, picture, filters, evidence, foot.

Fragments of HTML come from dashboard.marks, figures from dashboard.charts (Vega-Lite specs of
quantities; HTML where marks open records). A page is a script in app_pages that calls:

    answer(title, sentence)          the heading and the sentence that answers; sentence is HTML
    wanted()                         the record that the address names (?id=…), None if none
    missing(kind, wanted, back)      a clear sentence for an id that the store does not hold
    filters() + choose/search        one row of filters, each bound to the address
    left(n, noun, chosen)            how many rows the filters leave, or which one to loosen
    picture(title, figure, source)   statement title, figure, as-of line, the figures as a table
    table(rows, columns, caption)    rows in a frame of their own
    foot(sources, rows, name)        how fresh its sources are, the view's address, files
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import streamlit as st

from dashboard import freshness_lines, marks
from dashboard.data import ask, draw
from dashboard.table_files import offer_table, table_addresses
from tracker.queries.provenance import read_record_loaded
from tracker.queries.upkeep.freshness import Freshness, read_sources
from tracker.reports.method import method
from tracker.reports.writing import About

PAGE_SIZE = 50
_SHEETS = sorted(Path(__file__).parent.glob("*.css"), reverse=True)  # style.css before the rest
STYLE = "".join(sheet.read_text("utf-8") for sheet in _SHEETS)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and the HTML or plain value that a row shows in it."""

    title: str
    show: Callable[[Any], str]
    css: str = ""


def number_column(title: str, value: Callable[[Any], int | None]) -> Column:
    """A column of counts, set to the right in even figures."""
    return Column(title, lambda row: marks.number(value(row)), "number")


def answer(title: str, sentence: str, kicker: str = "") -> None:
    """Heading of the page and the sentence that answers, before any control (sentence is HTML)."""
    html(answer_html(title, sentence, kicker))


def answer_html(title: str, sentence: str, kicker: str = "") -> str:
    """The same as HTML."""
    above = marks.tag("p", marks.text(kicker), "kicker") if kicker else ""
    return f'{above}<h1>{marks.text(title)}</h1><p class="answer">{sentence}</p>'


def wanted(name: str = "id") -> str | None:
    """The record that the address names."""
    return st.query_params.get(name) or None


def missing(kind: str, wanted_id: str | None, back: str) -> None:
    """Say that the store does not hold a record; back names the page with all of its kind."""
    list_link = marks.link(f"all {marks.plural(kind, 2)}", marks.address(back))
    if wanted_id is None:
        sentence = f"The address names no {kind}. Choose one among {list_link}."
    else:
        sentence = (
            f"The store holds no {kind} with the id <code>{marks.text(wanted_id)}</code>. It may "
            f"be one that does not concern the Court, or one not read yet. See {list_link}."
        )
    answer(f"No such {kind}", sentence)


def filters() -> Any:
    """The row in which filters stand; use it in a with statement."""
    return st.container(horizontal=True, vertical_alignment="bottom")


def choose(
    label: str, options: Mapping[str, str], name: str, placeholder: str = "All", width: int = 165
) -> str | None:
    """What a person chose of {value: words}, kept as ?name=value; None while nothing is.

    Streamlit's own binding writes the words into the address; ours stays true when they change.
    """
    values, asked = list(options), st.query_params.get(name)
    chosen = st.selectbox(
        label, values, index=values.index(asked) if asked in options else None, key=name,
        placeholder=placeholder, format_func=lambda value: options.get(value, value), width=width,
    )  # fmt: skip
    if chosen is None:
        st.query_params.pop(name, None)
    elif chosen != asked:
        st.query_params[name] = chosen
    return chosen


def choose_several(label: str, options: Mapping[str, str], name: str) -> list[str]:
    """What a person chose of {value: words}, in his order, kept as ?name=value&name=value."""
    asked = [value for value in st.query_params.get_all(name) if value in options]
    chosen = st.multiselect(
        label, list(options), default=asked, key=name, width=300,
        format_func=lambda value: options.get(value, value),
    )  # fmt: skip
    if chosen != st.query_params.get_all(name):
        st.query_params[name] = chosen
    return chosen


def search(label: str, name: str = "q", placeholder: str = "") -> str:
    """Words that a person looks for, bound to ?name=words."""
    return st.text_input(
        label, key=name, bind="query-params", placeholder=placeholder, width=220
    ).strip()


def left(n: int, noun: str, chosen: Mapping[str, object]) -> None:
    """How many rows the filters leave, to save; if none, which to loosen ({label: value})."""
    used, save = [label for label, value in chosen.items() if value], ""
    if n:
        words = f"{n:,} {marks.plural(noun, n)}" + (f" with {_and(used)} set" if used else "")
        files = (
            marks.link(f"Save as {form.upper()}", at) for form, at in table_addresses().items()
        )
        save = f'<span class="save"> · {" · ".join(files)}</span>'
    elif used:
        words = f"No {noun} fits. Loosen {_and(used)}."
    else:
        words = f"No {noun} is stored yet."
    html(marks.tag("p", marks.text(words) + save, "left"))


def paged(n: int, name: str = "page") -> int:
    """Offset of the page that a person is on, of n rows; draws the numbers if there are several.

    Paper has no numbers to press: a line says which rows it shows.
    """
    pages = max(1, -(-n // PAGE_SIZE))
    if pages == 1:
        return 0
    start = (st.pagination(pages, key=name, bind="query-params") - 1) * PAGE_SIZE
    here = f"Rows {start + 1:,} to {min(start + PAGE_SIZE, n):,} of {n:,}"
    html(marks.tag("p", here, "quiet"))
    return start


def picture(
    title: str, figure: "str | dict", source: str, as_table: str = "", alt: str = ""
) -> None:
    """A figure under a statement; figure is HTML or a Vega-Lite spec, as_table HTML of a table."""
    if isinstance(figure, str):
        html(picture_html(title, figure, source, as_table))
        return
    html(f"<h2>{marks.text(title)}</h2>")
    st.vega_lite_chart(figure, alt=alt or title)
    html(_below(source, as_table))


def picture_html(title: str, figure: str, source: str, as_table: str = "") -> str:
    """A figure of HTML under its statement."""
    head = f"<h2>{marks.text(title)}</h2>"
    return f'<section class="picture">{head}{figure}{_below(source, as_table)}</section>'


def _below(source: str, as_table: str) -> str:
    table = f"<details><summary>The same figures as a table</summary>{as_table}</details>"
    return f'<p class="source">{source}</p>' + (table if as_table else "")


def table_html(rows: Iterable[Any], columns: Sequence[Column], caption: str) -> str:
    """A table in a frame that may scroll on its own."""
    head = "".join(
        f'<th scope="col"{_css(column)}>{marks.text(column.title)}</th>' for column in columns
    )
    body = "".join(
        "<tr>" + "".join(f"<td{_css(c)}>{c.show(row)}</td>" for c in columns) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{marks.text(caption)}">'
        f"<table><caption>{marks.text(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def table(rows: Iterable[Any], columns: Sequence[Column], caption: str) -> None:
    """Rows with the columns given, under a caption."""
    html(table_html(rows, columns, caption))


class _Ready:
    """HTML that is ready as it is: Streamlit would look for a file and dedent a plain string."""

    def __init__(self, body: str):
        self.body = body

    def _repr_html_(self) -> str:
        return self.body


def html(*parts: str) -> None:
    """Fragments made by dashboard.marks, one below the other."""
    st.html(_Ready("".join(parts)))


def foot(
    sources: Sequence[str], rows: Callable[[], Iterable[msgspec.Struct]], name: str,
    of: type[msgspec.Struct] | None = None,
) -> None:  # fmt: skip
    """On which sources the page rests, how fresh each is; its address, and rows() as files.

    of is the class of the rows, for the header of a list that may be empty.
    """
    html(foot_html(sources, rows, name, of))


def foot_html(
    sources: Sequence[str], rows: Callable[[], Iterable[msgspec.Struct]], name: str,
    of: type[msgspec.Struct] | None = None,
) -> str:  # fmt: skip
    """The same as HTML: of a long page with its foot in one block, one message is sent."""
    here, chosen = _here(), _chosen()

    def about() -> About:
        now = datetime.now(UTC)
        rested = [row for row in ask(read_sources) if row.source in sources]
        return method(name, here, chosen, rested, now)

    offer_table(name, rows, of, about)
    files = table_addresses().items()
    buttons = "".join(marks.link(form.upper(), at, "button") for form, at in files)
    return (
        f'<footer class="foot">{draw(_rests_on, tuple(sources), _minute())}'
        f'<p class="take">{buttons}'
        f"<span>Address of this view: {marks.link(here, here, 'here')}</span></p></footer>"
    )


def _rests_on(sources: Sequence[str], minute: datetime) -> str:
    lines = freshness_lines.lines([row for row in _fresh_at(minute) if row.source in sources])
    if loaded := ask(read_record_loaded):
        lines.append(
            f"The compiled record, for what no official page has stated yet: loaded "
            f"{marks.moment(loaded)}. What nobody has checked in it says so."
        )
    if not lines:
        lines = ["No source has answered yet, and no record is loaded."]
    items = "".join(marks.tag("li", line) for line in lines)
    return f"<h2>What this rests on</h2><ul>{items}</ul>"


def warn_of_sources() -> None:
    """A line for late sources and one for broken ones; nothing while all is well."""
    if notices := draw(_notices, _minute()):
        html(notices)


def _notices(minute: datetime) -> str:
    lines = freshness_lines.warnings(_fresh_at(minute))
    notices = "".join(marks.tag("p", line, f"notice {state}") for state, line in lines)
    return f'<div class="notices">{notices}</div>' if notices else ""


def freshness() -> list[Freshness]:
    """State of each source, to the minute; shared by all sessions: read it, never change it."""
    return draw(_fresh_at, _minute())


def _fresh_at(minute: datetime) -> list[Freshness]:
    return [row.at(minute) for row in ask(read_sources)]


def _minute() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0)


def _chosen() -> dict[str, str]:
    """What the address says of the view, name by name."""
    asked = st.query_params
    return {name: ", ".join(asked.get_all(name)) for name in asked}


def _here() -> str:
    query = marks.address("", **st.query_params.to_dict())
    return (st.context.url or "").rstrip("/") + query.removeprefix("/")


def _css(column: Column) -> str:
    return f' class="{column.css}"' if column.css else ""


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
