"""What members said of the Court in the Congressional Record: who, where, when, the words."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import msgspec
from sqlalchemy import Engine, Row

from tracker.queries.congress.floor_items import FloorItem, items_of_member, read_items
from tracker.queries.people import name_index
from tracker.queries.rows import page_of_print
from tracker.reading.people.presiding import Presiding, find_presiding
from tracker.reading.people.speakers import KnownPerson, Who, attribute
from tracker.reading.people.statements import Statement, Unsaid, find_statements, find_unsaid
from tracker.reading.sides.stance import Stance

_PLACES = {"House": "House floor", "Senate": "Senate floor"}
_SUFFIX = re.compile(r",? (?:JR|SR|II|III|IV)\.?$")
_DIGEST, _EXTENSIONS = "Daily Digest", "Extensions of Remarks"
Serving = Callable[[str, date], tuple[KnownPerson, ...]]


class FloorStatement(msgspec.Struct, frozen=True):
    """One member's words on the Court in one item of the Record.

    place is where they were said or printed; citation names the page of print of the quote.
    who tells the member and on what basis, or why nobody is named.
    """

    document_id: str
    title: str
    spoken_on: date | None
    place: str
    citation: str
    who: Who
    said: Statement
    url: str
    page_id: int
    origin: str

    @property
    def stance(self) -> Stance:
        """What the member holds of the Court in these words."""
        return self.said.stance


class NotSaid(msgspec.Struct, frozen=True):
    """Words that mean the Court and are nobody's statement, with the reason."""

    document_id: str
    title: str
    spoken_on: date | None
    citation: str
    what: Unsaid


def read_floor(
    engine: Engine, document_id: str | None = None, bioguide_id: str | None = None
) -> list[FloorStatement]:
    """Statements of one item, of one member, or all, newest first and in the order of the Record.

    A member's are those that are his for certain by the metadata or by name; no other's.
    """
    wanted = [document_id] if document_id else None
    if bioguide_id:
        wanted = items_of_member(engine, bioguide_id)
    serving = _serving(engine)
    items = read_items(engine, wanted)
    return [s for item in items for s in _statements(item, serving, bioguide_id)]


def read_not_said(engine: Engine, document_id: str | None = None) -> list[NotSaid]:
    """Mentions of the Record that are in nobody's own words: papers, lists, headings, digests."""
    return [
        NotSaid(
            item.paper.document_id, item.paper.title, item.paper.published_on,
            _citation(item, unsaid.start), unsaid,
        )
        for item in read_items(engine, [document_id] if document_id else None)
        for unsaid in find_unsaid(
            item.speeches, item.marks, digest=item.paper.section == _DIGEST
        )
    ]  # fmt: skip


def read_floor_speakers(engine: Engine) -> Iterator[tuple[FloorItem, list[tuple[Row, Who]]]]:
    """Each item with its stretches and who speaks in each: of a chair, whom the item names."""
    serving = _serving(engine)
    for item in read_items(engine, None):
        presiding = find_presiding(item.paper.text or "", item.speeches)
        yield (
            item,
            [
                (stretch, _who(item, stretch.speaker, serving)
                 if stretch.start not in presiding
                 else _presides(item, presiding[stretch.start], serving))
                for stretch in item.speeches
            ],
        )  # fmt: skip


def _presides(item: FloorItem, held: Presiding, serving: Serving) -> Who:
    who = _who(item, held.name, serving)
    if who.person_id is None:
        return who
    return Who(who.person_id, "presiding", "probable", f"named last for it: “{held.words}”")


def _statements(item: FloorItem, serving: Serving, bioguide_id: str | None) -> list[FloorStatement]:
    paper = item.paper

    @cache
    def who(speaker: str) -> Who:
        return _who(item, speaker, serving)

    found = find_statements(
        paper.text or "", item.speeches, item.marks, titled=item.titled,
        wanted=(lambda speaker: who(speaker).person_id == bioguide_id) if bioguide_id else None,
    )  # fmt: skip
    return [
        FloorStatement(
            paper.document_id, paper.title, paper.published_on, _place(paper, said),
            _citation(item, said.start), who(said.speaker), said, paper.url, paper.page_id,
            paper.origin,
        )
        for said in found
    ]  # fmt: skip


def _place(paper: Row, said: Statement) -> str:
    if paper.section == _EXTENSIONS:
        return "Extensions of Remarks, inserted and not spoken"
    place = _PLACES.get(paper.section or "", paper.section or "Congressional Record")
    return (
        f"{place.split()[0]} pages, inserted and not spoken" if said.kind == "inserted" else place
    )


def _citation(item: FloorItem, start: int) -> str:
    """Page of print and day: "172 Cong. Rec. S4322, 16 July 2026"."""
    on, number = item.paper.published_on, (item.paper.number or "")
    volume = number.removeprefix("Vol. ").partition(",")[0] if number.startswith("Vol. ") else ""
    cited = " ".join(filter(None, (volume, "Cong. Rec.", page_of_print(item.pages, start))))
    return f"{cited}, {on.day} {on:%B %Y}" if on else cited


def _who(item: FloorItem, speaker: str, serving: Serving) -> Who:
    who = attribute(speaker, item.people)
    on, chamber = item.paper.published_on, _chamber(item.paper.section)
    if who.person_id or who.candidates or on is None or chamber is None:
        return who
    return _by_heading(item, speaker, serving(chamber, on))


def _by_heading(item: FloorItem, speaker: str, served: tuple[KnownPerson, ...]) -> Who:
    """Whom a name means among those who served; an Extension's heading gives the whole name.

    "Mr. SMITH" under "HON. CHRISTOPHER H. SMITH" is one, though two of that surname served.
    """
    who = attribute(speaker, item.people, served)
    if who.person_id or not (item.paper.speaker or "").startswith("HON. "):
        return who
    whole = attribute(_SUFFIX.sub("", item.paper.speaker), (), served)
    named = [one for one in served if one.person_id == whole.person_id]
    return whole if attribute(speaker, (), named).person_id else who


def _chamber(section: str | None) -> str | None:
    return {"House": "house", _EXTENSIONS: "house", "Senate": "senate"}.get(section or "")


def _serving(engine: Engine) -> Serving:
    """Those who sat in a chamber on a day, asked once a day and chamber."""

    @cache
    def serving(chamber: str, day: date) -> tuple[KnownPerson, ...]:
        sitting = {
            s.bioguide_id: s for row in name_index(engine, chamber, day).values() for s in row
        }
        return tuple(
            KnownPerson(
                person_id=one.bioguide_id, last_names=tuple(one.last_names),
                first_names=one.first_names, state=one.state,
            )
            for one in sitting.values()
        )  # fmt: skip

    return serving
