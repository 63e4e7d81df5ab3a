"""The one front door: `tracker VERB`; imports what a verb needs when that verb runs."""

import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.errors import TrackerError
from tracker.settings import Settings, read_settings

if TYPE_CHECKING:
    from scrapers.collect import House
    from scrapers.runner import Result

DONE, FAULTS, NOT_UNDERSTOOD = 0, 1, 2
app = typer.Typer(
    name="tracker", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="What the US Congress and the administration do and say about the ICC.",
)  # fmt: skip
Names = Annotated[list[str] | None, typer.Argument(help="Sources by name; all if none is given.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]


def main() -> None:
    """Run the front door; an error that a person can act on is one line, not a traceback."""
    gc.set_threshold(50_000, 20, 20)  # what a command makes mostly lives to its end
    try:
        app()
    except TrackerError as error:
        typer.echo(f"tracker: {error}", err=True)
        sys.exit(NOT_UNDERSTOOD)
    finally:
        gc.freeze()  # nor does its end have to go through it all


@contextmanager
def _house() -> "Iterator[House]":
    from scrapers.archive import Archive
    from scrapers.collect import House
    from scrapers.sources import describe_sources, sources_digest
    from tracker.record.install import install_record
    from tracker.store.db import open_store
    from tracker.store.migrate import migrate
    from tracker.store.sources import keep_sources

    settings = read_settings()
    engine = open_store(settings.url())
    archive = Archive(settings.archive)
    migrate(engine)
    install_record(engine, archive.keep)
    keep_sources(engine, sources_digest(), describe_sources)
    yield House(engine, archive, settings)
    engine.dispose()


@app.command()
def up() -> None:
    """Prepare the store, start collecting and the dashboard, print the address.

    Example: tracker up
    """
    from tracker.up import start

    with _house():
        pass
    raise typer.Exit(start(read_settings()))


@app.command()
def init() -> None:
    """Create or migrate the store and load the compiled record.

    Example: tracker init
    """
    with _house() as house:
        typer.echo(f"The store is ready: {_place(house.settings)}")


@app.command()
def collect(
    sources: Names = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day looked at.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read sources now: a line a source with what is new, changed, gone and wrong.

    Example: tracker collect bill_status --since 2025-01-03
    """
    from scrapers.collect import alone
    from scrapers.collect import collect as read
    from scrapers.sources import choose_sources

    chosen = choose_sources(sources or [])
    with _house() as house, alone(house.settings):
        first = since.date() if since else house.settings.since
        _report(read(house, chosen, first), as_json)


@app.command("import")
def import_(paths: list[Path], as_json: AsJson = False) -> None:
    """Read official files, folders or zips from disk through the same parsers.

    Example: tracker import BILLSTATUS-117-hr.zip
    """
    from scrapers.importing import import_paths

    _report(import_paths(paths, read_settings(), _house), as_json)


@app.command()
def replay(sources: Names = None, as_json: AsJson = False) -> None:
    """Read the archive again through today's parsers and terms, without the network.

    Example: tracker replay bill_texts
    """
    from scrapers.collect import alone
    from scrapers.replay import replay as read
    from scrapers.sources import choose_sources

    with _house() as house, alone(house.settings):
        _report(read(house, choose_sources(sources or [])), as_json)


@app.command()
def parse(source: str, files: list[Path]) -> None:
    """Print what one source's parser reads in files: records on stdout, faults on stderr; no store.

    Example: tracker parse house_roll_calls roll007.xml
    """
    from scrapers.disk import find_files, read_file
    from scrapers.sources import choose_sources
    from tracker.errors import ParseError
    from tracker.records.base import encode_line

    chosen, faults = choose_sources([source])[0], 0
    for path in find_files(files):
        page = read_file(chosen, path)
        try:
            lines = [encode_line(record) for record in chosen.parse(page)]
        except ParseError as error:
            typer.echo(f"{path}: {error}", err=True)
            faults += 1
        else:
            sys.stdout.buffer.writelines(lines)
    raise typer.Exit(FAULTS if faults else DONE)


@app.command()
def read(
    files: Annotated[list[Path] | None, typer.Argument(help="JSON Lines; - is stdin.")] = None,
) -> None:
    """Say what texts mean: {"id", "text", "date"?} a line in, one verdict a line out.

    Example: tracker read passages.jsonl
    """
    from tracker.reading.court.taught import use_taught
    from tracker.reading.verdict import read_lines

    use_taught(read_settings().terms)
    faults = 0
    for path in files or [Path("-")]:
        lines = sys.stdin if str(path) == "-" else path.open(encoding="utf-8")
        for verdict, fault in read_lines(lines):
            if fault:
                typer.echo(f"{path}: {fault}", err=True)
                faults += 1
            else:
                typer.echo(json.dumps(verdict, ensure_ascii=False))
    raise typer.Exit(NOT_UNDERSTOOD if faults else DONE)


@app.command()
def sources(as_json: AsJson = False) -> None:
    """Show each source: fresh, late, broken or never read; last good run, last new item, counts.

    Example: tracker sources
    """
    from tracker.queries.upkeep.freshness import read_freshness
    from tracker.reports.lines import source_lines

    with _house() as house:
        rows = read_freshness(house.engine, datetime.now().astimezone())
    _print_rows(rows if as_json else source_lines(rows), as_json, str)
    raise typer.Exit(FAULTS if any(row["state"] == "broken" for row in rows) else DONE)


@app.command()
def search(query: str, limit: int = 20, as_json: AsJson = False) -> None:
    """Search the full text of what is stored; say what is indexed, since when, and what is not.

    Example: tracker search "section 7041(k)"
    """
    from tracker.reports.lines import search_line
    from tracker.store.search import describe_index
    from tracker.store.search import search as find

    with _house() as house:
        rows = find(house.engine, query, limit)
        coverage = describe_index(house.engine)
    _print_rows(rows, as_json, search_line)
    typer.echo(coverage, err=True)


@app.command()
def export(
    what: Annotated[str, typer.Argument(help="bills, roll-calls, casts, members, documents …")],
    fmt: Annotated[str, typer.Option("--format", help="json, csv or xlsx")] = "json",
    where: Annotated[list[str] | None, typer.Option(help="FIELD=VALUE, may be repeated.")] = None,
    gone: Annotated[bool, typer.Option(help="Also what its page no longer states.")] = False,
    provenance: Annotated[bool, typer.Option(help="Add page, hash and times to each row.")] = False,
) -> None:
    """Write one kind of record as an array of flat objects, CSV or a workbook, by key.

    Example: tracker export casts --where vote_id=h7-119.2025 --format csv
    """
    from tracker.reports.export import WRITERS, find_export, read_rows

    record = find_export(what)
    if fmt not in WRITERS:
        raise TrackerError(f"--format is {fmt!r}; there are {', '.join(WRITERS)}")
    filters = dict(_pair(text) for text in where or [])
    with _house() as house, house.engine.connect() as connection:
        rows = read_rows(connection, record, filters, gone=gone, provenance=provenance)
        WRITERS[fmt](rows, sys.stdout)


@app.command()
def backup(file: Path) -> None:
    """Write the whole store and archive to one new .tar.gz; safe while collecting.

    Example: tracker backup tracker-2026-11-22.tar.gz
    """
    from tracker.store.backup import backup as write

    settings = read_settings()
    _print_counts("backed up", write(settings.url(), settings.archive, file))


@app.command()
def restore(file: Path) -> None:
    """Unpack a backup into an empty data folder and count its rows.

    Example: tracker restore tracker-2026-11-22.tar.gz
    """
    from tracker.store.backup import restore as unpack

    settings = read_settings()
    _print_counts("restored", unpack(settings.url(), settings.archive, file))


@app.command()
def schedule() -> None:
    """Keep collecting by each source's own clock until stopped (`tracker up` starts this).

    Example: tracker schedule
    """
    from scrapers.schedule import run_schedule

    with _house() as house:
        run_schedule(house)


def _place(settings: Settings) -> str:
    return "the database of TRACKER_DATABASE_URL" if settings.database_url else str(settings.data)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise TrackerError(f"--where {text!r} is not FIELD=VALUE")
    return name, value


def _report(results: "Iterable[Result]", as_json: bool) -> None:
    red = False
    for result in results:
        red = red or result.state == "red"
        typer.echo(json.dumps(result.summary()) if as_json else result.line())
    raise typer.Exit(FAULTS if red else DONE)


def _print_rows(rows: list[Any], as_json: bool, line: Callable[[Any], str]) -> None:
    for row in rows:
        typer.echo(json.dumps(row, default=str) if as_json else line(row))


def _print_counts(verb: str, counts: dict[str, int]) -> None:
    for name, count in sorted(counts.items()):
        typer.echo(f"{verb}  {name}  {count}")
