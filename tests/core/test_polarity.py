"""What a yea did: from what the measure holds and the question put."""

import pytest

from tracker.reading.sides.polarity import is_omnibus, read_polarity


@pytest.mark.parametrize(
    ("question", "yea"),
    [
        ("On Passage", "against"),
        ("On Motion to Suspend the Rules and Pass, as Amended", "against"),
        ("On Agreeing to the Resolution, as Amended", "against"),
        ("On the Concurrent Resolution", "against"),
        ("On Ordering the Previous Question", "against"),
        ("On Consideration of the Resolution", "against"),
        ("On Motion to Recommit", "supports"),
        ("On the Motion to Table", "supports"),
        ("On the Motion to Table the Motion to Recommit", "against"),
        ("On the Motion to Postpone Indefinitely", "supports"),
        ("On Cloture on the Motion to Proceed", "against"),
        ("On Overriding the Veto", "against"),
        ("On Agreeing to the Conference Report", "against"),
        ("On Motion to Concur in the Senate Amendment with an Amendment", "against"),
        ("On Motion to Recommit with Instructions", "not_determined"),
        ("On Motion to Instruct Conferees", "not_determined"),
        ("On Motion to Disagree to the Senate Amendment", "not_determined"),
        ("On the Nomination", "not_determined"),
        ("On Motion to Adjourn", "procedural"),
        ("On Approving the Journal", "procedural"),
        ("Table Appeal of the Ruling of the Chair", "procedural"),
        ("On the Motion to Reconsider", "procedural"),
    ],
)
def test_the_question_tells_what_a_yea_did_to_a_measure_against_the_court(question, yea):
    assert read_polarity(question, "against").yea == yea


@pytest.mark.parametrize(
    ("question", "yea"),
    [
        ("On Agreeing to the Amendment", "supports"),
        ("On the Motion to Table Amdt. No. 1254", "against"),
        ("On the Motion (Motion to Waive CBA re: Amdt. No. 3)", "supports"),
        ("On the Cloture Motion (Motion to Invoke Cloture on Amdt. No. 3)", "supports"),
    ],
)
def test_a_vote_on_an_amendment_goes_by_the_amendment(question, yea):
    assert read_polarity(question, "against", amendment="supports").yea == yea


def test_an_amendment_nobody_has_read_is_not_determined():
    found = read_polarity("On Agreeing to the Amendment", "against", label="H.R. 23")
    assert found.yea == "not_determined"
    assert "an amendment to H.R. 23" in found.sentence


def test_a_measure_of_many_matters_gives_no_clear_view():
    title = "Department of State Appropriations Act, 2026"
    assert read_polarity("On Passage", "against", title=title).yea == "mixed"
    amended = read_polarity("On Agreeing to the Amendment", None, amendment="against", title=title)
    assert amended.yea == "against"
    assert is_omnibus("Adopting the Rules of the House of Representatives")
    assert not is_omnibus("Illegitimate Court Counteraction Act")


def test_stances_of_statements_are_understood_too():
    assert read_polarity("On Passage", "opposed").yea == "against"
    assert read_polarity("On Passage", "supportive").yea == "supports"
    assert read_polarity("On Passage", "mixed").yea == "mixed"
    assert read_polarity("On Passage", "neutral").yea == "mixed"
    assert read_polarity("On Passage", None).yea == "not_determined"


def test_the_sentence_is_plain_and_procedure_is_marked():
    found = read_polarity("On Cloture on the Motion to Proceed", "against", label="H.R. 23")
    assert found.procedural
    assert found.sentence == (
        "A yea was against the Court: it was a vote to end debate on H.R. 23, "
        "which is against the Court."
    )
    assert not read_polarity("On Passage", "against").procedural
