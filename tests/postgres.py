"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@contextmanager
def temporary_server(binaries: Path) -> Iterator[Path]:
    """Folder of the socket of a running server, which is stopped and removed at the end."""
    place = Path(tempfile.mkdtemp(prefix="tracker-pg-", dir="/tmp"))  # a socket's path is short
    _run = _as_unprivileged(place)
    try:
        initdb = [binaries / "initdb", "-D", place / "data", "-U", "tracker", "--auth=trust"]
        _run(*initdb, "--no-sync", "--encoding=UTF8", "--locale=C")
        control = [binaries / "pg_ctl", "-D", place / "data", "-w", "-l", place / "log"]
        _run(*control, "-o", f"{_OPTIONS} -k {place}", "start")
        try:
            yield place
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _as_unprivileged(place: Path):
    """How to run the server's programs, which refuse to be root."""
    options = {}
    if os.geteuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        name = "postgres" if "postgres" in names else "nobody"
        account = pwd.getpwnam(name)
        os.chown(place, account.pw_uid, account.pw_gid)
        options = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def run(*command: object) -> None:
        words = [str(word) for word in command]
        with (place / "said").open("w+") as said:
            ended = subprocess.run(words, stdout=said, stderr=said, cwd=place, **options)
            said.seek(0)
            if ended.returncode:
                raise RuntimeError(f"{words[0]} failed: {said.read()[-800:]}")

    return run
