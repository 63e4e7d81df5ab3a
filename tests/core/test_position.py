"""The position as of a day: five days, five answers; and the rules by which anything counts."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scrapers.archive import Archive
from tracker.queries.administration.bearing import ASK, read_bearing
from tracker.queries.administration.emergency import read_emergencies
from tracker.queries.administration.position import Position, position_on, read_turning_days
from tracker.queries.administration.sanctions import read_chains, read_designee, read_designees
from tracker.record.install import install_record
from tracker.records import Act, Disposition, Document, DocumentText, Mention, Record
from tracker.store.db import open_store, writing
from tracker.store.put import put

DAYS = {
    "repeal to come": date(2021, 3, 15),
    "repealed": date(2021, 4, 2),
    "repeal rescinded": date(2025, 1, 21),
    "new order": date(2025, 2, 7),
    "the Court itself": date(2026, 10, 10),
}
WIND_DOWN = "12:01 a.m. eastern daylight time, August 8, 2025"


@pytest.fixture(scope="module")
def record(_migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A store with the compiled record and nothing else."""
    folder = tmp_path_factory.mktemp("record")
    shutil.copy(_migrated, folder / "tracker.sqlite")
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    install_record(engine, Archive(folder / "archive").keep)
    return engine


@pytest.fixture
def planted(any_store: Engine, add_page):
    """Puts records on an official page; answers the store."""

    def plant(*records: Record) -> Engine:
        with writing(any_store) as connection:
            put(connection, list(records), add_page(connection, "https://example.gov/page"))
        return any_store

    return plant


def act(act_id: str, kind: str, on: date | None, **more) -> Act:
    return Act(act_id, "administration", kind, more.pop("title", act_id), on, **more)


def names(position: Position, group: str) -> set[str]:
    return {measure.name.partition(":")[0] for measure in position.of(group)}


@pytest.mark.parametrize(
    "case, administration, sanctions, orders, rules, listed, injunctions",
    [
        ("repeal to come", "Biden", {"eo-13928"}, {"Executive Order 13928"}, {"520"}, 2, 1),
        ("repealed", "Biden", set(), {"Executive Order 14022"}, {"520"}, 0, 0),
        ("repeal rescinded", "Trump II", set(), {"Executive Order 14148"}, set(), 0, 0),
        ("new order", "Trump II", {"eo-14203"},
         {"Executive Order 14148", "Executive Order 14203"}, set(), 1, 0),
        ("the Court itself", "Trump II", {"eo-14203"},
         {"Executive Order 14148", "Executive Order 14203"}, {"528"}, 18, 3),
    ],
)  # fmt: skip
def test_five_days_have_five_right_answers(
    record, case, administration, sanctions, orders, rules, listed, injunctions
):
    position = position_on(record, DAYS[case])
    assert position.administration.name == administration
    assert {order.subject for order in position.sanctions_orders} == sanctions
    assert names(position, "order") == orders
    assert {name.rpartition(" ")[2] for name in names(position, "rule")} == rules
    assert len(position.of("listing")) == listed
    assert len(position.of("injunction")) == injunctions


def test_the_answers_differ_from_each_other(record):
    told = {
        (p.administration.name, *(m.subject for m in p.in_force))
        for p in (position_on(record, day) for day in DAYS.values())
    }
    assert len(told) == len(DAYS)


@pytest.mark.parametrize(
    "case, speaker, on, words",
    [
        ("repeal to come", "Antony Blinken", date(2021, 3, 3), None),
        ("repealed", "Joe Biden", date(2021, 4, 2), "there is no further need for the blocking"),
        ("repeal rescinded", "Donald Trump", date(2025, 1, 20), None),
        ("new order", "Donald Trump", date(2025, 2, 6), "unequivocally opposes"),
        ("the Court itself", "Marco Rubio", date(2026, 10, 9), None),
    ],
)
def test_who_spoke_last_and_the_words_only_where_they_are_held(record, case, speaker, on, words):
    spoken = position_on(record, DAYS[case]).spoken[0]
    assert (spoken.speaker, spoken.spoken_on) == (speaker, on)
    assert words in spoken.words if words else spoken.words is None


def test_an_order_counts_from_its_signing_to_the_eve_of_its_end(record):
    def stood(day: date) -> bool:
        return "eo-13928" in {m.subject for m in position_on(record, day).in_force}

    first, end = date(2020, 6, 11), date(2021, 4, 1)
    assert [stood(first - timedelta(1)), stood(first)] == [False, True]
    assert [stood(end - timedelta(1)), stood(end)] == [True, False]
    assert {first, end} <= set(read_turning_days(record))


def test_each_rule_says_what_ended_the_measure(record):
    rules = {m.subject: m.rule for m in position_on(record, DAYS["repeal to come"]).in_force}
    assert rules["eo-13928"].endswith("ended 1 Apr 2021 by Executive Order 14022")
    assert "ended 6 Jul 2021 (31 CFR part 520 is removed)" in rules["regulations-520-2020"]
    assert (
        "nothing left of it since Executive Order 13928 ended"
        in (rules["osji-v-trump-injunction-2021"])
    )


def test_the_prosecutor_was_blocked_by_the_annex_before_he_was_on_the_list(record):
    (khan,) = position_on(record, DAYS["new order"]).of("listing")
    assert khan.name == "Karim Khan"
    assert khan.rule.startswith("named in the annex of the order 6 Feb 2025; designated 13 Feb")


def test_whether_a_rescinded_repeal_revives_an_order_is_left_open(record):
    (said,) = position_on(record, DAYS["repeal rescinded"]).open
    assert "Executive Order 14022, which had ended Executive Order 13928, was itself ended" in said
    assert position_on(record, DAYS["repealed"]).open == []


def test_a_continuation_that_was_not_seen_is_said(record):
    said = position_on(record, DAYS["the Court itself"]).open
    assert any("ended on 6 Feb 2026 unless a notice continued it" in words for words in said)
    court = position_on(record, DAYS["the Court itself"]).of("listing")[-1]
    assert (court.name, court.under) == ("International Criminal Court", None)
    assert "the order under which it was made was not seen" in court.rule


def test_licenses_end_by_their_own_terms(record):
    wind_down = date(2025, 7, 8)
    before = names(position_on(record, wind_down - timedelta(1)), "license")
    after = names(position_on(record, wind_down), "license")
    assert before - after == {"General License 1"}
    assert "General License 7" in after


def test_a_day_before_everything_has_no_measures(record):
    position = position_on(record, date(1998, 7, 17))
    assert (position.in_force, position.administration.name) == ([], "Clinton")


def test_an_empty_store_answers_nothing(store):
    position = position_on(store, date(2025, 2, 7))
    assert (position.administration, position.in_force, position.spoken) == (None, [], [])
    assert (read_emergencies(store), read_chains(store), read_designees(store)) == ([], [], [])


def test_the_publishers_notes_end_an_order_that_no_act_ends(planted):
    order = act("eo-1", "executive_order", date(2030, 1, 5), document_id="fr:1", title="EO 1: a")
    store = planted(order, Disposition("fr:1", "1", 1, "Revoked by: EO 2, March 3, 2031"))
    assert position_on(store, date(2031, 3, 2)).of("order")
    assert not position_on(store, date(2031, 3, 3)).of("order")


@pytest.mark.parametrize(
    "note",
    ["Revoked in part by: EO 2, March 3, 2031", "Revokes: EO 2, March 3, 2031",
     "Revoked by: EO 2", "Revoked by: EO 2, February 30, 2031"],
)  # fmt: skip
def test_other_notes_end_nothing(planted, note):
    order = act("eo-1", "executive_order", date(2030, 1, 5), document_id="fr:1")
    store = planted(order, Disposition("fr:1", "1", 1, note))
    assert position_on(store, date(2035, 1, 1)).of("order")


def test_papers_that_the_record_does_not_know_count_too(planted):
    store = planted(
        Document("fr:9", "executive_order", "Blocking Property Over the International Criminal "
                 "Court", "Executive Office of the President", "https://example.gov/9",
                 date(2031, 1, 9), date(2031, 1, 5), number="EO 19999", collection="FR"),
        Document("fr:10", "rule", "Publication of International Criminal Court-Related Sanctions "
                 "Regulations Web General License 12", "Treasury Department",
                 "https://example.gov/10", date(2025, 8, 13), collection="FR"),
        DocumentText("fr:10", "text", "GL 12 was issued on July 9, 2025. See … are authorized "
                     f"through {WIND_DOWN}, provided that any payment is blocked."),
    )  # fmt: skip
    assert position_on(store, date(2031, 1, 5)).sanctions_orders[0].subject == "fr:9"
    (gl,) = position_on(store, date(2025, 8, 7)).of("license")
    assert (gl.name, gl.began_on, gl.ended_on) == (
        "General License 12", date(2025, 7, 9), date(2025, 8, 8)
    )  # fmt: skip
    assert not position_on(store, date(2025, 8, 8)).in_force


def test_a_paper_that_the_record_names_counts_once(planted):
    store = planted(
        act("eo-1", "executive_order", date(2031, 1, 5), document_id="fr:9", title="EO 1: b"),
        Document("fr:9", "executive_order", "International Criminal Court", "President",
                 "https://example.gov/9", date(2031, 1, 9), date(2031, 1, 5), collection="FR"),
    )  # fmt: skip
    assert [m.subject for m in position_on(store, date(2031, 2, 1)).in_force] == ["eo-1"]


def test_a_statement_of_the_executive_is_the_last_word_and_one_of_congress_is_not(planted):
    def paper(document_id: str, publisher: str, on: date, **more) -> list[Record]:
        words = f"{publisher} speaks of the International Criminal Court."
        return [
            Document(document_id, "press_release", "A release", publisher, "https://example.gov/1",
                     on, speaker="A Secretary", text=words, **more),
            Mention(document_id, "Document", "Document:text", 0, 5, "Court", "court", "name",
                    "why", words),
        ]  # fmt: skip

    store = planted(
        *paper("state:1", "Department of State", date(2031, 1, 5)),
        *paper("press:1", "Office of Representative Roe", date(2031, 1, 6)),
        *paper("record:1", "Department of State", date(2031, 1, 7), congress=119),
    )
    (spoken,) = position_on(store, date(2031, 2, 1)).spoken
    assert (spoken.subject, spoken.speaker) == ("state:1", "A Secretary")
    assert spoken.words == "Department of State speaks of the International Criminal Court."


def test_a_listing_ends_with_its_delisting_and_others_of_the_day_stay(planted):
    store = planted(
        act("eo-1", "executive_order", date(2031, 1, 1), title="EO 1: x"),
        act("d-1", "designation", date(2031, 1, 5), under_act="eo-1", targets="Ann One; Bo Two"),
        act("off", "delisting", date(2031, 3, 1), targets="Ann One"),
    )
    assert names(position_on(store, date(2031, 2, 28)), "listing") == {"Ann One", "Bo Two"}
    assert names(position_on(store, date(2031, 3, 1)), "listing") == {"Bo Two"}
    assert not read_designee(store, "ann-one").is_listed_on(date(2031, 3, 1))


def test_the_chain_runs_from_the_order_to_the_delisting(record):
    first, second, loose = read_chains(record)
    links = [step.link for step in first.steps]
    assert first.order.act_id == "eo-13928"
    assert links[:4] == ["designation", "suit", "rule", "injunction"]
    assert {"delisting", "removal of a rule"} <= set(links)
    assert sum(step.link == "license" for step in second.steps) == 11
    assert loose.order is None
    assert loose.steps[0].act_id == "court-sanctioned-2026"


def test_a_card_holds_role_authority_licenses_and_rulings(record):
    who = read_designee(record, "francesca-albanese")
    assert who.role.startswith("UN Special Rapporteur")
    assert who.listings[0].under == "eo-14203"
    assert [step.act_id for step in who.licenses] == ["gl-8"]
    assert [step.act_id for step in who.rulings] == ["albanese-injunction-2026"]
    assert "enjoined its enforcement 13 May 2026" in who.listings[0].rule
    assert read_designee(record, "karim-khan").name == "Karim A. A. Khan"
    assert read_designee(record, "nobody") is None


def test_the_clock_counts_down_and_then_says_what_came_of_it(record):
    due = {(row.kind, row.due_on): row for row in read_emergencies(record)}
    expiry = due["license", date(2025, 7, 8)]
    assert expiry.state_on(date(2025, 7, 7)) == "in 1 day"
    assert expiry.state_on(date(2025, 7, 9)) == "expired 8 July 2025, 12:01 a.m. Eastern"
    first, second = (due["continuation", date(year, 2, 6)] for year in (2026, 2027))
    assert first.state_on(date(2026, 3, 1)).startswith("The notice was not seen.")
    assert (first.is_sure, second.state_on(date(2027, 2, 5))) == (False, "in 1 day")
    assert second.state_on(date(2027, 2, 7)).startswith("No notice was seen.")
    assert ("continuation", date(2021, 6, 11)) not in due, "EO 13928 had ended by then"
    assert due["report", date(2021, 3, 11)].outcome == (
        "No report was seen. The Congressional Record of 2020 to 2021 has not been searched yet."
    )
    assert due["report", date(2021, 6, 30)].title.startswith("Final report to Congress")


@pytest.mark.parametrize(
    "signed, is_seen",
    [(date(2031, 1, 2), True), (date(2031, 1, 5), True), (date(2030, 9, 1), False)],
)
def test_a_notice_in_the_ninety_days_before_the_anniversary_continues_it(planted, signed, is_seen):
    store = planted(
        act("eo-1", "executive_order", date(2030, 1, 5), title="EO 1: x",
            detail="Declares a national emergency."),
        Document("fr:7", "notice", "Continuation of the National Emergency With Respect to the "
                 "International Criminal Court", "President", "https://example.gov/7",
                 signed + timedelta(1), signed, collection="FR"),
    )  # fmt: skip
    (due,) = (d for d in read_emergencies(store, date(2031, 6, 1)) if d.kind == "continuation")
    assert (due.due_on, due.is_sure) == (date(2031, 1, 5), is_seen)


def test_the_day_on_which_comments_close_is_read_from_the_paper(planted):
    store = planted(
        act("a", "statement", date(2031, 1, 1)),
        Document("fr:8", "proposed_rule", "International Criminal Court-Related Sanctions "
                 "Regulations", "Treasury", "https://example.gov/8", date(2031, 1, 2),
                 collection="FR", text="DATES: Written comments must be received on or before "
                 "March 3, 2031."),
    )  # fmt: skip
    assert [(d.kind, d.due_on) for d in read_emergencies(store)] == [("comments", date(2031, 3, 3))]


def test_what_bears_on_an_activity_always_ends_with_counsel(record):
    rows = read_bearing(record, DAYS["the Court itself"])
    assert {row.status for row in rows} == {ASK}
    brief = {r.measure.subject for r in rows if r.activity == "File a brief or act as counsel"}
    assert {"eo-14203", "regulations-528-2025", "gl-2", "gl-3", "court-sanctioned-2026"} <= brief
    assert "albanese-injunction-2026" not in brief
    assert read_bearing(record, DAYS["repealed"]) == []
    advice = ("you may", "is allowed", "is permitted", "you can", "is safe")
    assert not [row.why for row in rows if any(word in row.why.lower() for word in advice)]
