"""Lines for a person at a terminal: a source each; many like sites as one count, with names."""

from tracker.reports.lines import source_lines


def row(name: str, state: str, group: str | None = None) -> dict:
    return {
        "source": name, "state": state, "group": group, "fault": "no list",
        "last_good_at": None, "last_new_at": "2026-09-18T12:00:00+00:00",
    }  # fmt: skip


def test_sites_of_a_group_are_told_together_and_each_that_is_broken_with_its_reason():
    states = {"press_a": "fresh", "press_b": "broken", "press_c": "late"}
    rows = [row(name, state, "Offices") for name, state in states.items()]
    assert source_lines([rows[0], row("bill_status", "fresh"), *rows[1:]]) == [
        "fresh      bill_status          last good run never; last new item 18 Sep 2026, 08:00 EDT",
        "Offices, 3: 1 broken, 1 fresh, 1 late",
        "  broken     press_b              last good run never; last new item "
        "18 Sep 2026, 08:00 EDT\n           no list",
        "  fresh: press_a",
        "  late: press_c",
    ]
