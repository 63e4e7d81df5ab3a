"""Where a measure stands: words as the chambers print them, in and out of order."""

from datetime import date

import pytest

from tracker.reading.bills.status import derive_status
from tracker.reading.bills.steps import action_step

TODAY = date(2026, 11, 22)


def bill(kind="hr", congress=119, introduced=date(2025, 1, 3), latest=None, latest_on=None):
    return {
        "bill_type": kind, "congress": congress, "introduced_on": introduced,
        "latest_action": latest, "latest_action_on": latest_on,
    }  # fmt: skip


def actions(*lines):
    return [
        {
            "text": text, "acted_on": date.fromisoformat(day), "position": place,
            "action_id": str(place),
        }
        for place, (day, text) in enumerate(lines)
    ]  # fmt: skip


def vote(vote_id, question, result, yeas, nays, **more):
    chamber = "house" if vote_id.startswith("h") else "senate"
    return {
        "vote_id": vote_id, "chamber": chamber, "kind": "question", "voted_at": "2025-01-28T14:39",
        "question": question, "question_text": None, "result": result, "amendment_id": None,
        "yeas": yeas, "nays": nays, **more,
    }  # fmt: skip


HR23 = actions(
    ("2025-01-03", "Introduced in House"),
    ("2025-01-03", "Referred to the Committee on Foreign Affairs, and in addition to others."),
    (
        "2025-01-09",
        "On passage Passed by the Yeas and Nays: 243 - 140, 1 Present (Roll no. 7). (text: CR H67)",
    ),
    (
        "2025-01-09",
        "Passed/agreed to in House: On passage Passed by the Yeas and Nays: 243 - 140, 1 Present "
        "(Roll no. 7). (text: CR H67-69)",
    ),
    ("2025-01-09", "Motion to reconsider laid on the table Agreed to without objection."),
    (
        "2025-01-13",
        "Read the second time. Placed on Senate Legislative Calendar under General Orders. "
        "Calendar No. 3.",
    ),
    (
        "2025-01-28",
        "Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. "
        "54 - 45. Record Vote Number: 22. (CR S410)",
    ),
)
E2 = ("2022-02-02", "Passed/agreed to in Senate: Passed Senate with an amendment by Voice Vote.")
HOUSE = ("2022-01-12", "On passage Passed by the Yeas and Nays: 220 - 203 (Roll no. 4).")


def test_hr_23_failed_cloture_and_is_still_on_the_senate_calendar():
    status = derive_status(bill(), HR23, [], [], TODAY)
    assert (status.code, status.since) == ("failed_cloture", date(2025, 1, 28))
    assert status.on_calendar == "senate"
    assert (status.decisive.yeas, status.decisive.nays) == (54, 45)
    assert status.decisive.vote_id == "s22-119.2025"
    passed = [step for step in status.steps if step.kind == "passed"]
    assert [(step.vote_id, step.yeas, step.nays) for step in passed] == [("h7-119.2025", 243, 140)]


def test_a_measure_that_was_not_finished_dies_with_its_congress():
    status = derive_status(bill(congress=119), HR23, [], [], date(2027, 1, 3))
    assert (status.code, status.before, status.since) == (
        "died", "failed_cloture", date(2027, 1, 3),
    )  # fmt: skip
    assert derive_status(bill(), HR23, [], [], date(2027, 1, 2)).code == "failed_cloture"


def test_the_roll_call_own_count_wins_and_the_difference_is_told():
    counted = [vote("s22-119.2025", "On the Cloture Motion", "Cloture Motion Rejected", 54, 46)]
    step = derive_status(bill(), HR23, counted, [], TODAY).decisive
    assert (step.yeas, step.nays) == (54, 46)
    assert "54 to 45" in step.note
    assert "54 to 46" in step.note


def test_roll_calls_speak_where_no_action_is_held():
    votes = [
        vote("h7-119.2025", "On passage of H.R. 23", "Passed", 243, 140, voted_at="2025-01-09"),
        vote("s22-119.2025", "On cloture on the motion to proceed to H.R. 23", "Rejected", 54, 45),
    ]
    status = derive_status(bill(), [], votes, [], TODAY)
    assert (status.code, status.basis) == ("failed_cloture", "record")


@pytest.mark.parametrize(
    "question",
    ["On the Nethercutt amendment to H.R. 4818", "On ordering the previous question on H.Res. 1269",
     "On the Motion to Recommit", "On Motion to Table the Motion to Reconsider"],
)  # fmt: skip
def test_votes_about_amendments_and_the_debate_settle_nothing(question):
    status = derive_status(
        bill(), [], [vote("h9-119.2025", question, "Agreed to", 2, 1)], [], TODAY
    )
    assert status.code == "introduced"


@pytest.mark.parametrize(
    ("kind", "lines", "code"),
    [
        ("hr", [], "introduced"),
        ("hr", [("2022-01-05", "Referred to the House Committee on Foreign Affairs.")],
         "in_committee"),
        ("hr", [("2022-01-05", "Ordered to be Reported (Amended) by Voice Vote.")],
         "ordered_reported"),
        ("s", [("2022-01-05", "Committee on Foreign Relations. Reported by Senator Menendez with "
                "an amendment in the nature of a substitute. Without written report.")],
         "reported"),
        ("hr", [HOUSE], "passed_house"),
        ("hr", [HOUSE, ("2022-01-13", "Received in the Senate and Read twice and referred to the "
                        "Committee on Foreign Relations.")], "passed_house"),
        ("hr", [HOUSE, E2], "differences"),
        ("hr", [HOUSE, E2, ("2022-02-08", "Resolving differences -- House actions: On motion that "
                "the House agree to the Senate amendment Agreed to by voice vote.")],
         "passed_both"),
        ("hr", [HOUSE, E2, ("2022-02-08", "On motion that the House agree with an amendment to the "
                "Senate amendment Agreed to by the Yeas and Nays: 260 - 171 (Roll no. 65).")],
         "differences"),
        ("hr", [("2022-02-08", "On motion to suspend the rules and pass the bill Failed by the "
                "Yeas and Nays: (2/3 required): 259 - 170 (Roll no. 308).")], "failed_house"),
        ("s", [("2022-02-08", "Under the order of 12/1/22, not having achieved 60 votes in the "
               "affirmative, failed of passage in Senate by Yea-Nay Vote. 52 - 43. Record Vote "
               "Number: 370.")], "failed_senate"),
        ("hres", [("2022-02-08", "On agreeing to the resolution Agreed to by the Yeas and Nays: "
                  "208 - 195 (Roll no. 236).")], "agreed"),
        ("sres", [("2022-02-08", "Submitted in the Senate, considered, and agreed to without "
                  "amendment and with a preamble by Unanimous Consent.")], "agreed"),
        ("hres", [("2022-02-08", "On motion to table the measure Agreed to by the Yeas and Nays: "
                  "218 - 200, 3 Present (Roll no. 94).")], "tabled"),
        ("hres", [("2022-02-08", "Motion to reconsider laid on the table Agreed to without "
                  "objection.")], "introduced"),
        ("hconres", [HOUSE, ("2022-02-08", "Received in the Senate, considered, and agreed to "
                     "without amendment by Unanimous Consent.")], "agreed"),
        ("s", [("2022-02-08", "Cloture on amendment SA 12 not invoked in Senate by Yea-Nay Vote. "
               "50 - 49. Record Vote Number: 9.")], "introduced"),
        ("hr", [HOUSE, E2, ("2022-02-09", "Cloture on the motion by Senator Schumer to concur in "
                "the House amendment to the Senate amendment to H.R. 7776 with an amendment (SA "
                "6513), cloture not invoked in Senate by Yea-Nay Vote. 47 - 47. Record Vote "
                "Number: 394.")], "differences"),
        ("s", [("2022-02-08", "Cloture on the motion to proceed to the measure not invoked in "
               "Senate by Yea-Nay Vote. 52 - 45. Record Vote Number: 176."),
               ("2022-02-10", "Motion by Senator McConnell to reconsider the vote by which cloture "
                "was not invoked on the motion to proceed to the measure made in Senate."),
               ("2022-02-14", "Upon reconsideration, cloture on the motion to proceed to the "
                "measure invoked in Senate by Yea-Nay Vote. 65 - 33. Record Vote Number: 180.")],
         "cloture_invoked"),
        ("s", [("2022-02-08", "Motion to proceed to consideration of measure rejected in Senate by "
               "Yea-Nay Vote. 34 - 63. Record Vote Number: 10.")], "not_taken_up"),
        ("s", [("2022-02-08", "Passed Senate without amendment by Unanimous Consent."),
               ("2022-02-09", "Senate vitiated previous actions by Unanimous Consent.")],
         "reported"),
        ("hr", [HOUSE, ("2022-03-01", "Presented to President."),
                ("2022-03-04", "Vetoed by President. (text of veto message: CR H210)"),
                ("2022-03-08", "On passage, the objections of the President to the contrary "
                 "notwithstanding Failed by the Yeas and Nays: (2/3 required): 241 - 186 (Roll no. "
                 "53).")], "vetoed"),
        ("s", [("2022-03-04", "Vetoed by President."),
               ("2022-03-08", "Passed House over veto: On passage, the objections of the President "
                "to the contrary notwithstanding Passed by the Yeas and Nays: (2/3 required): 322 "
                "- 87 (Roll no. 253)."),
               ("2022-03-08", "Passed Senate over veto by Yea-Nay Vote. 81 - 13. Record Vote "
                "Number: 292."),
               ("2022-03-08", "Became Public Law No: 116-283.")], "enacted"),
    ],
)  # fmt: skip
def test_each_kind_of_step_has_its_status(kind, lines, code):
    measure = bill(kind, 117, date(2022, 1, 4))
    assert derive_status(measure, actions(*lines), [], [], date(2022, 12, 1)).code == code


def test_a_law_listed_without_its_action_is_a_law():
    law = [{"law_type": "Public Law", "law_number": "107-206"}]
    stated = bill("hr", 107, date(2002, 5, 20), "Became law", date(2002, 8, 2))
    assert derive_status(stated, [], [], law, TODAY).code == "enacted"
    assert derive_status({**stated, "latest_action": None}, [], [], law, TODAY).code == "enacted"


def test_the_record_own_line_speaks_where_nothing_else_is_held():
    stated = bill("hr", 119, latest="Passed the House 341-79; its later course was not verified")
    status = derive_status(stated, [], [], [], TODAY)
    assert (status.code, status.basis) == ("passed_house", "record")
    assert status.decisive.rule.startswith("stated in one line")


def test_votes_of_1_january_belong_to_the_session_before():
    step = action_step(
        {"text": "On passage Passed by the Yeas and Nays: 257 - 167 (Roll no. 659).",
         "acted_on": date(2013, 1, 1), "position": 0}, 112,
    )  # fmt: skip
    assert step.vote_id == "h659-112.2012"
