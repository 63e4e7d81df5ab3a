"""The compiled record: every row has its basis, and what would embarrass is told right."""

import json
from collections import Counter
from datetime import date

import pytest

from scrapers.disk import read_file
from scrapers.sources.house_roll_calls import SOURCE as house_roll_calls
from tracker.errors import StoreError
from tracker.record import data_version, load, read_record, rows
from tracker.records import (
    Act,
    Amendment,
    Basis,
    Bill,
    Follow,
    Judgement,
    Law,
    Member,
    Person,
    RollCall,
    Situation,
    Sponsorship,
    Topic,
    VoteCast,
    check,
)  # fmt: skip
from tracker.store.db import writing
from tracker.store.put import put

RECORD = read_record()


def held(kind):
    """Records of one class by key: bare where the key is one field."""
    found = {r.key(): r for records in RECORD.values() for r in records if type(r) is kind}
    return {key[0] if len(key) == 1 else key: record for key, record in found.items()}


BILLS, ROLL_CALLS, ACTS, PEOPLE = held(Bill), held(RollCall), held(Act), held(Person)
JUDGEMENTS, BASES, AMENDMENTS = held(Judgement), held(Basis), held(Amendment)


def test_every_record_is_of_its_declared_types_and_stated_once():
    for name, records in RECORD.items():
        for record in records:
            check(record)
        keys = Counter((type(record), record.key()) for record in records)
        assert keys.most_common(1)[0][1] == 1, f"{name} states {keys.most_common(1)[0][0]} twice"


def test_every_subject_has_a_basis():
    plain = {*BILLS, *AMENDMENTS, *ROLL_CALLS, *ACTS}
    kinds = {"person": PEOPLE, "situation": held(Situation), "topic": held(Topic)}
    wanted = plain | {f"{kind}:{key}" for kind, found in kinds.items() for key in found}
    assert wanted == set(BASES)


def test_a_seen_row_says_where():
    assert not [b.subject for b in BASES.values() if b.basis == "seen" and not b.where]


def test_a_lead_is_yielded_with_its_doubt():
    assert BASES["s1610-107"].confidence == "low"
    assert BASES["s1610-107"].basis == "recalled"
    assert "not seen" in BASES["emergency-continuation-2026"].note


def test_names_used_are_names_known():
    votes = {key: call.bill_id for key, call in ROLL_CALLS.items()}
    assert not set(votes.values()) - set(BILLS)
    assert not {a.bill_id for a in ACTS.values() if a.bill_id} - set(BILLS)
    assert not {a.bill_id for a in AMENDMENTS.values()} - set(BILLS)
    assert not {a.under_act for a in ACTS.values() if a.under_act} - set(ACTS)
    assert not {p.situation for p in PEOPLE.values() if p.situation} - set(held(Situation))
    topics = [x.topics for x in (*ACTS.values(), *JUDGEMENTS.values()) if x.topics]
    assert not {name for joined in topics for name in joined.split("; ")} - set(held(Topic))
    sponsors = {bioguide_id for _, bioguide_id, *_ in held(Sponsorship)}
    assert not sponsors - set(held(Member))


def test_every_bill_is_followed_with_a_reason_and_judged():
    follows = {follow.bill_id: follow for follow in held(Follow).values()}
    assert set(follows) == set(BILLS)
    reasons = [f.reason for f in follows.values()]
    assert all(r.startswith("The compiled record names it: ") for r in reasons)
    assert "a provision is about the Court" in follows["hr4775-107"].reason
    assert set(BILLS) | set(AMENDMENTS) | set(ROLL_CALLS) <= set(JUDGEMENTS)
    stances = {"supports", "against", "mixed", "informational"}
    assert {judgement.stance for judgement in JUDGEMENTS.values()} <= stances


def test_roll_calls_add_up_to_their_casts():
    casts = Counter((cast.vote_id, cast.position) for cast in held(VoteCast).values())
    assert len(ROLL_CALLS) == 23
    assert sum(casts.values()) == 7616
    for vote_id, call in ROLL_CALLS.items():
        counts = (call.yeas, call.nays, call.present, call.not_voting)
        found = [casts[vote_id, p] for p in ("yea", "nay", "present", "not_voting")]
        assert list(counts) == found, vote_id


def party_split(vote_id, position):
    casts = held(VoteCast).values()
    return Counter(c.party for c in casts if (c.vote_id, c.position) == (vote_id, position))


def test_the_icc_bill_s224_is_of_the_118th_congress():
    assert BILLS["s224-118"].title == "Illegitimate Court Counteraction Act of 2023"
    assert "s224-119" not in BILLS


def test_a_yea_on_hr23_was_against_the_court():
    call, judgement = ROLL_CALLS["h7-119.2025"], JUDGEMENTS["h7-119.2025"]
    assert (call.bill_id, call.yeas, call.nays, call.present, call.not_voting) == (
        "hr23-119", 243, 140, 1, 50,
    )  # fmt: skip
    assert judgement.stance == "against"
    assert judgement.sentence.startswith("A yea was a vote to impose sanctions")
    assert party_split("h7-119.2025", "yea") == {"R": 198, "D": 45}


def test_the_senate_stopped_hr23_at_vote_22():
    call = ROLL_CALLS["s22-119.2025"]
    assert (call.bill_id, call.yeas, call.nays, call.roll) == ("hr23-119", 54, 45, 22)
    assert "cloture" in call.question.lower()
    assert "60" in call.required
    assert party_split("s22-119.2025", "yea") == {"R": 53, "D": 1}


def test_hr8282_passed_as_roll_242_of_2024():
    call = ROLL_CALLS["h242-118.2024"]
    assert (call.bill_id, call.yeas, call.nays, call.present) == ("hr8282-118", 247, 155, 2)
    assert party_split("h242-118.2024", "yea")["D"] == 42


def test_the_paul_amendment_is_not_the_servicemembers_act():
    call, judgement = ROLL_CALLS["h155-107.2002"], JUDGEMENTS["h155-107.2002"]
    assert call.amendment_author == "Ron Paul"
    assert "Servicemembers" not in call.amendment_purpose + judgement.sentence
    assert BILLS["hr4546-107"].title.startswith("Bob Stump National Defense")
    assert "American Servicemembers" in BILLS["hr1794-107"].title


def test_whole_bill_votes_are_no_clear_view_of_the_court():
    for vote_id in ("h206-107.2002", "h328-107.2002", "s188-107.2002", "h335-118.2024"):
        assert JUDGEMENTS[vote_id].stance == "mixed"
        assert "no clear view" in JUDGEMENTS[vote_id].sentence


def test_two_bills_of_one_number_are_two():
    assert "Servicemember" in BILLS["hr4169-107"].title
    assert "Sudan" in BILLS["hr4169-112"].title


def test_karim_khan_is_no_longer_prosecutor():
    assert PEOPLE["karim-a-a-khan"].ended_on == date(2026, 7, 24)
    assert not PEOPLE["karim-a-a-khan"].is_enough_alone
    assert not [p.name for p in PEOPLE.values() if p.role == "Prosecutor" and p.ended_on is None]


def test_the_court_itself_was_sanctioned_in_october_2026():
    act = ACTS["court-sanctioned-2026"]
    assert (act.acted_on, act.targets) == (date(2026, 10, 9), "International Criminal Court")
    assert act.under_act is None, "the legal basis was not seen"


def test_philippine_resolutions_are_not_american():
    assert not [bill for bill in BILLS if bill.startswith("hres809")]
    assert "not measures of the US Congress" in BASES["situation:philippines"].note


def test_acts_of_the_court_are_context_without_a_stance():
    court = {key for key, act in ACTS.items() if act.lane == "court"}
    assert "khan-removed-2026" in court
    assert not court & set(JUDGEMENTS)
    assert not [key for key in court if ACTS[key].administration]


def test_decisions_without_a_roll_call_are_acts_of_congress():
    act = ACTS["sres546-2022"]
    assert (act.lane, act.kind, act.bill_id) == ("congress", "unanimous_consent", "sres546-117")
    assert ACTS["dodd-amendment-2002"].kind == "voice_vote"


def test_carried_into_law_by_another_bill_is_not_law():
    laws = {bill_id: number for bill_id, _, number in held(Law)}
    assert laws["hr4775-107"] == "107-206"
    assert laws["hr2617-117"] == "117-328"
    assert not {"s905-115", "hr7276-117", "hr3427-106"} & set(laws)
    assert "22 U.S.C. 7423" in JUDGEMENTS["hr2617-117"].sentence


def test_orders_point_to_the_federal_register():
    order = ACTS["eo-14203"]
    assert (order.document_id, order.citation) == ("fr:2025-02612", "90 FR 9369")
    assert order.url == "https://www.federalregister.gov/d/2025-02612"
    assert ACTS["designation-2025-06-05"].under_act == "eo-14203"


def test_senate_casts_bear_the_files_own_member_key():
    casts = held(VoteCast)
    assert casts["s22-119.2025", "S354"].bioguide_id == "B001230"
    assert casts["h7-119.2025", "B001302"].lis_id is None


@pytest.fixture
def copied(tmp_path, monkeypatch):
    for name in load.FILES:
        (tmp_path / f"{name}.jsonl").write_text((rows.DATA / f"{name}.jsonl").read_text("utf-8"))
    monkeypatch.setattr(rows, "DATA", tmp_path)
    monkeypatch.setattr(load, "DATA", tmp_path)
    return tmp_path


def test_the_version_changes_with_any_file(copied):
    before = data_version()
    assert before == data_version()
    file = copied / "topics.jsonl"
    file.write_text(file.read_text().replace("Fair", "fair").replace("fair trial", "fair trials"))
    assert data_version() != before


def test_a_broken_line_is_named(copied):
    (copied / "acts.jsonl").write_text('{"id": "a"}\n{"id": ')
    with pytest.raises(StoreError, match=r"acts\.jsonl line 2"):
        read_record()


def test_casts_that_do_not_add_up_are_refused(copied):
    lines = (copied / "casts.jsonl").read_text().splitlines()
    row = json.loads(lines[-1])
    row["yea"]["R"].pop()
    (copied / "casts.jsonl").write_text("\n".join([*lines[:-1], json.dumps(row)]))
    with pytest.raises(StoreError, match="× yea, but the count is"):
        read_record()


@pytest.mark.real
@pytest.mark.parametrize("vote_id, file", [("h7-119.2025", "007"), ("h5-119.2025", "005")])
def test_casts_are_those_of_the_official_file(real, vote_id, file):
    path = real("house-votes") / f"clerk.house.gov/evs/2025/roll{file}.xml"
    official = house_roll_calls.parse(read_file(house_roll_calls, path))
    ours = {key: cast for key, cast in held(VoteCast).items() if key[0] == vote_id}
    theirs = {cast.key(): cast for cast in official if type(cast) is VoteCast}
    assert set(ours) == set(theirs)
    assert {k: (c.position, c.party) for k, c in ours.items()} == {
        k: (c.position, c.party) for k, c in theirs.items()
    }


def test_the_record_goes_into_a_store_and_again_without_a_change(store, add_page):
    for _ in range(2):
        with writing(store) as connection:
            counts = [
                count
                for name, records in RECORD.items()
                for count in put(
                    connection, records, add_page(connection, f"tracker:record/{name}",
                    origin="record"),
                ).values()
            ]  # fmt: skip
    assert sum(count.new + count.changed + count.gone for count in counts) == 0
    assert sum(count.unchanged for count in counts) == sum(map(len, RECORD.values()))
