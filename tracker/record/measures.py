"""Bills, resolutions and amendments of the compiled record, with sponsors, laws and follows."""

from collections.abc import Iterator

from tracker.congress import ordinal, split_amendment_id, split_bill_id
from tracker.record.rows import Row, basis_of, day, judgement_of
from tracker.records import Amendment, Bill, BillTitle, Follow, Law, Record, Sponsorship

_CHAMBERS = {"h": "house", "s": "senate"}
_ADDRESSES = {
    "hr": "house-bill",
    "s": "senate-bill",
    "hres": "house-resolution",
    "sres": "senate-resolution",
    "hjres": "house-joint-resolution",
    "sjres": "senate-joint-resolution",
    "hconres": "house-concurrent-resolution",
    "sconres": "senate-concurrent-resolution",
}
_REACH = {
    "whole": "the measure is about the Court",
    "provision": "a provision is about the Court",
    "rider": "a yearly rider is about the Court",
    "rule": "it brings a measure on the Court to the floor",
    "mention": "it names the Court, or may, in passing",
    "background": "it is background from before the Rome Statute",
}


def bill_records(row: Row, members: dict[str, Row]) -> Iterator[Record]:
    """A Bill, its popular names, sponsor and law, why it is followed, its judgement and basis."""
    bill_id = row["id"]
    kind, number, congress = split_bill_id(bill_id)
    yield Bill(
        bill_id,
        congress,
        kind,
        number,
        row["title"],
        introduced_on=day(row, "introduced"),
        origin_chamber=_CHAMBERS[kind[0]],
        latest_action_on=day(row, "status_on"),
        latest_action=row.get("status"),
        url=f"https://www.congress.gov/bill/{ordinal(congress)}-congress/{_ADDRESSES[kind]}/{number}",
    )
    for name in row.get("known_as", ()):
        yield BillTitle(bill_id, f"record:{name}", "Known as", name)
    sponsor, introduced_on = row.get("sponsor"), day(row, "introduced")
    if sponsor and introduced_on:
        name, party = members[sponsor]["full"], row.get("party")
        yield Sponsorship(bill_id, sponsor, "sponsor", name, introduced_on, party=party)
    if row.get("law") and _is_law(row):
        yield Law(bill_id, "Public Law", row["law"])
    reason = f"The compiled record names it: {_REACH[row['reach']]}."
    yield Follow(bill_id, "record", "the compiled record", reason)
    yield from filter(None, (judgement_of(row, "bill", _place_in_law(row)),))
    yield basis_of(row, bill_id)


def amendment_records(row: Row, members: dict[str, Row]) -> Iterator[Record]:
    """An Amendment with its judgement and basis."""
    kind, number, congress = split_amendment_id(row["id"])
    sponsor = row.get("sponsor")
    yield Amendment(
        row["id"],
        row["bill"],
        congress,
        _CHAMBERS[kind[0]],
        number,
        description=row["title"],
        sponsor_bioguide_id=sponsor,
        sponsor_name=members[sponsor]["full"] if sponsor else None,
        submitted_on=day(row, "introduced"),
        latest_action_on=day(row, "status_on"),
        latest_action=row.get("status"),
    )
    yield from filter(None, (judgement_of(row, "amendment", _place_in_law(row)),))
    yield basis_of(row, row["id"])


def _is_law(row: Row) -> bool:
    # A bill whose words another bill carried into law names that law and is none itself: s905-115.
    return row["status"].startswith("Became law")


def _place_in_law(row: Row) -> str | None:
    if not row.get("law"):
        return None
    section = f"section {row['section']} of " if row.get("section") else ""
    code = f" ({row['code']})" if row.get("code") else ""
    return f"In law: {section}P.L. {row['law']}{code}."
