"""The sanctions chain: order, designation, rule, license, injunction, delisting; who was listed."""

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.administration.act_facts import Fact, read_facts, targets
from tracker.queries.administration.measures import Measure, read_measures
from tracker.queries.administration.sanctions_lists import Listed, id_of, read_listed
from tracker.queries.provenance import Sureness
from tracker.queries.rows import live

_LINKS = {
    "executive_order": "order", "designation": "designation", "regulation": "rule",
    "general_license": "license", "litigation": "suit", "injunction": "injunction",
    "notice": "notice", "delisting": "delisting", "removal": "removal of a rule",
    "deadline": "deadline",
}  # fmt: skip
_RULINGS = ("injunction", "litigation")


class Step(msgspec.Struct, frozen=True):
    """One act in a chain; link says what it is in it: order, designation, rule, license …"""

    link: str
    acted_on: date | None
    act_id: str
    title: str
    actor: str | None
    detail: str | None
    status: str | None
    concerns: str | None
    citation: str | None
    page_id: int
    url: str | None
    sureness: Sureness | None


class Chain(msgspec.Struct, frozen=True):
    """An order of sanctions with all that hangs on it, oldest first; order is None if not seen."""

    order: Step | None
    steps: list[Step]
    ended_on: date | None = None


class Designee(msgspec.Struct, frozen=True):
    """Whoever was listed: every listing of the name, and what else names it.

    reasons are the designations, whose details hold the stated reason where it is known; licenses
    and rulings are acts that name the designee; orders are the titles of those listed under.
    official is what OFAC's lists and notices say of it, empty where only the record knows it.
    """

    designee_id: str
    name: str
    role: str | None
    country: str | None
    status: str | None
    aliases: str | None
    listings: list[Measure]
    reasons: list[Step]
    licenses: list[Step]
    rulings: list[Step]
    orders: dict[str, str]
    official: list[Listed]

    @property
    def first_on(self) -> date:
        """Day of the first listing."""
        return min(listing.began_on for listing in self.listings)

    def is_listed_on(self, day: date) -> bool:
        """Whether any listing counted on a day."""
        return any(listing.counts_on(day) for listing in self.listings)


def read_chains(engine: Engine) -> list[Chain]:
    """A chain for each order of sanctions, oldest first; then what stands under no known order."""
    facts = read_facts(engine)
    bases = {m.subject: m for m in read_measures(engine) if m.is_sanctions_order}
    roots = {fact.act.act_id: _root(fact, facts, bases) for fact in facts}
    chains = []
    for order in bases.values():
        own = [f for f in facts if roots[f.act.act_id] == order.subject and f.act.kind in _LINKS]
        head = next((f for f in facts if f.act.act_id == order.subject), None)
        if head:
            steps = [_step(fact) for fact in _in_order(own) if fact is not head]
            chains.append(Chain(_step(head), steps, order.ended_on))
    loose = [f for f in facts if f.act.kind == "designation" and roots[f.act.act_id] is None]
    if loose:
        ids = {fact.act.act_id for fact in loose}
        hanging = [f for f in facts if f.act.under_act in ids and f.act.kind in _LINKS]
        chains.append(Chain(None, [_step(fact) for fact in _in_order([*loose, *hanging])]))
    return chains


def read_designees(engine: Engine) -> list[Designee]:
    """Everyone ever listed, newest listing first."""
    measures, facts = read_measures(engine), read_facts(engine)
    people, official = _people(engine), {row.listed_id: row for row in read_listed(engine)}
    named: dict[str, list[Measure]] = {}
    for listing in (m for m in measures if m.group == "listing"):
        named.setdefault(listing.name, []).append(listing)
    found = [_designee(name, listings, facts, people, official) for name, listings in named.items()]
    return sorted(found, key=lambda who: (-who.first_on.toordinal(), who.name))


def read_designee(engine: Engine, designee_id: str) -> Designee | None:
    """One designee by id, None if nobody of that id was ever listed."""
    return next((w for w in read_designees(engine) if w.designee_id == designee_id), None)


def _designee(
    name: str, listings: list[Measure], facts: list[Fact], people: dict[str, Row],
    official: dict[str, Listed],
) -> Designee:  # fmt: skip
    person = people.get(id_of(name))
    naming = [fact for fact in facts if name in targets(fact.act)]

    def steps(*kinds: str) -> list[Step]:
        return [_step(fact) for fact in naming if fact.act.kind in kinds]

    return Designee(
        id_of(name),
        person.name if person else name,
        person.role if person else None,
        person.country if person else None,
        person.status if person else None,
        person.aliases if person else None,
        listings,
        steps("executive_order", "designation"),
        steps("general_license"),
        steps(*_RULINGS),
        {f.act.act_id: f.act.title for f in facts if f.act.act_id in {m.under for m in listings}},
        [official[own] for own in dict.fromkeys(m.listed_id for m in listings) if own],
    )


def _people(engine: Engine) -> dict[str, Row]:
    """Persons by the id of each name under which they are known."""
    found = {}
    for row in live(engine, "Person"):
        for name in [row.name, *(row.aliases or "").split("; ")]:
            found.setdefault(id_of(name), row)
    return found


def _root(fact: Fact, facts: list[Fact], bases: dict[str, Measure]) -> str | None:
    """The order of sanctions at the top of what an act stands under, None if there is none."""
    known, seen, at = {f.act.act_id: f.act for f in facts}, set(), fact.act.act_id
    while at and at not in seen:
        if at in bases:
            return at
        seen.add(at)
        at = known[at].under_act if at in known else None
    return None


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Oldest first, those without a date last."""
    rank = list(_LINKS)
    return sorted(
        facts, key=lambda f: (f.act.acted_on or date.max, rank.index(f.act.kind), f.act.act_id)
    )


def _step(fact: Fact) -> Step:
    act = fact.act
    return Step(
        _LINKS.get(act.kind, act.kind), act.acted_on, act.act_id, act.title, act.actor,
        act.detail, act.status, act.targets, act.citation, fact.evidence_page_id, act.url,
        fact.sureness,
    )  # fmt: skip
