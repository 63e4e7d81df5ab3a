"""Provisions about the Court, traced through all texts stored, and what stands beside them."""

from datetime import date
from functools import lru_cache

import msgspec
from sqlalchemy import Engine, Row, func, select

from tracker.queries.administration.act_facts import plain_day
from tracker.queries.rows import by, first, live
from tracker.queries.rulings import read_mentions, read_rulings
from tracker.reading.bills.version_order import order_versions, version_name
from tracker.reading.provisions.matches import Ruled, Word
from tracker.reading.provisions.outline import SectionText
from tracker.reading.provisions.passages import Named, VersionText
from tracker.reading.provisions.states import Standing
from tracker.reading.provisions.trace import Trace, find_trace, trace_provisions
from tracker.reading.sentences import shorten
from tracker.records import match_key
from tracker.store.tables import TABLES

Fingerprint = tuple[object, ...]
# Sections change with their text's own row, which is small enough to be asked at every view.
_RESTS_ON = {
    "TextVersion": "changed_at", "BillText": "last_seen_at", "Law": "changed_at",
    "Mention": "changed_at", "Ruling": "changed_at",
}  # fmt: skip


class ProvisionRow(msgspec.Struct, frozen=True):
    """A provision of the list: its first and last texts, its last known state.

    state is that of the newest version of which something is known, joined by " and ".
    """

    provision_id: str
    name: str
    kind: str
    opening: str
    first_bill: str
    first_version: str
    first_on: date | None
    last_bill: str
    last_version: str
    last_on: date | None
    state: str
    stands: bool
    place: str
    bills: str
    versions: int
    was_stripped: bool
    page_id: int


class StandingRow(msgspec.Struct, frozen=True):
    """A provision in one version, flat: its states joined by " and ", its figures, its words."""

    provision_id: str
    bill_id: str
    version_id: str
    version: str
    issued_on: date | None
    state: str
    name: str
    kind: str
    place: str
    path: str
    words: int
    compared_with: str | None
    words_shared: float | None
    telling_words_shared: float | None
    rule: str | None
    why: str
    text: str
    match: str | None = None
    ruled: str | None = None


class VersionPlace(msgspec.Struct, frozen=True):
    """Where a version's official text lies, and the page from which ours was read."""

    version_id: str
    name: str
    url: str | None
    page_id: int


def read_traces(engine: Engine) -> list[Trace]:
    """Every provision about the Court, each through all versions and measures."""
    return _traced(engine, _fingerprint(engine))


def read_provisions(engine: Engine) -> list[ProvisionRow]:
    """A row a provision, the one whose newest text is newest first."""
    places = read_text_pages(engine)
    rows = [_row(trace, places) for trace in read_traces(engine)]
    return sorted(rows, key=lambda row: (row.last_on or date.min, row.last_bill), reverse=True)


def read_standings(engine: Engine) -> list[StandingRow]:
    """A row for each provision and version, in the order of both."""
    return [row for trace in read_traces(engine) for row in standing_rows(trace)]


def standing_rows(trace: Trace) -> list[StandingRow]:
    """A row for each version of one provision."""
    return [
        StandingRow(
            trace.trace_id, s.bill_id, s.version_id, s.version, s.issued_on, " and ".join(s.states),
            s.name, s.kind, s.place, s.path, s.words, s.since,
            round(s.likeness.share, 4) if s.likeness else None,
            round(s.likeness.telling_share, 4) if s.likeness else None,
            s.likeness.rule if s.likeness else None, s.why, s.text, s.match, s.ruled,
        )
        for s in trace.standings
    ]  # fmt: skip


def read_provision(engine: Engine, provision_id: str) -> Trace | None:
    """The provision that bears this id, or bore it in any of its versions; None if there is none.

    The id is made from a version's id, the place in it and the words: an address goes on to lead
    to its provision when older texts are read and the provision turns out to begin before it.
    """
    return find_trace(read_traces(engine), provision_id)


def read_version_places(engine: Engine, bill_ids: tuple[str, ...]) -> dict[str, VersionPlace]:
    """Official address and page of each text version of these measures, by version id."""
    places: dict[str, VersionPlace] = {}
    for bill_id in bill_ids:
        listed = _of(engine, "TextVersion", bill_id)
        read = _of(engine, "BillText", bill_id)
        for version_id, row in {**listed, **read}.items():
            stated = listed.get(version_id)
            url = stated and (stated.htm_url or stated.xml_url or stated.pdf_url)
            code = version_id.rpartition("-")[2]
            name = stated.name if stated else version_name(code)
            places[version_id] = VersionPlace(version_id, name, url, row.page_id)
    return places


def read_named_bills(engine: Engine) -> list[str]:
    """Ids of the measures whose own text, in some version, means the Court."""
    mention = TABLES["Mention"].c
    wanted = (
        select(mention.subject)
        .where(mention.found_in == "TextSection", mention.verdict == "court")
        .where(mention.gone_at.is_(None))
        .distinct()
        .order_by(mention.subject)
    )
    with engine.connect() as connection:
        return list(connection.scalars(wanted))


def read_version_texts(engine: Engine, bill_id: str) -> list[VersionText]:
    """Every version of a measure, in order; sections is None where the whole text is not held."""
    listed, read = _of(engine, "TextVersion", bill_id), _of(engine, "BillText", bill_id)
    section = TABLES["TextSection"].c
    order = (section.bill_version_id, section.position)
    pieces = by(
        live(engine, "TextSection", section.bill_id == bill_id, order=order),
        lambda row: row.bill_version_id,
    )
    named = by(_mentions(engine, bill_id), lambda pair: pair[0].place.split(":")[1])
    title, is_law = _title(engine, bill_id), _is_law(engine, bill_id)
    texts = []
    for version_id in {**listed, **read}:
        row, held = read.get(version_id), pieces.get(version_id, [])
        dates = [r.issued_on for r in (listed.get(version_id), row) if r and r.issued_on]
        is_whole = row is not None and len(held) == row.sections
        texts.append(VersionText(
            bill_id, version_id, version_id.rpartition("-")[2], dates[0] if dates else None,
            [_piece(piece) for piece in held] if is_whole else None,
            [_named(row, verdict) for row, verdict in named.get(version_id, [])],
            title or (row.title if row else "") or "", is_law, row.form if row else None,
        ))  # fmt: skip
    return order_versions(texts)


def read_ruled(engine: Engine) -> Ruled:
    """What people said of matches, by match_key: the last word on each.

    Of a match that was corrected the one is denied and the other said to hold.
    """
    found: dict[str, Word] = {}
    for ruling in read_rulings(engine, "provision"):
        said = f"{ruling.author}, {plain_day(ruling.ruled_at)}: {ruling.reason}"
        after = ruling.subject.partition(">")[2]
        found[ruling.subject] = Word(ruling.verdict == "confirm", said)
        if ruling.value:
            found[match_key(ruling.value, after)] = Word(True, said)
    return found


@lru_cache(maxsize=4)
def _traced(engine: Engine, _fingerprint: Fingerprint) -> list[Trace]:
    texts = (
        text for bill_id in read_named_bills(engine) for text in read_version_texts(engine, bill_id)
    )
    return trace_provisions(texts, read_ruled(engine))


def _fingerprint(engine: Engine) -> Fingerprint:
    """What changes when a text, a mention in one, or a law does; other news changes nothing."""
    found: list[object] = []
    with engine.connect() as connection:
        for name, moment in _RESTS_ON.items():
            table = TABLES[name]
            newest = func.max(table.c[moment]), func.max(table.c.gone_at)
            asked = select(func.count(), *newest).select_from(table)
            if name == "Mention":
                asked = asked.where(table.c.found_in == "TextSection")
            found.extend(connection.execute(asked).one())
    return tuple(found)


def _of(engine: Engine, record: str, bill_id: str) -> dict[str, Row]:
    """Rows of a measure by version id, in the order of the ids."""
    table = TABLES[record].c
    rows = live(engine, record, table.bill_id == bill_id, order=(table.bill_version_id,))
    return {row.bill_version_id: row for row in rows}


def _mentions(engine: Engine, bill_id: str) -> list[tuple[Row, str]]:
    mention = TABLES["Mention"].c
    return read_mentions(
        engine, mention.subject == bill_id, mention.found_in == "TextSection",
        order=(mention.place, mention.start),
    )  # fmt: skip


def _piece(row: Row) -> SectionText:
    return SectionText(row.position, row.path, row.kind, row.text, row.number, row.heading)


def _named(row: Row, verdict: str) -> Named:
    """A mention's place "TextSection:hr23-119-eh:4:text" as piece and field."""
    _, _, position, field = row.place.split(":")
    return Named(int(position), field, row.start, verdict == "court")


def _title(engine: Engine, bill_id: str) -> str:
    bill = first(engine, "Bill", TABLES["Bill"].c.bill_id == bill_id)
    return bill.title if bill else ""


def _is_law(engine: Engine, bill_id: str) -> bool:
    """Whether a measure became law: a law is stated, or its latest action says so."""
    if first(engine, "Law", TABLES["Law"].c.bill_id == bill_id):
        return True
    bill = first(engine, "Bill", TABLES["Bill"].c.bill_id == bill_id)
    return bool(bill and (bill.latest_action or "").startswith(("Became Public", "Became Private")))


def read_text_pages(engine: Engine) -> dict[str, int]:
    """Id of the page from which each text version was read."""
    text = TABLES["BillText"].c
    with engine.connect() as connection:
        rows = connection.execute(select(text.bill_version_id, text.page_id))
        return {row.bill_version_id: row.page_id for row in rows}


def _row(trace: Trace, pages: dict[str, int]) -> ProvisionRow:
    start, newest, last = trace.present[0], trace.present[-1], trace.last
    return ProvisionRow(
        trace.trace_id, _name(newest), newest.kind, _opening(newest),
        start.bill_id, start.version, start.issued_on,
        last.bill_id, last.version, last.issued_on, " and ".join(last.states), last.stands,
        newest.place, "; ".join(trace.bills), len(trace.present),
        any("stripped" in s.states for s in trace.standings if s.bill_id == last.bill_id),
        pages[newest.version_id],
    )  # fmt: skip


def _name(standing: Standing) -> str:
    return standing.name or standing.place


def _opening(standing: Standing, most: int = 240) -> str:
    """The first words of the text, below its heading, cut at a word."""
    words = " ".join(standing.text.split()).removeprefix(standing.name).strip()
    return shorten(words, most)
