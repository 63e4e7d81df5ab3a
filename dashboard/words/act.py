"""How acts are worded: the sentence over them, the row of one, its facts."""

from collections.abc import Sequence
from datetime import date

from dashboard import marks
from dashboard.words.official import speaker_links
from tracker.queries.administration.acts import ActView, Near
from tracker.queries.administration.officials import OF_OTHERS, Aliases
from tracker.queries.administration.relationship import LANES, ActMark, Administration
from tracker.queries.provenance import Origin
from tracker.records import Act

_KINDS = {"un_vote": "UN vote", "sap": "statement of administration policy"}


def kind_words(kind: str) -> str:
    """Plain words of an act's kind: general_license -> general license."""
    return _KINDS.get(kind, kind.replace("_", " "))


def sentence(
    acts: Sequence[ActMark], administrations: Sequence[Administration], today: date
) -> str:
    """Which way the administration in office acts, its newest act, how many are stored."""
    dated = [act for act in acts if act.acted_on and act.acted_on <= today]
    if not dated:
        return "No act of an administration is stored: run <code>tracker init</code>."
    newest = dated[-1]
    words = (
        f"The newest of {len(dated):,} dated acts since {dated[0].acted_on.year}: "
        f"{marks.day(newest.acted_on)}, "
        f"{marks.link(newest.title, marks.address('act', id=newest.subject))}"
    )
    if not administrations:
        return f"{words}."
    now = administrations[-1]
    under = [act for act in acts if act.administration == now.name]
    against = sum(act.stance == "against" for act in under)
    supports = sum(act.stance == "supports" for act in under)
    return (
        f"{marks.link(now.title, marks.address('act', id=now.act_id))}: {against} of its "
        f"{len(under)} recorded acts are against the Court, {supports} support it. {words}."
    )


def row(act: ActMark, origin: Origin | None, aliases: Aliases | None = None) -> str:
    """One act as a row of evidence; aliases make the officials in it links."""
    actor = _actor(act, aliases)
    who = " · ".join(filter(None, (actor, marks.text(act.administration))))
    facts = [marks.stance(act.stance, act.reason) if act.stance else "", who]
    facts.append(marks.text(act.status))
    detail = f"<p>{marks.text(act.detail)}</p>" if act.detail else ""
    return (
        f'<li><span class="when">{marks.day(act.acted_on)}<br>{kind_words(act.kind)}</span><div>'
        f"<p>{marks.link(act.title, marks.address('act', id=act.subject))} "
        f"{marks.unverified(act.sureness)}</p>{detail}"
        f'<p class="quiet">{" · ".join(filter(None, facts))}</p>'
        f"<p>{marks.evidence(origin, act.url)}</p></div></li>"
    )


def _actor(act: ActMark | Act, aliases: Aliases | None) -> str:
    """Who did it, each official a link where the act is the executive's own."""
    if aliases is None or act.lane != "administration" or act.kind in OF_OTHERS:
        return marks.text(act.actor)
    return speaker_links(act.actor, act.acted_on, aliases)


def act_sentence(view: ActView) -> str:
    """What was done, by whom and when, and what it means for the Court."""
    act = view.act
    until = f" to {marks.day(act.ended_on)}" if act.ended_on else ""
    who = act.actor or LANES[act.lane]
    words = f"{marks.day(act.acted_on)}{until}: {kind_words(act.kind)}, {marks.text(who)}."
    if view.judgement:
        words += f" It {_verb(view.judgement.stance)}. {marks.text(view.judgement.reason)}"
    return f"{words} {marks.unverified(view.sureness)}"


def _verb(stance: str) -> str:
    verbs = {
        "supports": "supports the Court", "against": "goes against the Court",
        "mixed": "cuts both ways", "informational": "takes no side",
    }  # fmt: skip
    shape = marks.STANCES.get(stance, marks.STANCES["not_determined"])[0]
    css = stance if stance in marks.STANCES else "not_determined"
    return f'<span class="stance {css}">{shape} {verbs.get(stance, "is not judged")}</span>'


def facts(view: ActView, aliases: Aliases | None = None) -> str:
    """The act's facts as a list of terms; what is not known is left out."""
    act = view.act
    named = {
        "What": marks.text(act.detail),
        "By": _actor(act, aliases),
        "Under": marks.text(act.administration),
        "Status": marks.text(act.status),
        "Citation": marks.text(act.citation),
        "Concerns": marks.text(act.targets),
        "Topics": marks.text("; ".join(view.topics)),
        "Measure": marks.bill_link(act.bill_id) if act.bill_id else "",
        "Document": _document(view),
        "Basis": _basis(view),
        "Evidence": marks.evidence(view.origin, act.url),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in named.items() if value)
    return f'<dl class="facts">{rows}</dl>'


def near_row(other: Near) -> str:
    """An act of the same order: when, of what kind, which."""
    return (
        f'<li><span class="when">{marks.day(other.acted_on)}<br>{kind_words(other.kind)}</span>'
        f"<p>{marks.link(other.title, marks.address('act', id=other.act_id))}</p></li>"
    )


def _document(view: ActView) -> str:
    """The document by which it was done: its own page once it was read, else the publisher's."""
    act = view.act
    if not act.document_id:
        return ""
    if view.document_title:
        return marks.document_link(act.document_id, view.document_title)
    number = act.document_id.partition(":")[2]
    return f"{marks.link(f'Federal Register {number}', act.url)}, not read yet"


def _basis(view: ActView) -> str:
    sure = view.sureness
    if sure is None:
        return ""
    where = f", {marks.link('where it was seen', sure.where)}" if sure.where else ""
    note = f". {marks.text(sure.note)}" if sure.note else ""
    return f"compiled record: {marks.basis(sure)}{where}{note}"
