"""The ledger: one row an act, its stance with the basis, its quote, what people ruled of it."""

from datetime import date

import pytest
from sqlalchemy import event

from scrapers.archive import Archive
from tracker.queries.ledger.acts import read_ledger, read_ledgers
from tracker.queries.ledger.flat import read_member_rows
from tracker.queries.ledger.serving import Served, read_served
from tracker.queries.stances.polarity import read_yea, read_yeas
from tracker.reading.keep import Known, keep
from tracker.records import (
    Act,
    Bill,
    Document,
    Judgement,
    Member,
    PartySpell,
    RollCall,
    Sponsorship,
    Term,
    VoteCast,
)
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.reviews import rule, rule_mention

BILL, VOTE = "hr23-119", "h7-119.2025"
WHO = "R000614"
TITLE = "To impose sanctions with respect to the International Criminal Court"
RECORDS = [
    Member(WHO, "Chip", "Roy", "Chip Roy", chamber="house", state="TX", party="R"),
    Bill(BILL, 119, "hr", 23, TITLE, date(2025, 1, 3)),
    Sponsorship(BILL, WHO, "sponsor", "Chip Roy", date(2025, 1, 3), party="Republican"),
    RollCall(VOTE, 119, 1, "house", 7, "question", "2025-01-09T15:00:00", "On Passage",
             bill_id=BILL, yeas=243, nays=140, present=1, not_voting=50),
    VoteCast(VOTE, WHO, WHO, None, "Roy", "R", "TX", "yea", "Yea"),
]  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def write(store, add_page):
    def stored(url, *records, origin="official"):
        with writing(store) as connection:
            kept = keep(records, Known(bills={BILL}))
            put(connection, kept, add_page(connection, url, origin=origin))

    return stored


def by_kind(store, actor=WHO):
    return {entry.act.kind: entry for entry in read_ledger(store, actor)}


def test_a_row_says_what_the_member_was_on_the_day_of_the_act(store, write):
    write("https://x.gov/1", *RECORDS, Term(WHO, "house", date(2019, 1, 3), date(2025, 1, 8), "TX"),
          Term(WHO, "senate", date(2025, 1, 8), date(2031, 1, 3), "NM"),
          PartySpell(WHO, date(2019, 1, 3), date(2025, 1, 3), "Republican"),
          PartySpell(WHO, date(2025, 1, 3), date(2031, 1, 3), "Independent"))  # fmt: skip
    served = read_served(store, {WHO})
    assert served(WHO, date(2025, 1, 8)) == Served("I", "NM", "senate")
    assert served(WHO, date(2025, 1, 2)) == Served("R", "TX", "house")
    assert served(WHO, date(1999, 1, 1)) == served("X000001", None) == Served(None, None, None)
    vote, name = read_member_rows(store)
    assert (vote.name, vote.party, vote.state, vote.chamber) == ("Chip Roy", "R", "NM", "house")
    assert (name.kind, name.party, name.congress) == ("sponsored", "R", 119)


def test_an_act_that_nobody_judged_is_read_by_rules_and_says_so(store, write):
    write("https://x.gov/1", *RECORDS)
    ledger = by_kind(store)
    assert set(ledger) == {"vote", "sponsored"}
    vote, name = ledger["vote"], ledger["sponsored"]
    assert (vote.act.stance, vote.basis) == ("against", "rules")
    assert vote.act.sentence.startswith("A yea was against the Court: it was a vote to pass")
    assert (name.act.stance, name.basis) == ("against", "rules")
    assert name.quote.text == TITLE
    assert (name.quote.span, name.quote.place) == ("International Criminal Court", "the title")


def test_the_record_stands_before_the_rules_and_people_before_both(store, write, archive):
    write("https://x.gov/1", *RECORDS)
    write("tracker:record/roll_calls", Judgement(VOTE, "roll_call", "mixed", "It did two things"),
          origin="record")  # fmt: skip
    assert (by_kind(store)["vote"].act.stance, by_kind(store)["vote"].basis) == ("mixed", "record")
    vote = {"kind": "polarity", "subject": VOTE, "about": VOTE}
    first = rule(store, archive.keep, **vote, verdict="correct", value="supports",
                 reason="The text was a substitute", author="Ada")  # fmt: skip
    waiting = by_kind(store)["vote"]
    assert (waiting.basis, waiting.standing.pending) == ("record", first)
    rule(store, archive.keep, **vote, verdict="confirm", reason="Read it too", author="Bo",
         seconds=first.ruling_id)  # fmt: skip
    settled = by_kind(store)["vote"]
    assert (settled.act.stance, settled.basis) == ("supports", "people")
    assert settled.act.reason == "The text was a substitute"
    assert settled.standing.signed.author == "Bo"


def test_a_nay_has_the_opposite_of_what_a_yea_did_and_an_absence_none(store, write):
    nay = VoteCast(VOTE, WHO, WHO, None, "Roy", "R", "TX", "nay", "Nay")
    write("https://x.gov/1", *RECORDS[:-1], nay)
    assert by_kind(store)["vote"].act.stance == "supports"
    away = VoteCast(VOTE, WHO, WHO, None, "Roy", "R", "TX", "not_voting", "Not Voting")
    write("https://x.gov/1", *RECORDS[:-1], away)
    vote = by_kind(store)["vote"]
    assert (vote.act.stance, vote.basis) == (None, "fact")


def test_rules_and_record_that_disagree_are_told(store, write):
    write("https://x.gov/1", *RECORDS)
    assert not read_yea(store, VOTE).disagrees
    write("tracker:record/roll_calls", Judgement(VOTE, "roll_call", "supports", "Why"),
          origin="record")  # fmt: skip
    view = read_yea(store, VOTE)
    assert view.disagrees
    assert (view.yea, view.judged, view.machine.yea) == ("supports", "supports", "against")
    assert [v.vote_id for v in read_yeas(store)] == [VOTE]


def test_a_stance_that_two_people_gave_a_measure_reaches_its_votes(store, write, archive):
    plain = Bill(BILL, 119, "hr", 23, "A bill about the International Criminal Court")
    write("https://x.gov/1", RECORDS[0], plain, *RECORDS[2:])
    assert by_kind(store)["sponsored"].act.stance == "not_determined"
    held = {"kind": "stance", "subject": BILL, "about": BILL}
    first = rule(store, archive.keep, **held, verdict="correct", value="against",
                 reason="Section 3 bars aid", author="Ada")  # fmt: skip
    assert by_kind(store)["sponsored"].act.stance == "not_determined"
    rule(store, archive.keep, **held, verdict="confirm", reason="Yes", author="Bo",
         seconds=first.ruling_id)  # fmt: skip
    assert by_kind(store)["sponsored"].basis == "people"
    write("tracker:record/bills", Judgement(VOTE, "roll_call", "not_determined", "unknown"),
          origin="record")  # fmt: skip
    assert read_yea(store, VOTE).machine.yea == "against"


def test_a_quote_whose_mention_was_rejected_is_no_quote(store, write, archive):
    from tracker.queries.rows import live

    write("https://x.gov/1", *RECORDS)
    for mention in live(store, "Mention"):
        rule_mention(store, archive.keep, mention, "reject", reason="Another", author="Ada")
    assert by_kind(store)["sponsored"].quote is None


def test_a_statement_stands_with_its_speaker_and_the_words_that_decided(store, write):
    said = "The International Criminal Court is illegitimate and must be sanctioned."
    paper = Document("crec:1", "speech", "On the Court", "Congress", "https://x.gov/s",
                     date(2025, 2, 1), speaker="Chip Roy", text=said)  # fmt: skip
    other = Document("crec:2", "speech", "On wheat", "Congress", "https://x.gov/w",
                     date(2025, 2, 1), speaker="Chip Roy", bill_id=BILL,
                     text="Wheat grows.")  # fmt: skip
    write("https://x.gov/1", *RECORDS)
    write("https://x.gov/2", paper, other)
    speech = by_kind(store)["speech"]
    assert (speech.act.subject, speech.act.stance, speech.basis) == ("crec:1", "against", "rules")
    assert speech.quote.text == said
    assert "crec:2" not in {entry.act.subject for entry in read_ledger(store, WHO)}


def test_an_official_has_the_acts_of_which_the_record_makes_him_an_actor(store, write):
    acts = [
        Act("one", "administration", "speech", "A speech", date(2018, 9, 10),
            actor="John R. Bolton, National Security Advisor"),
        Act("two", "administration", "policy", "A paper", date(2010, 6, 11),
            actor="Harold Koh; Stephen Rapp"),
    ]  # fmt: skip
    write("tracker:record/acts", *acts, Judgement("one", "act", "against", "Called it dead"),
          origin="record")  # fmt: skip
    (speech,) = read_ledger(store, "John R. Bolton")
    assert (speech.act.stance, speech.basis, speech.act.subject_kind) == (
        "against", "record", "act",
    )  # fmt: skip
    assert [e.act.subject for e in read_ledger(store, "Stephen Rapp")] == ["two"]
    assert read_ledger(store, "Rapp") == read_ledger(store, "Z999999") == []


def test_what_a_person_ruled_of_a_paper_is_what_the_ledger_says(store, write, archive):
    paper = Document("crec:1", "speech", "On the Court", "Congress", "https://x.gov/s",
                     date(2025, 2, 1), speaker="Chip Roy",
                     text="The International Criminal Court sits at The Hague.")  # fmt: skip
    write("https://x.gov/1", *RECORDS)
    write("https://x.gov/2", paper)
    assert by_kind(store)["speech"].basis != "people"
    rule(store, archive.keep, kind="stance", subject="crec:1", about="crec:1", verdict="correct",
         value="mixed", reason="He said both", author="Ada")  # fmt: skip
    write("https://x.gov/2", paper)
    speech = by_kind(store)["speech"]
    assert (speech.act.stance, speech.basis, speech.act.reason) == (
        "mixed",
        "people",
        "He said both",
    )
    assert speech.standing.settled.author == "Ada"


def test_the_ledgers_of_many_cost_no_more_questions_than_that_of_one(store, write):
    others = [f"A{number:06}" for number in range(1, 40)]
    members = [Member(who, "Jo", "Roe", "Jo Roe", chamber="house", state="TX") for who in others]
    casts = [VoteCast(VOTE, who, who, None, "Roe", "R", "TX", "nay", "Nay") for who in others]
    write("https://x.gov/1", *RECORDS, *members, *casts)
    asked: list[str] = []
    event.listen(store, "before_cursor_execute", lambda *args: asked.append(args[2]))
    one = read_ledger(store, WHO)
    of_one = len(asked)
    found = read_ledgers(store, [WHO, *others])
    assert len(asked) - of_one <= of_one
    assert found[WHO] == one
    assert {entries[0].act.did for who, entries in found.items() if who != WHO} == {"Voted nay"}
