"""The whole answer for a text, and for lines of texts."""

import json

from tracker.reading.court.mentions import find_mentions
from tracker.reading.verdict import find_relevance, read, read_lines


def test_a_text_about_the_court_is_answered_in_full():
    text = (
        "The ICC prosecutor asked for warrants. We reject the ICC's warrants for Israeli leaders."
    )
    answer = read(text)
    assert answer["mention"] is True
    assert answer["spans"][0] == {
        "start": 4, "end": 18, "text": "ICC prosecutor", "sense": "court",
        "rule": "court-organs", "why": "these words name it",
    }  # fmt: skip
    assert answer["relevance"] == "about"
    assert (answer["stance"], answer["stance_quote"]) == (
        "opposed",
        "We reject the ICC's warrants for Israeli leaders.",
    )
    assert answer["topics"] == ["palestine_israel"]
    assert answer["situations"] == ["palestine"]


def test_a_text_without_the_court_has_no_stance_or_topics():
    answer = read("Netanyahu addressed both Houses.")
    assert answer == {
        "mention": False, "spans": [], "relevance": None, "stance": None, "stance_quote": None,
        "topics": [], "situations": [],
    }  # fmt: skip


def test_doubt_is_null():
    assert read("The ICC met.")["mention"] is None


def test_one_name_in_a_long_text_is_in_passing():
    text = (
        "It rained. " * 40
        + "She once visited the International Criminal Court. "
        + "It rained. " * 40
    )
    assert find_relevance(text, find_mentions(text)) == "passing"
    assert find_relevance(text, []) is None


def test_lines_are_answered_one_by_one_and_faults_name_their_line():
    lines = [
        json.dumps({"id": "a", "text": "the Rome Statute", "date": "2020-01-01"}),
        "",
        "{",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": "x", "date": "soon"}),
        json.dumps({"id": 7, "text": "Karim Khan", "date": "1999-01-01T08:00:00Z"}),
        json.dumps(["id", "text"]),
    ]
    answers = list(read_lines(lines))
    assert [
        (answer.get("id"), answer.get("mention")) for answer, fault in answers if not fault
    ] == [
        ("a", True),
        (7, False),
    ]
    assert [fault.split(":")[0] for _, fault in answers if fault] == [
        "line 3", "line 4", "line 5", "line 7",
    ]  # fmt: skip
