"""An item of the Record as a person reads it: who said what, and what nobody said."""

from datetime import date

from dashboard.charts.congress import describe_strip
from dashboard.words.floor import spoken
from dashboard.words.member import member_sentence
from tracker.queries.congress.floor import FloorStatement, NotSaid
from tracker.queries.ledger.evidence import Evidence
from tracker.reading.people.speakers import Who
from tracker.reading.people.statements import PlacedMark, Statement, Unsaid

DAY = date(2026, 7, 16)


def made(who: Who) -> FloorStatement:
    said = Statement(
        "speech", "Mr. ROE", "The ICC has no authority <here>.", "The ICC has no authority <here>.",
        "ICC", 0, 1, "The ICC has no authority <here>.", (PlacedMark(4, 7, "court"),),
    )  # fmt: skip
    return FloorStatement(
        "govinfo:x", "THE COURT", DAY, "Senate floor", "172 Cong. Rec. S1, 16 July 2026", who, said,
        "https://x.gov", 1, "official",
    )  # fmt: skip


def test_a_statement_shows_speaker_place_words_page_and_how_the_speaker_is_known():
    html = spoken([made(Who("R000001", "metadata", "high", "one fits"))], [])
    assert '<a href="/member?id=R000001"' in html
    assert ">Mr. ROE</a>, Senate floor" in html
    assert "The <mark>ICC</mark> has no authority &lt;here&gt;." in html
    assert "172 Cong. Rec. S1, 16 July 2026 · speaker named by GPO&#x27;s metadata" in html


def test_a_speaker_who_is_not_matched_is_no_link_and_has_the_reason():
    html = spoken([made(Who(None, "none", "none", "2 who served that day fit “Mr. ROE”"))], [])
    assert "/member" not in html
    assert "speaker not matched to a member: 2 who served that day fit “Mr. ROE”" in html


def test_what_was_only_printed_stands_apart_and_nothing_is_no_heading():
    other = NotSaid("govinfo:x", "T", DAY, "c", Unsaid("ICC", 0, None, "it stands in papers"))
    html = spoken([], [other])
    assert "Who said it" not in html
    assert "“ICC”, c: it stands in papers" in html
    assert spoken([], []) == ""


def test_speeches_are_counted_in_a_members_sentence_and_strip():
    row = Evidence("speech", DAY, "document", "govinfo:x", "THE COURT", "Spoke on the Senate floor",
                   "against", None, None, "official", 1)  # fmt: skip
    release = Evidence("press_release", DAY, "document", "p", "T", "press release",
                       "not_determined", None, None, "official", 1)  # fmt: skip
    assert member_sentence([row], (1, None)) == (
        "Spoke of it in 1 item of the Congressional Record."
    )
    assert "Speeches, against" in describe_strip([row, release])
    assert "Statements, not determined" in describe_strip([row, release])
