"""The layers are a list in pyproject.toml; nothing imports upwards, and nothing is left out."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import dashboard
import scrapers
import tracker

ROOT = Path(__file__).parents[1]
DOORS = {"tracker.__main__", "dashboard.main"}  # scripts: importing them runs them
MODULES = [
    module.name
    for package in (tracker, scrapers, dashboard)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
    if module.name not in DOORS and ".migrations." not in module.name
    if not module.name.startswith("dashboard.app_pages.")
]


def test_nothing_imports_upwards():
    linter = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("name", MODULES)
def test_every_module_can_be_imported(name):
    import_module(name)


def test_the_front_door_opens_without_what_only_some_rooms_need():
    code = "import sys, tracker.cli; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    heavy = {"streamlit", "pandas", "altair", "sqlalchemy", "lxml", "requests", "alembic"}
    assert not heavy & set(ended.stdout.split())
