"""Roll calls parsed to records, against lxml building the same trees and nothing else."""

import gc
import re
import tarfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from scrapers.source import Page
from scrapers.sources import house_roll_calls, senate_roll_calls

MOST = 4.0
PACKS = Path(__file__).parents[3] / "shared" / "real"
_AT = datetime(2026, 9, 18, tzinfo=UTC)
_PACKS = {
    "House": ("house-votes.tar.xz", r"/roll\d+\.xml$", house_roll_calls),
    "Senate": ("senate-votes.tar.xz", r"/vote_\d+_\d_\d+\.xml$", senate_roll_calls),
}


def read_pages(pack: Path, pattern: str) -> list[Page]:
    """Every roll call of a pack in memory; a missing page that the pack keeps is left out."""
    pages = []
    with tarfile.open(pack) as archive:
        for entry in sorted(archive, key=lambda member: member.name):
            if re.search(pattern, entry.name) and (found := archive.extractfile(entry)):
                body = found.read()
                if b"<html" not in body[:2000]:
                    url = f"https://{entry.name.removeprefix('./')}"
                    pages.append(Page(url, body, "text/xml", _AT, "0" * 64))
    return pages


def build_tree(page: Page) -> object:
    """The tree alone, as strict.parse_xml builds it."""
    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=True
    )
    return etree.fromstring(page.body, reader)


def best_time(read: Callable[[Page], object], pages: list[Page], rounds: int = 3) -> float:
    """Least CPU seconds of some rounds over all pages."""
    times = []
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        for page in pages:
            read(page)
        times.append(time.process_time() - begun)
    return min(times)


def measure(packs: Path) -> list[tuple[str, int, float, float, float]]:
    """For each chamber and for both: files, MB/s of lxml, MB/s of the parser, and the ratio."""
    rows, totals = [], [0, 0.0, 0.0, 0.0]
    for chamber, (pack, pattern, source) in _PACKS.items():
        pages = read_pages(packs / pack, pattern)
        size = sum(len(page.body) for page in pages) / 1e6
        tree = best_time(build_tree, pages)
        records = best_time(lambda page, parse=source.parse: list(parse(page)), pages)
        rows.append((chamber, len(pages), size / tree, size / records, records / tree))
        totals = [a + b for a, b in zip(totals, (len(pages), size, tree, records), strict=True)]
    files, size, tree, records = totals
    return [*rows, ("both", int(files), size / tree, size / records, records / tree)]


def main(packs: Path = PACKS) -> bool:
    """Print one line a chamber; whether the ratio for both is within what is allowed."""
    if missing := [pack for pack, *_ in _PACKS.values() if not (packs / pack).exists()]:
        print(f"roll calls: not measured, {' and '.join(missing)} are not beside this checkout")
        return True
    rows = measure(packs)
    for chamber, files, tree, records, ratio in rows:
        print(
            f"roll calls, {chamber}: {files} files; lxml trees {tree:.0f} MB/s, "
            f"records {records:.0f} MB/s, ratio {ratio:.2f} (at most {MOST})"
        )
    return rows[-1][-1] <= MOST


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
