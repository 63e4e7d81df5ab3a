"""Records of the sanctions lists: who is listed under what, and what the publisher says it did."""

from datetime import date, datetime
from typing import Literal

from tracker.records.base import Record


class SanctionsList(Record):
    """A list as it was last published, with how many entries it holds by its own count or ours.

    form is that of the file: xml, advanced or csv; a CSV states no day of publication.
    """

    KEY = ("list_id",)
    list_id: str
    title: str
    entries: int
    form: str
    published_on: date | None = None


class SanctionsEntry(Record):
    """An entry of a list: entry_id is ofac:sdn:99999, the publisher's own number in it.

    programs are its tags joined by '; ' and decide whether it is about the Court. details are what
    the list says in fields (birth, nationality, papers), remarks its free words.
    """

    KEY = ("entry_id",)
    SUBJECT = "entry_id"
    TEXTS = ("programs",)
    entry_id: str
    list_id: str
    number: int
    name: str
    kind: str
    programs: str
    title: str | None = None
    details: str | None = None
    remarks: str | None = None


class SanctionsName(Record):
    """Another name of an entry (a.k.a., f.k.a., n.k.a.); is_weak as the list itself says."""

    KEY = ("entry_id", "name_id")
    SUBJECT = "entry_id"
    entry_id: str
    name_id: str
    kind: str
    name: str
    is_weak: bool | None = None


class SanctionsAddress(Record):
    """An address of an entry, in the order in which it is written."""

    KEY = ("entry_id", "address_id")
    SUBJECT = "entry_id"
    entry_id: str
    address_id: str
    address: str
    country: str | None = None


class SanctionsRemark(Record):
    """What runs on of an entry's remarks, in a file of its own as the CSV has it."""

    KEY = ("entry_id", "position")
    SUBJECT = "entry_id"
    entry_id: str
    position: int
    text: str


class SanctionsDate(Record):
    """Since when an entry stands on its list, as OFAC's fuller forms say, and on what authority.

    witness is the form: entity is the list service's answer for the entry, advanced the whole
    list. It is a second witness beside the notices. as_of is the day of the form's own data.
    """

    KEY = ("entry_id", "witness")
    SUBJECT = "entry_id"
    TEXTS = ("programs",)
    entry_id: str
    witness: Literal["entity", "advanced"]
    programs: str
    listed_on: date
    authority: str | None = None
    as_of: date | None = None


class SanctionsAction(Record):
    """A line of a notice: an entry that it adds to a list, removes or changes, as it is printed."""

    KEY = ("document_id", "position")
    SUBJECT = "document_id"
    TEXTS = ("programs",)
    document_id: str
    position: int
    change: Literal["added", "removed", "changed"]
    name: str
    programs: str
    text: str
    acted_on: date | None = None


class LicenseTerms(Record):
    """Until when a general license authorizes what it does, as its own paper says.

    expires_on is the day named, expires_at its moment if an hour is named, over_on the first day
    without force, words those that say so; replaces is the number of the license that it
    supersedes on replaced_on. What the paper leaves unsaid is null.
    """

    KEY = ("document_id",)
    SUBJECT = "document_id"
    document_id: str
    number: str
    issued_on: date | None = None
    expires_on: date | None = None
    expires_at: datetime | None = None
    over_on: date | None = None
    words: str | None = None
    replaces: str | None = None
    replaced_on: date | None = None
