"""How sanctions are worded: the clock, what bears on an activity, the chain, a designee."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard import marks
from dashboard.charts.position import brief
from tracker.queries.administration.act_facts import short
from tracker.queries.administration.bearing import ASK, Bearing
from tracker.queries.administration.measures import Measure
from tracker.queries.administration.sanctions import Chain, Designee, Step
from tracker.queries.administration.sanctions_lists import id_of
from tracker.queries.provenance import Origin

COUNSEL = (
    "This is a list of texts to bring to a lawyer, not advice: it does not say what may or may not "
    "be done. Ask counsel before acting."
)


def sentence(designees: Sequence[Designee], orders: Sequence[Measure], day: date) -> str:
    """How many are on the list on a day, under which order, who came last."""
    known = [who for who in designees if who.first_on <= day]
    if not known:
        return f"No name is recorded as listed over the Court by {marks.day(day)}."
    listed = [who for who in known if who.is_listed_on(day)]
    under = " and ".join(_act_link(order.subject, short(order.title)) for order in orders)
    now = (
        f"{len(listed)} {marks.plural('name', len(listed))} on the sanctions list on "
        f"{marks.day(day)}" if listed else f"Nobody was on the list on {marks.day(day)}"
    )  # fmt: skip
    newest = known[0]
    stands = f"; the order in force is {under}" if under else "; no order of sanctions stood"
    return (
        f"{now}, of {len(known)} ever listed over the Court{stands}. The newest is "
        f"{who_link(newest.name, newest.designee_id)}, {marks.day(newest.first_on)}."
    )


def list_title(today: int, most: int) -> str:
    """How many names are on the list today, against the most there have been."""
    names = f"{today:,} {marks.plural('name', today)} {'is' if today == 1 else 'are'} on the list"
    if today == most:
        return f"{names} today, as many as ever"
    return f"{names} today; the most there have been is {most:,}"


def bearing_rows(rows: Sequence[Bearing]) -> str:
    """One row an activity: its one status, then the texts that bear on it by kind."""
    kinds = {
        "Orders, rules, listings": ("order", "rule", "listing"), "Licenses": ("license",),
        "Injunctions": ("injunction",),
    }  # fmt: skip
    items = []
    for activity in dict.fromkeys(row.activity for row in rows):
        terms = "".join(
            f"<dt>{name}</dt><dd>{bearing_cell(rows, activity, groups)}</dd>"
            for name, groups in kinds.items()
        )
        items.append(
            f'<li><span class="when">{bearing_status()}</span><div>'
            f'<p><strong>{marks.text(activity)}</strong></p><dl class="facts">{terms}</dl>'
            "</div></li>"
        )
    return f'<ul class="rows">{"".join(items)}</ul>'


def bearing_cell(rows: Sequence[Bearing], activity: str, groups: Sequence[str]) -> str:
    """Measures of some groups that bear on an activity, each with its date, why, and basis."""
    found = [r for r in rows if r.activity == activity and r.measure.group in groups]
    if not found:
        return '<span class="quiet">none recorded</span>'
    return "<br>".join(
        f'<span title="{marks.text(row.why)}">{_measure_link(row.measure)}</span>, '
        f"{marks.day(row.measure.began_on)} {marks.unverified(row.measure.sureness)}"
        for row in found
    )


def why_each(rows: Sequence[Bearing]) -> str:
    """Why each text stands in the table, once a text."""
    said = {(_measure_link(row.measure), row.why): row.measure for row in rows}
    items = "".join(
        f"<li>{link}, {marks.day(measure.began_on)} {marks.unverified(measure.sureness)}: "
        f"{marks.text(why)}</li>"
        for (link, why), measure in said.items()
    )
    return f"<details><summary>Why each text stands here</summary><ul>{items}</ul></details>"


def bearing_status() -> str:
    """The one status there is."""
    return marks.tag("strong", ASK)


def chain_rows(chain: Chain, origins: Mapping[int, Origin]) -> str:
    """An order and all that hangs on it, oldest first."""
    steps = [*([chain.order] if chain.order else []), *chain.steps]
    return "".join(step_row(step, origins) for step in steps)


def step_row(step: Step, origins: Mapping[int, Origin], whose: str = "") -> str:
    """One act of a chain: when, which link, what, whom it concerns, how we know.

    whose names the designee on whose own page it stands, to whom it then has no link.
    """
    names = [name.strip() for name in (step.concerns or "").split(";") if name.strip()]
    names = [name for name in names if name != whose]
    concerns = ", ".join(who_link(name, id_of(name)) for name in names)
    facts = filter(None, [marks.text(step.actor), marks.text(step.status), concerns,
                          marks.text(step.citation)])  # fmt: skip
    detail = f"<p>{marks.text(step.detail)}</p>" if step.detail else ""
    return (
        f'<li><span class="when">{marks.day(step.acted_on)}<br>{marks.text(step.link)}</span><div>'
        f"<p>{_act_link(step.act_id, step.title)} {marks.unverified(step.sureness)}</p>{detail}"
        f'<p class="quiet">{" · ".join(facts)}</p>'
        f"<p>{marks.evidence(origins.get(step.page_id), step.url)}</p></div></li>"
    )


def designee_sentence(who: Designee, day: date) -> str:
    """Whether the designee is on the list on a day, since when, under what."""
    if not who.is_listed_on(day):
        last = max((m.ended_on for m in who.listings if m.ended_on), default=None)
        state = f"off the list since {marks.day(last)}" if last else "not yet on the list"
    else:
        state = f"on the sanctions list since {marks.day(who.first_on)}"
    role = ", ".join(filter(None, [who.role, who.country]))
    rulings = len([step for step in who.rulings if step.link == "injunction"])
    court = f" {rulings} court {marks.plural('order', rulings)} on it." if rulings else ""
    said = f"{marks.text(role)}: {state}" if role else state[0].upper() + state[1:]
    return f"{said}, as of {marks.day(day)}.{court}"


def authority(who: Designee, listing: Measure) -> str:
    """Under which order a listing was made, and by what citation."""
    if listing.under is None:
        return "the order was not seen"
    name = _act_link(listing.under, short(who.orders.get(listing.under, listing.under)))
    return f"{name}{f', {marks.text(listing.citation)}' if listing.citation else ''}"


def chain_summary(chain: Chain) -> str:
    """An order with the number of its designations, licenses, injunctions … in one line."""
    if chain.order is None:
        name = "Under no order that was seen"
    else:
        name = f"{short(chain.order.title)}, {marks.day(chain.order.acted_on)}"
    over = f", ended {marks.day(chain.ended_on)}" if chain.ended_on else ""
    counted = Counter(step.link for step in chain.steps)
    return marks.text(f"{name}{over}: {marks.counts(counted)}")


def who_link(name: str, slug: str) -> str:
    """Link to a designee's card."""
    return marks.link(name, marks.address("designee", id=slug))


def _act_link(act_id: str, label: str) -> str:
    return marks.link(label, marks.address("act", id=act_id))


def _measure_link(measure: Measure) -> str:
    return marks.subject_link(measure.subject_kind, measure.subject, brief(measure))
