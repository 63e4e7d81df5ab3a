"""What people ruled stands beside what machines found, and outlives every reading."""

import json
from datetime import date

import pytest
from sqlalchemy import func, select

from scrapers.archive import Archive
from tracker.errors import StoreError
from tracker.queries.home import read_news
from tracker.queries.papers.documents import Filters, find_documents, read_document
from tracker.queries.rows import live
from tracker.queries.rulings import read_rulings, read_standings
from tracker.queries.stances.held import read_paper_stance
from tracker.queries.upkeep.collecting import followed_bills
from tracker.reading.keep import Known, keep
from tracker.records import Bill, Document, Judgement, Ruling
from tracker.store.db import writing
from tracker.store.put import put
from tracker.store.reviews import rule, rule_mention
from tracker.store.tables import TABLES, PageRow

DOUBT = "The ICC met on Tuesday."
PAPER = Document("fr:1", "notice", "A notice", "Someone", "https://x.gov/1", date(2025, 2, 3),
                 text=DOUBT)  # fmt: skip
BILL = Bill("hr9-119", 119, "hr", 9, "A bill about the ICC", date(2025, 1, 9))
VOTE = {"kind": "polarity", "subject": "h7-119.2025", "about": "h7-119.2025"}


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def write(any_store, add_page):
    """Stores records as a page at an address states them, through the reading that a run does."""

    def stored(url, *records):
        with writing(any_store) as connection:
            put(connection, keep(records, Known()), add_page(connection, url))

    return stored


def mention_of(store, subject):
    return live(store, "Mention", TABLES["Mention"].c.subject == subject)[0]


def verdicts(store):
    return [m.verdict for m in read_document(store, "fr:1").mentions]


def listed(store):
    return [row.document_id for row in find_documents(store, Filters(), 0, 50).rows]


def news(store, add_page):
    with writing(store) as connection:
        at = add_page(connection, "https://x.gov/clock").at
    return [row.subject for row in read_news(store, at.replace(year=2000)).rows]


def test_what_may_mean_the_court_is_no_news_until_a_person_says_so(
    any_store, archive, write, add_page
):
    write("https://x.gov/1", PAPER)
    assert (listed(any_store), news(any_store, add_page)) == ([], [])
    rule_mention(any_store, archive.keep, mention_of(any_store, "fr:1"), "confirm",
                 reason="Its agenda is the Court's", author="Ada")  # fmt: skip
    assert (listed(any_store), news(any_store, add_page)) == (["fr:1"], ["fr:1"])
    assert verdicts(any_store) == ["court"]


def test_a_ruling_outlives_the_page_being_read_again_and_changed(any_store, archive, write):
    write("https://x.gov/1", PAPER)
    rule_mention(any_store, archive.keep, mention_of(any_store, "fr:1"), "reject",
                 reason="A chamber of commerce", author="Ada")  # fmt: skip
    assert verdicts(any_store) == []
    write("https://x.gov/1", PAPER)
    assert verdicts(any_store) == []
    moved = Document("fr:1", "notice", "Another title", "Someone", "https://x.gov/1",
                     date(2025, 2, 3), abstract="New words.", text=DOUBT)  # fmt: skip
    write("https://x.gov/1", moved)
    assert (verdicts(any_store), listed(any_store)) == ([], [])
    assert len(read_rulings(any_store, "mention")) == 1


def test_a_ruling_holds_for_the_same_words_only(any_store, archive, write):
    write("https://x.gov/1", PAPER)
    rule_mention(any_store, archive.keep, mention_of(any_store, "fr:1"), "reject",
                 reason="A chamber of commerce", author="Ada")  # fmt: skip
    other = Document("fr:1", "notice", "A notice", "Someone", "https://x.gov/1", date(2025, 2, 3),
                     text="The ICC ruled on Friday.")  # fmt: skip
    write("https://x.gov/1", other)
    assert verdicts(any_store) == ["uncertain"]


def test_the_last_word_on_a_mention_counts_and_all_are_kept(any_store, archive, write):
    write("https://x.gov/1", PAPER)
    for verdict, author in (("reject", "Ada"), ("confirm", "Bo")):
        rule_mention(any_store, archive.keep, mention_of(any_store, "fr:1"), verdict,
                     reason="Read the annex", author=author)  # fmt: skip
    assert verdicts(any_store) == ["court"]
    assert [r.author for r in read_rulings(any_store, "mention")] == ["Ada", "Bo"]


def test_a_confirmed_mention_has_its_measure_followed_by_a_person(any_store, archive, write):
    write("https://x.gov/hr9", BILL)
    assert followed_bills(any_store) == set()
    ruling = rule_mention(any_store, archive.keep, mention_of(any_store, "hr9-119"), "confirm",
                          reason="Its findings name the Court", author="Ada")  # fmt: skip
    assert followed_bills(any_store) == {"hr9-119"}
    follow = live(any_store, "Follow")[0]
    assert (follow.by, follow.origin) == ("person", "person")
    assert follow.stated_in == f"ruling {ruling.ruling_id}"
    assert "Its findings name the Court" in follow.reason
    rule_mention(any_store, archive.keep, mention_of(any_store, "hr9-119"), "reject",
                 reason="Misread", author="Bo")  # fmt: skip
    assert followed_bills(any_store) == set()


def test_rejecting_all_that_a_measure_is_followed_for_ends_that_until_new_words_come(
    any_store, archive, write
):
    court = Bill("hr9-119", 119, "hr", 9, "A bill on the International Criminal Court")
    write("https://x.gov/hr9", court)
    assert followed_bills(any_store) == {"hr9-119"}
    rule_mention(any_store, archive.keep, mention_of(any_store, "hr9-119"), "reject",
                 reason="A private body of that name", author="Ada")  # fmt: skip
    assert followed_bills(any_store) == set()
    write("https://x.gov/hr9", court)
    assert followed_bills(any_store) == set()


def test_a_measure_of_the_compiled_record_stays_followed(any_store, archive, write, add_page):
    from tracker.records import Follow

    write("https://x.gov/hr9", Bill("hr9-119", 119, "hr", 9, "On the International Criminal Court"))
    with writing(any_store) as connection:
        stamp = add_page(connection, "tracker:record/bills", origin="record")
        put(connection, [Follow("hr9-119", "record", "the compiled record", "named")], stamp)
    rule_mention(any_store, archive.keep, mention_of(any_store, "hr9-119"), "reject",
                 reason="Misprint", author="Ada")  # fmt: skip
    assert followed_bills(any_store) == {"hr9-119"}


def test_a_polarity_is_settled_by_two_people(any_store, archive):
    first = rule(any_store, archive.keep, **VOTE, verdict="correct", value="against",
                 reason="The motion kills the measure", author="Ada")  # fmt: skip
    standing = read_standings(any_store, "polarity")["h7-119.2025"]
    assert (standing.settled, standing.pending) == (None, first)
    with pytest.raises(StoreError, match="second person"):
        rule(any_store, archive.keep, **VOTE, verdict="confirm", reason="Sure",
             author=" ADA ", seconds=first.ruling_id)  # fmt: skip
    second = rule(any_store, archive.keep, **VOTE, verdict="confirm", reason="Read it too",
                  author="Bo", seconds=first.ruling_id)  # fmt: skip
    standing = read_standings(any_store, "polarity")["h7-119.2025"]
    assert (standing.settled, standing.signed, standing.pending) == (first, second, None)


def test_a_later_ruling_waits_while_the_settled_one_holds(any_store, archive):
    first = rule(any_store, archive.keep, **VOTE, verdict="correct", value="against",
                 reason="It kills the measure", author="Ada")  # fmt: skip
    rule(any_store, archive.keep, **VOTE, verdict="confirm", reason="Yes", author="Bo",
         seconds=first.ruling_id)  # fmt: skip
    later = rule(any_store, archive.keep, **VOTE, verdict="correct", value="procedural",
                 reason="It only put it off", author="Bo")  # fmt: skip
    no = rule(any_store, archive.keep, **VOTE, verdict="reject", reason="It never came back",
              author="Ada", seconds=later.ruling_id)  # fmt: skip
    standing = read_standings(any_store, "polarity")["h7-119.2025"]
    assert (standing.settled, standing.pending, standing.objected) == (first, later, no)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"author": "  "}, "an author"),
        ({"reason": ""}, "a reason"),
        ({"value": "strongly against"}, "is no polarity"),
        ({"verdict": "maybe"}, "cannot be this"),
        ({"reason": "x" * 301}, "at most 300"),
        ({"seconds": "nobody"}, "no ruling nobody"),
    ],
)
def test_a_ruling_without_what_it_needs_is_refused_and_nothing_is_written(
    store, archive, wrong, message
):
    fields = {**VOTE, "verdict": "correct", "value": "against", "reason": "r", "author": "Ada"}
    with pytest.raises(StoreError, match=message):
        rule(store, archive.keep, **fields | wrong)
    with store.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(PageRow.__table__)) == 0
    assert read_rulings(store, "polarity") == []


def test_a_ruling_is_a_page_of_its_own_with_its_copy(store, archive):
    made = rule(store, archive.keep, **VOTE, verdict="correct", value="mixed",
                reason="Two\n things", author="Ada")  # fmt: skip
    assert made.reason == "Two things"
    with store.connect() as connection:
        page = connection.execute(select(PageRow.__table__)).one()
        row = connection.execute(select(TABLES["Ruling"])).one()
    assert page.url == f"tracker:person/{made.ruling_id}"
    assert json.loads(archive.read(page.sha256))["reason"] == "Two things"
    assert (row.origin, row.page_id) == ("person", page.id)
    assert Ruling(*row[: len(Ruling.__struct_fields__)]) == made
    assert made.ruled_at.utcoffset().total_seconds() == 0


def test_what_two_people_settled_is_the_judgement_that_no_reading_writes_over(
    any_store, archive, add_page
):
    judged = Judgement("h7-119.2025", "roll_call", "supports", "Recalled", "A yea helped.", "aspa")
    with writing(any_store) as connection:
        put(connection, [judged], add_page(connection, "tracker:record/votes", origin="record"))
    first = rule(any_store, archive.keep, **VOTE, verdict="correct", value="against",
                 reason="The motion kills it", author="Ada")  # fmt: skip
    assert live(any_store, "Judgement")[0].stance == "supports"
    rule(any_store, archive.keep, **VOTE, verdict="confirm", reason="Yes", author="Bo",
         seconds=first.ruling_id)  # fmt: skip
    with writing(any_store) as connection:
        put(connection, [judged], add_page(connection, "tracker:record/votes", origin="record"))
    (held,) = live(any_store, "Judgement")
    assert (held.stance, held.reason, held.topics) == ("against", "The motion kills it", "aspa")
    assert (held.sentence, held.origin) == ("A yea was a vote against the Court.", "person")


@pytest.mark.parametrize(
    ("subject", "kind", "is_settled"),
    [("hr23-119", "bill", False), ("samdt17-113", "amendment", False),
     ("fr:1", "document", True), ("eo-14203", "act", True)],
)  # fmt: skip
def test_a_stance_of_a_paper_is_one_persons_and_of_a_measure_two_peoples(
    store, archive, subject, kind, is_settled
):
    said = {"kind": "stance", "subject": subject, "about": subject}
    first = rule(store, archive.keep, **said, verdict="correct", value="mixed", reason="Both",
                 author="Ada")  # fmt: skip
    assert bool(live(store, "Judgement")) is is_settled
    assert (read_standings(store, "stance")[subject].settled is not None) is is_settled
    if not is_settled:
        rule(store, archive.keep, **said, verdict="confirm", reason="Yes", author="Bo",
             seconds=first.ruling_id)  # fmt: skip
    assert [(j.subject_kind, j.stance) for j in live(store, "Judgement")] == [(kind, "mixed")]


def test_a_stance_is_read_by_the_mentions_that_people_left(any_store, write, archive):
    chess = "I condemn the ICC and everything it does."
    support = "I support the International Criminal Court. It gives victims justice."
    words = f"{support} {'It rained all day. ' * 6}{chess}"
    letter = Document("sen:1", "letter", "A letter", "Someone", "https://x.gov/2", text=words)
    write("https://x.gov/2", letter)
    assert read_paper_stance(any_store, "sen:1").machine == "mixed"
    condemned = next(m for m in live(any_store, "Mention") if m.text == "ICC")
    rule_mention(any_store, archive.keep, condemned, "reject", reason="Chess", author="Ada")
    assert read_paper_stance(any_store, "sen:1").machine == "supports"
