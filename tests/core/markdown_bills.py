"""Bills as Congress.gov's text set in Markdown by others: for trying provisions on real wording."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tracker.reading.court.mentions import find_mentions
from tracker.reading.provisions.outline import SectionText
from tracker.reading.provisions.passages import Named, VersionText

_CODES = {
    "Introduced in House": "ih", "Introduced in Senate": "is", "Reported in House": "rh",
    "Reported in Senate": "rs", "Engrossed in House": "eh", "Engrossed in Senate": "es",
    "Received in Senate": "rds", "Placed on Calendar Senate": "pcs", "Enrolled Bill": "enr",
}  # fmt: skip
_SECTION = re.compile(r"#### (?P<number>\d[\w.-]*?)\.(?: (?P<heading>.*))?$")
_PART = re.compile(r"(?:##### |\*\*)(?P<number>\(\w+\))(?: (?P<heading>[^*]*))?(?:\*\*)?$")


def read_markdown(file: Path, bill_id: str) -> list[VersionText]:
    """The versions whose full text the file holds."""
    text = file.read_text(encoding="utf-8")
    title = text.splitlines()[0].partition(": ")[2]
    days = dict(_days(text))
    full = text.partition("## Full Bill Text\n")[2].partition("\n## Timeline")[0]
    parts = re.split(r"^### (.+)$", full, flags=re.MULTILINE)[1:]
    return [
        _version(bill_id, name, body, days.get(name), title)
        for name, body in zip(parts[::2], parts[1::2], strict=True)
        if name in _CODES and "#### " in body
    ]


def _days(text: str) -> Iterator[tuple[str, date]]:
    listed = text.partition("## Text Versions")[2].partition("## Full Bill Text")[0]
    for block in listed.split("### ")[1:]:
        if found := re.search(r"\d{4}-\d\d-\d\d", block):
            yield block.splitlines()[0].strip(), date.fromisoformat(found[0])


def _version(bill_id: str, name: str, body: str, on: date | None, title: str) -> VersionText:
    pieces = list(_pieces(body))
    named = [
        Named(piece.position, "text", span.start, span.verdict == "court")
        for piece in pieces
        for span in find_mentions(piece.text, on=on, context=title)
        if span.verdict != "other"
    ]
    code = _CODES[name]
    return VersionText(bill_id, f"{bill_id}-{code}", code, on, pieces, named, title, form="xml")


def _pieces(body: str) -> Iterator[SectionText]:
    """A piece a section, its lines as the parser of XML gives them: (a) Heading.—Words."""
    number, heading, lines, position = None, None, [], 0
    for line in [*map(str.strip, body.splitlines()), "#### 0. end"]:
        found = _SECTION.match(line)
        if found:
            if number:
                position += 1
                path = f"Sec. {number}. {heading or ''}".strip()
                yield SectionText(position, path, "section", "\n".join(lines), number, heading)
            number, heading, lines = found["number"], found["heading"], []
        elif part := _PART.match(line):
            lines.append(f"{part['number']} {part['heading'] or ''}".strip())
            lines[-1] += ".—" if part["heading"] else " "
        elif line and lines and lines[-1].endswith((".—", ") ")):
            lines[-1] += line
        elif line:
            lines.append(line)
