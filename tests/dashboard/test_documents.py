"""Documents and acts: lists whose filters live in the address, one record with its evidence."""

import asyncio
from queue import SimpleQueue

import pytest

import dashboard.app
from dashboard.charts.acts import documents_by_year
from dashboard.data import ask
from dashboard.widgets import PAGE_SIZE
from dashboard.words.document import highlight, passages
from tests.dashboard.conftest import Open, shown
from tests.dashboard.seed import ORDER
from tracker.queries.administration.turns import Turns
from tracker.queries.ledger.flat import read_member_rows
from tracker.queries.papers.documents import find_documents
from tracker.queries.stances.held import read_paper_stances
from tracker.records import Mention
from tracker.settings import read_settings


def test_the_list_answers_and_leads_to_each_document(open_page: Open):
    html = shown(open_page("seeded", "documents"))
    assert "2 documents of 2025" in html
    assert f'href="/document?id={ORDER.replace(":", "%3A")}"' in html
    assert "ACT &lt;script&gt;" in html
    assert 'class="stance against"' in html
    assert "<script" not in html


def test_a_filter_leaves_what_fits_and_says_how_much(open_page: Open):
    page = open_page("seeded", "documents")
    html = shown(page.selectbox(key="kind").set_value("executive_order").run())
    assert "1 document with Kind set" in html
    assert "COUNTERACTION" not in html


def test_documents_are_chosen_by_stance_in_an_address_that_a_reload_keeps(open_page: Open):
    page = open_page("seeded", "documents")
    page.selectbox(key="stance").set_value("against").run()
    html = shown(page)
    assert "1 document with Stance set" in html
    assert ORDER.replace(":", "%3A") in html
    assert page.query_params["stance"] == "against"
    again = open_page("seeded", "documents", stance="against", kind="executive_order")
    assert "1 document with Kind and Stance set" in shown(again)
    none = open_page("seeded", "documents", stance="mixed")
    assert "No document fits. Loosen Stance." in shown(none)


def test_filters_come_from_the_address_and_a_wrong_one_leaves_it(open_page: Open):
    page = open_page("seeded", "documents", kind="record_item", year="1850")
    assert "1 document with Kind set" in shown(page)
    assert page.query_params["kind"] == "record_item"
    assert "year" not in page.query_params


def test_the_foot_names_every_source_that_stated_a_document(open_page: Open):
    html = shown(open_page("seeded", "documents"))
    foot = html.partition('class="foot"')[2]
    assert "Federal Register" in foot
    assert "Roll calls" not in foot


def test_words_are_looked_for_in_the_full_text(open_page: Open):
    page = open_page("seeded", "documents")
    html = shown(page.text_input(key="q").set_value('"debate on the" court').run())
    assert "1 document with Words set" in html
    assert "COUNTERACTION" in html


def test_an_empty_result_names_the_filter_to_loosen(open_page: Open):
    page = open_page("seeded", "documents")
    page.selectbox(key="kind").set_value("executive_order")
    html = shown(page.text_input(key="q").set_value("xylophone").run())
    assert "No document fits. Loosen Kind and Words." in html


def test_a_document_shows_its_passage_with_the_words_marked(open_page: Open):
    html = shown(open_page("seeded", "document", id=ORDER))
    assert "The <mark>International Criminal Court</mark> (ICC), as established" in html
    assert "See: EO 13928, June 11, 2020" in html
    assert "published 12 Feb 2025, signed 6 Feb 2025" in html
    assert 'href="https://www.federalregister.gov/d/2025-02612"' in html
    assert 'href="/archive/' in html
    assert "/act?id=eo-14203" in html  # the record's own row about it


def test_an_item_of_the_record_in_which_nobody_is_known_to_speak_is_shown(open_page: Open):
    html = shown(open_page("seeded", "document", id="govinfo:CREC-2025-01-09-pt1-PgH85"))
    assert "Who said it" not in html
    assert "What is known" in html


@pytest.mark.parametrize("page, back", [("document", "documents"), ("act", "administration")])
def test_an_unknown_id_is_said_not_raised(open_page: Open, page: str, back: str):
    html = shown(open_page("seeded", page, id="<b>nothing"))
    assert f"The store holds no {page} with the id <code>&lt;b&gt;nothing</code>" in html
    assert f'href="/{back}"' in html


def test_without_a_source_documents_point_to_the_record(open_page: Open):
    assert "No document is stored yet" in shown(open_page("record", "documents"))


@pytest.mark.parametrize(
    "passage, spans, marked",
    [
        ("The ICC and the ICC.", ["ICC"], "The <mark>ICC</mark> and the <mark>ICC</mark>."),
        ("a <i>Rome Statute", ["Rome\n  Statute"], "a &lt;i&gt;<mark>Rome Statute</mark>"),
        ("the ICC's Court", ["ICC", "the ICC"], "<mark>the ICC</mark>&#x27;s Court"),
        ("nothing here", ["ICC"], "nothing here"),
    ],
)
def test_highlight(passage: str, spans: list[str], marked: str):
    assert highlight(passage, spans) == marked


def test_bars_show_years_without_a_document_too():
    values = documents_by_year({"2021": 2, "2024": 1})["data"]["values"]
    assert [(row["year"], row["documents"]) for row in values] == [
        ("2021", 2), ("2022", 0), ("2023", 0), ("2024", 1),
    ]  # fmt: skip


def test_acts_of_the_administration(open_page: Open):
    page = open_page("record", "administration")
    html = shown(page)
    assert 'class="badge"' in html
    assert "unverified" in html
    assert "warrants-putin-2023" not in html  # the Court's own acts are on request
    assert "warrants-putin-2023" in shown(page.selectbox(key="lane").set_value("court").run())


def test_an_act_shows_its_reason_its_basis_and_its_neighbours(open_page: Open):
    html = shown(open_page("record", "act", id="eo-14203"))
    assert "goes against the Court" in html
    assert "compiled record: read in a document, high confidence" in html
    near = html.split("Acts that belong with it")[1]
    assert "designation-2025-02-13" in near
    assert "litigation" in near
    assert near.index("18 Aug 2026") < near.index("date unknown")
    assert ">Federal Register 2025-02612</a>, not read yet" in html


def test_an_act_leads_to_its_document_once_that_was_read(open_page: Open):
    html = shown(open_page("seeded", "act", id="eo-14203"))
    assert f"/document?id={ORDER.replace(':', '%3A')}" in html
    assert f">{ORDER}</a>" not in html


@pytest.mark.parametrize(
    "start, said", [(10, "A reporter asks:"), (80, "SEC. POE &lt;x&gt; says:"), (300, "")]
)
def test_a_passage_of_a_transcript_tells_whose_words_it_is(start: int, said: str):
    turns = Turns([("d", "question", "Q", 0, 60), ("d", "speech", "SEC. POE <x>", 70, 200)])
    place, words = "DocumentText:text", "Will the International Criminal Court rule?"
    mention = Mention(
        "d", "DocumentText", place, start, start + 28, "International Criminal Court", "court",
        "name", "its name", words,
    )  # fmt: skip
    html = passages([mention], turns)
    assert html.startswith(f"<p>{said}</p><blockquote>" if said else "<blockquote>")


def test_what_first_views_would_wait_for_is_read_before_anybody_asks(monkeypatch, data_folder):
    monkeypatch.setenv("TRACKER_DATA", str(data_folder("seeded")))
    read_settings.cache_clear()
    read: SimpleQueue = SimpleQueue()
    monkeypatch.setattr(dashboard.app, "ask", lambda *asked: read.put(asked) or ask(*asked))

    async def start() -> None:
        async with dashboard.app.lifespan(dashboard.app.app):
            await asyncio.sleep(0)

    asyncio.run(start())
    question, _filters, first, many = read.get(timeout=30)
    assert (question, first, many) == (find_documents, 0, PAGE_SIZE)
    question, papers = read.get(timeout=30)
    assert question is read_paper_stances
    assert ORDER in papers
    assert read.get(timeout=30) == (read_member_rows,)
