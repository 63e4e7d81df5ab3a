"""People of the congress-legislators files: JSON with every term, CSV with the last seat."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from scrapers.strict import describe, iso_date, member_of, number, required
from tracker.errors import ParseError
from tracker.records import Member, MemberAlias, PartySpell, Record, Term

_CHAMBERS = {"rep": "house", "sen": "senate"}
_COLUMNS = {
    "last_name", "first_name", "middle_name", "suffix", "nickname", "full_name", "birthday",
    "gender", "type", "state", "district", "party", "bioguide_id", "lis_id",
}  # fmt: skip


def parse_member(person: Any) -> Iterator[Record]:
    """A Member, its MemberAliases, then a Term and its PartySpells for each term.

    Shape:  fields of the last term stand on the Member too, so that a list needs no join
    Raises: ParseError if an id, a name, a term's dates, chamber or state is missing.
    """
    if not _is_person(person):
        raise ParseError(f"a person without id, name or terms: {str(person)[:80]}")
    bioguide_id = required(person["id"].get("bioguide"), "bioguide id")
    terms = [_term(bioguide_id, term) for term in person["terms"]]
    yield _member(bioguide_id, person, terms[-1])
    yield from _aliases(bioguide_id, person)
    for term, stated in zip(terms, person["terms"], strict=True):
        yield term
        yield from _spells(term, stated.get("party_affiliations"))


def parse_members_csv(body: bytes) -> Iterator[Member]:
    """A Member for each line, with the seat that the file gives: it has no dates of terms.

    Raises: ParseError if columns are missing, or a line is cut short.
    """
    rows = csv.DictReader(io.StringIO(_text(body), newline=""))
    if missing := _COLUMNS - set(rows.fieldnames or ()):
        raise ParseError(f"{describe(body)} without columns {', '.join(sorted(missing))}")
    for row in rows:
        where = f"line {rows.line_num}"
        if None in row.values() or None in row:
            raise ParseError(f"{where} has not as many fields as the first")
        first, last = required(row["first_name"], where), required(row["last_name"], where)
        yield Member(
            required(row["bioguide_id"], f"bioguide_id in {where}"),
            first,
            last,
            row["full_name"] or _full_name(first, last, row["suffix"]),
            nickname=row["nickname"] or None,
            suffix=row["suffix"] or None,
            middle_name=row["middle_name"] or None,
            born_on=iso_date(row["birthday"], f"birthday in {where}") if row["birthday"] else None,
            gender=row["gender"] or None,
            lis_id=row["lis_id"] or None,
            chamber=_CHAMBERS[member_of(row["type"], _CHAMBERS, f"type in {where}")],
            state=required(row["state"], f"state in {where}"),
            district=number(row["district"], f"district in {where}") if row["district"] else None,
            party=row["party"] or None,
        )


def _is_person(value: Any) -> bool:
    parts = {"id": dict, "name": dict, "terms": list}
    return (
        isinstance(value, dict)
        and all(value.get(name) and isinstance(value[name], kind) for name, kind in parts.items())
        and all(isinstance(term, dict) for term in value["terms"])
    )


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"{describe(body)}, not UTF-8: {error}") from error


def _full_name(first: str, last: str, suffix: str | None) -> str:
    return f"{first} {last}" + (f" {suffix}" if suffix else "")


def _member(bioguide_id: str, person: dict[str, Any], term: Term) -> Member:
    name, bio = person["name"], person.get("bio", {})
    first = required(name.get("first"), f"first name of {bioguide_id}")
    last = required(name.get("last"), f"last name of {bioguide_id}")
    # A new member may lack official_full for weeks: M001246, G000607, September 2026.
    full = name.get("official_full") or _full_name(first, last, name.get("suffix"))
    born = bio.get("birthday")
    return Member(
        bioguide_id,
        first,
        last,
        full,
        nickname=name.get("nickname"),
        suffix=name.get("suffix"),
        middle_name=name.get("middle"),
        born_on=iso_date(born, f"birthday of {bioguide_id}") if born else None,
        gender=bio.get("gender"),
        lis_id=person["id"].get("lis"),
        chamber=term.chamber,
        state=term.state,
        district=term.district,
        party=term.party,
    )


def _aliases(bioguide_id: str, person: dict[str, Any]) -> Iterator[MemberAlias]:
    for old in person["id"].get("bioguide_previous", ()):
        yield MemberAlias(bioguide_id, "bioguide", old)
    for other in person.get("other_names") or ():
        parts = (other.get(part) for part in ("first", "middle", "last", "suffix"))
        alias = required(" ".join(filter(None, parts)), f"words of another name of {bioguide_id}")
        start, end = (
            iso_date(other[at], f"{at} of {alias!r}") if other.get(at) else None
            for at in ("start", "end")
        )
        yield MemberAlias(bioguide_id, "name", alias, start, end)


def _term(bioguide_id: str, term: dict[str, Any]) -> Term:
    what = f"a term of {bioguide_id}"
    return Term(
        bioguide_id,
        _CHAMBERS[member_of(term.get("type"), _CHAMBERS, f"type of {what}")],
        iso_date(term.get("start"), f"start of {what}"),
        iso_date(term.get("end"), f"end of {what}"),
        required(term.get("state"), f"state of {what}"),
        district=term.get("district"),
        senate_class=term.get("class"),
        party=term.get("party"),
        caucus=term.get("caucus"),
        how=term.get("how"),
        end_type=term.get("end-type"),
        url=term.get("url"),
    )


def _spells(term: Term, affiliations: list[dict[str, Any]] | None) -> Iterator[PartySpell]:
    # The term's own party is its last: K000401 was elected a Republican in 2025 and has been an
    # Independent since 9 March 2026, and the term says Independent from its first day.
    if not affiliations:
        if term.party:
            yield PartySpell(
                term.bioguide_id, term.started_on, term.ended_on, term.party, term.caucus
            )
        return
    what = f"party affiliation of {term.bioguide_id}"
    for spell in affiliations:
        yield PartySpell(
            term.bioguide_id,
            iso_date(spell.get("start"), f"start of a {what}"),
            iso_date(spell.get("end"), f"end of a {what}"),
            required(spell.get("party"), f"party of a {what}"),
            spell.get("caucus"),
        )
