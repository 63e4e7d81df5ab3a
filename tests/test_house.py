"""House rules: sizes, docstrings, no stray except; and the linter's own opinion."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tracker/store/migrations/versions"
CODE = [
    path
    for folder in ("tracker", "scrapers", "dashboard")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if FROZEN not in path.parents
]
MOST_LINES, MOST_IN_SOURCE, MOST_IN_FUNCTION = 300, 200, 60
# The one place where a bug of any kind is kept with its traceback in the Run row.
CATCHES_ALL = {"scrapers/runner.py"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]


def _offered(place: ast.Module | ast.ClassDef) -> list[ast.FunctionDef]:
    """Functions and methods of what a module offers, not those within them."""
    classes = [n for n in place.body if isinstance(n, ast.ClassDef) and n.name[0] != "_"]
    own = [n for n in place.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return own + [function for kind in classes for function in _offered(kind)]


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_a_file_and_its_functions_are_of_a_size_to_read(path):
    most = MOST_IN_SOURCE if "sources" in path.parts else MOST_LINES
    assert len(path.read_text().splitlines()) <= most
    long = [f.name for f in _functions(path) if f.end_lineno - f.lineno >= MOST_IN_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_what_others_call_says_what_comes_back(path):
    assert ast.get_docstring(ast.parse(path.read_text())), "no module docstring"
    public = [f for f in _offered(ast.parse(path.read_text())) if not f.name.startswith("_")]
    assert [f.name for f in public if not ast.get_docstring(f)] == []
    untyped = [f.name for f in _functions(path) if f.returns is None and f.name != "__init__"]
    assert untyped == []


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_nothing_swallows_every_error(path):
    caught = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ExceptHandler)]
    names = [ast.unparse(handler.type) if handler.type else "" for handler in caught]
    if _name(path) not in CATCHES_ALL:
        assert not {"", "Exception", "BaseException"} & set(names)


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard/app_pages").glob("*.py")), ids=_name)
def test_a_page_of_the_dashboard_is_short(path):
    assert len(path.read_text().splitlines()) <= 120


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["check", "format"])
def test_the_linter_has_nothing_to_say(command):
    ruff = Path(sys.executable).with_name("ruff")
    ended = subprocess.run(
        [ruff, *command, "--no-cache", "--quiet", "."], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout
