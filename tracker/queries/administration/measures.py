"""Measures of the administration: what was in force from when to when, and by which rule.

A measure counts from the day it was made until the day before it ended: on the day on which an
order is revoked it no longer counts. What ended it is another act, its own terms, or the
publisher's notes on the paper; where no end is known, none is assumed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from sqlalchemy import Engine

from tracker.queries.administration.act_facts import (
    Ending,
    Fact,
    plain_day,
    read_endings,
    read_facts,
    short,
    targets,
)
from tracker.queries.administration.licenses import lay_over_licenses
from tracker.queries.administration.listings import lay_over
from tracker.queries.administration.measure import GROUPS, Measure
from tracker.queries.administration.measure_papers import Paper, read_papers
from tracker.queries.administration.sanctions_lists import read_listed
from tracker.queries.provenance import recorded

_KINDS = {
    "executive_order": "order", "regulation": "rule", "general_license": "license",
    "injunction": "injunction", "visa": "visa",
}  # fmt: skip
_BEGUN = {
    "order": "signed", "rule": "issued", "license": "issued", "injunction": "granted",
    "visa": "announced",
}  # fmt: skip


def read_measures(engine: Engine) -> list[Measure]:
    """Every dated measure, oldest first; what the record does not hold comes from papers.

    What OFAC's own lists and notices state takes the place of what the record has of a listing.
    """
    facts = read_facts(engine)
    endings = read_endings(engine)
    plain = list(_plain(facts, endings))
    found = [*plain, *lay_over(engine, list(_listings(facts)), plain, read_listed(engine))]
    known = {fact.act.document_id for fact in facts}
    found += [
        _from_paper(paper, endings.get(paper.document_id))
        for paper in read_papers(engine)
        if paper.document_id not in known and paper.group in GROUPS
    ]
    found = lay_over_licenses(engine, found)
    return sorted(_settle(found), key=lambda m: (m.began_on, list(GROUPS).index(m.group), m.name))


def _plain(facts: list[Fact], endings: dict[str, Ending]) -> Iterator[Measure]:
    """Orders, rules, licenses, injunctions and visa measures."""
    bases = {fact.act.under_act for fact in facts if fact.act.kind == "designation"}
    for fact in facts:
        act, group = fact.act, _KINDS.get(fact.act.kind)
        if group is None or act.acted_on is None or (group == "visa" and act.targets):
            continue  # one person's visa taken back is an act of one day, no measure that stands
        said = endings.get(act.document_id or "")
        ended_on = said.on if said else act.ended_on
        ender = _ender(facts, act.act_id, ended_on)
        if ender:
            how = _ended(ended_on, ender)
        elif said:
            how = f"ended {plain_day(said.on)} by {said.by}, as the Federal Register notes"
        elif ended_on:
            how = f"expired {plain_day(ended_on)} by its own terms"
        else:
            how = f"no end recorded{f'; {act.status}' if act.status else ''}"
        yield _measure(
            fact, group, act.title, act.acted_on, ended_on,
            f"{_BEGUN[group]} {plain_day(act.acted_on)}; {how}",
            ended_by=ender.act.act_id if ender else None,
            is_sanctions_order=group == "order" and act.act_id in bases,
        )  # fmt: skip


def _ender(facts: list[Fact], act_id: str, ended_on: date | None) -> Fact | None:
    """The act that stands under another and was done on the day on which that one ended."""
    rank = {"executive_order": 0, "removal": 1, "delisting": 1}
    fits = [f for f in facts if f.act.under_act == act_id and f.act.acted_on == ended_on]
    return min(fits, key=lambda f: rank.get(f.act.kind, 2), default=None) if ended_on else None


def _listings(facts: list[Fact]) -> Iterator[Measure]:
    """One listing a name and order: by an order's annex, by a designation, or by both."""
    begun: dict[tuple[str, str | None], list[Fact]] = {}
    for fact in facts:
        is_annex = fact.act.kind == "executive_order"
        if fact.act.acted_on and (is_annex or fact.act.kind == "designation"):
            order = fact.act.act_id if is_annex else fact.act.under_act
            for name in targets(fact.act):
                begun.setdefault((name, order), []).append(fact)
    for (name, order), acts in begun.items():
        first, newest = acts[0], acts[-1]
        off = _delisting(facts, name, first.act.acted_on, newest.act.ended_on)
        ended_on = off.act.acted_on if off else newest.act.ended_on
        how = [_listed(fact) for fact in acts]
        how.append(_ended(ended_on, off) if ended_on else "no delisting recorded")
        how += _enjoined(facts, name, first.act.acted_on)
        if order is None:
            how.append("the order under which it was made was not seen")
        yield _measure(
            newest, "listing", name, first.act.acted_on, ended_on, "; ".join(how), order,
            ended_by=off.act.act_id if off else None,
        )  # fmt: skip


def _listed(fact: Fact) -> str:
    how = "named in the annex of the order" if fact.act.kind == "executive_order" else "designated"
    return f"{how} {plain_day(fact.act.acted_on)}"


def _ended(on: date, ender: Fact | None) -> str:
    """When a measure ended, by which order or by which other act."""
    if ender is None:
        return f"ended {plain_day(on)}"
    name = short(ender.act.title)
    is_named = name != ender.act.title
    return f"ended {plain_day(on)} by {name}" if is_named else f"ended {plain_day(on)} ({name})"


def _enjoined(facts: list[Fact], name: str, since: date) -> list[str]:
    return [
        f"a court enjoined its enforcement {plain_day(fact.act.acted_on)}"
        for fact in facts
        if fact.act.kind == "injunction" and name in targets(fact.act)
        if fact.act.acted_on and fact.act.acted_on >= since
    ]


def _delisting(facts: list[Fact], name: str, since: date, until: date | None) -> Fact | None:
    for fact in facts:
        on = fact.act.acted_on
        if fact.act.kind == "delisting" and name in targets(fact.act) and on and on >= since:
            return fact if until is None or on <= until else None
    return None


def _measure(
    fact: Fact, group: str, name: str, began_on: date, ended_on: date | None, rule: str,
    under: str | None = None, **more: object,
) -> Measure:  # fmt: skip
    act = fact.act
    return Measure(
        group, name, act.title, began_on, ended_on, rule, "act", act.act_id,
        fact.evidence_page_id, under or act.under_act, actor=act.actor, detail=act.detail,
        citation=act.citation, concerns=act.targets, url=act.url,
        **recorded(fact.sureness), **more,
    )  # fmt: skip


def _from_paper(paper: Paper, said: Ending | None) -> Measure:
    """A measure that official papers state and the record does not hold."""
    ended_on = said.on if said else paper.ends_on
    how = (
        f"ended {plain_day(said.on)} by {said.by}, as the Federal Register notes" if said
        else f"expires {plain_day(ended_on)} by its own terms" if ended_on
        else "no end recorded"
    )  # fmt: skip
    return Measure(
        paper.group, paper.title, paper.title, paper.began_on, ended_on,
        f"{_BEGUN[paper.group]} {plain_day(paper.began_on)}; {how}", "document",
        paper.document_id, paper.page_id, actor=paper.publisher, citation=paper.citation,
        url=paper.url, is_sanctions_order=paper.is_sanctions_order,
    )  # fmt: skip


def _settle(found: Iterable[Measure]) -> Iterator[Measure]:
    """Measures as they stand once an order has ended: injunctions fall with it, rules say so."""
    measures = list(found)
    orders = {m.subject: m for m in measures if m.group == "order"}
    for measure in measures:
        order = orders.get(measure.under or "")
        over = order.ended_on if order and order.is_sanctions_order else None
        is_order = measure.group == "order"
        if over is None or is_order or (measure.ended_on and measure.ended_on <= over):
            yield measure
        elif measure.listed_id:
            yield measure  # the list says for itself who is on it
        elif measure.ended_on is None and measure.group in ("injunction", "listing", "license"):
            gone = f"nothing left of it since {short(order.title)} ended {plain_day(over)}"
            rule = measure.rule.replace("no end recorded", gone)
            rule = rule.replace("no delisting recorded", gone)
            yield msgspec.structs.replace(measure, ended_on=over, rule=rule)
        else:
            rule = f"{measure.rule}; its order ended {plain_day(over)}"
            yield msgspec.structs.replace(measure, rule=rule)
