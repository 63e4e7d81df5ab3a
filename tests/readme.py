"""The parts of README.md and .env.example that the code itself says; `make readme` writes them."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from scrapers.sources import find_sources
from tracker.cli import app
from tracker.settings import Settings

ROOT = Path(__file__).parents[1]
README, ENV = ROOT / "README.md", ROOT / ".env.example"
EXAMPLE = "scrapers/sources/senate_hearings/__init__.py"
_PACKAGES = ("tracker", "scrapers", "dashboard")
_TOLD_ELSEWHERE = ("sources",)  # they have a table of their own


def _says(path: Path) -> str:
    told = ast.get_docstring(ast.parse(path.read_text())) or ""
    return told.split("\n\n")[0].replace("\n", " ")


def _line(name: str, depth: int, told: Path) -> str:
    return f"{'  ' * depth}{name}".ljust(24) + _says(told)


def _rooms(folder: Path, depth: int) -> list[str]:
    lines = [_line(f"{folder.name}/", depth, folder / "__init__.py")]
    if folder.name not in _TOLD_ELSEWHERE:
        for path in sorted(path for path in folder.iterdir() if (path / "__init__.py").exists()):
            lines += _rooms(path, depth + 1)
    return lines


def tree() -> str:
    """Every room with its first sentence, and the modules that stand in none."""
    lines = []
    for name in (*_PACKAGES, "tests"):
        top, *rooms = _rooms(ROOT / name, 0)
        files = sorted(path for path in (ROOT / name).glob("*.py") if path.name != "__init__.py")
        alone = [] if name == "tests" else [_line(path.name, 1, path) for path in files]
        lines += [top, *alone, *rooms]
    return "\n".join(["```", *(line.rstrip() for line in lines), "```"])


def sources() -> str:
    """A table of the sources."""
    rows = ["| source | publisher | read every | name |", "| --- | --- | --- | --- |"]
    found = sorted(find_sources().values(), key=lambda source: source.title)
    for group in sorted({source.group for source in found if source.group}):
        sites = [source for source in found if source.group == group]
        names = f"`{sites[0].name.split('_')[0]}_…`, a row each"
        rows.append(
            f"| {len(sites)}: {group} | each of them | {_every(sites[0].every)} | {names} |"
        )
    for source in (source for source in found if not source.group):
        title = f"[{source.title}]({source.home})"
        rows.append(f"| {title} | {source.publisher} | {_every(source.every)} | `{source.name}` |")
    return "\n".join(rows)


def _every(pause: timedelta) -> str:
    hours = pause.total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} minutes"
    return "hour" if hours == 1 else "day" if hours == 24 else f"{hours:.0f} hours"


def commands() -> str:
    """A table of what the front door understands."""
    rows = ["| command | what it does |", "| --- | --- |"]
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        rows.append(f"| `tracker {name}` | {command.callback.__doc__.split(chr(10))[0]} |")
    return "\n".join(rows)


def settings() -> str:
    """A table of the settings."""
    rows = ["| variable | unless set | what it is |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        rows.append(f"| `TRACKER_{name.upper()}` | {_plain(field.default)} | {field.description} |")
    return "\n".join(rows)


def _plain(value: Any) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def env() -> str:
    """The text of .env.example."""
    lines = ["# Every setting of the tracker, each as it is unless set. Copy to .env and change."]
    for name, field in Settings.model_fields.items():
        lines += ["", f"# {field.description}", f"#TRACKER_{name.upper()}={_plain(field.default)}"]
    return "\n".join([*lines, ""])


def example() -> str:
    """A whole source, as it stands."""
    return f"```python\n{(ROOT / EXAMPLE).read_text()}```"


PARTS = {part.__name__: part for part in (tree, sources, commands, settings, example)}


def written(text: str) -> str:
    """The README with every part between its marks as the code says it today."""
    for name, part in PARTS.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
        if not mark.search(text):
            raise ValueError(f"README.md has no place for <!-- {name} -->")
        text = mark.sub(lambda found, part=part: found[1] + part() + found[2], text)
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text()))
    ENV.write_text(env())
