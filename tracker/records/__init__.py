"""Everything that a parser may yield or a person may judge: one flat class a kind of fact."""

from tracker.records import (
    amendments,
    bills,
    communications,
    documents,
    filings,
    hearings,
    judgements,
    nominations,
    pages,
    people,
    proceedings,
    reviews,
    sanctions,
    votes,
)
from tracker.records.amendments import Amendment, AmendmentAction, AmendmentSponsorship
from tracker.records.base import Chamber, Record, check, digest, to_builtins
from tracker.records.bills import (
    Action,
    Bill,
    BillCommittee,
    BillNote,
    BillSubject,
    BillText,
    BillTitle,
    CommitteeReport,
    CostEstimate,
    Law,
    RecordedVote,
    RelatedBill,
    Sponsorship,
    Summary,
    TextSection,
    TextVersion,
)  # fmt: skip
from tracker.records.communications import Communication, CommunicationListing
from tracker.records.documents import (
    Disposition,
    Document,
    DocumentAgency,
    DocumentCopy,
    DocumentSigner,
    DocumentText,
)  # fmt: skip
from tracker.records.filings import (
    CourtCase,
    CourtPaper,
    LobbyingFiling,
    ReportProduct,
    ReportVersion,
)
from tracker.records.hearings import (
    Hearing,
    HearingChair,
    HearingListing,
    HearingMeasure,
    HearingPaper,
    HearingTranscript,
    HearingWitness,
)
from tracker.records.judgements import (
    Act,
    Basis,
    Follow,
    Judgement,
    Mention,
    Person,
    Situation,
    Topic,
)  # fmt: skip
from tracker.records.nominations import Nomination
from tracker.records.pages import PageEvent
from tracker.records.people import (
    Committee,
    CommitteeName,
    CommitteeSeat,
    Member,
    MemberAlias,
    PartySpell,
    Term,
)  # fmt: skip
from tracker.records.proceedings import (
    PageBreak,
    PaperHeading,
    RecordItem,
    RecordMember,
    Speech,
)  # fmt: skip
from tracker.records.reviews import (
    Ruling,
    TaughtRule,
    TermEntry,
    match_key,
    mention_key,
    passage_key,
    stance_kind,
    takes_two,
)  # fmt: skip
from tracker.records.sanctions import (
    LicenseTerms,
    SanctionsAction,
    SanctionsAddress,
    SanctionsDate,
    SanctionsEntry,
    SanctionsList,
    SanctionsName,
    SanctionsRemark,
)  # fmt: skip
from tracker.records.votes import (
    CandidateTotal,
    RollCall,
    RollCallListing,
    RollCallMatter,
    VoteCast,
)  # fmt: skip

MODULES = (
    people, bills, amendments, votes, documents, filings, communications, hearings, nominations,
    proceedings, sanctions, judgements, reviews, pages,
)  # fmt: skip
RECORDS: dict[str, type[Record]] = {
    name: kind
    for module in MODULES
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
}
