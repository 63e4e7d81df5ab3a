"""What the search is asked: the Court's names from the lexicon, by collection and by window."""

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from scrapers.strict import iso_date, parse_json
from tracker.errors import ParseError
from tracker.reading.court.lexicon import load_lexicon
from tracker.records import digest

PAGE_SIZE = 1000
GROUPS = {
    "measures": ("BILLS", "PLAW"),
    "Record": ("CREC",),
    "papers": ("CRPT", "CHRG", "CPRT", "CDOC", "CPD"),
}
_KINDS = ("name", "treaty", "law", "order")


class Window(NamedTuple):
    """One question of the back-fill: a group of collections in one year of publication."""

    group: str
    year: int

    @property
    def query(self) -> str:
        """The question in the language of GovInfo's search."""
        span = f"publishdate:range({self.year}-01-01,{self.year}-12-31)"
        return f"{_names()} AND {_collections(GROUPS[self.group])} AND {span}"


class Hit(NamedTuple):
    """A paper that the search names, and when GovInfo last changed it."""

    package: str
    granule: str | None
    collection: str
    last_modified: str
    issued_on: date | None


class Answer(NamedTuple):
    """One page of hits, how many there are in all, and the mark of the next page."""

    hits: list[Hit]
    count: int
    mark: str | None


def windows(since: date, until: date) -> list[Window]:
    """Every window of the back-fill, newest year first."""
    return [
        Window(group, year) for year in range(until.year, since.year - 1, -1) for group in GROUPS
    ]


def changed_query(start: date) -> str:
    """The question for whatever GovInfo has changed since a day."""
    everything = tuple(code for codes in GROUPS.values() for code in codes)
    since = f"lastModified:range({start}T00:00:00Z,)"
    return f"{_names()} AND {_collections(everything)} AND {since}"


def ask(query: str, mark: str) -> dict[str, Any]:
    """Body of a search request; hits are granules where a package has them."""
    return {
        "query": query, "pageSize": str(PAGE_SIZE), "offsetMark": mark,
        "sorts": [{"field": "lastModified", "sortOrder": "DESC"}],
        "resultLevel": "default", "historical": True,
    }  # fmt: skip


@cache
def names_digest() -> str:
    """What changes when the names that are asked for change: windows are then read again."""
    return digest(_names())


def search_names() -> list[str]:
    """Phrases that mean the Court by themselves, none of which holds another."""
    phrases = {
        form
        for term in load_lexicon().term
        if term.alone and term.sense == "court" and term.kind in _KINDS and not term.none
        for words in term.words
        for form in _forms(words)
    }
    bare = {phrase: f" {_bare(phrase)} " for phrase in phrases}
    return sorted(
        phrase
        for phrase, own in bare.items()
        if not any(other != own and other in own for other in bare.values())
    )


def read_answer(body: bytes) -> Answer:
    """Hits of a search answer. ParseError names a refusal or a part that is missing."""
    answer = parse_json(body)
    if isinstance(error := answer.get("error"), dict):
        raise ParseError(f"the search refuses: {error.get('code')}")
    if not isinstance(answer.get("results"), list) or not isinstance(answer.get("count"), int):
        raise ParseError("a search answer without results and count")
    return Answer(
        [_hit(row) for row in answer["results"]], answer["count"], answer.get("offsetMark")
    )


def _hit(row: Any) -> Hit:
    if not isinstance(row, dict):
        raise ParseError(f"a search result that is no object: {str(row)[:120]}")
    missing = [n for n in ("packageId", "collectionCode", "lastModified") if not row.get(n)]
    if missing:
        raise ParseError(f"a search result without {', '.join(missing)}: {str(row)[:120]}")
    issued = row.get("dateIssued")
    return Hit(
        row["packageId"], row.get("granuleId") or None, row["collectionCode"], row["lastModified"],
        iso_date(issued, "dateIssued") if issued else None,
    )  # fmt: skip


def _names() -> str:
    return "({})".format(" OR ".join(f'"{name}"' for name in search_names()))


def _collections(codes: tuple[str, ...]) -> str:
    return f"collection:({' OR '.join(codes)})"


def _bare(phrase: str) -> str:
    return re.sub(r"\W+", " ", phrase.lower()).strip()


def _forms(words: str) -> set[str]:
    """Plain phrases that an entry of the lexicon stands for.

    The search knows no misprints and no foreign letters, and takes no notice of apostrophes:
    entries with letter classes or numbered clauses are left to the reading of what it finds.
    """
    if re.search(r"[\[\]+*§]|\d\(", words) or not words.isascii():
        return set()
    plain = re.sub(r"'\??(?:s\?)?'?\??", "", words).replace(" ?", " ").replace("-?", "-")
    forms = {" ".join(form.split()) for form in _branches(plain, 0)[0]}
    return {form for form in forms if len(form) > 4}


def _branches(words: str, at: int) -> tuple[list[str], int]:
    """Every reading of an entry up to the next closing bracket, and where that stands."""
    done, forms = [], [""]
    while at < len(words) and words[at] != ")":
        if words[at] == "|":
            done, forms, at = done + forms, [""], at + 1
            continue
        if words[at] == "(":
            piece, at = _branches(words, at + 1)
        else:
            is_inner = re.match(r"[A-Za-z]-[a-z]", words[at - 1 :] if at else "")
            piece = ["-", ""] if is_inner else [words[at]]
        at += 1
        if words[at : at + 1] == "?":
            piece, at = ["", *piece], at + 1
        forms = [start + end for start in forms for end in dict.fromkeys(piece)]
    return done + forms, at
