"""Members, parties at a date, committees: facts checked against the files themselves."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.source import Page
from scrapers.sources.legislators import SOURCE, pages
from tracker.errors import MissingPage, ParseError
from tracker.records import (
    Committee,
    CommitteeName,
    CommitteeSeat,
    Member,
    MemberAlias,
    PartySpell,
    Term,
)

CASES = Path(__file__).parent.parent / "pages" / "legislators"
HOME = "https://unitedstates.github.io/congress-legislators/"


def build_page(name: str, body: bytes) -> Page:
    moment = datetime(2026, 9, 18, 20, 26, tzinfo=UTC)
    return Page(HOME + name, body, "application/json", moment, "0" * 64)


def read(case: str) -> list:
    stated = json.loads((CASES / case / "page.json").read_text())
    body = next((CASES / case).glob("body.*")).read_bytes()
    return list(SOURCE.parse(build_page(stated["url"].rsplit("/", 1)[1], body)))


def of(kind, records):
    return [record for record in records if type(record) is kind]


def test_a_party_changes_inside_a_term():
    spells = [s for s in of(PartySpell, read("current")) if s.bioguide_id == "K000401"]
    assert [(s.started_on, s.party) for s in spells[1:]] == [
        (date(2025, 1, 3), "Republican"),
        (date(2026, 3, 9), "Independent"),
    ]
    assert spells[-1].caucus == "Republican"


def test_a_senator_was_a_representative_before():
    terms = [t for t in of(Term, read("current")) if t.bioguide_id == "B001299"]
    assert [t.chamber for t in terms] == ["house", "senate"]
    assert (terms[1].senate_class, terms[1].district) == (1, None)
    member = next(m for m in of(Member, read("current")) if m.bioguide_id == "B001299")
    assert (member.chamber, member.lis_id) == ("senate", "S429")


def test_a_name_is_made_where_the_official_one_is_missing():
    assert of(Member, read("current"))[-1].full_name == "Analilia Mejia"


def test_withdrawn_ids_and_former_names_are_aliases():
    aliases = [(a.kind, a.alias, a.ended_on) for a in of(MemberAlias, read("historical"))]
    assert aliases == [
        ("bioguide", "X000000", None),
        ("name", "Ada Doe", date(1995, 6, 1)),
        ("name", "Poe", None),
    ]


def test_district_nought_is_at_large_and_no_party_is_no_spell():
    records = read("historical")
    assert [t.district for t in of(Term, records)] == [9, 0]
    assert [s.started_on.year for s in of(PartySpell, records)] == [1993]


def test_csv_gives_members_and_their_last_seat():
    helms = read("historical_csv")[1]
    assert (helms.lis_id, helms.chamber, helms.state, helms.district) == (
        "S159", "senate", "NC", None,
    )  # fmt: skip
    assert (helms.full_name, helms.party, helms.born_on.year) == ("Jesse Helms", "Republican", 1921)


def test_codes_are_those_of_congress_gov():
    committees = of(Committee, read("committees"))
    assert [c.committee_code for c in committees] == ["hsfa00", "hsfa16", "jcse00"]
    assert committees[1].parent_code == "hsfa00"
    assert [s.committee_code for s in of(CommitteeSeat, read("seats"))][-1] == "hsfa16"


def test_a_committee_had_other_names():
    names = {n.name: n.congresses for n in of(CommitteeName, read("old_committees"))}
    assert names["International Relations"] == "104; 108"
    assert names["Foreign Affairs"] == "103; 110"


def test_an_empty_membership_is_no_fault():
    assert read("seats_at_start_of_congress") == []


def test_another_file_is_refused():
    with pytest.raises(ParseError, match=r"executive\.json is none of the files"):
        list(SOURCE.parse(build_page("executive.json", b"[]")))


def test_files_on_disk_know_their_address():
    assert SOURCE.address("a/b/legislators-current.json") == HOME + "legislators-current.json"
    assert SOURCE.address("committee-membership-current.json").startswith(HOME)
    assert SOURCE.address("legislators-social-media.json") is None


class Shelf:
    """A fetch that knows these files and no other."""

    def __init__(self, files: dict[str, bytes]):
        self.files, self.notes = files, []

    def get(self, url: str, *, accept: str) -> Page:
        name = url.rsplit("/", 1)[1]
        if name not in self.files:
            raise MissingPage(url, "HTTP 404")
        return build_page(name, self.files[name])

    def note(self, text: str) -> None:
        self.notes.append(text)


def people(number: int) -> bytes:
    term = {"type": "rep", "start": "2025-01-03", "end": "2027-01-03", "state": "ZZ"}
    return json.dumps([
        {"id": {"bioguide": f"X{n:06}"}, "name": {"first": "A", "last": "B"}, "terms": [term]}
        for n in range(number)
    ]).encode()  # fmt: skip


EMPTY = dict.fromkeys(("committees-current.json", "committees-historical.json"), b"[]")


def test_a_missing_json_falls_back_to_csv_and_says_what_it_lacks():
    table = next((CASES / "historical_csv").glob("body.*")).read_bytes()
    shelf = Shelf({"legislators-current.json": people(537), "legislators-historical.csv": table})
    assert [p.url.rsplit("/", 1)[1] for p in pages(shelf, date(1998, 7, 17))] == [
        "legislators-historical.csv",
        "legislators-current.json",
    ]
    assert any("no dates of terms" in note for note in shelf.notes)
    assert any(note.startswith("committees-current.json: not published") for note in shelf.notes)


def test_the_historical_file_is_read_before_the_current_one():
    shelf = Shelf(
        EMPTY | {"committee-membership-current.json": b"{}",
                 "legislators-historical.json": people(1), "legislators-current.json": people(530)}
    )  # fmt: skip
    order = [page.url for page in pages(shelf, date(1998, 7, 17))]
    historical, current = (HOME + f"legislators-{w}.json" for w in ("historical", "current"))
    assert order.index(historical) < order.index(current)
    assert shelf.notes == []


@pytest.mark.parametrize("number", [524, 546, 1])
def test_a_number_that_no_congress_has_is_a_fault(number):
    shelf = Shelf(EMPTY | {"legislators-historical.json": people(1),
                           "legislators-current.json": people(number)})  # fmt: skip
    with pytest.raises(ParseError, match=f"{number} sitting members where 525 to 545"):
        list(pages(shelf, date(1998, 7, 17)))


@pytest.mark.real
def test_real_files(real):
    folder = real("legislators") / "unitedstates.github.io" / "congress-legislators"
    current = "legislators-current.json"
    records = list(SOURCE.parse(build_page(current, (folder / current).read_bytes())))
    members = {m.bioguide_id: m for m in of(Member, records)}
    assert len(members) == 537
    assert sum(m.lis_id is not None for m in members.values()) == 100
    parties = [members[m].party for m in members if members[m].chamber == "senate"]
    assert (parties.count("Republican"), parties.count("Democrat")) == (53, 45)
    seats = "committee-membership-current.json"
    found = list(SOURCE.parse(build_page(seats, (folder / seats).read_bytes())))
    assert len({seat.committee_code for seat in found}) == 228
    table = "legislators-historical.csv"
    assert len(list(SOURCE.parse(build_page(table, (folder / table).read_bytes())))) == 12_230
