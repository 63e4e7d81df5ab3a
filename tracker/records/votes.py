"""Records about roll calls and each member's vote."""

from typing import Literal

from tracker.records.base import Chamber, Record


class RollCall(Record):
    """One roll call as its chamber's file states it.

    kind tells what was counted: a question (yea or nay), candidates for an office, a quorum, or a
    vacated vote; counts are null where the file states none, never zero for unknown.
    voted_at and modified_at are wall time in Washington as printed (no zone in the file), kept as
    ISO text. question is null where a vacated vote's file leaves it empty; question_text is the
    Senate's longer wording of it, with the measures named. amendment is the amendment as printed:
    in the House its running number in the debate, which is no amendment's official number.
    in_committee tells a vote of the Committee of the Whole, correction the Clerk's note on a vote
    that was vacated or corrected.
    """

    KEY = ("vote_id",)
    SUBJECT = "vote_id"
    TEXTS = (
        "question", "title", "document_title", "amendment_purpose", "question_text", "short_title",
    )  # fmt: skip
    LINK = "bill_id"
    vote_id: str
    congress: int
    session: int
    chamber: Chamber
    roll: int
    kind: Literal["question", "candidates", "quorum", "vacated"]
    voted_at: str | None
    question: str | None
    title: str | None = None
    result: str | None = None
    vote_type: str | None = None
    required: str | None = None
    measure: str | None = None
    bill_id: str | None = None
    amendment_id: str | None = None
    amendment: str | None = None
    amendment_author: str | None = None
    amendment_purpose: str | None = None
    document_title: str | None = None
    yeas: int | None = None
    nays: int | None = None
    present: int | None = None
    not_voting: int | None = None
    tie_breaker: str | None = None
    tie_breaker_vote: str | None = None
    modified_at: str | None = None
    question_text: str | None = None
    short_title: str | None = None
    in_committee: bool | None = None
    correction: str | None = None


class RollCallMatter(Record):
    """One of several matters decided by one roll call (en bloc, or document and amendment)."""

    KEY = ("vote_id", "position")
    SUBJECT = "vote_id"
    TEXTS = ("title", "amendment_purpose")
    LINK = "bill_id"
    vote_id: str
    position: int
    measure: str | None = None
    bill_id: str | None = None
    amendment_id: str | None = None
    title: str | None = None
    amendment_purpose: str | None = None
    question: str | None = None
    result: str | None = None


class CandidateTotal(Record):
    """Votes for one candidate, as the file totals them."""

    KEY = ("vote_id", "candidate")
    SUBJECT = "vote_id"
    vote_id: str
    candidate: str
    votes: int


class VoteCast(Record):
    """One member's vote; position is yea, nay, present, not_voting, or a candidate's name.

    member is the member's key within the roll call: the bioguide id or LIS id that the file states,
    else name and state as printed. A file without bioguide ids gets them from the members' own
    terms before it is stored: matched_by says how, and is null where the file states the id.
    """

    KEY = ("vote_id", "member")
    SUBJECT = "vote_id"
    WHOLE = True
    vote_id: str
    member: str
    bioguide_id: str | None
    lis_id: str | None
    name: str
    party: str | None
    state: str | None
    position: str
    vote_text: str
    matched_by: str | None = None


class RollCallListing(Record):
    """One line of a chamber's own list of roll calls: proof that none was overlooked.

    listed_date is a day and a month as printed ("28-Dec"): the list states no year. yeas and nays
    are the Senate menu's tally.
    """

    KEY = ("vote_id",)
    vote_id: str
    congress: int
    session: int
    chamber: Chamber
    roll: int
    listed_date: str | None
    measure: str | None = None
    question: str | None = None
    result: str | None = None
    title: str | None = None
    yeas: int | None = None
    nays: int | None = None
