"""The bills' pages: what they answer, what they show, what they say of an unknown id."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.congress import bills_by_congress, cosponsor_spec, cosponsor_steps
from dashboard.words import bill as bill_words
from dashboard.words import bill_papers, bill_parts
from scrapers.archive import Archive
from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.doubts import build_doubts
from tests.dashboard.seed import NOW, add_page
from tracker.queries.congress.bill import Quote
from tracker.queries.rows import live
from tracker.reading.bills.status import derive_status
from tracker.reading.keep import Known, keep
from tracker.records import Bill, Document, Sponsorship
from tracker.settings import read_settings
from tracker.store.db import open_store
from tracker.store.reviews import rule_mention
from tracker.store.tables import TABLES

HR23 = "hr23-119"


@pytest.mark.parametrize("state", ["empty", "record", "seeded", "faulty"])
def test_bills_opens(open_page: Open, state: str):
    html = shown(open_page(state, "bills"))
    assert ("No measure is stored yet" in html) == (state == "empty")
    assert ("H.R. 23 (119th)" in html) == (state != "empty")


def test_filters_of_the_address_are_kept_and_an_empty_result_names_them(open_page: Open):
    found = shown(open_page("record", "bills", q="illegitimate", congress="119"))
    assert "H.R. 23 (119th)" in found
    assert "1 measure with words and Congress set" in found
    nothing = shown(open_page("record", "bills", q="zebra", stance="mixed"))
    assert "No measure fits. Loosen words and stance." in nothing


@pytest.mark.parametrize("state", ["record", "seeded", "faulty"])
def test_one_bill_tells_its_votes_and_why_it_is_followed(open_page: Open, state: str):
    html = shown(open_page(state, "bill", id=HR23))
    assert "243 to 140" in html
    assert "54 to 45" in html
    assert "Our judgement" in html
    assert "Why it is followed" in html


def test_names_are_never_html(open_page: Open):
    html = shown(open_page("seeded", "bill", id=HR23))
    assert "Massie, &lt;b&gt;Thomas&lt;/b&gt;" in html
    assert "<b>Thomas" not in html


@pytest.mark.parametrize("wanted", ["hr99999-119", "<script>", "", "hr23-119' OR 1=1"])
def test_an_unknown_bill_is_a_sentence(open_page: Open, wanted: str):
    html = shown(open_page("seeded", "bill", id=wanted))
    assert "No such bill" in html
    assert "<script>" not in html


def names(*signed: tuple[str, str, str | None]) -> list[Sponsorship]:
    return [
        Sponsorship(HR23, f"A00000{place}", "cosponsor", "A", date.fromisoformat(on), False,
                    date.fromisoformat(off) if off else None, party)
        for place, (party, on, off) in enumerate(signed)
    ]  # fmt: skip


def test_a_withdrawn_cosponsor_is_a_step_down():
    steps = cosponsor_steps(
        names(
            ("R", "2025-01-03", "2025-02-01"), ("R", "2025-01-03", None), ("D", "2025-01-10", None)
        )
    )  # fmt: skip
    republicans = [(row["on"], row["names"]) for row in steps if row["party"] == "Republicans"]
    assert republicans == [("2025-01-03", 2), ("2025-01-10", 2), ("2025-02-01", 1)]
    spec = cosponsor_spec(steps)
    assert spec["encoding"]["color"]["scale"]["domain"] == ["Democrats", "Republicans"]


def test_the_picture_of_no_measures_is_empty_and_harmless():
    assert "<a" not in bills_by_congress([])


def quote(text: str, passage: str, **more) -> Quote:
    values = {"record": "Summary", "place": "Summary:00:text", "verdict": "court", "rule": "name",
              "why": "its name", "page_id": 1}  # fmt: skip
    return Quote(text=text, passage=passage, **{**values, **more})


def test_a_passage_is_shown_once_with_all_its_mentions_marked():
    whole = "The International Criminal Court sits. The ICC has judges. It sits at The Hague."
    html = bill_parts.passages(
        [quote("International Criminal Court", whole), quote("ICC", whole[39:])], {}, "hr23-119"
    )
    assert html.count('class="quote"') == 1
    assert "<mark>International Criminal Court</mark>" in html
    assert "<mark>ICC</mark>" in html


def test_operative_text_comes_before_findings_and_titles_and_doubt_comes_last():
    html = bill_parts.passages(
        [
            quote("ICC", "the ICC may be", verdict="uncertain", place="Bill:title", record="Bill"),
            quote("ICC", "title of ICC", place="Bill:title", record="Bill"),
            quote("ICC", "finds ICC", place="TextSection:v:1:text", record="TextSection",
                  version="hr23-119-eh", path="Sec. 2. Findings"),
            quote("ICC", "sanctions ICC", place="TextSection:v:2:text", record="TextSection",
                  version="hr23-119-eh", path="Sec. 3. Sanctions"),
        ], {}, "hr23-119",
    )  # fmt: skip
    places = [html.index(x) for x in ("sanctions", "finds", "title of", "may be")]
    assert places == sorted(places)
    assert "Text, eh: Sec. 3. Sanctions" in html


def test_highlighting_survives_other_blanks_and_hostile_text():
    html = bill_parts.highlight("<i>the  International\nCriminal Court</i>", ["Criminal Court"])
    assert html == "&lt;i&gt;the  International\n<mark>Criminal Court</mark>&lt;/i&gt;"


def test_a_bill_that_never_reached_the_floor_says_so():
    bill = {"bill_id": "hr9-117", "bill_type": "hr", "congress": 117, "latest_action": None,
            "introduced_on": date(2021, 1, 4), "latest_action_on": None}  # fmt: skip
    status = derive_status(bill, [], [], [], date(2026, 1, 1))
    said = bill_words.bill_sentence(bill, status, None)
    assert said == "H.R. 9 was introduced on 4 Jan 2021; it died at the end of the 117th Congress."


def test_a_cloture_that_was_overcome_is_no_part_of_the_sentence():
    bill = {"bill_id": "s9-117", "bill_type": "s", "congress": 117, "latest_action": None,
            "introduced_on": date(2021, 1, 4), "latest_action_on": None}  # fmt: skip
    texts = [
        "Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. "
        "52 - 45. Record Vote Number: 176.",
        "Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate "
        "by Yea-Nay Vote. 65 - 33. Record Vote Number: 180.",
        "Passed Senate without amendment by Yea-Nay Vote. 62 - 37. Record Vote Number: 193.",
    ]
    actions = [{"text": text, "acted_on": date(2021, 5, 10 + n), "position": n}
               for n, text in enumerate(texts)]  # fmt: skip
    status = derive_status(bill, actions, [], [], date(2021, 6, 1))
    said = bill_words.bill_sentence(bill, status, None)
    assert "cloture" not in said
    assert said.startswith("The Senate passed S. 9 by ")


def test_the_title_of_the_picture_counts_each_party():
    steps = cosponsor_steps(
        names(
            ("R", "2025-01-03", "2025-02-01"), ("R", "2025-01-03", None), ("I", "2025-01-10", None)
        )
    )  # fmt: skip
    assert bill_words.signed_title(steps, 1) == (
        "2 cosponsors: 1 Independent and 1 Republican; 1 withdrew"
    )
    same = cosponsor_steps(names(("R", "2025-01-03", None), ("R", "2025-01-04", None)))
    assert bill_words.signed_title(same, 0) == "2 cosponsors, all of them Republicans"


def test_the_same_words_in_several_places_are_shown_once_with_the_places():
    title = "Illegitimate Court Counteraction Act"
    places = [("Bill", "Bill:title", 1), ("BillTitle", "BillTitle:a:title", 1),
              ("BillTitle", "BillTitle:b:title", 1), ("Summary", "Summary:00:text", 2)]  # fmt: skip
    quotes = [quote(title, title, record=r, place=p, page_id=n) for r, p, n in places]
    html = bill_parts.passages(quotes, {}, "hr23-119")
    assert html.count('class="quote"') == html.count("<mark>") == 1
    assert "The same words in 3 more places" in html
    assert "A title (2 times)" in html
    assert "The summary" in html


def test_a_bill_whose_words_a_person_rejected_says_that_it_is_no_longer_followed(
    tmp_path, monkeypatch
):
    folder = build_doubts(tmp_path)
    store = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    court = Bill("hr11-119", 119, "hr", 11, "On the International Criminal Court", date(2025, 1, 3))
    add_page(store, Archive(folder / "archive"), "bill_status", "https://www.govinfo.gov/hr11", NOW,
             keep([court], Known()))  # fmt: skip
    (mention,) = live(store, "Mention", TABLES["Mention"].c.subject == "hr11-119")
    rule_mention(store, Archive(folder / "archive").keep, mention, "reject",
                 reason="A private body", author="Ada")  # fmt: skip
    monkeypatch.setenv("TRACKER_DATA", str(folder))
    read_settings.cache_clear()
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.run().switch_page("app_pages/bill.py")
    at.query_params["id"] = "hr11-119"
    html = shown(at.run())
    assert "No longer followed since" in html
    assert "Ada ruled that its words do not mean the Court (A private body)" in html
    assert "What it says of the Court" not in html


def test_a_measure_shows_what_the_administration_holds_of_it():
    said = Document("sap:x", "sap", "Statement of Administration Policy: H.R. 1 <b>", "OMB",
                    "https://x", date(2026, 6, 3), collection="SAP", bill_id="hr1-119")  # fmt: skip
    report = Document("r", "committee_report", "A report", "x", "https://y", collection="CRPT")
    html = bill_papers.policy([report, said])
    assert html.startswith('<ul><li>3 Jun 2026: <a href="/document?id=sap%3Ax"')
    assert html.count("<li>") == 1
    assert "H.R. 1 &lt;b&gt;" in html
    assert bill_papers.policy([report]) == ""
