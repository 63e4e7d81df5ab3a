"""Speakers of a printed proceeding: told apart, then matched to people or left open."""

import pytest

from tracker.reading.people.speakers import KnownPerson, attribute
from tracker.reading.people.speeches import HEARING, find_speech, split_speeches

FLOOR = """THE COURT AND ITS PROSECUTOR

The SPEAKER pro tempore (Mr. Roe). The gentleman from New Jersey (Mr. Smith) is recognized.

Mr. SMITH of New Jersey. Mr. Speaker, I rise against the Court.

As Mr. Jones. said, it has no oversight.

(Ms. JACKSON-LEE of Texas asked and was given permission to revise and extend her remarks.)

Ms. JACKSON-\nLEE of Texas. I rise for it, and ask that a letter be printed in the Record.

There being no objection, the letter was ordered to be printed in the Record, as follows:

Dear Colleague: Mr. SMITH. Support the Court.

Sincerely, the Coalition.

Mr. Speaker, I yield back.

Mr. KYL addressed the Chair.

Mrs. McCARTHY, Mr. VAN HOLLEN, and Ms. DeGETTE changed their vote.

Mr. VAN HOLLEN. I thank the gentlewoman."""
LETTER = (FLOOR.index("Dear Colleague"), FLOOR.index("\n\nMr. Speaker, I yield"))


def person(person_id: str, last: str, **more) -> KnownPerson:
    return KnownPerson(person_id=person_id, last_names=(last,), **more)


def test_each_speaker_has_the_words_that_follow_the_name():
    speeches = split_speeches(FLOOR, insets=[LETTER])
    assert [(s.kind, s.speaker) for s in speeches] == [
        ("heading", None),
        ("chair", "The SPEAKER pro tempore (Mr. Roe)"),
        ("speech", "Mr. SMITH of New Jersey"),
        ("narration", None),
        ("speech", "Ms. JACKSON-LEE of Texas"),
        ("narration", None),
        ("paper", "Ms. JACKSON-LEE of Texas"),
        ("speech", "Ms. JACKSON-LEE of Texas"),
        ("narration", None),
        ("speech", "Mr. VAN HOLLEN"),
    ]
    first = speeches[2]
    assert FLOOR[first.start : first.end].startswith("Mr. Speaker, I rise against")
    assert FLOOR[first.start : first.end].endswith("no oversight.")


def test_a_letter_is_a_paper_and_the_name_in_it_begins_no_speech():
    speeches = split_speeches(FLOOR, insets=[LETTER])
    assert find_speech(speeches, FLOOR.index("Support the Court")).kind == "paper"
    assert find_speech(speeches, FLOOR.index("I yield back")).speaker == "Ms. JACKSON-LEE of Texas"
    assert find_speech(speeches, FLOOR.index("Mr. SMITH of New Jersey.")) is None


def test_the_next_bill_of_a_list_ends_the_speech_on_the_last():
    text = "Mr. BOND. I introduce a bill.\n\nBy Mr. LEAHY:\n\nS. 213. A bill to\n\nrepeal a law."
    speeches = split_speeches(text)
    assert [(s.kind, s.speaker) for s in speeches] == [("speech", "Mr. BOND"), ("heading", None)]
    assert text[speeches[1].start : speeches[1].end].startswith("By Mr. LEAHY:")


@pytest.mark.parametrize(
    "label",
    ["Mr. McCAIN", "Mr. DeLAY", "Ms. LINDA T. SANCHEZ of California", "Mr. LaHOOD", "Mr. O'NEILL",
     "Ms. MILLENDER-McDONALD", "Ms. VELÁZQUEZ", "Mr. JOHNSON of South Dakota", "Ms. ROS-LEHTINEN",
     "Mr. FALEOMAVAEGA of American Samoa", "Ms. NORTON of the District of Columbia",
     "Mr. Manager SCHIFF", "Mr. de la GARZA", "Miss RICE of New York", "Mr. D'ESPOSITO",
     "Ms. JACKSON LEE of Texas", "Mr. SMITH of New Jersey", "Mr. DAVIS of North Carolina",
     "Mr. VAN HOLLEN", "Ms. DelBENE", "Mr. DesJARLAIS", "Mrs. McBATH", "Mr. DIAZ-BALART",
     "Mr. MARIO DIAZ-BALART of Florida", "Mrs. McMORRIS RODGERS", "Ms. WASSERMAN SCHULTZ",
     "Mr. Counsel van der VEEN", "Ms. Manager LOFGREN", "Mrs. GONZÁLEZ-COLÓN", "Mr. VAN DREW"],
)  # fmt: skip
def test_names_as_the_record_prints_them_begin_a_speech(label: str):
    (speech,) = split_speeches(f"{label}. I rise today.")
    assert (speech.kind, speech.speaker) == ("speech", label)


def test_what_the_reporter_adds_to_a_name_is_no_part_of_it():
    for printed, label in (
        ("Mr. PENNY (during the reading). Mr. Chairman, I ask", "Mr. PENNY"),
        ("Ms. BALDWIN (when her name was called). Present.", "Ms. BALDWIN"),
        ("Mr. RASKIN (during the Special Order of Mr. Moore of Utah). Mr. Speaker", "Mr. RASKIN"),
        ("The Acting CHAIR (Mr. Collins of Georgia) (during the vote). There",
         "The Acting CHAIR (Mr. Collins of Georgia)"),
    ):  # fmt: skip
        assert [s.speaker for s in split_speeches(printed)] == [label]


def test_misprints_of_a_head_begin_a_speech_all_the_same():
    for printed, label in (
        ("Mr. CONYERS, Mr. Speaker, I am pleased", "Mr. CONYERS"),
        ("Mr. McCain. Mr. President, when a good man dies", "Mr. McCain"),
        ("MR. BARTLETT of Maryland. Mr. Speaker, just", "MR. BARTLETT of Maryland"),
        ("THE PRESIDING OFFICER. Without objection", "THE PRESIDING OFFICER"),
        ("The Speaker pro tempore. The Chair has not", "The Speaker pro tempore"),
        ("Prime Minister KISHIDA. Mr. Speaker, Madam Vice President", "Prime Minister KISHIDA"),
    ):
        assert [s.speaker for s in split_speeches(printed)] == [label]
    woodall = [person("W000810", "Woodall", printed="Mr. WOODALL")]
    assert attribute("MR. WOODALL", woodall).person_id == "W000810"


def test_sentences_that_begin_with_a_name_are_no_heads():
    for printed in (
        "Mr. ELIJAH E. CUMMINGS appeared at the bar of the House and took the oath.",
        "Mr. E., as he is lovingly called by his counterparts",
        "Ms. LINDA T. SANCHEZ of California, Mrs. McCARTHY, and Ms. DOE changed their vote.",
        "Mr. C.L. Trammell is retired from teaching now.", "The President pro tempore.",
        "Mr. LYNCH introduced a bill. Mr. Roe. He did too.",
    ):  # fmt: skip
        assert not [s for s in split_speeches(printed) if s.kind in ("speech", "chair")]


def test_an_address_to_whoever_presides_begins_no_speech():
    for called in ("Mr. Speaker. Mr. Speaker", "Mr. SPEAKER", "Mr. PRESIDENT", "Madam SPEAKER",
                   "Mr. CHAIRMAN", "Mr. CHIEF JUSTICE"):  # fmt: skip
        words = f"{called}. I rise."
        assert [s.kind for s in split_speeches(words)] == ["heading"]
    text = "Ms. DOE. I thank him.\n\nMr. Speaker. The Court is wrong.\n\nMr. SPEAKER. It is."
    assert [s.speaker for s in split_speeches(text)] == ["Ms. DOE"]


def test_sponsors_in_brackets_are_no_part_of_the_name_and_a_list_of_bills_no_speech():
    (speech,) = split_speeches("Mr. McCONNELL (for himself and Mr. SCHUMER). I send a resolution.")
    assert speech.speaker == "Mr. McCONNELL"
    listed = "Mr. McCONNELL (for himself, Mr. SCHUMER, and Ms. DOE) submitted the following"
    assert [s.speaker for s in split_speeches(listed)] == [None]


def test_in_a_colloquy_each_has_his_own_words_and_who_is_quoted_has_none():
    text = (
        "Mr. ROE. Will the gentleman yield?\n\nMs. DOE of New York. I yield.\n\n"
        "Mr. ROE. In 1998 Mr. HELMS said: “Mr. President, the Court is a monster.”\n\n"
        "“Mr. HELMS. It must be slain.”\n\nMs. DOE of New York. I reclaim my time."
    )
    assert [s.speaker for s in split_speeches(text)] == [
        "Mr. ROE", "Ms. DOE of New York", "Mr. ROE", "Ms. DOE of New York",
    ]  # fmt: skip
    assert "It must be slain" in text[slice(*split_speeches(text)[2][2:])]


@pytest.mark.parametrize(
    "chair",
    ["The PRESIDING OFFICER", "The Acting CHAIR", "The Acting CHAIRMAN", "The CHAIRMAN",
     "The ACTING PRESIDENT pro tempore", "The SPEAKER pro tempore", "The SPEAKER",
     "The PRESIDENT pro tempore", "The VICE PRESIDENT", "The CHIEF JUSTICE"],
)  # fmt: skip
def test_whoever_presides_is_told_from_members(chair: str):
    (speech,) = split_speeches(f"{chair}. Without objection, it is so ordered.")
    assert (speech.kind, speech.speaker) == ("chair", chair)


def test_a_hearing_prints_names_in_small_letters_and_people_by_office():
    text = (
        "The Chairman. The committee will come to order.\n\nSenator Risch. Mr. Chairman, I object."
        "\n\nAmbassador Scheffer. Thank you. Mr. Chairman. I said so.\n\nMr. Chairman. No name."
        "\n\nChairman Royce of California. We thank Ms. Ros-Lehtinen."
    )
    speeches = split_speeches(text, heads=HEARING)
    assert [(s.kind, s.speaker) for s in speeches] == [
        ("chair", "The Chairman"), ("speech", "Senator Risch"), ("speech", "Ambassador Scheffer"),
        ("speech", "Chairman Royce of California"),
    ]  # fmt: skip
    people = [person("R000584", "Risch"), person("K1", "Khan", office="the chairman")]
    assert attribute("Senator Risch", people).person_id == "R000584"
    assert attribute("The Chairman", people).person_id == "K1"
    assert attribute("Ambassador Scheffer", people).person_id is None


def test_the_metadatas_name_is_taken_before_those_who_sat_that_day():
    named = [person("S1", "Smith", printed="Mr. SMITH of New Jersey", state="NJ")]
    others = [person("S2", "Smith", state="TX"), person("S3", "Smith", state="WA")]
    who = attribute("Mr. SMITH of New Jersey", named, others)
    assert (who.person_id, who.basis, who.confidence) == ("S1", "metadata", "high")
    who = attribute("Mr. SMITH of Texas", named, others)
    assert (who.person_id, who.basis, who.confidence) == ("S2", "name", "medium")


def test_a_name_that_fits_two_or_nobody_stays_open_with_the_reason():
    udalls = [person("U1", "Udall", state="CO"), person("U2", "Udall", state="NM")]
    who = attribute("Mr. UDALL", [], udalls)
    assert (who.person_id, who.candidates) == (None, ("U1", "U2"))
    assert who.reason == "2 who served that day fit “Mr. UDALL”"
    assert attribute("Mr. UDALL of Colorado", [], udalls).person_id == "U1"


def test_a_misprint_is_a_members_where_the_letters_and_the_metadata_agree():
    spoke = [person("D1", "Dorgan", printed="Mr. DORGAN", role="SPEAKING", state="ND")]
    sat = [person("D1", "Dorgan", state="ND"), person("K1", "Kohl", state="WI")]
    for printed in ("Mr. DROGAN", "Mr. DORGEN", "Mr. DORGA", "Mr. DORRGAN"):
        who = attribute(printed, spoke, sat)
        assert (who.person_id, who.basis, who.confidence) == ("D1", "misprint", "probable")
        assert who.reason == (
            "a letter away from “Mr. DORGAN” alone, whom the metadata names as speaking"
        )


@pytest.mark.parametrize(
    ("printed", "spoke", "sat"),
    [
        ("Mr. DROGAN", [("Dorgan", "SPEAKING")], []),  # who served is not known
        ("Mr. DROGAN", [("Dorgan", "COSPONSOR")], ["Dorgan"]),  # no second witness
        ("Mr. DROGEN", [("Dorgan", "SPEAKING")], ["Dorgan"]),  # two letters
        ("Mr. DROGAN", [("Dorgan", "SPEAKING")], ["Dorgan", "Drogann"]),  # two are near
        ("Mr. REED", [("Reid", "SPEAKING")], ["Reid"]),  # too short to tell
        ("Mr. DROGAN of Ohio", [("Dorgan", "SPEAKING")], ["Dorgan"]),  # another state
    ],
)
def test_a_misprint_with_one_witness_stays_open(printed, spoke, sat):
    people = [person(name, name, role=role, state="ND") for name, role in spoke]
    who = attribute(printed, people, [person(name, name, state="ND") for name in sat])
    assert (who.person_id, who.basis) == (None, "none")
    assert who.reason == f"nobody known to be there bears the name “{printed}”"


def test_one_who_served_under_the_printed_name_is_that_one_and_no_misprint():
    spoke = [person("B1", "Burns", role="SPEAKING", state="MT")]
    assert attribute("Mr. BURNS", [], [person("B1", "Burns")]).basis == "name"
    who = attribute("Mr. BYRNS", spoke, [person("B2", "Byrns", state="TN")])
    assert (who.person_id, who.basis) == ("B2", "name")


def test_given_names_and_the_form_of_address_tell_two_apart():
    sanchez = [
        person("S1", "Sanchez", state="CA", first_names=("Loretta",), gender="F"),
        person("S2", "Sánchez", state="CA", first_names=("Linda", "Teresa"), gender="F"),
    ]
    assert attribute("Ms. LINDA T. SANCHEZ of California", [], sanchez).person_id == "S2"
    assert attribute("Ms. LORETTA SANCHEZ of California", [], sanchez).person_id == "S1"
    browns = [person("B1", "Brown", gender="M"), person("B2", "Brown", gender="F")]
    assert attribute("Ms. BROWN", [], browns).person_id == "B2"


def test_who_presides_is_known_where_the_record_names_him():
    people = [person("S1", "Sessions", state="AL")]
    assert attribute("The PRESIDING OFFICER (Mr. SESSIONS)", people).person_id == "S1"
    who = attribute("The PRESIDING OFFICER", people)
    assert (who.person_id, who.basis) == (None, "none")
    assert who.reason == "“The PRESIDING OFFICER” is an office and nothing names who held it"
