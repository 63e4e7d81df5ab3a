"""Who speaks in a transcript: labels of both houses' podiums, reporters apart from answers."""

from tracker.reading.people.briefing import find_turn, split_briefing

STATE = """Washington, D.C.

MS ROE: Good afternoon. FACT SHEET: we have one.

QUESTION: (Via interpreter) Will the United States: cooperate?

MR. McPOE: No.

We have said so.

# # #"""
WHITE_HOUSE = """1:21 P.M. EDT

MS. DOE-SMITH: Hi.

Q Does the ICC have jurisdiction?

Q But —

THE PRESIDENT: No.

PRIME MINISTER VAN DER ROE: (As interpreted.) I agree."""


def test_a_department_briefing_is_split_at_its_labels():
    turns = split_briefing(STATE)
    assert [(turn.speaker, turn.is_reporter) for turn in turns] == [
        (None, False), ("MS ROE", False), ("QUESTION", True), ("MR. McPOE", False),
    ]  # fmt: skip
    assert turns[1].text == "Good afternoon. FACT SHEET: we have one."
    assert turns[2].text == "(Via interpreter) Will the United States: cooperate?"
    assert turns[3].text.startswith("No.\n\nWe have said so.")


def test_a_bare_q_is_a_reporter_beside_named_answers():
    turns = split_briefing(WHITE_HOUSE)
    assert [(turn.speaker, turn.is_reporter) for turn in turns[1:]] == [
        ("MS. DOE-SMITH", False), ("Q", True), ("Q", True), ("THE PRESIDENT", False),
        ("PRIME MINISTER VAN DER ROE", False),
    ]  # fmt: skip
    assert turns[2].text == "Does the ICC have jurisdiction?"


def test_a_place_in_the_text_belongs_to_whoever_speaks_there():
    turns = split_briefing(WHITE_HOUSE)
    asked = find_turn(turns, WHITE_HOUSE.index("ICC"))
    assert asked is not None
    assert asked.is_reporter
    assert find_turn(turns, WHITE_HOUSE.index("THE PRESIDENT")) is None
    for turn in turns:
        assert WHITE_HOUSE[turn.start :].startswith(turn.text)


def test_a_speech_has_one_turn_and_a_statement_none():
    speech = "Washington, D.C.\n\nSECRETARY ROE: Thank you.\n\nGood morning."
    assert [turn.speaker for turn in split_briefing(speech)] == [None, "SECRETARY ROE"]
    assert split_briefing("WASHINGTON: The President today said.\n\nNOTE: It is late.") == []
    assert split_briefing("FACT SHEET: Measures\n\nQ fever is named in this statement.") == []
    assert split_briefing("") == []


def test_headings_in_capitals_are_no_speakers_and_two_names_that_take_turns_are():
    release = "SECURING OUR HOMELAND: It is.\n\nRE-ESTABLISHING STRENGTH: Sanctions.\n\n"
    assert split_briefing(release) == []
    interview = "ROE: Why?\n\nDOE: Because.\n\nROE: I see."
    assert [turn.speaker for turn in split_briefing(interview)] == ["ROE", "DOE", "ROE"]


def test_marks_of_emphasis_round_a_label_are_no_part_of_the_name():
    turns = split_briefing("**MR. ROE**: Hello.\n\n**Q** Why?\n\n**MR. ROE:** Because.")
    assert [turn.speaker for turn in turns] == ["MR. ROE", "Q", "MR. ROE"]
    assert [turn.text for turn in turns] == ["Hello.", "Why?", "Because."]
