"""Review and changes without a browser: cards, refusals, a rule taught, and what it changed."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import MAIN, Open, shown
from tests.dashboard.doubts import build_doubts
from tracker.queries.rulings import read_rulings
from tracker.settings import read_settings
from tracker.store.db import open_store


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The review page over a store of its own: desk(by="Ada") opens it."""
    monkeypatch.setenv("TRACKER_DATA", str(build_doubts(tmp_path)))
    read_settings.cache_clear()

    def opened(page: str = "review", **params: str) -> AppTest:
        at = AppTest.from_file(MAIN, default_timeout=60)
        at.run().switch_page(f"app_pages/{page}.py")
        for name, value in params.items():
            at.query_params[name] = value
        return at.run()

    return opened


def rulings(folder: Path, kind: str = "mention"):
    return read_rulings(open_store(f"sqlite:///{folder / 'tracker.sqlite'}"), kind)


def test_a_card_shows_the_words_marked_why_they_are_in_doubt_and_its_pages(desk):
    html = shown(desk())
    assert "3 passages may mean the Court" in html
    assert "<mark>ICC</mark> held its congress" in html
    assert "nothing in the text says what it stands for" in html
    assert "https://www.federalregister.gov/documents/chess" in html
    assert "/archive/" in html


@pytest.mark.parametrize("state", ["empty", "record"])
def test_without_sources_nothing_waits_and_review_says_so(open_page: Open, state: str):
    assert "Nothing waits for review" in shown(open_page(state, "review"))


def test_an_answer_without_name_or_reason_writes_nothing(desk, tmp_path):
    at = desk()
    at.button(key="answer-y").click().run()
    assert "a ruling needs an author" in at.error[0].value
    at = desk(by="Ada")
    at.button(key="answer-y").click().run()
    assert "a ruling needs a reason" in at.error[0].value
    assert rulings(tmp_path) == []


def test_a_typed_reason_is_kept_and_the_next_card_comes_at_once(desk, tmp_path):
    at = desk(by="Ada")
    at.text_input(key=next(t.key for t in at.text_input if t.key.startswith("own-"))).set_value(
        "A chess federation"
    )
    at.button(key="answer-n").click().run()
    html = shown(at)
    assert "Notice of a visit</a></h2>" in html
    assert "does not mean the Court" in html
    (ruling,) = rulings(tmp_path)
    assert (ruling.verdict, ruling.reason, ruling.about) == (
        "reject", "A chess federation", "fr:chess",
    )  # fmt: skip


def test_the_address_names_the_card(desk):
    at = desk(by="Ada")
    at.button(key="next").click().run()
    assert "Notice of a visit</a></h2>" in shown(at)
    named = at.query_params["card"]
    again = desk(card=named if isinstance(named, str) else named[0])
    assert "Notice of a visit</a></h2>" in shown(again)


def test_a_card_that_does_not_wait_can_be_called_up(desk, tmp_path):
    html = shown(desk(by="Ada", card="stance:state:visit"))
    assert "Travel of the Under Secretary</a></h2>" in html
    assert "Where does Jane Roe, Department Spokesperson stand toward the Court?" in html
    lost = shown(desk(card="stance:state:nothing"))
    assert "The store holds no card of that address" in lost
    assert "Notice of a sporting event</a></h2>" in lost


def test_what_the_rules_read_is_confirmed_by_one_key(desk, tmp_path):
    at = desk(by="Ada", card="stance:state:visit")
    assert "As the rules read it: takes no side" in [b.label for b in at.button]
    at.button(key="reason-1").click().run()
    at.button(key="answer-y").click().run()
    (ruling,) = rulings(tmp_path, "stance")
    assert (ruling.verdict, ruling.value) == ("confirm", "informational")
    again = desk(by="Bo", card="stance:state:visit")
    assert "called up" in shown(again)
    assert "Ada ruled: takes no side; The speaker&#x27;s own words say it." in shown(again)


def test_a_measure_has_reasons_of_its_own_and_awaits_a_second(desk, tmp_path):
    at = desk(by="Ada", card="stance:hr7900-117")
    assert at.button(key="reason-1").label == "Its operative sections say it"
    at.button(key="reason-1").click().run()
    at.button(key="answer-f").click().run()
    (ruling,) = rulings(tmp_path, "stance")
    assert ruling.verdict == "correct"
    waits = shown(desk(by="Bo", kind="second"))
    assert "Ada says of where hr7900-117 stands: supports the Court. Do you agree?" in waits
    page = shown(desk("bill", id="hr7900-117"))
    assert "one person&#x27;s ruling (supports the Court, Ada), awaiting a second" in page


def test_a_skipped_card_comes_last(desk):
    at = desk(by="Ada")
    at.button(key="skip").click().run()
    assert "Notice of a visit</a></h2>" in shown(at)
    at.button(key="previous").click().run()
    assert "Notice of a sporting event</a></h2>" in shown(at)


def test_a_rule_is_saved_only_after_what_it_would_change_was_shown(desk, tmp_path):
    at = desk(by="Ada")
    words = next(t for t in at.text_input if (t.key or "").startswith("teach_words"))
    assert "correspondence" in words.value
    assert not [b for b in at.button if b.key == "teach_save"]
    at.text_input(key="teach_sense").set_value("International Correspondence Chess")
    at.text_input(key="teach_reason").set_value("A federation")
    words.set_value("correspondence; Grandmasters")
    at.button(key="teach_try").click().run()
    html = shown(at)
    assert "It would change 1 mention" in html
    assert "in doubt → does not" in html
    assert not (tmp_path / "terms.toml").exists()
    at.button(key="teach_save").click().run()
    assert "Saved: International Correspondence Chess" in at.success[0].value
    text = (tmp_path / "terms.toml").read_text()
    assert 'name = "International Correspondence Chess"' in text
    assert "by Ada at" in text


def test_a_rule_changed_after_it_was_tried_must_be_tried_again(desk):
    at = desk(by="Ada")
    at.text_input(key="teach_sense").set_value("International Correspondence Chess")
    at.button(key="teach_try").click().run()
    assert [b for b in at.button if b.key == "teach_save"]
    at.text_input(key="teach_sense").set_value("Another body").run()
    assert not [b for b in at.button if b.key == "teach_save"]


def test_changes_say_what_came_and_why(desk):
    html = shown(desk("changes"))
    assert "No reading has changed anything yet" in html


@pytest.mark.parametrize("wanted", ["999", "<b>", "x"])
def test_an_unknown_reading_is_a_sentence(desk, wanted):
    html = shown(desk("changes", run=wanted))
    assert "No such reading" in html
    assert "<b>" not in html


def test_changes_of_a_seeded_store_open_their_rows(open_page: Open):
    html = shown(open_page("seeded", "changes"))
    assert "Bill status" in html
    assert "/changes?run=" in html
    run = html.split("/changes?run=")[1].split('"')[0]
    opened = shown(open_page("seeded", "changes", run=run))
    assert "What the reading of" in opened
    assert "All readings" in opened
