"""Reading measured: mentions, stance and topics on labelled passages; speed against grep.

Passages of ours, in passages.jsonl and batches.jsonl, were written to be read here: whoever is
named in them said nothing of the kind.
"""

import gc
import json
import re
import resource
import shutil
import subprocess
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tracker.reading.court.lexicon import load_lexicon
from tracker.reading.court.mentions import decide, find_mentions
from tracker.reading.court.prefilter import may_mean_court
from tracker.reading.verdict import read

SHARED = Path(__file__).parents[3] / "shared"
FRESH = Path(__file__).parent / "passages.jsonl"
BATCHES = Path(__file__).parent / "batches.jsonl"
FIRST_RUNS = Path(__file__).parent / "first_runs.json"
LEAST_MENTIONS, MOST_UNCERTAIN = 0.99, 0.05
LEAST_STANCE, LEAST_COVERAGE = 0.85, 0.80
LEAST_RAW, MOST_TIMES_GREP = 300.0, 5.0
_SIDES = ("supportive", "opposed", "mixed", "informational")
_SAME_SIDE = {"neutral-informational": "informational"}


def labelled_texts(shared: Path) -> Iterator[tuple[str, str, bool, date | None]]:
    """Set, text, whether it means the Court, and day of each labelled passage."""
    for row in _rows(shared / "record" / "labelled.jsonl"):
        yield "invented", row["text"], row["mention"], None
    for row in _rows(shared / "real" / "passages.jsonl"):
        yield "real", row["text"], row["suggested_label"] == "court", _day(row["source"])


def fresh_passages(half: str) -> list[dict]:
    """The passages of ours of one half: A, and B, which was held out before the batches were."""
    return [row for row in _rows(FRESH) if row["half"] == half]


def measure_fresh(_: Path) -> bool:
    """Print mentions, stance and topics of our own fresh passages, each half by itself."""
    good = True
    for half, told in (("A", "improved on"), ("B", "later improved on too")):
        rows = fresh_passages(half)
        counts = Counter((row["mention"], decide(find_mentions(row["text"]))) for row in rows)
        doubtful = sum(n for (wanted, _), n in counts.items() if wanted is None)
        labelled = Counter({k: n for k, n in counts.items() if k[0] is not None})
        precision, recall, uncertain = _rates(labelled)
        print(
            f"mentions, fresh {half} ({told}): {labelled.total()} passages, P {precision:.3f}, "
            f"R {recall:.3f}, F1 {_f1(precision, recall):.3f} on those decided, "
            f"{uncertain:.1%} uncertain; {doubtful} more that nobody can decide, "
            f"{counts[None, None]} left so"
        )
        _print_stance_and_topics([row for row in rows if row["mention"]], f", fresh {half}")
        good = good and min(precision, recall) >= LEAST_MENTIONS and uncertain <= MOST_UNCERTAIN
    return good


def measure_batches(_: Path) -> bool:
    """Print for each fresh batch what its first run gave, before any rule was made for it, and
    what it gives now. Figures to know, with no bar of their own.
    """
    rows = _rows(BATCHES)
    for first in json.loads(FIRST_RUNS.read_text(encoding="utf-8")):
        batch = [row for row in rows if row["batch"] == first["batch"]]
        counts = Counter(
            (row["mention"], decide(find_mentions(row["text"], on=_day(row)))) for row in batch
        )
        labelled = Counter({k: n for k, n in counts.items() if k[0] is not None})
        precision, recall, uncertain = _rates(labelled)
        print(
            f"batch {first['batch']} ({first['what']}): first run of {first['passages']} passages"
            f" P {first['precision']:.3f}, R {first['recall']:.3f}, {first['uncertain']:.1%}"
            f" uncertain, stance macro-F1 {first['stance_f1']:.3f} at"
            f" {first['stance_coverage']:.0%}, first topic {first['first_topic']:.0%}; now"
            f" P {precision:.3f}, R {recall:.3f}, {uncertain:.1%} uncertain"
        )
    return True


def measure_mentions(shared: Path) -> bool:
    """Print precision, recall and F1 of what is decided, and the share left uncertain, a set."""
    counts: dict[str, Counter[tuple[bool, bool | None]]] = {}
    for name, text, wanted, on in labelled_texts(shared):
        counts.setdefault(name, Counter())[wanted, decide(find_mentions(text, on=on))] += 1
    counts["both"] = sum(counts.values(), Counter())
    for name, count in counts.items():
        precision, recall, uncertain = _rates(count)
        print(
            f"mentions, {name}: {count.total()} passages, P {precision:.3f}, R {recall:.3f}, "
            f"F1 {_f1(precision, recall):.3f} on those decided, {uncertain:.1%} uncertain"
        )
    precision, recall, uncertain = _rates(counts["both"])
    return min(precision, recall) >= LEAST_MENTIONS and uncertain <= MOST_UNCERTAIN


def measure_stance_and_topics(shared: Path) -> bool:
    """Print macro-F1 and coverage of stance, and how often the labelled topic is told."""
    rows = [row for row in _rows(shared / "record" / "labelled.jsonl") if row["mention"]]
    return _print_stance_and_topics(rows, ", invented")


def _print_stance_and_topics(rows: list[dict], name: str) -> bool:
    """Print the figures of some passages that mean the Court; whether they are as asked."""
    counts, listed, first = Counter(), 0, 0
    topical = sum(row["topic"] is not None for row in rows)
    for row in rows:
        verdict = read(row["text"])
        wanted = _SAME_SIDE.get(row["stance"], row["stance"])
        counts[wanted, verdict["stance"] or "unknown"] += 1
        listed += row["topic"] in verdict["topics"]
        first += verdict["topics"][:1] == [row["topic"]]
    covered = sum(n for (_, told), n in counts.items() if told != "unknown") / len(rows)
    macro = macro_f1(counts)
    print(
        f"stance{name}: {len(rows)} passages, macro-F1 {macro:.3f} on the {covered:.0%} it decides"
    )
    told, led = listed / topical, first / topical
    print(f"topics{name}: the labelled one told in {told:.0%}, first in {led:.0%}")
    return macro >= LEAST_STANCE and covered >= LEAST_COVERAGE


def measure_raw(shared: Path) -> bool:
    """Print MB/s of the look at raw bytes over a whole Congress of BILLSTATUS."""
    bodies = _members(shared / "real" / "billstatus-117.tar.xz", ".xml")
    taken, found = _best(lambda: sum(map(may_mean_court, bodies)))
    rate = sum(map(len, bodies)) / 1e6 / taken
    print(
        f"raw bytes: {len(bodies)} files, {rate:.0f} MB/s (at least {LEAST_RAW:.0f}), "
        f"{found} kept for reading"
    )
    return rate >= LEAST_RAW


def measure_text(shared: Path) -> bool:
    """Print MB/s of find_mentions over plain text against grep -c -i -E of the same names."""
    bodies = _members(shared / "real" / "congressional-record.tar.xz", ".htm")
    bodies += _members(shared / "real" / "executive-texts.tar.xz", ("md", "txt"))
    texts = [body.decode(errors="replace") for body in bodies]
    size = sum(map(len, bodies)) / 1e6
    ours, _ = _best(lambda: [find_mentions(text) for text in texts])
    grep = _time_grep(bodies)
    print(
        f"plain text: {size:.1f} MB; find_mentions {size / ours:.0f} MB/s, grep"
        f" {size / grep:.0f} MB/s, ratio {ours / grep:.2f} (at most {MOST_TIMES_GREP})"
    )
    return ours / grep <= MOST_TIMES_GREP


def main(shared: Path = SHARED) -> bool:
    """Print the table; whether every figure is within what is asked."""
    steps: list[tuple[Callable[[Path], bool], tuple[str, ...]]] = [
        (measure_fresh, ()),
        (measure_batches, ()),
        (measure_mentions, ("record/labelled.jsonl", "real/passages.jsonl")),
        (measure_stance_and_topics, ("record/labelled.jsonl",)),
        (measure_raw, ("real/billstatus-117.tar.xz",)),
        (measure_text, ("real/congressional-record.tar.xz", "real/executive-texts.tar.xz")),
    ]
    good = True
    for step, needed in steps:
        missing = [name for name in needed if not (shared / name).exists()]
        if missing:
            print(f"{step.__name__}: skipped, {' and '.join(missing)} not beside this checkout")
        else:
            good = step(shared) and good
    return good


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _day(row: dict) -> date | None:
    """The day that a row states, if it states one whole."""
    stated = row.get("date") or ""
    return date.fromisoformat(stated) if re.fullmatch(r"\d{4}-\d\d-\d\d", stated) else None


def _rates(count: Counter[tuple[bool, bool | None]]) -> tuple[float, float, float]:
    """Precision and recall of the decided, share of the uncertain."""
    hit, false, missed = count[True, True], count[False, True], count[True, False]
    doubtful = count[True, None] + count[False, None]
    return hit / max(1, hit + false), hit / max(1, hit + missed), doubtful / count.total()


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro_f1(counts: Counter[tuple[str, str]]) -> float:
    """The mean of the F1 of each side, by pairs of the labelled side and the one told."""
    return sum(_side_f1(counts, side) for side in _SIDES) / len(_SIDES)


def _side_f1(counts: Counter[tuple[str, str]], side: str) -> float:
    """F1 of one side among the passages that were decided."""
    hit = counts[side, side]
    told = sum(counts[other, side] for other in _SIDES)
    wanted = sum(counts[side, other] for other in _SIDES)
    return _f1(hit / told if told else 0.0, hit / wanted if wanted else 0.0)


def _members(pack: Path, suffix: str | tuple[str, ...]) -> list[bytes]:
    with tarfile.open(pack) as archive:
        found = (archive.extractfile(m) for m in archive if m.isfile() and m.name.endswith(suffix))
        return [member.read() for member in found if member]


def _best(act: Callable[[], object], rounds: int = 3) -> tuple[float, object]:
    """Least CPU seconds of some rounds after one to warm up, and what the last one gave."""
    given, times = act(), []
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        given = act()
        times.append(time.process_time() - begun)
    return min(times), given


def _time_grep(bodies: list[bytes], rounds: int = 3) -> float:
    """Least CPU seconds of grep over the same texts in one file, for the names of the lexicon."""
    grep = shutil.which("grep")
    if grep is None:
        raise SystemExit("grep is needed as the reference: install it")
    names = [word for term in load_lexicon().term for word in term.words]
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"\n".join(bodies))
        file.flush()
        times = []
        for _ in range(rounds):
            begun = _children_seconds()
            command = [grep, "-a", "-c", "-i", "-E", "|".join(map(_as_ere, names)), file.name]
            done = subprocess.run(command, check=False, capture_output=True)
            times.append(_children_seconds() - begun)
            if done.returncode > 1:
                raise SystemExit(f"grep could not be the reference: {done.stderr.decode()}")
    return min(times)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _as_ere(phrase: str) -> str:
    """A phrase of terms.toml as grep's own pattern, line by line and without our tolerance."""
    loose = {".": "[.]?", "'": "['’]?", "-": "[- ]?"}
    parts = re.findall(r"\[[^]]*\]|.", phrase)
    return "".join(loose.get(part, part) for part in parts)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
