"""One statement published more than once: joint releases, letters, an own page and its copy."""

from datetime import date, timedelta

import pytest

from scrapers.archive import Archive
from scrapers.sources.congress_press import SOURCE
from tests.sources.statements import read_disk
from tracker.reading.copies import Statement, find_copies
from tracker.records import Document, DocumentCopy, DocumentSigner, DocumentText
from tracker.store.copies import keep_copies
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.tables import TABLES

DAY = date(2026, 9, 15)
WORDS = " ".join(f"word{n} of the statement on the Court is said here" for n in range(12))
OTHER = " ".join(f"thing{n} about a bridge stands in the other release" for n in range(12))


def statement(name, text=WORDS, office="A", day=DAY, **more) -> Statement:
    return Statement(name, day, more.pop("title", "T"), text, office, **more)


def copies(*statements) -> dict[str, tuple[str, str]]:
    return {c.document_id: (c.copy_of, c.reason) for c in find_copies(statements)}


def test_one_text_of_two_offices_is_one_statement_of_the_first():
    lead = "Washington, D.C. Today a senator and others gave out this statement. "
    found = copies(
        statement("release:b.gov/1", lead + WORDS, "B", DAY + timedelta(days=2)),
        statement("release:a.gov/1"),
        statement("release:c.gov/1", OTHER, "C"),
    )
    assert found == {"release:b.gov/1": ("release:a.gov/1", "the same words")}


def test_the_same_words_weeks_later_or_of_one_office_are_statements_of_their_own():
    assert copies(statement("r:a/1"), statement("r:b/1", office="B", day=date(2026, 10, 1))) == {}
    later = DAY + timedelta(days=1)
    assert copies(statement("r:a/1"), statement("r:a/2", day=later)) == {}
    assert copies(statement("r:a/1"), statement("r:a/2", title="U")) == {
        "r:a/2": ("r:a/1", "the same office, day and words")
    }
    assert copies(statement("r:a/1"), statement("r:a/2", "")) == {
        "r:a/2": ("r:a/1", "the same office, day and title")
    }


def test_a_letter_in_each_offices_own_words_is_one_by_its_signers():
    half = WORDS[: len(WORDS) // 2]
    two = [
        statement("r:a/1", f"{half} {OTHER[:300]}", signers=frozenset("abc")),
        statement("r:b/1", f"{OTHER[320:620]} {half}", "B", signers=frozenset("abc")),
    ]
    assert copies(*two) == {"r:b/1": ("r:a/1", "the same signers and most of the words")}
    others = [two[0], statement("r:b/1", two[1].text, "B", signers=frozenset("abd"))]
    assert copies(*others) == {}


def test_an_own_page_comes_before_the_collections_copy_of_it():
    found = copies(
        statement("congress-press:a.gov/1", "", is_own=False), statement("release:a.gov/1")
    )
    assert found == {"congress-press:a.gov/1": ("release:a.gov/1", "the same address")}


def test_a_few_words_are_one_statement_only_with_the_same_title():
    assert copies(statement("r:a/1", "He is right."), statement("r:b/1", "He is right.", "B"))
    assert not copies(
        statement("r:a/1", "He is right."), statement("r:b/1", "He is right.", "B", title="U")
    )
    assert not copies(statement("r:a/1", ""), statement("r:b/1", "", "B"))


def paper(name, office, text=WORDS) -> list:
    return [
        Document(name, "statement", "T", f"Office of {office}", f"https://{name}", DAY),
        DocumentSigner(name, office, "publisher", 0, "X000001", confidence="stated"),
        DocumentText(name, "html", text, DAY),
    ]


def test_copies_are_kept_as_rows_and_written_anew_only_when_they_differ(
    any_store, add_page, tmp_path
):
    keep = Archive(tmp_path / "archive").keep
    assert not keep_copies(any_store, keep)
    with writing(any_store) as connection:
        put(connection, paper("release:a/1", "A"), add_page(connection, "https://a/1"))
        put(connection, paper("release:b/1", "B"), add_page(connection, "https://b/1"))
    assert keep_copies(any_store, keep)
    assert not keep_copies(any_store, keep)
    table = TABLES["DocumentCopy"]
    with any_store.connect() as connection:
        (row,) = connection.execute(table.select())
    assert (row.document_id, row.copy_of, row.shared) == ("release:b/1", "release:a/1", 100)
    with writing(any_store) as connection:
        edited = paper("release:b/1", "B", OTHER)
        put(connection, edited, add_page(connection, "https://b/1"))
    assert keep_copies(any_store, keep)
    with any_store.connect() as connection:
        assert connection.execute(table.select()).one().gone_at is not None


@pytest.mark.real
def test_joint_releases_of_november_2024_are_found_and_no_others(real):
    (path,) = real("executive-press").rglob("2024-11.jsonl")
    records = read_disk(SOURCE, path)
    texts = {r.document_id: r.text for r in records if isinstance(r, DocumentText)}
    signers: dict[str, set] = {}
    for record in records:
        if isinstance(record, DocumentSigner):
            signers.setdefault(record.document_id, set()).add(record.name)
    found = find_copies(
        Statement(r.document_id, r.published_on, r.title, texts.get(r.document_id, ""),
                  r.publisher, frozenset(signers.get(r.document_id, ())), is_own=False)
        for r in records if isinstance(r, Document)
    )  # fmt: skip
    hosts = [(_host(c.document_id), _host(c.copy_of)) for c in found]
    assert len(found) == 21
    assert ("sherman.house.gov", "auchincloss.house.gov") in hosts
    assert ("lgraham.senate.gov", "blumenthal.senate.gov") in hosts
    assert [host for host in hosts if host[0] == host[1]] == [("davis.house.gov",) * 2]
    assert isinstance(found[0], DocumentCopy)


def _host(document_id: str) -> str:
    return document_id.partition(":")[2].partition("/")[0]
