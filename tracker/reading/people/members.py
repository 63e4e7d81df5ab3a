"""Which member of Congress a printed name or Senate id is: once, or not at all."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import msgspec

from tracker.records import Member, MemberAlias, PartySpell, Record, RollCall, Term, VoteCast

_TERRITORIES = ("AS", "DC", "GU", "MP", "PR", "VI")
# The House prints XX for delegates and the Resident Commissioner in committee votes.
_ANY_TERRITORY = "XX"
_PLACE = re.compile(r"\s*\([^)]*\)\s*$")
_SHORTENED = 3  # letters of a name that may stand for a longer one
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|I{2,3}|IV)\.?$", re.IGNORECASE)
_LETTERS = {"Republican": "R", "Democrat": "D", "Democratic": "D", "Independent": "I"}


@dataclass(frozen=True)
class Match:
    """The member, or None with the reason; candidates are those among whom none could be chosen."""

    bioguide_id: str | None
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass
class _Person:
    member: Member
    surnames: set[str]
    parties: list[PartySpell] = field(default_factory=list)

    def fits_given(self, given: str) -> bool:
        """Whether a printed given name or initials may be this person's."""
        member = self.member
        names = [member.first_name, member.nickname or "", member.middle_name or ""]
        whole = [*names, f"{names[0]} {names[2]}"]
        initials = fold("".join(part[:1] for part in f"{names[0]} {names[2]}".split()))
        wanted = fold(given)
        return initials.startswith(wanted) or any(fold(n).startswith(wanted) for n in whole if n)


class MemberIndex:
    """Members by Senate id, and by chamber and state with the days on which they served."""

    def __init__(
        self,
        members: Iterable[Member],
        aliases: Iterable[MemberAlias] = (),
        terms: Iterable[Term] = (),
        spells: Iterable[PartySpell] = (),
    ):
        self._people = {m.bioguide_id: _Person(m, {fold(m.last_name)}) for m in members}
        self._by_lis = {
            person.member.lis_id: bioguide_id
            for bioguide_id, person in self._people.items()
            if person.member.lis_id
        }
        for alias in aliases:
            if alias.bioguide_id in self._people and alias.kind == "name":
                words = alias.alias.split()
                surnames = self._people[alias.bioguide_id].surnames
                surnames.update(fold(" ".join(words[at:])) for at in range(len(words)))
        for spell in spells:
            if spell.bioguide_id in self._people:
                self._people[spell.bioguide_id].parties.append(spell)
        self._terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
        for term in terms:
            if term.bioguide_id in self._people:
                self._terms[term.chamber, term.state].append(term)

    def match(self, cast: VoteCast, chamber: str, on: date) -> Match:
        """The member who cast a vote on a day: by Senate id, else by name, state, party and day."""
        if cast.lis_id:
            found = self._by_lis.get(cast.lis_id)
            return Match(found, "Senate id" if found else f"no member has Senate id {cast.lis_id}")
        serving = self._serving(chamber, cast.state, on)
        surname, _, given = _PLACE.sub("", cast.name).partition(",")
        wanted = fold(surname)
        fit = {b: t for b, t in serving.items() if wanted in self._people[b].surnames}
        if not fit:
            fit = {b: t for b, t in serving.items() if self._is_part(wanted, b)}
        if given.strip():
            fit = {b: t for b, t in fit.items() if self._people[b].fits_given(given)}
        agreed = [b for b, term in fit.items() if self._agrees(b, term, cast.party, on)]
        if len(agreed) == 1:
            return Match(agreed[0], "name, state, party and day")
        others = tuple(sorted(agreed or fit))
        what = f"{cast.name}, {cast.party or 'no party'}, {cast.state or 'no state'}"
        return Match(None, f"{len(agreed)} members of {on} fit {what}", others)

    def find(
        self, name: str, on: date, *, chamber: str | None = None, state: str | None = None,
        party: str | None = None,
    ) -> Match:  # fmt: skip
        """The member of a day whom a full name means, with what is printed beside it.

        A given name that does not fit is let pass where state and party leave one member of that
        surname (Jim for James); without a state the name alone must fit one member of the day.
        """
        words = _SUFFIX.sub("", name).split()
        serving = self._of_day(chamber, state, on)
        fit = {
            b: t for b, t in serving.items()
            if any(self._is_named(b, words[:at], words[at:]) for at in range(1, len(words)))
        }  # fmt: skip
        agreed = {b for b, terms in fit.items() if self._one_agrees(b, terms, party, on)}
        how = ["full name", *(["state"] if state else []), *(["party"] if party else []), "day"]
        if not agreed and state and party:
            surnames = {fold(" ".join(words[at:])) for at in range(1, len(words))}
            fit = {b: t for b, t in serving.items() if self._people[b].surnames & surnames}
            agreed = {b for b, terms in fit.items() if self._one_agrees(b, terms, party, on)}
            how[0] = "surname"
        if len(agreed) == 1:
            return Match(agreed.pop(), f"{', '.join(how[:-1])} and day")
        beside = ", ".join(filter(None, (name, party, state, chamber)))
        return Match(None, f"{len(agreed)} members of {on} fit {beside}", tuple(sorted(agreed)))

    def _of_day(self, chamber: str | None, state: str | None, on: date) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for (house, place), terms in self._terms.items():
            if chamber in (None, house) and state in (None, place):
                for term in terms:
                    if term.started_on <= on <= term.ended_on:
                        found[term.bioguide_id].append(term)
        return found

    def _is_named(self, bioguide_id: str, given: list[str], surname: list[str]) -> bool:
        person, last = self._people[bioguide_id], fold(" ".join(surname))
        is_last = last in person.surnames or self._is_part(last, bioguide_id)
        long = [fold(n) for n in (person.member.first_name, person.member.nickname or "")]
        return is_last and (
            person.fits_given(given[0])
            # Richard for whom the register calls Rich.
            or any(len(n) >= _SHORTENED and fold(given[0]).startswith(n) for n in long)
        )

    def _one_agrees(
        self, bioguide_id: str, terms: list[Term], party: str | None, on: date
    ) -> bool:  # fmt: skip
        return any(self._agrees(bioguide_id, term, party, on) for term in terms)

    def _serving(self, chamber: str, state: str | None, on: date) -> dict[str, Term]:
        states = _TERRITORIES if state == _ANY_TERRITORY else (state or "",)
        terms = (term for place in states for term in self._terms.get((chamber, place), ()))
        return {t.bioguide_id: t for t in terms if t.started_on <= on <= t.ended_on}

    def _is_part(self, wanted: str, bioguide_id: str) -> bool:
        """Whether a printed surname is the first or last part of a longer one (Bono, Bono Mack)."""
        words = [fold(w) for w in re.split(r"[\s-]+", self._people[bioguide_id].member.last_name)]
        return len(words) > 1 and wanted in (words[0], words[-1])

    def _agrees(self, bioguide_id: str, term: Term, printed: str | None, on: date) -> bool:
        spells = self._people[bioguide_id].parties
        parties = {s.party for s in spells if s.started_on <= on <= s.ended_on} or {term.party}
        letters = {_LETTERS.get(party or "") for party in parties}
        return not printed or None in letters or printed[:1] in letters


def fold(name: str) -> str:
    """Letters of a name alone, lower case, without accents: Velázquez and VELAZQUEZ are one."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if letter.isalpha()).lower()


def fill_members(records: Iterable[Record], index: MemberIndex) -> list[Record]:
    """The same records with the bioguide id of each vote whose file states none and one fits.

    A vote known by name alone takes the bioguide id as its key as well, as files with ids do. Two
    names that come out as one member stay unmatched, both.
    """
    records = list(records)
    calls = {record.vote_id: record for record in records if isinstance(record, RollCall)}
    found: dict[int, Match] = {}
    for place, record in enumerate(records):
        if isinstance(record, VoteCast) and not record.bioguide_id:
            call = calls.get(record.vote_id)
            if call is not None and call.voted_at:
                found[place] = index.match(
                    record, call.chamber, date.fromisoformat(call.voted_at[:10])
                )
    taken = Counter((r.vote_id, r.bioguide_id) for r in records if isinstance(r, VoteCast))
    taken.update((records[place].vote_id, match.bioguide_id) for place, match in found.items())
    for place, match in found.items():
        cast = records[place]
        if match.bioguide_id and taken[cast.vote_id, match.bioguide_id] == 1:
            records[place] = msgspec.structs.replace(
                cast,
                member=cast.lis_id or match.bioguide_id,
                bioguide_id=match.bioguide_id,
                matched_by=match.reason,
            )
    return records
