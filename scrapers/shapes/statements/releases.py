"""Releases of members and committees as records: who publishes each, and who signs it."""

import re
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from scrapers.shapes.statements.text import one_line
from scrapers.strict import required
from tracker.congress import congress_on
from tracker.reading.people.members import fold
from tracker.reading.people.signers import find_signers
from tracker.records import Document, DocumentSigner, DocumentText, Record

# What of an address's query names the paper: ID of ColdFusion, DocumentID of ASP.NET, id of Joomla.
_NAMING = ("id", "documentid", "press_release_id", "p", "contentrecord_id", "releaseid")
_FIRST_WORDS = 12
_STATEMENT = re.compile(r"\bstatements?\b", re.IGNORECASE)
_LETTER = re.compile(r"^\s*Dear\b.{2,120}[,:]\s*$", re.MULTILINE)
_NO_WORDS = re.compile(
    r"#(?:\s*#)*|[-–—]\s*30\s*[-–—]|(?:press |media )?contacts?: .{0,160}"
    r"|\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{3,4}"
    r"|(?:next|previous) article|share(?: on \w+| this)?|print(?: this)?",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:in case you missed it|ICYMI|op-?ed|editorial(?: board)?)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"^By:? (?P<who>(?:[Tt]he )?[A-Z].{2,80}[^.:!?])$", re.MULTILINE)
_TITLES = {"senate": "Senator", "house": "Representative"}


class Office(NamedTuple):
    """Whose site a release stands on: a member by bioguide id, or a committee without one."""

    name: str
    bioguide_id: str | None = None
    chamber: Literal["house", "senate"] | None = None
    party: str | None = None
    state: str | None = None

    @property
    def publisher(self) -> str:
        """How the office is called: Office of Senator Max Roe; a committee by its name."""
        if self.bioguide_id is None:
            return self.name
        return " ".join(filter(None, ("Office of", _TITLES.get(self.chamber or ""), self.name)))


class Release(NamedTuple):
    """A release as one page states it; text is None where the page holds no words of it."""

    url: str
    title: str
    day: date | None
    text: str | None
    form: str


def canonical(url: str) -> str:
    """What names a paper among the forms of its address: host and path, and its id in the query.

    https://www.roe.senate.gov/news/?ID=1&utm_source=x is roe.senate.gov/news?id=1.
    """
    place = urlsplit(url.strip())
    host = (place.hostname or "").removeprefix("www.")
    named = [(key.lower(), value) for key, value in parse_qsl(place.query)]
    query = urlencode(sorted((k, v) for k, v in named if k in _NAMING))
    return f"{host}{place.path.rstrip('/')}{'?' if query else ''}{query}"


def release_records(
    prefix: str, office: Office, release: Release, collection: str | None = None
) -> list[Record]:
    """Document, its signers and, where the words are at hand, its DocumentText.

    Raises: ParseError for a release without title and words.
    """
    document_id = f"{prefix}:{canonical(release.url)}"
    text = tidy(release.text or "")
    title = one_line(release.title) or " ".join(text.split()[:_FIRST_WORDS])
    author = other_author(title, text, office)
    kind = "reprint" if author else _kind(title, text)
    document = Document(
        document_id, kind, required(title, f"title of {release.url}"),
        office.publisher, release.url, release.day,
        speaker=author or (office.name if office.bioguide_id else None), collection=collection,
        congress=congress_on(release.day) if release.day else None,
    )  # fmt: skip
    records: list[Record] = [document, *_signers(document_id, office, text)]
    if text := without_furniture(text):
        records.append(DocumentText(document_id, release.form, text, release.day))
    return records


def other_author(title: str, text: str, office: Office) -> str | None:
    """Who wrote a column or editorial that an office gives out again; None for its own words.

    Senator Graham's release of 4 November 2024 is the Wall Street Journal's: "By The Editorial
    Board". A column that its byline gives to the member is the member's.
    """
    if not _AGAIN.search(f"{title}\n{text[:300]}") or not (found := _BYLINE.search(text[:1500])):
        return None
    surname = fold(re.sub(r",? (?:Jr|Sr|I{2,3}|IV)\.?$", "", office.name).split()[-1])
    return None if office.bioguide_id and surname in fold(found["who"]) else found["who"].strip()


def tidy(text: str) -> str:
    """Lines of a text without blanks around them, a blank line at most between two."""
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def without_furniture(text: str) -> str:
    """A tidy text without the lines that are no words of it: whom to call, signs of its end."""
    kept = [line for line in text.split("\n") if not _NO_WORDS.fullmatch(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _kind(title: str, text: str) -> str:
    if _LETTER.search(text) and any(one.role == "signed" for one in find_signers(text)):
        return "letter"
    return "statement" if _STATEMENT.search(title) else "press_release"


def _signers(document_id: str, office: Office, text: str) -> list[DocumentSigner]:
    signers = []
    if office.bioguide_id:
        signers.append(
            DocumentSigner(
                document_id, office.name, "publisher", 0, office.bioguide_id,
                (office.party or "")[:1] or None, office.state, office.chamber, "stated",
            )
        )  # fmt: skip
    own = fold(office.name) if office.bioguide_id else None
    others = [one for one in find_signers(text) if fold(one.name) != own]
    return signers + [
        DocumentSigner(
            document_id, one.name, one.role, place, party=one.party, state=one.state,
            chamber=one.chamber,
        )
        for place, one in enumerate(others, 1)
    ]  # fmt: skip
