"""The page Search: whatever holds some words, names among them; an honest miss otherwise."""

from sqlalchemy import Engine

from dashboard.words.search import find_names, sentence
from tests.dashboard.conftest import Open, shown
from tests.dashboard.seed import HR23
from tracker.queries.searching import Hit, add_words, find_hits
from tracker.records import Act, Bill, BillTitle, Document, Mention
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.search import refresh_index


def test_words_find_measures_roll_calls_and_acts_once_each(open_page: Open):
    html = shown(open_page("record", "search", q="Dodd amendment"))
    assert "stand in 2 measures, 1 roll call and 1 act." in html
    assert html.count("/roll-call?id=s358-107.2001") == 1
    assert "<mark>Dodd</mark> <mark>amendment</mark>" in html


def test_a_measure_is_found_by_the_name_that_people_use(open_page: Open):
    assert "/bill?id=hr4775-107" in shown(open_page("record", "search", q="Hague Invasion Act"))


def test_a_name_leads_to_its_member_official_or_designee(open_page: Open):
    html = shown(open_page("record", "search", q="mcgovern"))
    assert "/member?id=M000312" in html
    assert "/designee?id=karim-khan" in shown(open_page("record", "search", q="Karim Khan"))
    assert "/official?id=marco-rubio" in shown(open_page("record", "search", q="rubio"))


def test_a_kind_narrows_and_stays_in_the_address(open_page: Open):
    at = open_page("record", "search", q="sanctions", kind="bill")
    assert "/act?id=" not in shown(at).split("In titles and texts")[1].split("<footer")[0]
    assert at.query_params["kind"] == "bill"


def test_a_miss_says_what_was_searched(open_page: Open):
    html = shown(open_page("record", "search", q="Interstate <b>Commerce"))
    assert "Nothing held has the words <q>Interstate &lt;b&gt;Commerce</q>" in html
    assert "Searched are 96 measures, 23 roll calls, " in html
    assert "No finding fits. Loosen Words." in html
    assert "Nothing is held yet." in shown(open_page("empty", "search", q="court"))


def test_no_words_ask_for_words(open_page: Open):
    html = shown(open_page("seeded", "search"))
    assert "Type words to look for" in html
    assert "In titles and texts" not in html
    assert find_names("", [], [], []) == []
    assert "2,000 or more acts" in sentence(
        "x", [_hit(n) for n in range(2000)], [], ({}, None, None)
    )


def _hit(n: int) -> Hit:
    return Hit("act", f"act-{n}", "x", None, None, "record", 1)


def test_findings_are_grouped_marked_and_about_the_court(any_store: Engine, add_page):
    title, other = "A bill on the Rome Statute", "govinfo:other"
    records = [
        Bill(HR23, 119, "hr", 23, title),
        BillTitle(HR23, "1", "Short title", "A shorter name of the Rome Statute bill"),
        Act("an-act", "administration", "statement", "A statement on the Statute of Rome", None),
        Document(
            other, "record_item", "Rome is old; so is its Statute", "Congress", "https://a.gov"
        ),
    ]
    records.append(
        Mention(other, "Document", "Document:title", 0, 4, "Rome", "uncertain", "rule", "why", "x")
    )
    with writing(any_store) as connection:
        put(connection, records, add_page(connection, "https://example.gov/all"))
    refresh_index(any_store)
    hits = find_hits(any_store, '"Rome Statute"')
    assert [(hit.kind, hit.subject) for hit in hits] == [("bill", HR23)]
    (found,) = add_words(any_store, '"Rome Statute"', hits)
    assert "⟦Rome" in found.words
    assert "shorter name of the" in found.words
    assert [hit.subject for hit in find_hits(any_store, "Rome Statute")] == [HR23, "an-act"]
