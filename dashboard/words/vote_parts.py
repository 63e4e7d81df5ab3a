"""Parts of a roll call's page: facts, tables, who did not vote; each returns safe HTML."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.votes import PARTIES, POSITIONS, did_words, majority, tile_words
from dashboard.words.vote import counts_line
from dashboard.words.vote_compare import position_words
from tracker.queries.congress.roll_calls import DELEGATES, Cast, Sitting, VoteRow
from tracker.queries.congress.vote_pairs import Pair
from tracker.queries.provenance import Origin, Sureness
from tracker.queries.stances.polarity import effect

_SEATS = {"house": 435, "senate": 100}
_FACTS = (
    ("title", "Title"), ("question_text", "The Senate's own words"),
    ("document_title", "Title of the measure"), ("amendment_purpose", "Purpose of the amendment"),
    ("amendment_author", "Offered by"), ("required", "Needed to carry"),
    ("vote_type", "Kind of vote"), ("tie_breaker", "Tie broken by"),
    ("tie_breaker_vote", "With a vote of"), ("correction", "Correction"),
)  # fmt: skip


def list_columns(pages: Mapping[int, Origin], sure: Mapping[str, Sureness]) -> list[w.Column]:
    """Columns of the list of roll calls."""

    def which(row: VoteRow) -> str:
        doubt = marks.unverified(sure.get(row.vote_id)) if row.origin == "record" else ""
        question = marks.question_on(row.question or row.title, row.bill_id)
        return (
            f"{marks.vote_link(row.vote_id)} {doubt}<br>{question}"
            f"<br>{marks.evidence(pages.get(row.page_id))}"
        )

    return [
        w.Column("Roll call", which, "wide"),
        w.Column("Date", lambda r: marks.day(r.voted_on), "number"),
        w.Column("What a yea did (ours)", _yea),
        w.Column("Yea – nay", counts_line, "number"),
        w.Column("Result", lambda r: marks.text(r.result)),
    ]  # fmt: skip


def _yea(row: VoteRow) -> str:
    said = f'<br><span class="quiet">{marks.text(row.sentence)}</span>' if row.sentence else ""
    return marks.stance(row.stance, row.reason) + said


def facts(vote: Any, matters: Sequence[Any]) -> str:
    """What the roll call's file says beside its question, line by line."""
    lines = [
        f"<li><strong>{label}:</strong> {marks.text(getattr(vote, name))}</li>"
        for name, label in _FACTS
        if getattr(vote, name)
    ]
    if vote.bill_id and vote.kind != "question":  # whose sentence names it
        lines.insert(0, f"<li><strong>Measure:</strong> {marks.bill_link(vote.bill_id)}</li>")
    for row in matters:
        named = marks.bill_link(row.bill_id) if row.bill_id else marks.text(row.measure)
        words = " ".join(filter(None, (row.question, row.title, row.amendment_purpose, row.result)))
        lines.append(
            f"<li><strong>Matter {row.position}:</strong> {named} {marks.text(words)}</li>"
        )
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def absence(vote: Any, casts: Sequence[Cast], unlisted: Sequence[Sitting] | None) -> str:
    """Who is in no part of the bars: not voting is not the same as not in office."""
    listed = sum(cast.state not in DELEGATES for cast in casts)
    if unlisted is None:
        return "Who was in office that day and is not listed is not known here. "
    n = len(unlisted)
    there = (
        f"{n} more in office that day {'is' if n == 1 else 'are'} not"
        if n else "nobody else was in office that day"
    )  # fmt: skip
    speaker = " (the House lists its Speaker only when he votes)" if vote.chamber == "house" else ""
    vacant = _SEATS[vote.chamber] - listed - len(unlisted)
    empty = f"; {vacant} {marks.plural('seat', vacant)} had nobody in office" if vacant > 0 else ""
    return f"{listed} members are listed; {there}{speaker if unlisted else ''}{empty}. "


def party_table(counted: Mapping[str, Counter]) -> str:
    """Members by party and position."""
    used = [p for p in POSITIONS if any(row[p] for row in counted.values())]
    columns = [w.Column("Party", lambda item: marks.text(PARTIES.get(item[0], item[0])))]
    columns += [
        w.number_column(POSITIONS[p], lambda item, p=p: item[1][p]) for p in used
    ]  # fmt: skip
    return w.table_html(counted.items(), columns, "Members by party and position")


def map_title(states: Mapping[str, Counter]) -> str:
    """In how many states most members said yea, in how many nay."""
    most = Counter(majority(row) for row in states.values())
    return f"Most members who voted said yea in {most['yea']} states, nay in {most['nay']}" + (
        f", and {most['split']} were even" if most["split"] else ""
    )


def state_table(states: Mapping[str, Counter]) -> str:
    """Members by state and position."""
    columns = [
        w.Column("State", lambda item: marks.text(item[0])),
        w.Column("Most", lambda item: {"split": "even", "none": "nobody voted"}.get(
            majority(item[1]), majority(item[1]))),
        w.Column("Counts", lambda item: marks.text(tile_words(item[1]))),
    ]  # fmt: skip
    return w.table_html(states.items(), columns, "States")


def positions(casts: Iterable[Cast]) -> dict[str, str]:
    """The positions that somebody took, as people call them; candidates by their names."""
    found = Counter(cast.position for cast in casts)
    order = {name: place for place, name in enumerate(POSITIONS)}
    names = sorted(found, key=lambda name: (order.get(name, len(order)), -found[name], name))
    return {name: f"{POSITIONS.get(name, name)} ({found[name]})" for name in names}


def choose_members(casts: Sequence[Cast]) -> tuple[list[Cast], list[str]]:
    """Those whom a person chose by name, party, state and position, pinned first; and the pins."""
    names = {c.bioguide_id: f"{c.name} ({c.party}-{c.state})" for c in casts if c.bioguide_id}
    with w.filters():
        q = w.search("Name")
        parties = sorted({cast.party or "" for cast in casts})
        party = w.choose("Party", {p: PARTIES.get(p, p) for p in parties}, "party")
        state = w.choose("State", {s: s for s in sorted({c.state or "" for c in casts})}, "state")
        said = w.choose("Position", positions(casts), "position")
        pins = w.choose_several("Pinned first", names, "pins")
    found = [
        cast for cast in casts
        if q.lower() in cast.name.lower() and party in (None, cast.party or "")
        and state in (None, cast.state or "") and said in (None, cast.position)
    ]  # fmt: skip
    found.sort(key=lambda cast: cast.bioguide_id not in pins)
    w.left(len(found), "member", {"name": q, "party": party, "state": state, "position": said})
    return found, pins


def member_columns(
    stance: str | None, pins: Collection[str], pairs: Sequence[Pair]
) -> list[w.Column]:
    """Columns of the members' table; what a vote did only where that is judged.

    pairs are the members of this roll call and of the one it is compared with, if it is.
    """
    columns = [
        w.Column("Member", lambda r: ("★ " if r.bioguide_id in pins else "")
                 + marks.member_link(r.bioguide_id, r.name)),
        w.Column("Party then", lambda r: marks.party(r.party)),
        w.Column("State", lambda r: marks.text(r.state)),
        w.Column("Position", lambda r: marks.text(POSITIONS.get(r.position, r.position))),
    ]  # fmt: skip
    if stance in ("supports", "against", "mixed"):
        columns.append(w.Column("What it did", lambda r: _did(stance, r.position)))
    if pairs:
        before = {pair.bioguide_id: pair.other_position for pair in pairs}
        columns.append(
            w.Column(
                marks.vote_name(pairs[0].other_vote_id),
                lambda r: position_words(before.get(r.bioguide_id, "not_listed")),
            )
        )
    return [
        *columns,
        w.Column("As printed", lambda r: marks.text(r.vote_text)),
        w.Column("Source", lambda r: "compiled record" if r.origin == "record" else "official"),
    ]


def unlisted_names(rows: Sequence[Sitting]) -> str:
    """Members in office on the day whom the roll call does not list."""
    items = "".join(
        f"<li>{marks.member_link(row.bioguide_id, row.name)} {marks.party(row.party)}-"
        f"{marks.text(row.state)}</li>"
        for row in rows
    )
    return f"<h3>In office that day, not listed</h3><ul>{items}</ul>"


def _did(stance: str, position: str) -> str:
    words = did_words(stance, position)
    if not words:
        return "no position taken"
    return marks.tag("span", marks.text(words), f"stance {effect(stance, position)}")
