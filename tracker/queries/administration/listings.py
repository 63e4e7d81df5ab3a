"""Official listings laid over the record's: whose entry is whose, and from when to when."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.act_facts import plain_day
from tracker.queries.administration.measure import Measure
from tracker.queries.administration.sanctions_lists import Listed, Span, id_of
from tracker.queries.provenance import recorded
from tracker.queries.rows import live

_ORDER = re.compile(r"\b(?:Executive Order|EO|E\.O\.) (\d+)")


def lay_over(
    engine: Engine, recorded: list[Measure], others: Iterable[Measure], official: list[Listed]
) -> list[Measure]:
    """Listings as official pages state them, and those of the record of which none tells.

    An entry is a recorded name's if its words say so and no other name fits; else it stands for
    itself under the name that the list gives it. A recorded name that no entry bears is left as
    it is, and that is said: it may have been taken off, or be listed under another name.
    """
    read_on = next(
        (row.published_on for row in live(engine, "SanctionsList") if row.list_id == "sdn"), None
    )
    known = _known_as(engine, {measure.name for measure in recorded})
    orders = {
        number[1]: measure.subject
        for measure in others
        if measure.group == "order" and (number := _ORDER.search(measure.title))
    }
    left, found = list(recorded), []
    for listed in official:
        name, under = _whose(listed, known), orders.get(listed.order_number or "")
        for span in listed.spans:
            mine = next((m for m in left if m.name == name and _is_same(m, under, span)), None)
            if mine:
                left.remove(mine)
            found.append(_measure(listed, span, mine, name, under))
    return [*(_unmatched(measure, read_on) for measure in left), *found]


def _unmatched(measure: Measure, read_on: date | None) -> Measure:
    if read_on is None or measure.ended_on or measure.began_on > read_on:
        return measure
    said = f"{measure.rule}; no entry of OFAC's list of {plain_day(read_on)} bears this name"
    return msgspec.structs.replace(measure, rule=said)


def _known_as(engine: Engine, names: set[str]) -> dict[str, set[str]]:
    """Ids of every name under which each recorded name is known."""
    known = {name: {id_of(name)} for name in names}
    for row in live(engine, "Person"):
        ids = {id_of(name) for name in [row.name, *(row.aliases or "").split("; ")] if name}
        for name in names:
            if id_of(name) in ids:
                known[name] |= ids
    return known


def _whose(listed: Listed, known: dict[str, set[str]]) -> str | None:
    """The one recorded name that an entry is of; None if none fits, or more than one does."""
    stated = [listed.name, *(name.partition(" ")[2] for name in listed.names)]
    is_person = listed.kind == "individual"
    fits = {
        name
        for name, ids in known.items()
        if any(_fits(one, other, is_person=is_person) for one in stated for other in ids)
    }
    return fits.pop() if len(fits) == 1 else None


def _fits(stated: str, known: str, *, is_person: bool) -> bool:
    """Whether "KHAN, Karim Asad Ahmad" is "karim-khan"; an organisation has to be named in full."""
    family, given = (set(id_of(part).split("-")) for part in (*stated.split(",", 1), "")[:2])
    words = known.split("-")
    if not is_person:
        return id_of(stated) == known
    return len(words) > 1 and words[-1] in family and set(words) <= family | given


def _is_same(measure: Measure, under: str | None, span: Span) -> bool:
    """Whether a recorded listing is the one that an official page tells of."""
    if measure.under and under and measure.under != under:
        return False
    return (measure.ended_on or date.max) >= span.seen_from and (
        measure.began_on <= (span.ended_on or date.max)
    )


def _measure(
    listed: Listed, span: Span, mine: Measure | None, name: str | None, under: str | None
) -> Measure:
    began_on = span.began_on or (mine.began_on if mine else span.seen_from)
    is_annexed = mine is not None and "annex of the order" in mine.rule
    if mine and is_annexed:
        began_on = min(began_on, mine.began_on)
    rule = "; ".join([*_begun(span, mine), *_stands(listed, span), *_enjoined(mine)])
    own = {
        "began_on": began_on, "ended_on": span.ended_on, "rule": rule, "page_id": span.page_id,
        "listed_id": listed.listed_id, "url": None,
    }  # fmt: skip
    if mine and (span.began_on is None or is_annexed):
        return msgspec.structs.replace(mine, **own)
    if mine:
        return msgspec.structs.replace(mine, **recorded(None), **own)
    title = f"{listed.list_name or 'Notice of OFAC'}: {listed.name}"
    kind, subject = ("document", span.notice) if span.notice else ("designee", id_of(listed.name))
    return Measure(
        "listing", name or listed.name, title, subject_kind=kind, subject=subject, under=under,
        actor="Office of Foreign Assets Control", **own,
    )  # fmt: skip


def _begun(span: Span, mine: Measure | None) -> Iterator[str]:
    """How it began: by the notice, by the record, or before the first list that was read."""
    recorded = mine.rule.split("; ") if mine else []
    if span.notice:
        yield from (part for part in recorded if "annex of the order" in part)
        yield f"designated {plain_day(span.began_on)} by a notice of OFAC"
    elif span.dated_on and span.dated_on == span.began_on:
        yield from (part for part in recorded if "annex of the order" in part)
        yield f"listed {plain_day(span.dated_on)}, as OFAC's own entry states"
    elif mine:
        yield from (part for part in recorded if part.startswith(("named in", "designated")))
    elif span.began_on:
        yield f"new on OFAC's list of {plain_day(span.began_on)}"
    else:
        yield (
            f"on the first list of OFAC that was read, of {plain_day(span.seen_from)}; the day of "
            "its designation was not seen"
        )


def _stands(listed: Listed, span: Span) -> Iterator[str]:
    if span.listed_on:
        name = listed.list_name or "list"
        yield f"on OFAC's {name} of {plain_day(span.listed_on)} under {listed.programs}"
    if span.dated_on and span.dated_on != span.began_on:
        yield f"its own entry states {plain_day(span.dated_on)} as the day of listing"
    if span.ended_on and span.ended_by_notice:
        yield f"removed {plain_day(span.ended_on)} by a notice of OFAC"
    elif span.ended_on:
        yield f"gone from OFAC's list of {plain_day(span.ended_on)}"
    else:
        yield "no delisting seen"


def _enjoined(mine: Measure | None) -> Iterator[str]:
    if mine:
        yield from (part for part in mine.rule.split("; ") if part.startswith("a court enjoined"))
