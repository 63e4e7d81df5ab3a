"""Officials and offices of the executive: one id for each, however a paper or act names it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from sqlalchemy import Engine, Row, func, select

from tracker.queries.administration.relationship import read_administrations
from tracker.queries.administration.spoken_papers import is_executive
from tracker.queries.people import fold
from tracker.queries.rows import live
from tracker.store.tables import TABLES, PageRow

_ACT, _PAPER, _PERSON = TABLES["Act"], TABLES["Document"], TABLES["Person"]
# In the administration's lane, and no act of an official: others' suits, rulings of courts, days
# that are only due, whole presidencies.
OF_OTHERS = ("litigation", "injunction", "administration_period", "deadline")
# Named beside the executive as actors of its acts, and no part of it.
_NO_OFFICE = frozenset({"security-council", "sanae-takaichi"})
_TITLE = re.compile(
    r"(?:(?:the|former|then|acting|u\.?s\.?|white house|department|deputy|principal) )*"
    r"(?:(?:vice |deputy |under |assistant |press |attorney |chief )?"
    r"(?:president|secretary(?: of (?:state|defense|the treasury|war))?|ambassador(?:-at-large)?"
    r"|spokes(?:person|man|woman)|general|judge|(?:legal )?advis[eo]r|mr|mrs|ms|dr)\.? )+",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" (?:for|to|on behalf of|at) (?=[A-Z]).*$")
_WITHIN = re.compile(r"\(([A-Z][\w.'-]+(?: [A-Z][\w.'-]*)+)\)")
_SMALL = frozenset({"JR", "SR", "II", "III", "IV"})
_THE_PRESIDENT = re.compile(r"(?:the )?president(?: of the united states)?", re.IGNORECASE)
# Who held the office from which noon on: a paper that says "the President" names him by its day.
_PRESIDENTS = (
    (date(1993, 1, 20), "Bill Clinton", ("William J. Clinton", "President Clinton")),
    (date(2001, 1, 20), "George W. Bush", ("President Bush",)),
    (date(2009, 1, 20), "Barack Obama", ("Barack H. Obama", "President Obama")),
    (date(2017, 1, 20), "Donald Trump", ("President Trump",)),
    (date(2021, 1, 20), "Joe Biden", ("Joseph R. Biden", "Joseph R. Biden Jr.", "President Biden")),
    (date(2025, 1, 20), "Donald Trump", ()),
)
_LAST_DAY = date(2029, 1, 20)
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
    """Acts and papers of the executive with those who did them; what nobody names is left out."""
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
        for row in connection.execute(wanted):
            if is_executive(row.publisher) and row.document_id not in papers_of_acts:
                who = find_officials(row.speaker, row.published_on, aliases)
                under = _under(row.published_on, offices)
                deeds.append(Deed("document", row.document_id, row.published_on, who, under))
    return [deed for deed in deeds if deed.who]


def read_aliases(engine: Engine) -> Aliases:
    """Ids by every other id under which the record's names of officials may appear."""
    found: dict[str, str] = {}
    named = [(name, list(more)) for _, name, more in _PRESIDENTS]
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
    President" is who held that office on the day.
    """
    found: dict[str, str] = {}
    for part in stated.split(";"):
        within = _WITHIN.search(part)
        name = within[1] if within else _ASIDE.sub("", part.split(",")[0].strip())
        if _THE_PRESIDENT.fullmatch(name):
            name = president_on(on) or name
        plain = _slug(name)
        official_id = aliases.get(plain) or official_id_of(name)
        official_id = aliases.get(official_id, official_id)
        if official_id and official_id not in _NO_OFFICE:
            found[official_id] = _without_title(name)
    return found


def president_on(day: date | None) -> str | None:
    """Who was President on a day; None before 20 January 1993, after the terms known, or undated.

    On 20 January the new one is: papers of that day's morning are the old one's, and name him.
    """
    if day is None or day >= _LAST_DAY:
        return None
    return next((name for since, name, _ in reversed(_PRESIDENTS) if since <= day), None)


def official_id_of(name: str) -> str:
    """Id of a name: no title, initials or suffix: "Ambassador John R. Bolton" -> john-bolton."""
    words = fold(_without_title(name)).split()
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


def _without_title(name: str) -> str:
    found = _TITLE.match(name)
    rest = name[found.end() :] if found else name
    return rest.strip() or name


def _under(day: date | None, offices: Iterable[object]) -> str | None:
    held = [o.name for o in offices if day and o.started_on <= day]
    return held[-1] if held else None


def _official(
    official_id: str, name: str, person: object, deeds: list[Deed], members: Mapping[str, str]
) -> Official:
    days = sorted(deed.on for deed in deeds if deed.on)
    ordered = sorted(deeds, key=lambda deed: deed.on or date.max)
    under = dict.fromkeys(deed.administration for deed in ordered if deed.administration)
    is_president = any(official_id_of(held) == official_id for _, held, _ in _PRESIDENTS)
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
