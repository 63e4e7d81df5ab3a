"""What README, help, settings and changelog say is true of the code."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from tests.readme import ENV, EXAMPLE, README, ROOT, env, written
from tracker.cli import app
from tracker.settings import Settings

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
COMMANDS = get_command(app).commands
OURS = {"tracker", "scrapers", "dashboard", "tests"}
# Not imported by name: a driver that a URL names, data that zoneinfo reads, and the reader of odd
# pages that was asked for and that no source needs yet.
UNSEEN = {"psycopg", "tzdata", "beautifulsoup4"}


def _name(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9_.-]+", requirement)[0].lower().replace("_", "-")


def _declared() -> set[str]:
    project = PROJECT["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    return {_name(requirement) for requirement in [*project["dependencies"], *extras]}


def _imported(folders: set[str]) -> set[str]:
    """Distributions that the code of these folders imports."""
    known, found = packages_distributions(), set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return {_name(known[name][0]) for name in found - OURS - set(sys.stdlib_module_names)}


def test_readme_says_what_the_code_says():
    text = README.read_text()
    assert text == written(text), "make readme writes it anew"


def test_env_example_names_every_setting_as_it_is():
    assert ENV.read_text() == env(), "make readme writes it anew"
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_and_an_example_of_itself(name):
    shown = CliRunner().invoke(app, [name, "--help"], terminal_width=200)
    assert shown.exit_code == 0
    example = re.search(r"Example: (tracker .+)", COMMANDS[name].callback.__doc__)
    assert example, "no example"
    assert example[1].split()[1] == name
    assert " ".join(example[1].split()) in " ".join(shown.output.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_does_not_understand_says_so_with_exit_code_2(name):
    shown = CliRunner().invoke(app, [name, "--no-such-option"])
    assert shown.exit_code == 2


def test_each_dependency_is_used_and_explained():
    declared = _declared()
    imported = _imported({"tracker", "scrapers", "dashboard"})
    assert imported <= declared
    assert declared - imported <= UNSEEN
    explained = set(re.findall(r"^\| ([a-z0-9-]+) \|", README.read_text(), re.MULTILINE))
    assert declared <= explained


def test_the_lock_names_what_is_needed_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    dev = {_name(requirement) for requirement in PROJECT["dependency-groups"]["dev"]}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE))
    assert _declared() | dev <= locked, "make lock writes it anew"
    assert "://" not in lock
    assert lock.count("--hash=sha256:") >= len(locked)


def test_the_example_of_a_source_is_short_enough_to_read():
    assert len((ROOT / EXAMPLE).read_text().splitlines()) < 60


def test_every_link_within_the_readme_leads_somewhere():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", README.read_text()):
        assert (ROOT / target).exists(), target


def test_changelog_tells_the_version_that_this_is():
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert first[1] == PROJECT["project"]["version"]


def test_nothing_public_speaks_of_the_place_where_it_was_written():
    words = re.compile(r"/work/|/tmp/brief|farm-studio|\bserve\.py\b.*\bpip\b")
    for path in (README, ENV, ROOT / "CHANGELOG.md", ROOT / "Makefile"):
        assert not words.search(path.read_text()), path
