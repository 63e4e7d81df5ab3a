"""Statements by whom they are signed: one of many publications, each signer, each ledger."""

import pytest

from dashboard.words.statement import statement_section
from scrapers.archive import Archive
from tests.importing import import_paths
from tests.sources.statements import CASES
from tracker.queries.ledger.acts import read_ledger
from tracker.queries.ledger.stance_views import read_stance_view
from tracker.queries.papers.documents import Filters, find_documents, read_facets
from tracker.queries.papers.statements import read_statement
from tracker.queries.provenance import read_origins
from tracker.reading.keep import Known, keep
from tracker.reading.people.joint import is_joint
from tracker.records import Document, DocumentSigner, Member
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.reviews import rule

PREFIX = "congress-press:"
BLUMENTHAL, GRAHAM, FETTERMAN, ERNST = "B001277", "G000359", "F000479", "E000295"


def hosts(view) -> list[str]:
    return [one.document_id.removeprefix(PREFIX).partition("/")[0] for one in view.publications]


@pytest.fixture
def month(house, tmp_path):
    """The store after the recorded month of the collection was imported."""
    place = tmp_path / "2026-09.jsonl"
    place.write_bytes((CASES / "congress_press/month/body.jsonl").read_bytes())
    (result,) = import_paths(house, [place])
    assert (result.state, result.faults) == ("green", [])
    return house.engine


def test_a_joint_statement_is_one_with_each_office_and_each_signer(month):
    found = find_documents(month, Filters(), 0, 10)
    assert sorted(row.title for row in found.rows) == ["Doe Joins Statement", "Roe Leads Letter"]
    assert read_facets(month).total == 2
    joint = next(row for row in found.rows if row.title == "Doe Joins Statement")
    view = read_statement(month, joint.document_id)
    assert hosts(view) == ["doe.senate.gov", "roe.house.gov"]
    assert [(s.name, s.role) for s in view.signers] == [
        ("Ann Doe", "publisher"), ("Max Roe", "publisher"), ("Jo Poe", "named"),
    ]  # fmt: skip
    other = read_statement(month, view.publications[1].document_id)
    assert other == view


def test_a_publisher_finds_its_own_publication_of_a_joint_statement(month):
    found = find_documents(month, Filters(publisher="Office of Representative Max Roe"), 0, 10)
    assert len(found.rows) == 2


def test_a_statement_is_in_the_ledger_of_who_publishes_and_of_who_signs_it_once(month):
    (joint, letter) = sorted(read_ledger(month, "X000001"), key=lambda e: e.act.title, reverse=True)
    assert (joint.act.title, joint.act.did) == (
        "Roe, Doe Joint Statement on the Court",
        "statement",
    )
    assert letter.act.title == "Roe Leads Letter"


LETTER = (
    "WASHINGTON – Senator Ann Doe led a letter on the Court.\n\nDear Mr. President:\n\n"
    "We condemn the International Criminal Court.\n\nSincerely,\nAnn Doe\nJo Poe\n\n"
)
ADDED = "Senator Doe wrote.\n\nI condemn the International Criminal Court.\n"


@pytest.mark.parametrize(
    ("text", "before", "of_paper", "of_signer"),
    [
        (LETTER, "against", "supports", "mixed"),
        (ADDED, "not_determined", "not_determined", "mixed"),
    ],
)
def test_what_people_ruled_of_a_letter_holds_for_who_signed_it_and_of_a_signer_apart(
    store, add_page, tmp_path, text, before, of_paper, of_signer
):  # fmt: skip
    paper = Document("press:1", "letter", "A letter", "Office of Ann Doe", "https://x", text=text)
    records = [
        Member("P000001", "Jo", "Poe", "Jo Poe", chamber="senate", state="CA"), paper,
        DocumentSigner("press:1", "Ann Doe", "publisher", 1, "D000001"),
        DocumentSigner("press:1", "Jo Poe", "named", 2, "P000001"),
    ]  # fmt: skip
    with writing(store) as connection:
        put(connection, keep(records, Known()), add_page(connection, "https://x"))
    held, keep_body = {"kind": "stance", "about": "press:1"}, Archive(tmp_path / "archive").keep

    def stance() -> str:
        (entry,) = read_ledger(store, "P000001")
        assert entry.ruled_as == "press:1#P000001"
        assert read_stance_view(store, entry.ruled_as).stance == entry.act.stance
        return entry.act.stance

    assert stance() == before
    rule(store, keep_body, **held, subject="press:1", verdict="correct", value="supports",
         reason="Read whole", author="Ada")  # fmt: skip
    assert stance() == of_paper
    rule(store, keep_body, **held, subject="press:1#P000001", verdict="correct", value="mixed",
         reason="Poe added a note", author="Bo")  # fmt: skip
    assert stance() == of_signer
    assert read_stance_view(store, "press:1#X000009") is None


def test_the_page_names_signers_and_says_that_only_a_collection_holds_the_words(month):
    letter = f"{PREFIX}roe.house.gov/news/documentsingle.aspx?documentid=77"
    view = read_statement(month, letter)
    html = statement_section(view, read_origins(month, [p.page_id for p in view.publications]))
    assert "<h2>6 signers</h2>" in html
    assert 'href="/member?id=X000001"' in html
    assert "Jane Q. Noe signs it" in html
    assert "as printed; no member of that day is surely meant" in html
    assert "the congress-press collection's copy alone" in html.replace("&#x27;", "'")
    assert 'href="https://roe.house.gov/news/documentsingle.aspx?DocumentID=77"' in html
    assert "words as the congress-press collection copied them" in html


@pytest.mark.parametrize(
    ("text", "words", "joint"),
    [
        ("The Senators wrote, “We fear the Court. It acts.”", "It acts.", True),
        ("Senator Doe said, “I fear the Court.”", "I fear the Court.", False),
        ("They continued,“Second, the Court acts.”", "Second, the Court acts.", True),
        ("The members issued a letter. Senator Doe fears the Court.", "fears the Court", False),
        (
            "Dear Sir:\nWe fear the Court.\nSincerely,\nA\nI fear it too.",
            "We fear the Court.",
            True,
        ),
        ("Dear Sir:\nWe fear the Court.\nSincerely,\nA\nI fear it too.", "I fear it too.", False),
        ("The Senators wrote, “We act.” Doe fears it.", "Doe fears it.", False),
        ("Nothing of it.", "Elsewhere.", False),
    ],
)
def test_words_are_all_signers_own_in_the_letter_and_in_what_the_release_gives_to_all(
    text, words, joint
):
    assert is_joint(text, words) is joint


@pytest.mark.real
def test_the_letter_of_november_2024_is_in_the_ledger_of_each_who_signed_it(house, real):
    folder = real("legislators") / "unitedstates.github.io/congress-legislators"
    (path,) = real("executive-press").rglob("2024-11.jsonl")
    list(import_paths(house, [folder / "legislators-current.json", path]))
    first = next(
        row
        for row in find_documents(house.engine, Filters(), 0, 50).rows
        if "Review of" in row.title
    )
    view = read_statement(house.engine, first.document_id)
    assert hosts(view) == ["blumenthal.senate.gov", "lgraham.senate.gov"]
    matched = {s.name: (s.bioguide_id, s.role, s.confidence) for s in view.signers}
    assert matched["Richard Blumenthal"] == (BLUMENTHAL, "publisher", "stated")
    assert matched["Joni Ernst"] == (ERNST, "named", "high")
    # Of those who left since, the register of current members knows nothing: as printed.
    assert matched["Ben Cardin"] == (None, "named", None)
    assert len(matched) == 6
    entries = read_ledger(house.engine, FETTERMAN)
    assert [entry.act.did for entry in entries] == [
        "named as a signer; published by Office of Senator Richard Blumenthal"
    ]
    reprint, letter = read_ledger(house.engine, GRAHAM)
    assert reprint.act.did == "gave out again what The Editorial Board wrote"
    assert (reprint.act.stance, reprint.quote) == ("not_determined", None)
    assert letter.act.title.startswith("U.S. Senators Call for Review")
