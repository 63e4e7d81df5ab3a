"""One run of one source: pages, records, mentions, rows; what went wrong is kept beside it."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row

from scrapers.fetch import Fetch
from scrapers.source import Page, Source
from tracker.errors import BudgetSpent, FetchError, KeyMissing, ParseError, StoreError
from tracker.queries.administration.nominations import known_names
from tracker.queries.upkeep.collecting import followed_bills, named_votes, stored_subjects
from tracker.reading.keep import Known, keep
from tracker.records import Follow
from tracker.store import pages as stored
from tracker.store import runs
from tracker.store.copies import keep_copies
from tracker.store.db import tidy, writing
from tracker.store.matching import Matcher, match_casts
from tracker.store.put import Counts, Stamp, put
from tracker.store.search import refresh_index

# Votes stored before their members find them when one of these is written.
_MEMBERS = ("Member", "MemberAlias", "Term", "PartySpell")


@dataclass
class Result:
    """What came of a run: its state, counts by record class, notes and faults."""

    source: str
    state: str = "green"
    pages: int = 0
    seen: Counter = field(default_factory=Counter)
    counts: dict[str, Counts] = field(default_factory=dict)
    confirmed: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[dict[str, Any]] = field(default_factory=list)

    @property
    def changed_rows(self) -> int:
        """Rows that are not what they were before the run."""
        return sum(count.written for count in self.counts.values())

    def line(self) -> str:
        """One line for a person: state, what changed, and each note and fault below."""
        total = Counter()
        for count in self.counts.values():
            total.update(vars(count))
        tally = ", ".join(f"{total[name]} {name}" for name in ("new", "changed", "gone"))
        head = f"{self.source:20} {self.state:6} {self.pages} pages: {tally}"
        below = [f"  note: {note}" for note in self.notes]
        below += [f"  {fault['kind']}: {fault['message']}" for fault in self.faults]
        return "\n".join([f"{head}, {len(self.faults)} faults", *below])

    def summary(self) -> dict[str, Any]:
        """The same for a program."""
        return {
            "source": self.source, "state": self.state, "pages": self.pages,
            "seen": dict(self.seen), "notes": self.notes, "faults": self.faults,
            "counts": {name: vars(count) for name, count in self.counts.items()},
        }  # fmt: skip

    def fault(self, kind: str, error: Exception | str, page: Page | None = None) -> None:
        """Keep a fault; a bug keeps its traceback."""
        url = page.url if page else getattr(error, "url", None)
        sha = page.sha256 if page else getattr(error, "sha256", None)
        message = str(error) if not page else f"{page.url}: {error}"
        bug = kind == "bug" and isinstance(error, Exception)
        trace = "".join(traceback.format_exception(error)) if bug else None
        self.faults.append(
            {"kind": kind, "url": url, "message": message, "sha256": sha, "trace": trace}
        )


def load_known(engine: Engine) -> Known:
    """What is followed, named or stored, as a run begins."""
    return Known(
        followed_bills(engine), named_votes(engine), stored_subjects(engine), Matcher(engine).fill,
        cache(lambda: known_names(engine)),
    )  # fmt: skip


def run(source: Source, fetch: Fetch, since: date) -> Result:
    """Result of reading a source now; whatever happens, its Run row tells it."""
    return _read(source, lambda: source.pages(fetch, since), fetch, expecting=True)


def read_again(source: Source, pages: Iterable[Page], fetch: Fetch) -> Result:
    """Result of reading archived or imported pages through today's parser, as one run."""
    return _read(source, lambda: pages, fetch, expecting=False)


def _read(
    source: Source, find: Callable[[], Iterable[Page]], fetch: Fetch, *, expecting: bool
) -> Result:
    result = Result(source.name)
    with writing(fetch.store) as connection:
        run_id = runs.begin_run(connection, source.name, datetime.now(UTC))
    try:
        _walk(source, find(), fetch, result)
    except BudgetSpent as error:
        fetch.note(f"{error}; the next run goes on from here")
        result.state = "amber"
    except KeyMissing as error:
        fetch.note(str(error))
        result.state = "keyless"
    except FetchError as error:
        result.fault("fetch", error)
    except ParseError as error:
        result.fault("parse", error)
    except Exception as error:  # noqa: BLE001 - the one place where a bug is caught and kept
        result.fault("bug", error)
    _finish(source, fetch, result, run_id, expecting=expecting)
    return result


def _walk(source: Source, pages: Iterable[Page], fetch: Fetch, result: Result) -> None:
    known = load_known(fetch.store)
    for page in pages:
        result.pages += 1
        with fetch.store.connect() as connection:
            row = stored.latest_page(connection, page.url)
        if row is None:
            raise StoreError(f"{page.url} was not archived before it was read")
        try:
            if row.read_at is not None and not _is_due_again(source, page, fetch, known):
                result.confirmed.append(row.id)
                result.seen.update(row.counts or {})
                _mark_again(source, page, fetch)
            else:
                read_page(source, page, row, fetch, known, result)
        except (ParseError, StoreError) as error:
            result.fault("parse", error, page)


def _mark_again(source: Source, page: Page, fetch: Fetch) -> None:
    """Keep what the listing now says of a page whose bytes stayed the same."""
    if not fetch.is_done(page.url, page.mark):
        kept = not fetch.was_set_aside(page.url)
        with writing(fetch.store) as connection:
            stored.set_marks(connection, source.name, [(page.url, page.mark, kept)])
        fetch.kept(page.url, page.mark, kept=kept)


def _is_due_again(source: Source, page: Page, fetch: Fetch, known: Known) -> bool:
    """Whether a page of which nothing was stored would be now, as its measure is followed since."""
    return fetch.was_set_aside(page.url) and bool(keep(source.parse(page), known))


def read_page(
    source: Source, page: Page, row: Row, fetch: Fetch, known: Known, result: Result
) -> None:
    """Store all that a page says, or nothing of it, in one transaction."""
    records = list(source.parse(page))
    seen = Counter(type(record).__name__ for record in records)
    kept = known.fill(keep(records, known))
    now = datetime.now(UTC)
    with writing(fetch.store) as connection:
        counts = put(connection, kept, Stamp(row.id, page.url, now))
        stored_counts = dict(seen) | {name: 0 for name in counts if name not in seen}
        stored.finish_page(connection, row.id, now, stored_counts)
        stored.set_marks(connection, source.name, [(page.url, page.mark, bool(kept))])
    fetch.kept(page.url, page.mark, kept=bool(kept))
    known.bills.update(record.bill_id for record in kept if isinstance(record, Follow))
    known.stored.update(getattr(record, record.SUBJECT) for record in kept if record.SUBJECT)
    result.seen.update(seen)
    for name, count in counts.items():
        result.counts.setdefault(name, Counts()).add(count)


def _finish(source: Source, fetch: Fetch, result: Result, run_id: int, *, expecting: bool) -> None:
    result.seen.update(fetch.seen)
    if left := fetch.awaited_words():
        fetch.note(left)
    result.notes = fetch.notes
    for kind, error, page in fetch.faults:
        result.fault(kind, error, page)
    if expecting and not result.faults and result.state != "keyless":
        _check_expectations(source, result)
    if result.faults:
        result.state = "red"
    _settle(fetch, result, run_id)
    with writing(fetch.store) as connection:
        runs.add_faults(connection, run_id, result.faults)
        runs.finish_run(
            connection, run_id, finished_at=datetime.now(UTC), state=result.state,
            pages=result.pages, seen=dict(result.seen), notes=result.notes,
            confirmed=result.confirmed,
            counts={name: vars(count) for name, count in result.counts.items()},
        )  # fmt: skip
    if result.changed_rows:
        tidy(fetch.store)


def _settle(fetch: Fetch, result: Result, run_id: int) -> None:
    """Bring up to date what is made from rows, before the run is said to be over.

    Whoever is killed in between leaves a run cut short, for which the next one makes it good.
    """
    with fetch.store.connect() as connection:
        cut_short = runs.was_cut_short(connection, run_id)
    if cut_short or any(result.counts.get(name, Counts()).written for name in _MEMBERS):
        match_casts(fetch.store)
    if cut_short or (result.seen["DocumentSigner"] and result.changed_rows):
        keep_copies(fetch.store, fetch.archive.keep)
    refresh_index(fetch.store)


def _check_expectations(source: Source, result: Result) -> None:
    for record, (least, most) in source.expect.items():
        number, name = result.seen[record.__name__], record.__name__
        if number < least:
            fault = f"{source.home}: {number} {name} where at least {least} were expected"
            result.fault("expectation", fault)
        elif number > most:
            result.state = "amber"
            result.notes.append(f"{number} {name} where at most {most} were expected")
