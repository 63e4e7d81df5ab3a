"""Justice: what its API's results say, both orders of its answers, and what makes a run red."""

import json
import re
from datetime import date

import pytest

from scrapers.runner import run
from scrapers.sources.justice import API, KINDS, SOURCE, address
from tests.origin import answers, serving
from tests.sources.statements import body_of, mentions_of, papers, recorded
from tracker.queries.upkeep.collecting import stored_subjects

SINCE = date(1998, 7, 17)
ASKED = re.compile(r"justice\.gov/api/v1/(\w+)\.json\?pagesize=50&page=(\d+)&sort=date")


def test_kind_speaker_office_and_day_of_each_paper():
    (statement, words), (speech, _), (release, _) = papers(recorded(SOURCE, "answer"))
    assert (statement.kind, statement.speaker) == ("statement", "Attorney General Jo Ann Roe")
    assert statement.published_on == date(2026, 8, 29)
    assert words.startswith("The Department of Justice said today that the Court’s warrants")
    assert (speech.kind, speech.section) == ("speech", "Office of the Deputy Attorney General")
    assert speech.url.startswith("https://")
    assert (release.kind, release.speaker) == ("press_release", None)
    assert mentions_of(release, recorded(SOURCE, "answer")) == []


def test_files_on_disk_know_their_address():
    assert address("/x/www.justice.gov/opa/pr/a.html") == "https://www.justice.gov/opa/pr/a"
    assert address("/x/a.html") is None


@pytest.fixture
def site(house):
    """The API with these papers of each kind, newest first or oldest first; collect() is a run."""
    papers_of: dict[str, list[dict]] = {kind: [] for kind in KINDS}
    with serving() as origin:
        house.settings.origin = origin.address
        origin.heeds_order, origin.papers = True, papers_of

        def answer(handler) -> None:
            kind, number = ASKED.search(handler.path).groups()
            rows = sorted(papers_of[kind], key=lambda r: int(r["date"]), reverse=origin.heeds_order)
            part = rows[int(number) * 50 : int(number) * 50 + 50]
            body = {"metadata": {"responseInfo": {"status": 200},
                    "resultset": {"count": len(rows)}}, "results": part}  # fmt: skip
            answers(200, json.dumps(body).encode(), Content_Type="application/json")(handler)

        class Any(dict):
            def get(self, path, default=None):
                return super().get(path, answer if ASKED.search(path) else default)

        origin.faults = Any()
        rows = json.loads(body_of("justice", "answer"))["results"]
        papers_of["press_releases"] += [rows[0], rows[2]]
        papers_of["speeches"] += [rows[1]]
        papers_of["blog_entries"] += [rows[2]]
        origin.collect = lambda: run(SOURCE, house.fetch(SOURCE), SINCE)
        yield origin


def _many(number: int, first: int = 1_000_000_000) -> list[dict]:
    (row,) = [
        r for r in json.loads(body_of("justice", "answer"))["results"] if "Cisco" in r["title"]
    ]
    return [
        row | {"url": f"https://www.justice.gov/opa/pr/{first + n}", "date": str(first + n)}
        for n in range(number)
    ]


def test_what_names_the_court_is_kept_the_rest_is_counted(site, store):
    result = site.collect()
    assert (result.state, result.faults) == ("green", [])
    assert stored_subjects(store) == {
        "justice:opa/pr/statement-attorney-general-example",
        "justice:opa/speech/deputy-attorney-general-max-poe-delivers-remarks-example",
    }
    assert result.seen["Document"] == 4
    again = site.collect()
    assert (again.state, again.changed_rows, again.pages) == ("green", 0, 0)


def test_the_past_is_read_page_by_page(site, store):
    old = json.loads(body_of("justice", "answer"))["results"][0]
    url = "https://www.justice.gov/opa/pr/old"
    site.papers["press_releases"] += [*_many(120), old | {"url": url, "date": "999999999"}]
    assert site.collect().state == "green"
    assert "justice:opa/pr/old" in stored_subjects(store)


def test_an_order_that_is_not_heeded_is_read_from_the_end(site, store):
    site.heeds_order = False
    site.papers["press_releases"] += _many(120)
    result = site.collect()
    assert result.state == "green"
    assert any("not heeded" in note for note in result.notes)
    assert "justice:opa/pr/statement-attorney-general-example" in stored_subjects(store)
    new = json.loads(body_of("justice", "answer"))["results"][0]
    url = "https://www.justice.gov/opa/pr/new"
    site.papers["press_releases"].append(new | {"url": url, "date": "1788100000"})
    site.collect()
    assert "justice:opa/pr/new" in stored_subjects(store)


def test_a_paper_that_changed_is_read_again(site, store):
    site.collect()
    row = site.papers["press_releases"][0]
    site.papers["press_releases"][0] = row | {"changed": "1788999999", "title": "Withdrawn"}
    result = site.collect()
    assert result.counts["Document"].changed == 1


@pytest.mark.parametrize("case", ["failed", "bot_wall", "decoy", "changed_layout"])
def test_one_kind_that_fails_is_red_and_the_others_are_read(site, store, case):
    kind = "text/html" if case in ("bot_wall", "decoy") else "application/json"
    fault = answers(200, body_of("justice", case), Content_Type=kind)
    whole = site.faults.get

    def get(path, default=None):
        return fault if "press_releases" in path else whole(path, default)

    site.faults.get = get
    result = site.collect()
    assert result.state == "red"
    assert API in result.faults[0]["message"]
    assert len(stored_subjects(store)) == 1


def test_a_kind_without_any_paper_is_red(site):
    site.papers["speeches"].clear()
    result = site.collect()
    assert (result.state, "no paper" in result.faults[0]["message"]) == ("red", True)
