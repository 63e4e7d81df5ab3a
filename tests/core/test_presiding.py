"""Who presides: as far as the Record names him, and no further."""

import pytest

from tracker.reading.people.presiding import find_presiding
from tracker.reading.people.speeches import split_speeches


def presiding(text: str) -> list[str | None]:
    """Who is found to preside, chair by chair whose label names nobody; None for nobody."""
    spoken = [s for s in split_speeches(text) if s.speaker]
    found = find_presiding(text, spoken)
    bare = [s for s in spoken if s.kind == "chair" and "(M" not in s.speaker]
    return [found[s.start].name if s.start in found else None for s in bare]


def sitting(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


BARE = "The SPEAKER pro tempore. Without objection, it is so ordered."


def test_a_name_holds_for_the_office_until_another_is_named():
    text = sitting(
        BARE, "The SPEAKER pro tempore (Mr. Poe). The House is in order.", "Ms. DOE. I rise.", BARE,
        "The SPEAKER pro tempore (Ms. Ros-Lehtinen). The gentleman is recognized.", BARE,
    )  # fmt: skip
    assert presiding(text) == [None, "Mr. Poe", "Ms. Ros-Lehtinen"]


def test_a_name_ends_where_another_office_speaks_and_the_clerk_ends_none():
    poe = "The SPEAKER pro tempore (Mr. Poe). The Clerk will report."
    assert presiding(sitting(poe, "The CLERK. Amendment No. 1.", BARE)) == [None, "Mr. Poe"]
    assert presiding(sitting(poe, "The SPEAKER. The Chair lays before", BARE)) == [None, None]


@pytest.mark.parametrize(
    "broken",
    ["Accordingly (at 2 p.m.), the House stood in recess.", "AFTER RECESS",
     "Accordingly, the House resolved itself into the Committee of the Whole House.",
     "Thereupon, the Senate, at 12:30 p.m., recessed until 2:15 p.m."],
)  # fmt: skip
def test_a_name_does_not_outlast_the_sitting(broken: str):
    assert presiding(sitting("The SPEAKER pro tempore (Mr. Poe). So ordered.", broken, BARE)) == [
        None
    ]


@pytest.mark.parametrize(
    ("told", "label", "name"),
    [
        ("The House met at 10 a.m. and was called to order by the Speaker pro tempore (Mr. Roe).",
         "The SPEAKER pro tempore", "Mr. Roe"),
        ("The Senate reassembled when called to order by the Presiding Officer (Mr. Roe).",
         "The PRESIDING OFFICER", "Mr. Roe"),
        ("I hereby appoint the Honorable Jane Q. Roe to act as Speaker pro tempore on this day.",
         "The SPEAKER pro tempore", "Jane Q. Roe"),
        ("Accordingly, the Committee was resumed, with Ms. Roe of Ohio (Acting Chair) in the "
         "chair.", "The Acting CHAIR", "Ms. Roe of Ohio"),
        ("The House resolved itself into the Committee, with Mr. Roe in the chair.",
         "The CHAIRMAN", "Mr. Roe"),
        ("The Committee rose; and the Speaker pro tempore (Mrs. Roe) having assumed the chair,",
         "The SPEAKER pro tempore", "Mrs. Roe"),
        ("(Ms. Roe assumed the Chair.)", "The PRESIDING OFFICER", "Ms. Roe"),
        ("Therefore, the Honorable Jane Roe of the State of Ohio, having received a majority of "
         "the votes cast, is duly elected Speaker of the House.", "The SPEAKER", "Jane Roe"),
    ],
)  # fmt: skip
def test_sentences_of_the_record_name_who_presides(told: str, label: str, name: str):
    assert presiding(sitting(told, f"{label}. The Chair recognizes the gentleman.")) == [name]


def test_an_acting_chair_is_not_the_chairman_whom_a_sentence_names():
    told = "The House resolved itself into the Committee, with Mr. Roe in the chair."
    assert presiding(sitting(told, "The Acting CHAIR. The gentleman is recognized.")) == [None]
