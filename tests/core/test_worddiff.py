"""What differs between two texts: words in their paragraphs, furniture aside, never nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.furniture import paragraphs
from tracker.reading.worddiff import as_text, compared_words, diff_words

BEFORE = """(a) Limit.—No funds of the Act may be used to aid the International Criminal Court.
(b) Exception.—Subsection (a) does not apply to Ukraine."""
AFTER = """(a) Limit.—No amounts of the Act may go to aid the International Criminal Court.
(b) Report.—The Secretary shall submit a report each year.
(c) Exception.—Subsection (a) does not apply to Ukraine or Sudan."""
PRINTED = """[[Page S12]]
                                  •HR 7900 IH
    1  (a) LIMIT.--No funds of the Act may be used to aid the Inter-
    2      national Criminal Court.
    3  (b) EXCEPTION.--Subsection (a) does not apply
    4      to Ukraine.
VerDate Sep 11 2014 04:01 Jul 15, 2022 Jkt 029200 PO 00000 Frm 00012 Fmt 6652 Sfmt 6201
                                   12
[22 USC 7432 note.]"""


def test_words_are_marked_where_they_stand_and_a_new_paragraph_as_a_whole():
    diff = diff_words(BEFORE, AFTER)
    assert as_text(diff).split("\n") == [
        "(a) Limit.—No [-funds-] {+amounts+} of the Act may [-be used-] {+go+} to aid the "
        "International Criminal Court.",
        "{+(b)+} {+Report.—The Secretary shall submit a report each year.+}",
        "[-(b)-] {+(c)+} Exception.—Subsection (a) does not apply to Ukraine {+or Sudan.+}",
    ]
    assert (diff.deleted, diff.inserted) == (3, 13)
    assert diff.sentence.startswith("3 words deleted, 13 inserted")
    assert "1 paragraph renumbered" in diff.sentence


def test_the_pages_furniture_is_no_difference():
    diff = diff_words(BEFORE, PRINTED)
    assert diff.is_same, as_text(diff)
    assert diff.sentence == "No word differs: both texts have the same 23 words."


@pytest.mark.parametrize(
    "line",
    [
        "[[Page H1234]]",
        "•S 493 IS",
        "† HR 7900 EH",
        "HR 2617 ENR",
        "- 14 -",
        "VerDate Nov 24 2008 18:05 Jan 03, 2023",
        "_______________",
        "136 STAT. 2395",
        "F:\\P17\\NDAA.XML",
    ],
)
def test_a_line_of_furniture_is_dropped(line):
    assert paragraphs(f"The Court sits.\n{line}\nIt tries persons.") == [
        "The Court sits.", "It tries persons.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "S. 493 is amended.",
        "2 years after the date of enactment, the report ends.",
        "[Reserved]",
        "The limit of section 12 of H.R. 23 applies.",
        "Page 12 of the report names the Court.",
    ],
)
def test_what_congress_wrote_is_kept(text):
    assert paragraphs(text) == [text]


def test_words_that_only_moved_to_capitals_or_other_quotes_are_the_same():
    diff = diff_words("The “Court”—as defined.", 'THE "COURT" -- as defined;')
    assert diff.is_same
    assert as_text(diff)


def test_a_text_against_nothing_is_all_inserted():
    diff = diff_words("", "The Court.")
    assert as_text(diff) == "{+The Court.+}"


WORDS = st.lists(st.sampled_from(["the", "Court", "may", "not", "try", "any", "ally"]), max_size=30)


@given(WORDS, WORDS)
def test_each_side_can_be_read_back_from_the_diff(before, after):
    diff = diff_words(" ".join(before), " ".join(after))
    for words, left_out in ((before, "inserted"), (after, "deleted")):
        parts = [part.text for line in diff.lines for part in line.parts if part.kind != left_out]
        assert compared_words(" ".join(parts)) == compared_words(" ".join(words))
    assert diff.is_same == (compared_words(" ".join(before)) == compared_words(" ".join(after)))
    assert len(before) + len(after) == 2 * diff.same + diff.deleted + diff.inserted
