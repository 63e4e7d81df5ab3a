"""The full-text search: what it asks, how it spends its hour, and the papers it leads to."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.shapes.govinfo.search import (
    changed_query,
    read_answer,
    search_names,
    windows,
)
from scrapers.source import Page
from scrapers.sources.record_search import SOURCE, address
from tracker.errors import ParseError
from tracker.records import Document

CASES = Path(__file__).parent.parent / "pages" / "record_search"
CONTENT = "https://www.govinfo.gov/content/pkg"
SENATE = "CREC-2026-07-16-pt1-PgS4321"


def read(url: str, body: bytes) -> list:
    moment = datetime(2026, 9, 18, 20, 26, tzinfo=UTC)
    return list(SOURCE.parse(Page(url, body, "text/html", moment, "0" * 64)))


def body_of(case: str) -> bytes:
    return next((CASES / case).glob("body.*")).read_bytes()


def document(case: str) -> Document:
    found, *_ = read(json.loads((CASES / case / "page.json").read_text())["url"], body_of(case))
    return found


def test_a_phrase_over_a_page_mark_and_over_a_line_is_whole():
    text = document("senate_item").text
    assert "the International Criminal Court announced warrants “without notice,”" in text
    assert "[[Page" not in text
    assert "{time}" not in text
    assert "<" not in text


def test_paragraphs_are_kept_and_the_clock_of_the_house_is_not_one():
    paragraphs = document("senate_item").text.split("\n\n")
    assert [words[:9] for words in paragraphs[1:]] == [
        "Mr. ROE. ", "Ms. DOE. ", "(A) a quo", "(B) anoth", "The PRESI",
    ]  # fmt: skip


def test_a_hyphen_at_a_line_end_stays_for_the_reader_to_judge():
    assert "the pre-\ntrial chamber" in document("senate_item").text


def test_a_record_item_is_cited_as_the_daily_edition_is():
    item = document("extension")
    assert item.citation == "172 Cong. Rec. E700 (daily ed. July 16, 2026)"
    assert (item.section, item.speaker) == ("Extensions of Remarks", "HON. JANE DOE")
    assert (item.published_on, item.congress) == (date(2026, 7, 16), 119)


def test_reports_hearings_and_presidential_papers_say_what_they_are():
    report, hearing, letter = map(document, ("report", "hearing", "presidential_letter"))
    assert (report.kind, report.citation, report.title, report.published_on) == (
        "committee_report", "H. Rept. 119-998", "EXAMPLE COURT ACT", date(2026, 6, 5),
    )  # fmt: skip
    assert (hearing.kind, hearing.title, hearing.published_on) == (
        "hearing", "THE COURT AND ITS CRITICS", date(2026, 3, 12),
    )  # fmt: skip
    assert letter.title == "Letter to Congressional Leaders on the International Criminal Court"
    assert "the International Criminal Court continues" in letter.text


def test_a_file_on_disk_is_known_by_its_path_or_its_name():
    url = f"{CONTENT}/CREC-2026-07-16/html/{SENATE}.htm"
    assert address(f"/x/www.govinfo.gov/content/pkg/CREC-2026-07-16/html/{SENATE}.htm") == url
    assert address(f"{SENATE}.htm") == url
    assert address("WCPD-2002-05-13-Pg790.htm") == (
        f"{CONTENT}/WCPD-2002-05-13/html/WCPD-2002-05-13-Pg790.htm"
    )
    assert address("mods.xml") is None
    assert address("BILLS-119hr23ih.xml") is None


def test_the_courts_names_are_asked_for_as_plain_phrases():
    names = search_names()
    assert {"International Criminal Court", "Rome Statute", "Executive Order 14203"} <= set(names)
    assert "American Servicemembers Protection Act" in names
    assert not [name for name in names if re.search(r"[()\[\]|?*\"]", name)]
    assert "Coalition for the International Criminal Court" not in names  # the shorter finds it
    assert not [name for name in names if name.startswith("ICC ")]  # never by itself


def test_a_question_is_bracketed_and_windows_go_back_from_today():
    asked = windows(date(1998, 7, 17), date(2026, 11, 22))
    assert (asked[0].year, asked[-1].year, len(asked)) == (2026, 1998, 87)
    assert asked[0].query.startswith('("')
    assert asked[0].query.endswith(
        " AND collection:(BILLS OR PLAW) AND publishdate:range(2026-01-01,2026-12-31)"
    )
    assert changed_query(date(2026, 11, 20)).endswith("lastModified:range(2026-11-20T00:00:00Z,)")


def test_an_answer_names_granules_and_packages():
    hits = read_answer(body_of("answer")).hits
    assert [(hit.package, hit.granule) for hit in hits] == [
        ("CREC-2026-07-16", SENATE), ("BILLS-119hr9999ih", None),
    ]  # fmt: skip


@pytest.mark.real
def test_every_real_record_item_is_read_or_refused_with_its_reason(real):
    files = sorted(real("congressional-record").rglob("*.htm"))
    faults, titles = {}, {}
    for path in files:
        try:
            item, *_ = read(address(str(path)), path.read_bytes())
        except ParseError as error:
            faults[path.stem] = str(error)
            continue
        titles[path.stem] = item.title
        assert item.text
        assert item.url.endswith(f"{path.stem}.htm")
        assert not re.search(r"\[\[Page|\{time\}|<bullet>|\x00|(?m:^[_=]+$)", item.text)
    # A list of lobbyists of 1994 that is kept in a package of 2005.
    assert faults == {
        "CREC-2005-07-20-pt1-Pgnull-2": "CREC-2005-07-20-pt1-Pgnull-2 says that it is of 1994-02-22"
    }
    assert len(titles) == len(files) - 1 == 288
    assert titles["CREC-1997-01-28-pt1-PgS738"] == "Introductory statement on S. 211"
    assert (
        titles["CREC-2005-07-20-pt1-PgS8503-8"] == "SUPREME COURT NOMINATION OF JOHN ROBERTS, JR."
    )


@pytest.mark.real
def test_no_word_of_a_real_record_item_is_lost(real):
    for path in sorted(real("congressional-record").rglob("*Pg[EHS]*.htm")):
        records = read(address(str(path)), path.read_bytes())
        # A list of communications is a paper for each of them, after what stands before the first.
        told = " ".join(record.text for record in records if isinstance(record, Document))
        printed = path.read_text().split("</a>]", 1)[1]
        printed = re.sub(r"\[\[Page [^\]]*\]\]|\{time\}\s+\d+|<[^<>]*>", "", printed)
        assert words(printed) == words(told), path.stem


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9]+", text.replace("&lt;", "").replace("&gt;", ""))


@pytest.mark.real
def test_metadata_of_a_package_is_refused_without_a_traceback(real):
    for path in real("congressional-record").rglob("*.xml"):
        with pytest.raises(ParseError, match="neither an answer of the search nor a text"):
            read(path.as_uri(), path.read_bytes())
