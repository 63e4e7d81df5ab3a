"""Importing a whole Congress of bill status ZIPs, against unzip and grep over the same ZIPs."""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

PACK = "billstatus-117.tar.xz"
PACKS = Path(__file__).parents[3] / "shared" / "real"
MOST = {1: 1.3, 2: 1.0}
_ROUNDS = 3
_TRACKER = Path(sys.executable).with_name("tracker")
_REFERENCE = 'for f in "$@"; do unzip -p "$f"; done | grep -c "International Criminal Court"'


def build_zips(pack: Path, folder: Path) -> list[Path]:
    """The Congress's ZIPs as its publisher packs them, one a bill type."""
    bundles: dict[str, zipfile.ZipFile] = {}
    with tarfile.open(pack) as archive:
        for entry in archive:
            kind, _, name = entry.name.rpartition("/")
            if name.endswith(".xml") and (found := archive.extractfile(entry)):
                kind = kind.rpartition("/")[2]
                if kind not in bundles:
                    path = folder / f"BILLSTATUS-117-{kind}.zip"
                    bundles[kind] = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
                bundles[kind].writestr(name, found.read())
    for bundle in bundles.values():
        bundle.close()
    return sorted(folder.glob("*.zip"))


def run_on(cores: int, command: list[str], data: Path) -> float:
    """Wall seconds of a command, from start to end of its process, on so many cores."""
    chosen = set(sorted(os.sched_getaffinity(0))[:cores])
    begun = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL,
        env=os.environ | {"TRACKER_DATA": str(data)},
        preexec_fn=lambda: os.sched_setaffinity(0, chosen),
    )  # fmt: skip
    return time.perf_counter() - begun


def measure(zips: list[Path], folder: Path, cores: int) -> tuple[float, float, float]:
    """Least seconds of some rounds: unzip and grep, the import, a command with nothing to do."""
    names = [str(path) for path in zips]
    empty, data = folder / "empty", folder / "data"
    run_on(cores, [str(_TRACKER), "init"], empty)

    def imported() -> float:
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(empty, data)
        return run_on(cores, [str(_TRACKER), "import", *names], data)

    sides: list[Callable[[], float]] = [
        lambda: run_on(cores, ["sh", "-c", _REFERENCE, "sh", *names], empty),
        imported,
        lambda: run_on(cores, [str(_TRACKER), "init"], empty),
    ]
    rounds = [[side() for side in sides] for _ in range(_ROUNDS)]
    reference, ours, idle = (min(times) for times in zip(*rounds, strict=True))
    return reference, ours, idle


def main(packs: Path = PACKS) -> bool:
    """Print one line for one core and one for two; whether both ratios are as they should be."""
    if not (packs / PACK).exists():
        print(f"import: not measured, {PACK} is not beside this checkout")
        return True
    if not (shutil.which("unzip") and hasattr(os, "sched_setaffinity")):
        print("import: not measured, it needs unzip and a system that pins processes to cores")
        return True
    within = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        zips = build_zips(packs / PACK, folder)
        for cores, most in MOST.items():
            if cores > len(os.sched_getaffinity(0)):
                print(f"import, {cores} cores: not measured, there are fewer here")
                continue
            reference, ours, idle = measure(zips, folder, cores)
            print(
                f"import, {cores} core{'s' * (cores > 1)}: unzip -p | grep -c {reference:.2f} s; "
                f"tracker import {ours:.2f} s, {idle:.2f} s of it to start; "
                f"ratio {ours / reference:.2f} (at most {most})"
            )
            within = within and ours / reference <= most
    return within


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
