"""Starting the tracker's two processes, schedule and dashboard, and ending them together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tracker.errors import TrackerError
from tracker.settings import Settings

_APP = Path(__file__).parents[1] / "dashboard" / "app.py"
_GRACE = 10.0


def start(settings: Settings) -> int:
    """Exit code once either process ended or Ctrl-C came; prints the address when it answers."""
    port = settings.port or _free_port(settings.host)
    if not _is_free(settings.host, port):
        raise TrackerError(f"port {port} is in use: set TRACKER_PORT to another")
    children = [
        subprocess.Popen([sys.executable, "-m", "tracker", "schedule"]),
        subprocess.Popen(_dashboard(settings.host, port), env=_environment()),
    ]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        return _watch(children, settings.host, port)
    finally:
        _end(children)


def _dashboard(host: str, port: int) -> list[str]:
    return [
        sys.executable, "-m", "streamlit", "run", str(_APP), "--server.headless=true",
        f"--server.address={host}", f"--server.port={port}",
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    return {**os.environ, "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}


def _watch(children: list[subprocess.Popen], host: str, port: int) -> int:
    told = False
    while True:
        for child in children:
            if (code := child.poll()) is not None:
                return code
        if not told and not _is_free(host, port):
            print(f"The tracker is at http://{host}:{port} — Ctrl-C ends it.", flush=True)
            told = True
        time.sleep(0.3)


def _end(children: list[subprocess.Popen]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.kill()


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) != 0


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]
