"""Sentences and parts about members; each returns safe HTML, and none gives a score."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.votes import PARTIES
from tracker.queries.congress.members import MemberRow
from tracker.queries.ledger.evidence import Evidence
from tracker.queries.ledger.flat import LedgerRow
from tracker.queries.provenance import Origin, Sureness

Pages = Mapping[int, Origin]
CHAMBERS = {"house": "House", "senate": "Senate"}
_DID = {
    ("yea", "against"): "voted yea on what was against the Court",
    ("nay", "against"): "voted nay on what was for the Court",
    ("yea", "supports"): "voted yea on what was for the Court",
    ("nay", "supports"): "voted nay on what was against the Court",
}


def members_sentence(rows: Sequence[MemberRow], today: date) -> str:
    """How many members did something about the Court, and how many of those in office now."""
    active = [row for row in rows if row.acts]
    if not rows:
        return "No member is stored yet."
    sitting = [row for row in rows if row.until and row.until >= today]
    now = sum(bool(row.acts) for row in sitting)
    office = (
        f" Of the {len(sitting)} in office today, {now} did; of the other {len(sitting) - now} "
        "nothing was found."
        if sitting else " Who is in office today is not known: no list of members was read yet."
    )  # fmt: skip
    return (
        f"{len(active):,} members of Congress voted on the Court in a roll call that we judged, or "
        f"put their name on a measure about it.{office}"
    )


def office_bars(rows: Sequence[MemberRow], today: date) -> tuple[str, list[tuple[str, int, int]]]:
    """Members in office by chamber and party: with acts held and without; the same as rows."""
    counted: Counter = Counter()
    for row in rows:
        if row.until and row.until >= today and row.chamber:
            counted[row.chamber, (row.party or "?")[:1], bool(row.acts)] += 1
    order = {party: place for place, party in enumerate(PARTIES)}
    keys = sorted({key[:2] for key in counted}, key=lambda key: (key[0], order.get(key[1], 9)))
    figures = [
        (f"{CHAMBERS[chamber]}, {PARTIES.get(party, party)}", counted[chamber, party, True],
         counted[chamber, party, False])
        for chamber, party in keys
    ]  # fmt: skip
    most = max((yes + no for _, yes, no in figures), default=1)
    lines = "".join(
        f'<div class="line"><div class="what">{marks.text(name)}</div>'
        f'<div class="count">{yes} of {yes + no}</div><div class="bar"><div class="parts" '
        f'style="width:{100 * (yes + no) / most:.1f}%">'
        + (f'<div class="part p-yea plain" style="flex-grow:{yes}"></div>' if yes else "")
        + (f'<div class="part p-not_voting" style="flex-grow:{no}"></div>' if no else "")
        + "</div></div></div>"
        for name, yes, no in figures
    )
    words = escape("; ".join(f"{name}: {yes} of {yes + no}" for name, yes, no in figures))
    figure = f'<figure class="lines votes"><figcaption class="unseen">{words}</figcaption>'
    return f'{figure}<div aria-hidden="true">{lines}</div></figure>', figures


def member_sentence(rows: Sequence[Evidence], searched: tuple[int, date | None]) -> str:
    """What a member did, counted by what it was; or that nothing was found, and where."""
    if not rows:
        sources, since = searched
        return (
            f"Nothing found in {sources} {marks.plural('source', sources)}"
            + (f" since {marks.day(since)}" if since else "") + "."
        )  # fmt: skip
    votes = Counter(_DID[row.position, row.stance] for row in rows
                    if (row.position, row.stance) in _DID)  # fmt: skip
    said = [f"{words} {_times(n)}" for words, n in votes.most_common()]
    unclear = sum(row.kind == "vote" and row.stance in ("mixed", "informational") for row in rows)
    if unclear:
        said.append(f"voted {_times(unclear)} where the vote was no clear view of the Court")
    absent = sum(row.kind == "vote" and row.stance is None and row.reason is not None
                 for row in rows)  # fmt: skip
    if absent:
        said.append(f"took no position in {absent} more such {marks.plural('vote', absent)}")
    for kind, words in (("sponsored", "sponsored"), ("cosponsored", "cosponsored")):
        n = sum(row.kind == kind for row in rows)
        if n:
            said.append(f"{words} {n} {marks.plural('measure', n)}")
    for kind, words in (("speech", "spoke of it in"), ("inserted", "inserted words on it in")):
        n = sum(row.kind == kind for row in rows)
        if n:
            said.append(f"{words} {n} {marks.plural('item', n)} of the Congressional Record")
    papers = sum(
        row.subject_kind == "document" and row.kind not in ("speech", "inserted") for row in rows
    )
    if papers:
        said.append(f"spoke of it in {papers} {marks.plural('paper', papers)}")
    off = sum(row.kind == "withdrew" for row in rows)
    if off:
        said.append(f"withdrew from {off}")
    if not said:
        n = len(rows)
        return f"{n} {marks.plural('vote', n)} on followed measures are held; none is judged."
    text = ", ".join(said[:-1]) + (" and " if len(said) > 1 else "") + said[-1]
    return f"{text[0].upper()}{text[1:]}."


def evidence_rows(
    rows: Sequence[Evidence], pages: Pages, sure: Mapping[str, Sureness], more: Sequence[str] = ()
) -> str:
    """One row an act: day, what it was, what it did as we judge it, the pages it rests on.

    more is HTML to stand in each row beside that, such as a quote.
    """
    beside = more or [""] * len(rows)
    items = (_row(row, pages, sure, html) for row, html in zip(rows, beside, strict=True))
    return f'<ul class="rows">{"".join(items)}</ul>'


def member_columns() -> list[w.Column]:
    """Columns of the list of members: what is held of each, in numbers that open the evidence."""
    return [
        w.Column("Member", lambda r: marks.member_link(r.bioguide_id, r.name)),
        w.Column("Party", lambda r: marks.party(r.party) if r.party else "not stated"),
        w.Column("State", lambda r: marks.text(r.state)
                 + (f"-{r.district}" if r.district else "")),
        w.Column("Chamber", lambda r: CHAMBERS.get(r.chamber or "", "not stated")),
        w.number_column("Judged votes", lambda r: r.votes),
        w.number_column("Sponsored", lambda r: r.sponsored),
        w.number_column("Cosponsored", lambda r: r.cosponsored),
        w.number_column("Withdrew", lambda r: r.withdrawn),
        w.Column("Office until", lambda r: marks.day(r.until)),
    ]  # fmt: skip


def service(terms: Sequence[Any], spells: Sequence[Any], seats: Sequence[Any]) -> str:
    """Terms, parties and committee seats of a member."""
    parts = []
    if seats:
        items = "".join(
            f"<li>{'Subcommittee on ' if row.parent_code else ''}"
            f"{marks.text(row.name or row.committee_code)}"
            f"{', ' + marks.text(row.title) if row.title else ''}</li>"
            for row in seats
        )
        parts.append(f"<h2>Committee seats, as now stated</h2><ul>{items}</ul>")
    if len(spells) > 1:
        items = "".join(
            f"<li>{marks.text(row.party)}, {marks.day(row.started_on)} to "
            f"{marks.day(row.ended_on)}</li>"
            for row in spells
        )
        parts.append(f"<h2>Parties</h2><ul>{items}</ul>")
    if terms:
        columns = [
            w.Column("Chamber", lambda r: CHAMBERS[r.chamber]),
            w.Column("State", lambda r: marks.text(r.state)
                     + (f"-{r.district}" if r.district else "")),
            w.Column("From", lambda r: marks.day(r.started_on)),
            w.Column("To", lambda r: marks.day(r.ended_on)),
            w.Column("Party", lambda r: marks.text(r.party)),
        ]  # fmt: skip
        parts.append("<h2>Terms</h2>" + w.table_html(terms, columns, "Terms, newest first"))
    return "".join(parts)


def _row(row: Evidence, pages: Pages, sure: Mapping[str, Sureness], more: str) -> str:
    if row.kind == "vote":
        name = marks.vote_link(row.subject)
        what = f"{marks.text(row.did)}: {marks.question_on(row.title, row.bill_id)} ({name})"
    elif row.subject_kind != "bill":
        label = marks.subject_link(row.subject_kind, row.subject, row.title)
        what = f"{marks.text(row.did[:1].upper() + row.did[1:])}: {label}"
    else:
        label = f"{marks.bill_link(row.subject)}, {marks.text(row.title)}"
        what = f"{marks.text(row.did)} {label}"
    said = f' <span class="quiet">{marks.text(row.sentence)}</span>' if row.sentence else ""
    party = f" · {marks.party(row.party)} then" if row.party else ""
    doubt = marks.unverified(sure.get(row.subject)) if row.origin == "record" else ""
    return (
        f'<li><span class="when">{marks.day(row.on)}{party}</span><div><p>{what}</p>'
        f"<p>{effect(row)}{said}</p>{more}"
        f"<p>{marks.evidence(pages.get(row.page_id), row.url)} {doubt}</p></div></li>"
    )


def effect(row: Evidence | LedgerRow) -> str:
    """What an act did to the Court as we judge it, with its mark."""
    if row.kind == "withdrew":
        return '<span class="stance informational">● took the name off</span>'
    if row.stance is None:
        return '<span class="stance informational">∅ took no position</span>'
    if row.position == "nay" and row.stance in ("supports", "against"):
        shape, _ = marks.STANCES[row.stance]
        other = "against" if row.stance == "supports" else "for"
        words = f"{shape} opposed what was {other} the Court"
        return marks.tag("span", words, f"stance {row.stance}", row.reason or "")
    return marks.stance(row.stance, row.reason)


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
