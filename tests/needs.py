"""What the tests need beside Python: a browser and a PostgreSQL server, found or installed.

`python -m tests.needs` installs what is missing where it may, and fails in one line where not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_MISSING = (
    "The browser tests need Chromium: apt-get install chromium (Debian), or"
    " .venv/bin/playwright install chromium, then make test again."
)
POSTGRES_MISSING = "PostgreSQL is not installed: apt-get install postgresql (Debian)"


def find_chromium() -> str | None:
    """Path of a Chromium or Chrome, None if there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return found or (str(mac) if mac.exists() else _playwright_chromium())


def find_postgres() -> Path | None:
    """Folder with initdb and pg_ctl, None if there is none."""
    places = [Path(path) for path in os.get_exec_path()]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places += sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"), reverse=True)
    return next((p for p in places if (p / "initdb").exists() and (p / "pg_ctl").exists()), None)


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install(package: str) -> None:
    """Try Debian's package; that it did not come is seen by looking for it again."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {package} (Debian's package) …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=sys.stderr, check=False)


def main() -> int:
    """Exit code 0 if the browser tests can run and, in CI, those on PostgreSQL as well."""
    if not find_chromium():
        _install("chromium")
    if not find_postgres():
        _install("postgresql")
    if not find_chromium():
        print(CHROMIUM_MISSING, file=sys.stderr)
        return 1
    if not find_postgres():
        print(f"{POSTGRES_MISSING}; its tests are skipped.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
