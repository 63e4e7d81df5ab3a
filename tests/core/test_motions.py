"""Every wording in which a chamber puts a question is of a known kind, whatever the era."""

from datetime import UTC, datetime

import pytest

from scrapers.source import Page
from scrapers.sources.house_roll_calls import SOURCE as house_roll_calls
from scrapers.sources.senate_roll_calls import SOURCE as senate_roll_calls
from tracker.errors import ParseError
from tracker.reading.sides.motions import find_motion, full_question, is_on_amendment
from tracker.records import RollCall


@pytest.mark.parametrize(
    ("question", "kind", "sign"),
    [
        ("PASSAGE", "passage", 1),
        ("ON AGREEING TO THE AMENDMENT", "amendment", 1),
        ("On Agreeing to the Amendments En gros", "amendment", 1),
        ("On Retaining Title II", "division", 1),
        ("TABLE THE APPEAL OF THE RULING OF THE CHAIR", "ruling-of-the-chair", 0),
        ("Table Motion to Refer", "table", 1),
        ("On Motion to Table the Senate Amendment", "table-other-chambers", 0),
        ("Ordering the Previous Question on the Motion to Refer", "previous-question", -1),
        ("On Motion to Rise and Recommend that the Enacting Clause Be Stricken",
         "enacting-clause", -1),
        ("On Motion that the Committee Rise", "no-bearing", 0),
        ("On Motion to Resolve into the Committee of the Whole", "no-bearing", 0),
        ("Authorizing Conferees to Close Meetings", "no-bearing", 0),
        ("QUORUM CALL", "no-bearing", 0),
        ("On Motion to Limit Debate", "cloture", 1),
        ("On Motion to Request a Conference", "go-to-conference", 1),
        ("On Motion to Recede from Disagreement and Concur", "concurrence", 1),
        ("On Motion to Insist on Disagreement to the Senate Amendment", "disagree", 0),
        ("On Motion To Discharge", "discharge", 1),
        ("On Passage, The Objections of the President to the Contrary Notwithstanding",
         "override", 1),
        ("On the Resolution of Ratification", "agreement", 1),
        ("On the Nomination", "nomination", 0),
        ("On the Motion", None, 0),
    ],
)  # fmt: skip
def test_a_question_is_of_a_kind(question, kind, sign):
    motion, found = find_motion(question)
    assert ((motion.id if motion else None), found) == (kind, sign)


@pytest.mark.parametrize(
    ("question", "title", "kind", "sign", "on_amendment"),
    [
        ("On the Motion", "Motion to Waive CBA re: Whitehouse Amdt. No. 869", "waive", 1, True),
        ("On the Motion to Table", "Motion to Table Helms Amdt. No. 1254", "table", -1, True),
        ("On the Motion to Table", "Motion to Table Lee Motion to Commit S. 5", "table", 1, False),
        ("On the Cloture Motion", "Motion to Invoke Cloture on S. 5, As Amended", "cloture", 1,
         False),
        ("On the Cloture Motion", "Motion to Invoke Cloture on the Nomination of Jo Roe",
         "nomination", 0, False),
        ("On the Motion", "Motion to Suspend Rule XXII Re: Roe Amdt. No. 4", "suspend-a-rule", 1,
         True),
        ("On the Motion", "Motion to Concur in the House Amdt. to S. 5 with Amdt. No. 4",
         "concurrence", 1, False),
        ("On the Point of Order", "Is it in order to offer the Amendment (SA 4)", "germane", 1,
         True),
        ("On Passage of the Bill", "A bill to table amendments", "passage", 1, False),
    ],
)  # fmt: skip
def test_the_senates_title_says_what_a_generic_question_was_on(
    question, title, kind, sign, on_amendment
):
    put = full_question(question, title, "senate")
    motion, found = find_motion(put)
    assert (motion.id, found, is_on_amendment(put)) == (kind, sign, on_amendment)


def test_the_houses_titles_are_those_of_measures_and_no_part_of_the_question():
    assert (
        full_question("On the Motion to Refer", "To table X", "house") == "On the Motion to Refer"
    )


def test_to_agree_to_a_special_rule_is_procedure():
    title = "Providing for consideration of the bill (H.R. 8282) to impose sanctions"
    assert find_motion("On Agreeing to the Resolution", title)[0].procedural
    assert not find_motion("On Agreeing to the Resolution", "Condemning a deed")[0].procedural


@pytest.mark.parametrize(
    ("pack", "source", "files"),
    [
        ("house-votes", house_roll_calls, "**/roll*.xml"),
        ("senate-votes", senate_roll_calls, "**/vote_1*_*_*.xml"),
    ],
)
def test_every_question_of_the_real_files_is_of_a_known_kind(real, pack, source, files):
    unknown, known = set(), 0
    for file in sorted(real(pack).glob(files)):
        page = Page(source.address(str(file)), file.read_bytes(), "text/xml", _NOW, "0" * 64)
        for vote in _votes(source, page):
            put = full_question(vote.question, vote.title, vote.chamber)
            known += 1
            if find_motion(put)[0] is None:
                unknown.add(put)
    assert known > 500
    assert unknown == set()


_NOW = datetime(2026, 9, 18, tzinfo=UTC)


def _votes(source, page) -> list[RollCall]:
    try:
        records = list(source.parse(page))
    except ParseError:  # an HTML page in a roll call's place, as the site served it
        return []
    return [r for r in records if isinstance(r, RollCall) and r.kind == "question"]
