"""The speaker's stance: words that take a side, whose words they are, and silence where none do."""

import pytest

from tracker.reading.court.mentions import find_mentions
from tracker.reading.sides.measure import find_measure_stance
from tracker.reading.sides.stance import find_stance


def stance_of(text: str):
    return find_stance(text, find_mentions(text))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We support the work of the International Criminal Court.", "supportive"),
        ("We do not support the ICC's investigation of our ally.", "opposed"),
        ("I condemn the sanctions on the International Criminal Court.", "supportive"),
        ("The bill would impose sanctions on the International Criminal Court.", "opposed"),
        ("The order would lift the sanctions against ICC judges.", "supportive"),
        ("Congress should repeal the American Servicemembers' Protection Act.", "supportive"),
        ("The United States should join the International Criminal Court.", "supportive"),
        ("The ICC has no jurisdiction over Americans.", "opposed"),
        ("The ICC's arrest warrant for Netanyahu is outrageous.", "opposed"),
        ("The ICC's arrest warrant for Putin is justified.", "supportive"),
        ("The warrant is not illegitimate, and the ICC is not a kangaroo court.", "supportive"),
        (
            "None of the funds in this Act may be used for the International Criminal Court.",
            "opposed",
        ),
        ("I oppose the ICC's warrants, but I oppose sanctions on its judges.", "mixed"),
        (
            "The Secretary shall submit a report on requests from the ICC prosecutor.",
            "informational",
        ),
    ],
)
def test_verbs_and_their_objects_tell_the_side(text, side):
    assert stance_of(text).stance == side


def test_the_deciding_sentence_is_quoted_with_its_place():
    text = "Good morning.  We applaud the ICC’s\nindictments. Thank you."
    found = stance_of(text)
    assert found.quote == "We applaud the ICC’s indictments."
    assert text[found.start : found.end] == "We applaud the ICC’s\nindictments."
    assert (found.rule, found.why) == ("attitude", "“applaud the icc's”")


@pytest.mark.parametrize(
    "text",
    [
        "He said, “The International Criminal Court is a rogue and illegitimate court.”",
        "Critics say the International Criminal Court is illegitimate.",
        "If the ICC were a kangaroo court, few would care.",
        "The members discussed the International Criminal Court over lunch.",
        "Putin called the ICC “a sham court that has no jurisdiction over Russia”.",
    ],
)
def test_the_words_of_others_and_mere_conditions_take_no_side(text):
    assert stance_of(text).stance in ("informational", "unknown")


def test_a_members_own_quotation_counts():
    text = "“The International Criminal Court has no jurisdiction here,” said Senator Vale."
    assert stance_of(text).stance == "opposed"


def test_a_reporters_question_is_not_the_answer():
    asked = "Q Should the White House condemn the ICC as an illegitimate court? MS. LANE: "
    assert stance_of(asked + "I have nothing on that.").stance in ("informational", "unknown")
    assert stance_of(asked + "We support the ICC's work.").stance == "supportive"


@pytest.mark.parametrize("label", ["ANSWER:", "A:", "UNDER SECRETARY HALE:"])
def test_an_answer_is_heard_whatever_its_label(label):
    text = f"QUESTION: What of the ICC's bid?\n{label} The ICC has no jurisdiction over Americans."
    assert stance_of(text).stance == "opposed"


def test_a_release_in_the_third_person_quotes_its_own_member():
    said = "“The ICC's warrants for our allies are a disgrace and without legal basis,” {} said."
    assert stance_of("I met with the envoy. " + said.format("he")).stance != "opposed"
    told = "Senator Vale announced a bill on Monday. "
    assert stance_of(told + said.format("he")).stance == "opposed"
    assert stance_of(told + said.format("critics")).stance != "opposed"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Economic Support Fund money went to parties to the ICC in 2005.", "informational"),
        ("The envoy ended up at the ICC in May 2019.", "informational"),
        ("We will end the hostility toward the ICC.", "supportive"),
        ("I voted for the ban on aid to the ICC.", "opposed"),
    ],
)
def test_a_verb_is_known_from_a_name_that_holds_it(text, side):
    assert stance_of(text).stance == side


def test_an_answer_speaks_of_what_was_asked_however_long_the_question():
    asked = "QUESTION: On the ICC. You saw it. It was early. It was in The Times. Why? MR. HALL: "
    assert stance_of(asked + "We applaud it, and it gives victims justice.").stance == "supportive"


def test_a_question_in_a_hearing_is_its_askers():
    asked = "Senator VALE. Is the ICC not an illegitimate court that has no jurisdiction here? "
    assert stance_of(asked + "Mr. HALL. The Department issued a report in May.").stance != "opposed"
    alone = "Senator VALE. The ICC is a kangaroo court with no jurisdiction. Do you not agree?"
    assert stance_of(alone).stance == "opposed"
    asked = "Question 7. Is the ICC a kangaroo court? Answer. We applaud the work of the ICC."
    assert stance_of(asked).stance == "supportive"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We regret that we are not a party to the Rome Statute.", "supportive"),
        ("I am sorry to see Burundi leaving the International Criminal Court.", "supportive"),
        ("We regret the warrants that the ICC's prosecutor asked for.", "opposed"),
        ("On the ICC let me be plain: we won't cooperate and we won't assist.", "opposed"),
        ("Nobody in my county voted for those judges of the ICC.", "opposed"),
        (
            "None of the funds in this title may be made available for the Authority, if it "
            "(1) joins an agency; or (2) supports an investigation by the International Criminal "
            "Court.",
            "opposed",
        ),
    ],
)
def test_what_is_regretted_refused_or_withheld_tells_the_side(text, side):
    assert stance_of(text).stance == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We are not a party to the ICC, so I'd refer you to its lawyers.", "informational"),
        ("We support the ICC's work; I'd refer you to it for the day of the trial.", "supportive"),
        ("I hereby designate Ms. Roe under Executive Order 14203, on the ICC.", "opposed"),
        ("To protect American crews and other agents abroad against trial by the ICC.", "opposed"),
        ("No funds of ours should assist the International Criminal Court.", "opposed"),
        ("No agency of a State may share its records with the ICC.", "opposed"),
        ("We are disappointed that Chad did not arrest him for the ICC.", "supportive"),
        ("Not a single dime should help the ICC.", "opposed"),
        ("Congress should never finance the ICC.", "opposed"),
        ("Congress should help the ICC.", "supportive"),
        ("Sec. 9. The American Servicemembers' Protection Act is hereby repealed.", "supportive"),
        ("The orders and sanctions on the ICC's judges are revoked.", "supportive"),
        ("The ICC was wrong. But I cannot support sanctions on the ICC's staff.", "mixed"),
        ("On the ICC and its critics: I praise the one and blame the other.", "mixed"),
        ("We support a suspension of the ICC's case in Sudan.", "opposed"),
        ("I oppose any deferral of the ICC's cases on Kenya.", "supportive"),
    ],
)
def test_who_orders_asks_or_will_not_answer_is_known_by_it(text, side):
    assert stance_of(text).stance == side


def test_two_minds_take_something_for_it_and_something_against():
    doubt = "I object to how the ICC picks its judges and have reservations."
    praise = "The ICC gives the victims of genocide the justice they are owed"
    assert stance_of(f"{praise}, but {doubt}").stance == "mixed"
    assert stance_of(f"{praise}, and I am grateful.").stance == "supportive"


def test_a_plain_report_informs_and_a_loaded_one_is_left_open():
    assert stance_of("The ICC prosecutor asked for two warrants in May.").stance == "informational"
    assert stance_of("Even so, the ICC prosecutor asked us for warrants!").stance == "unknown"


def test_sentences_far_from_any_mention_do_not_count():
    text = (
        "The ICC prosecutor issued a report. "
        + "It rained. " * 9
        + "We condemn the prosecutor of Ohio."
    )
    assert stance_of(text).stance == "informational"


def test_silence_without_mentions():
    assert find_stance("We condemn the tariff.", []).stance == "unknown"
    assert find_stance("", []).stance == "unknown"


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("American Servicemembers' Protection Act of 2002", "opposed"),
        ("A bill to repeal the American Servicemembers' Protection Act of 2002", "supportive"),
        ("To impose sanctions with respect to the International Criminal Court", "opposed"),
        ("To strike support for an international criminal court.", "opposed"),
        ("The International Criminal Court", "unknown"),
    ],
)
def test_a_measure_is_read_by_its_title(title, side):
    assert find_measure_stance(title, find_mentions(title)).stance == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The sanctions on the ICC are a disgrace.", "supportive"),
        ("The ICC's case against our ally is a disgrace.", "opposed"),
        ("I am grateful for the ICC and its judges.", "supportive"),
        ("Sanctions on the ICC were overdue.", "opposed"),
        ("The Senate must defund the ICC.", "opposed"),
        ("We owe the ICC our help.", "supportive"),
        ("We value the ICC, but it was wrong on Israel.", "mixed"),
    ],
)
def test_praise_blame_and_demands_count_by_what_they_are_said_of(text, side):
    assert stance_of(text).stance == side


def test_what_is_done_in_a_measure_that_is_opposed_is_not_the_speakers_deed():
    text = "I rise in opposition to this bill, which would punish the ICC."
    assert stance_of(text).stance == "supportive"


def test_what_others_did_is_no_stance_of_the_one_who_tells_it():
    text = "On May 2 the Appeals Chamber of the ICC rejected the request of the prosecutor."
    assert stance_of(text).stance != "opposed"


def test_the_wish_for_a_report_takes_no_side():
    text = (
        "The report shall describe steps taken to support the arrest of those indicted by the ICC."
    )
    assert stance_of(text).stance == "informational"


def test_words_of_praise_alone_do_not_tell_what_a_title_holds():
    title = "An important resolution on the International Criminal Court"
    assert find_measure_stance(title, find_mentions(title)).stance == "unknown"
