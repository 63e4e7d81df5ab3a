"""Officials and offices of the executive: one id for each, however a paper or act names it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from sqlalchemy import Engine, Row, func, select

from tracker.queries.administration.relationship import read_administrations
from tracker.queries.administration.spoken_papers import is_executive
from tracker.queries.administration.turns import read_answerers
from tracker.queries.people import fold
from tracker.queries.rows import live
from tracker.reading.people.presidents import PRESIDENTS, is_guest, president_on
from tracker.reading.people.titles import name_of, split_speakers
from tracker.store.tables import TABLES, PageRow

_ACT, _PAPER, _PERSON = TABLES["Act"], TABLES["Document"], TABLES["Person"]
# In the administration's lane, and no act of an official: others' suits, rulings of courts, days
# that are only due, whole presidencies.
OF_OTHERS = ("litigation", "injunction", "administration_period", "deadline")
# Named beside the executive as actors of its acts, and no part of it.
_NO_OFFICE = frozenset({"security-council", "sanae-takaichi", "the-united-states"})
_OTHERS = re.compile(r"the |G\d+ ")  # "the Cast of …", "G7 Leaders"
_ASIDE = re.compile(r" (?:to|on behalf of|for (?:the )?(?=President\b)) ?(?=[A-Z]).*$")
_WITHIN = re.compile(r"\(([A-Z][\w.'-]+(?: [A-Z][\w.'-]*)+)\)")
_SMALL = frozenset({"JR", "SR", "II", "III", "IV"})
_THE_PRESIDENT = re.compile(r"(?:the )?president(?: of the united states)?", re.IGNORECASE)
Aliases = Mapping[str, str]


class Official(msgspec.Struct, frozen=True):
    """One official or office: where the record knows him from, and how much is held of him.

    acts counts acts of the compiled record and papers together, each once.
    """

    official_id: str
    name: str
    role: str | None
    acts: int
    first_on: date | None
    last_on: date | None
    administrations: str | None = None
    member_id: str | None = None


class Deed(msgspec.Struct, frozen=True):
    """One act or paper with those who did it, each by his id."""

    kind: str
    subject: str
    on: date | None
    who: dict[str, str]
    administration: str | None = None


def read_officials(engine: Engine) -> list[Official]:
    """Everyone of the executive of whom an act or a paper is held, or whom the record names."""
    deeds, known = read_deeds(engine), record_officials(engine)
    held: dict[str, list[Deed]] = {name: [] for name in known}
    names = {official_id: row.name for official_id, row in known.items()}
    for deed in deeds:
        for official_id, name in deed.who.items():
            held.setdefault(official_id, []).append(deed)
            names.setdefault(official_id, name)
    members = _members(engine, names)
    found = [
        _official(official_id, names[official_id], known.get(official_id), rows, members)
        for official_id, rows in held.items()
    ]
    return sorted(found, key=lambda row: (-row.acts, -(row.last_on or date.min).toordinal()))


def read_official(engine: Engine, official_id: str) -> Official | None:
    """One official by his id; None if neither an act, a paper nor the record names him."""
    return next((row for row in read_officials(engine) if row.official_id == official_id), None)


def read_deeds(engine: Engine) -> list[Deed]:
    """Acts and papers of the executive with those who did them; what nobody names is left out.

    Of a briefing by several, those who speak of the Court in it or answer a question about it.
    """
    aliases, papers_of_acts, deeds = read_aliases(engine), set(), []
    for row in live(engine, "Act", _ACT.c.lane == "administration", _ACT.c.actor.is_not(None)):
        papers_of_acts.add(row.document_id)
        if row.kind not in OF_OTHERS:
            who = find_officials(row.actor, row.acted_on, aliases)
            deeds.append(Deed("act", row.act_id, row.acted_on, who, row.administration))
    columns = ("document_id", "publisher", "speaker", "published_on")
    wanted = select(*(_PAPER.c[name] for name in columns)).where(
        _PAPER.c.speaker.is_not(None), _PAPER.c.congress.is_(None), _PAPER.c.gone_at.is_(None)
    )
    offices = read_administrations(engine)
    with engine.connect() as connection:
        rows = [row for row in connection.execute(wanted) if is_executive(row.publisher)]
        answered = read_answerers(connection, {row.document_id: row.speaker for row in rows})
    for row in rows:
        if row.document_id not in papers_of_acts:
            speaker = answered.get(row.document_id, row.speaker)
            who = find_officials(speaker, row.published_on, aliases)
            under = _under(row.published_on, offices)
            deeds.append(Deed("document", row.document_id, row.published_on, who, under))
    return [deed for deed in deeds if deed.who]


def read_aliases(engine: Engine) -> Aliases:
    """Ids by every other id under which the record's names of officials may appear."""
    found: dict[str, str] = {}
    named = [(name, list(more)) for _, name, more in PRESIDENTS]
    named += [
        (row.name, (row.aliases or "").split("; "))
        for row in live(engine, "Person", _PERSON.c.category == "us_official")
    ]
    for name, more in named:
        canonical = official_id_of(name)
        for alias in filter(None, more):
            found[_slug(alias)] = found[official_id_of(alias)] = canonical
    return {alias: name for alias, name in found.items() if "-" in alias and alias != name}


def record_officials(engine: Engine) -> dict[str, Row]:
    """Officials whom the record names, by id; judges are none of the executive."""
    rows = live(engine, "Person", _PERSON.c.category == "us_official")
    return {official_id_of(r.name): r for r in rows if "judge" not in (r.role or "").lower()}


def find_officials(stated: str, on: date | None, aliases: Aliases) -> dict[str, str]:
    """Names by id of those whom a text names as actors or speakers: "Harold Koh; Stephen Rapp".

    Offices ("John R. Bolton, National Security Advisor") and titles are no part of a name; "the
    President" is who held that office on the day. Guests, and others than the executive's own
    ("the Cast of …", "G7 Leaders"), are no officials.
    """
    found: dict[str, str] = {}
    for part in split_speakers(stated):
        within = _WITHIN.search(part)
        stated_name = within[1] if within else _ASIDE.sub("", part)
        if _THE_PRESIDENT.fullmatch(stated_name):
            stated_name = president_on(on) or stated_name
        name = name_of(stated_name) or stated_name
        official_id = aliases.get(_slug(stated_name)) or official_id_of(name)
        official_id = aliases.get(official_id, official_id)
        if " " not in name and " " in stated_name and stated_name.isupper():
            name = stated_name.title()  # all that a transcript's label tells: Ambassador Roe
        is_ours = not (is_guest(stated_name) or _OTHERS.match(stated_name))
        if is_ours and official_id and official_id not in _NO_OFFICE:
            found[official_id] = name
    return found


def official_id_of(name: str) -> str:
    """Id of a name: no title, initials or suffix: "Ambassador John R. Bolton" -> john-bolton."""
    words = fold(name_of(name) or name).split()
    kept = [word for word in words if len(word) > 1 and word not in _SMALL]
    return "-".join(kept or words).lower()


def read_searched_of_executive(engine: Engine) -> tuple[int, date | None]:
    """How many sources of the executive were read, and the oldest day of a paper of theirs."""
    page = PageRow.__table__.c
    wanted = select(_PAPER.c.publisher, page.source, func.min(_PAPER.c.published_on)).join(
        PageRow.__table__, page.id == _PAPER.c.page_id
    )
    with engine.connect() as connection:
        rows = connection.execute(wanted.group_by(_PAPER.c.publisher, page.source)).all()
    ours = [(source, first) for publisher, source, first in rows if is_executive(publisher)]
    return len({source for source, _ in ours}), min((d for _, d in ours if d), default=None)


def _slug(name: str) -> str:
    return "-".join(fold(name).split()).lower()


def _under(day: date | None, offices: Iterable[object]) -> str | None:
    held = [o.name for o in offices if day and o.started_on <= day]
    return held[-1] if held else None


def _official(
    official_id: str, name: str, person: object, deeds: list[Deed], members: Mapping[str, str]
) -> Official:
    days = sorted(deed.on for deed in deeds if deed.on)
    ordered = sorted(deeds, key=lambda deed: deed.on or date.max)
    under = dict.fromkeys(deed.administration for deed in ordered if deed.administration)
    is_president = any(official_id_of(held) == official_id for _, held, _ in PRESIDENTS)
    role = person.role if person else "President" if is_president else None
    return Official(
        official_id, name, role, len(deeds), days[0] if days else None,
        days[-1] if days else None, "; ".join(under) or None, members.get(official_id),
    )  # fmt: skip


def _members(engine: Engine, names: Mapping[str, str]) -> dict[str, str]:
    """Bioguide ids of officials whose very name, initials too, one member of Congress has."""
    found: dict[str, set[str]] = {}
    member = TABLES["Member"].c
    with engine.connect() as connection:
        for bioguide_id, name in connection.execute(select(member.bioguide_id, member.full_name)):
            found.setdefault(_slug(name), set()).add(bioguide_id)
    held = {official_id: found.get(_slug(name), set()) for official_id, name in names.items()}
    return {official_id: min(ids) for official_id, ids in held.items() if len(ids) == 1}
