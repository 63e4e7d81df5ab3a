"""Acts of members as a table: whose, of which party then, what it did, and on what page."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts.bars import Bar, Part, stacked_bars
from dashboard.charts.votes import PARTIES
from dashboard.words.member import CHAMBERS, effect
from tracker.congress import ordinal
from tracker.queries.ledger.flat import LedgerRow
from tracker.queries.provenance import Sureness

# What an act did, in the order of a bar: the class of its part, and words.
EFFECTS = {
    "against": ("p-yea against", "▼ against the Court"),
    "supports": ("p-yea supports", "▲ for it"),
    "mixed": ("p-yea mixed", "◆ mixed"),
    "informational": ("p-present", "● takes no side"),
    "not_determined": ("p-not_voting", "○ not determined"),
    "none": ("p-none", "∅ took no position"),
}
Group = tuple[str, Counter]


def acts_sentence(rows: Sequence[LedgerRow]) -> str:
    """How many acts of how many members are held, and what they did to the Court."""
    if not rows:
        return "No act of a member is stored yet."
    counted = Counter(effect_of(row) for row in rows)
    congresses = sorted({row.congress for row in rows if row.congress})
    span = (
        f", from the {ordinal(congresses[0])} to the {ordinal(congresses[-1])} Congress"
        if congresses else ""
    )  # fmt: skip
    return (
        f"{len(rows):,} acts of {len({row.actor for row in rows}):,} members on measures and votes "
        f"that concern the Court are held{span}: {counted['against']:,} against it, "
        f"{counted['supports']:,} for it; of {counted['not_determined']:,} nobody has judged what "
        "they did."
    )


def effect_of(row: LedgerRow) -> str:
    """A key of EFFECTS."""
    return row.stance or "none"


def count_groups(rows: Sequence[LedgerRow]) -> list[Group]:
    """What the acts of each chamber and party did, as counts by effect."""
    counted: dict[tuple[str, str], Counter] = {}
    for row in rows:
        counted.setdefault((row.chamber or "", row.party or ""), Counter())[effect_of(row)] += 1
    order = {party: place for place, party in enumerate(PARTIES)}
    keys = sorted(counted, key=lambda key: (not key[0], key[0], order.get(key[1], 9)))
    return [(_group_name(*key), counted[key]) for key in keys]


def groups_statement(rows: Sequence[LedgerRow]) -> str:
    """Which party's acts went most often against the Court, and which for it."""
    said = []
    for key, words in (("against", "against the Court"), ("supports", "for it")):
        parties = Counter(row.party for row in rows if row.stance == key)
        if parties:
            party, n = parties.most_common(1)[0]
            name = PARTIES.get(party or "", "members of no known party")
            said.append(f"{n:,} of {parties.total():,} acts {words} are by {name}")
    return "; ".join(said) or "No act here took a side"


def groups_figure(groups: Sequence[Group]) -> str:
    """A bar a chamber and party, on one scale, its parts by what the acts did."""
    bars = [
        Bar(marks.text(name), [Part(css, counts[k], did) for k, (css, did) in EFFECTS.items()])
        for name, counts in groups
    ]
    said = "; ".join(f"{name}: {_counts(counts)}" for name, counts in groups)
    used = [EFFECTS[key] for key in EFFECTS if any(counts[key] for _, counts in groups)]
    return stacked_bars(bars, said, used)


def groups_table(groups: Sequence[Group]) -> str:
    """The same figures as a table."""
    columns = [w.Column("Chamber and party then", lambda group: marks.text(group[0]))]
    columns += [
        w.number_column(words, lambda group, key=key: group[1][key])
        for key, (_, words) in EFFECTS.items()
    ]
    return w.table_html(groups, columns, "Acts by chamber, party and what they did")


def act_columns(sure: Mapping[str, Sureness]) -> list[w.Column]:
    """Columns of the list of acts; sure tells of the compiled record's how sure it is."""
    return [
        w.Column("Day", lambda row: marks.day(row.on), "when"),
        w.Column("Member, as of that day", _who),
        w.Column("What", _what, "wide"),
        w.Column("What it did", effect),
        w.Column("Source", lambda row: _source(row, sure.get(row.subject)), "wide"),
    ]


def _who(row: LedgerRow) -> str:
    party = marks.party(row.party) if row.party else "party not known"
    place = CHAMBERS.get(row.chamber or "", "chamber not known")
    then = " · ".join(filter(None, (party, marks.text(row.state), place)))
    link = marks.member_link(row.actor, row.name or row.actor)
    return f'{link}<br><span class="quiet">{then}</span>'


def _what(row: LedgerRow) -> str:
    name = {"bill": marks.bill_name, "roll_call": marks.vote_name}.get(row.subject_kind)
    label = name(row.subject) if name else row.title
    more = f", {marks.text(row.title)}" if name else ""
    did = marks.text(row.did[:1].upper() + row.did[1:])
    return f"{did}: {marks.subject_link(row.subject_kind, row.subject, label)}{more}"


def _source(row: LedgerRow, sure: Sureness | None) -> str:
    official = f"compiled record {marks.unverified(sure)}"
    if row.page_url:
        official = marks.link("official page", row.page_url)
    if not row.page_sha256:
        return official
    ours = marks.address(f"archive/{row.page_sha256}")
    copy = marks.link(f"our copy {row.page_sha256[:8]}", ours)
    return marks.tag("span", f"{official} · {copy}, {marks.moment(row.fetched_at)}", "evidence")


def _group_name(chamber: str, party: str) -> str:
    return f"{CHAMBERS.get(chamber, 'Chamber not known')}, {PARTIES.get(party, 'party not known')}"


def _counts(counts: Counter) -> str:
    return ", ".join(f"{counts[key]:,} {EFFECTS[key][1]}" for key in EFFECTS if counts[key])
