"""Who a member was on a day: party at a date, LIS ids, and names as old roll calls print them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, and_, select

from tracker.store.tables import TABLES

# Names of parties differ by publisher: "Democrat" in the members' files, "Democratic" on
# Congress.gov, letters in the roll calls.
PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent", "L": "Libertarian"}
_LETTERS = {name: letter for letter, name in PARTIES.items()} | {"Democratic": "D"}
_NAME = re.compile(r"(?P<last>[^,(]+)(?:,\s*(?P<first>[^(]+?))?\s*(?:\((?P<state>\w\w)\))?\s*$")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member who sat in a chamber on a day, with every name by which he may be printed."""

    bioguide_id: str
    state: str
    last_names: frozenset[str]
    first_names: tuple[str, ...]


def party_letter(party: str | None) -> str | None:
    """Letter by which roll calls print a party, the party's own name where it has none."""
    return _LETTERS.get(party or "", party)


def parties_on(engine: Engine, bioguide_ids: Iterable[str], day: date) -> dict[str, str]:
    """Party of each member on a day, by bioguide id; who sat in no term then is not in it."""
    spell = TABLES["PartySpell"].c
    wanted = (
        select(spell.bioguide_id, spell.party)
        .where(spell.started_on <= day, spell.ended_on >= day, spell.gone_at.is_(None))
        # One term ends on the day on which the next begins: the later spell holds.
        .order_by(spell.started_on)
    )
    ids = set(bioguide_ids)
    with engine.connect() as connection:
        return {who: party for who, party in connection.execute(wanted) if who in ids}


def party_on(engine: Engine, bioguide_id: str, day: date) -> str | None:
    """Party to which a member belonged on a day, None if not known."""
    return parties_on(engine, [bioguide_id], day).get(bioguide_id)


def bioguide_by_lis(engine: Engine) -> dict[str, str]:
    """Bioguide id of everyone with a LIS id, by which the Senate's roll calls name senators."""
    member = TABLES["Member"].c
    wanted = select(member.lis_id, member.bioguide_id).where(member.lis_id.is_not(None))
    with engine.connect() as connection:
        return {row.lis_id: row.bioguide_id for row in connection.execute(wanted)}


def current_bioguide(engine: Engine, bioguide_id: str) -> str:
    """The id in use for a person whose id may have been withdrawn."""
    alias = TABLES["MemberAlias"].c
    wanted = select(alias.bioguide_id).where(alias.kind == "bioguide", alias.alias == bioguide_id)
    with engine.connect() as connection:
        return connection.scalar(wanted) or bioguide_id


def name_index(engine: Engine, chamber: str, day: date) -> dict[str, list[Sitting]]:
    """Members of a chamber on a day, by last name as `fold` writes it; former names included."""
    member, term = TABLES["Member"], TABLES["Term"]
    aliases = _former_names(engine)
    wanted = (
        select(member.c.bioguide_id, member.c.first_name, member.c.last_name)
        .add_columns(member.c.middle_name, member.c.nickname, term.c.state)
        .join(term, and_(term.c.bioguide_id == member.c.bioguide_id, term.c.chamber == chamber))
        .where(term.c.started_on <= day, term.c.ended_on >= day, term.c.gone_at.is_(None))
        .distinct()
    )
    index = defaultdict(list)
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            lasts = {row.last_name, *aliases.get(row.bioguide_id, ())}
            firsts = filter(None, (row.first_name, row.nickname, row.middle_name))
            names = frozenset(map(fold, lasts))
            sitting = Sitting(row.bioguide_id, row.state, names, tuple(map(fold, firsts)))
            for name in names:
                index[name].append(sitting)
    return dict(index)


def match_name(
    index: Mapping[str, list[Sitting]], printed: str, state: str | None = None
) -> str | None:
    """Bioguide id of the one member whom a printed name can mean, None if none or several can.

    Reads "Smith", "Smith (NJ)", "Smith, Adam", "Davis, Danny K." and "Johnson, E. B.".
    """
    found = _NAME.match(printed.strip())
    if not found:
        return None
    places = {found["state"] or state, state} - {None}
    candidates = [s for s in index.get(fold(found["last"]), ()) if not places - {s.state}]
    if found["first"] and len(candidates) > 1:
        start = fold(found["first"]).split()[0]
        candidates = [s for s in candidates if any(n.startswith(start) for n in s.first_names)]
    return candidates[0].bioguide_id if len(candidates) == 1 else None


def fold(name: str) -> str:
    """Name in unaccented capitals, one blank for hyphens, points and apostrophes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return " ".join(re.findall(r"[A-Z0-9]+", plain))


def _former_names(engine: Engine) -> dict[str, set[str]]:
    alias = TABLES["MemberAlias"].c
    wanted = select(alias.bioguide_id, alias.alias).where(alias.kind == "name")
    names = defaultdict(set)
    with engine.connect() as connection:
        for row in connection.execute(wanted):
            # "Cathy McMorris" may be printed "McMorris", "Ana Maria de la Cruz" "de la Cruz".
            words = row.alias.split()
            names[row.bioguide_id] |= {" ".join(words[at:]) for at in range(len(words))}
    return names
