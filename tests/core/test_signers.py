"""Who signed: under a letter, or named by the text; never an addressee, never a guess."""

import pytest

from tests.core.test_members import ALIASES, MEMBERS, SPELLS, TERMS
from tracker.reading.people.members import MemberIndex
from tracker.reading.people.places import has_district, state_of
from tracker.reading.people.signer_match import fill_signers
from tracker.reading.people.signers import find_signers
from tracker.records import Document, DocumentSigner


def names(text: str, role: str = "named") -> list[str]:
    return [one.name for one in find_signers(text) if one.role == role]


@pytest.mark.parametrize(
    ("printed", "state"),
    [("TX", "TX"), ("Texas-36", "TX"), ("La.-01", "LA"), ("N.C.", "NC"), ("WY-At Large", "WY"),
     ("GA -06", "GA"), ("South Carolina", "SC"), ("Hague", None)],
)  # fmt: skip
def test_a_state_is_read_in_each_form(printed, state):
    assert state_of(printed) == state
    assert has_district(printed) == any(c.isdigit() or c == "-" for c in printed)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senator Ann Doe (D-MA) today joined Senators Max Roe (R-Texas) and Jo Poe (I-Vt.) in a "
         "letter.", ["Ann Doe", "Max Roe", "Jo Poe"]),
        ("Also signing the letter are Max Roe, R-Ala., Jo Poe, D-N.C., and Al Woe, R-Neb.",
         ["Max Roe", "Jo Poe", "Al Woe"]),
        ("The letter was led by Senators Max Roe (R-MS), the highest-ranking Republican on the "
         "Committee, and Jo Poe (R-ID), another.", ["Max Roe", "Jo Poe"]),
        ("Rep. Max Roe (TX-13) wrote a letter to Speaker Jo Poe (R-LA).", ["Max Roe"]),
        ("The bill, of which a letter tells, is co-sponsored by Reps. Max Roe (R-TX).", []),
        ("In May 2023, Senators Max Roe (R-TX) and Jo Poe (R-ID) sent a letter.", []),
        ("Reps. Max Roe (R-TX) and Jo Poe (R-ID) opened a bridge.", []),
        ("The letter was signed by Max Roe, the mayor of the town.", []),
    ],
)  # fmt: skip
def test_the_text_names_signers_by_what_it_says_of_them(text, found):
    assert names(text) == found


def test_the_names_under_a_letter_are_taken_with_the_office_below_them_to_its_end():
    text = (
        "Dear Mr. President:\n\nWe write.\n\nSincerely,\n\n/s/ Max Roe\nUnited States Senator\n\n"
        "Jo A. Poe\nAl Woe, Jr.\nMembers of Congress\n\nCc: A. Person\n\nMore Words"
    )
    assert [(one.name, one.chamber) for one in find_signers(text)] == [
        ("Max Roe", "senate"), ("Jo A. Poe", "house"), ("Al Woe, Jr.", "house"),
    ]  # fmt: skip
    assert find_signers("We write.\n\nSincerely,\n\n###\n\nMax Roe") == []


def test_a_signer_is_matched_as_surely_as_the_print_tells_and_a_stranger_stays_as_printed():
    paper = Document("x:1", "letter", "A", "B", "https://x.test/1", TERMS[0].started_on)
    printed = [
        DocumentSigner("x:1", "Nydia Velázquez", "named", 1, state="NY", party="D"),
        DocumentSigner("x:1", "Sheila Jackson Lee", "signed", 2),
        DocumentSigner("x:1", "Nobody At All", "signed", 3),
        DocumentSigner("x:1", "Johnson", "signed", 4, state="TX"),
    ]
    filled = fill_signers([paper, *printed], MemberIndex(MEMBERS, ALIASES, TERMS, SPELLS))
    assert [(s.bioguide_id, s.confidence) for s in filled[1:]] == [
        ("V000001", "high"), ("J000004", "medium"), (None, None), (None, None),
    ]  # fmt: skip
    assert filled[1].matched_by == "full name, state, party and day"
    assert fill_signers(printed, MemberIndex(MEMBERS)) == printed  # no day, no member
