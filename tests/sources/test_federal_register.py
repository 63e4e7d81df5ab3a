"""Orders, notices and rules: facts of the answers, and what a collection makes of a Register."""

import json
import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select
from urllib3 import HTTPResponse

from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources.federal_register import SOURCE
from scrapers.sources.federal_register import search as federal_register_search
from scrapers.sources.federal_register.documents import build_document_id, split_notes
from tracker.errors import ParseError
from tracker.records import Disposition, Document, DocumentAgency, DocumentText
from tracker.store.tables import TABLES

CASES = Path(__file__).parent.parent / "pages" / "federal_register"
SITE = "https://www.federalregister.gov/"
SINCE = date(1998, 7, 17)


def build_page(url: str, body: bytes) -> Page:
    return Page(url, body, "text/plain", datetime(2026, 10, 2, tzinfo=UTC), "0" * 64)


def read(case: str) -> list:
    url = json.loads((CASES / case / "page.json").read_text())["url"]
    return list(SOURCE.parse(build_page(url, next((CASES / case).glob("body.*")).read_bytes())))


def of(kind, records):
    return [record for record in records if type(record) is kind]


def test_an_order_is_dated_by_its_signing_and_says_what_became_of_it():
    records = read("executive_order")
    (order,) = of(Document, records)
    assert (order.document_id, order.kind, order.number) == (
        "fr:2020-12953", "executive_order", "EO 13928",
    )  # fmt: skip
    assert (order.signed_on, order.published_on) == (date(2020, 6, 11), date(2020, 6, 15))
    assert order.citation == "85 FR 36139"
    assert [d.text for d in of(Disposition, records)] == [
        "Revoked by: EO 14022, April 1, 2021",
        "See: Notice of February 1, 2021",
    ]


def test_a_correction_and_what_it_corrects_are_told():
    texts = [d.text for d in of(Disposition, read("search"))]
    assert texts == ["Corrects: 2026-02222", "Corrected by: C1-2025-12036"]
    titles = {d.kind: d.title for d in of(Document, read("search"))}
    assert titles["presidential_notice"] == "Correction", "title is null, the contents' line is not"
    agencies = [a.slug for a in of(DocumentAgency, read("search")) if "2025" in a.document_id]
    assert agencies == ["treasury-department", "foreign-assets-control-office"]


def test_a_search_without_hits_has_no_results_key():
    assert read("search_without_hits") == []


def test_numbers_used_again_bear_their_day():
    assert build_document_id("E9-4567", date(2009, 3, 5)) == "fr:E9-4567.2009-03-05"
    assert build_document_id("2025-02612", date(2025, 2, 12)) == "fr:2025-02612"
    assert of(DocumentAgency, read("number_used_again"))[0].agency == "DEPARTMENT OF STATE"


def test_a_paper_on_public_inspection_keeps_its_number_for_the_published_one():
    (paper,) = of(Document, read("public_inspection"))
    assert (paper.document_id, paper.kind) == ("fr:2026-20999", "public_inspection")
    assert paper.updated_at == datetime(2026, 10, 9, 15, 15, tzinfo=UTC)
    assert of(DocumentText, read("inspection_text"))[0].document_id == paper.document_id


def test_a_withdrawn_paper_has_no_day_and_says_why():
    records = read("public_inspection_withdrawn")
    assert of(Document, records)[0].published_on is None
    assert of(Disposition, records)[0].text.startswith("Editorial note: This document was withdr")


def test_a_text_loses_its_wrapper_and_its_page_marks():
    (text,) = read("text")
    assert text.published_on == date(2025, 2, 12)
    assert "<" not in text.text
    assert "[[Page" not in text.text
    assert "cloudflare" not in text.text
    assert re.search(r"International\s+Criminal Court \(ICC\) & its", text.text)
    assert read("text_on_disk")[0].document_id == text.document_id


@pytest.mark.parametrize(
    "notes, clauses",
    [
        ("See: EO 13933, June 26, 2020", ["See: EO 13933, June 26, 2020"]),
        (
            "Amends: EO 13467, June 30, 2008; EO 12171, November 18, 1979 See: EO 13488",
            ["Amends: EO 13467, June 30, 2008", "Amends: EO 12171, November 18, 1979",
             "See: EO 13488"],
        ),
        (
            "Revokes: EO 13673\nRevokes in part: EO 13683\nContinued by: EO 13811",
            ["Revokes: EO 13673", "Revokes in part: EO 13683", "Continued by: EO 13811"],
        ),
        ("See: EO 10830, July\xa024, 1959; ", ["See: EO 10830, July 24, 1959"]),
        ("Superseded", ["Superseded"]),
        (" ", []),
    ],
)  # fmt: skip
def test_notes_are_parted_by_label_and_reference(notes, clauses):
    assert split_notes(notes) == clauses


def test_files_on_disk_know_their_address():
    text = "documents/full_text/text/2025/02/12/2025-02612.txt"
    assert SOURCE.address(f"/x/www.federalregister.gov/{text}") == SITE + text
    assert SOURCE.address("/x/2025-02612.txt") is None


class Register:
    """The Federal Register as a session sees it: these documents, found by their words."""

    def __init__(self):
        self.documents, self.inspection, self.texts, self.asked = {}, {}, {}, []
        self.reachable = 2000

    def publish(self, number: str, day: str, text: str, **more) -> None:
        place = f"documents/full_text/text/{day.replace('-', '/')}/{number}.txt"
        self.texts[place] = text and f"[FR Doc No: {number}]\n\n{text}\n"
        self.documents[number] = {
            "document_number": number, "publication_date": day, "type": "Notice",
            "title": f"Notice {number}", "html_url": f"{SITE}d/{number}", "raw_text_url":
            SITE + place, "disposition_notes": None, "agencies": [],
        } | more  # fmt: skip

    def inspect(self, number: str, text: str) -> None:
        digits = number.replace("-", "")
        place = f"public-inspection/raw_text/{digits[:3]}/{digits[3:6]}/{digits[6:]}.txt"
        self.texts[place] = f"[FR Doc. {number} Filed: today]\n{text}\n"
        self.inspection[number] = {
            "document_number": number, "publication_date": "2026-10-13", "type": "Notice",
            "title": f"Paper {number}", "pdf_url": f"{SITE}{number}.pdf", "filing_type": "special",
            "filed_at": "2026-10-09T11:15:00.000-04:00", "raw_text_url": SITE + place,
        }  # fmt: skip

    def request(self, method: str, url: str, **_) -> "Answer":
        split = urlsplit(url)
        path = split.path.removeprefix("/www.federalregister.gov/")
        self.asked.append(path)
        asked = {key: values[0] for key, values in parse_qs(split.query).items()}
        if path == "api/v1/documents.json":
            return self._listing(self._found(asked), f"{SITE}{path}?{split.query}")
        if path == "api/v1/public-inspection-documents.json":
            if not isinstance(self.inspection, dict):
                return Answer(self.inspection)
            return self._listing(list(self.inspection.values()), url)
        if found := re.fullmatch(r"api/v1/(public-inspection-)?documents/(.+)\.json", path):
            return Answer((self.inspection if found[1] else self.documents).get(found[2]))
        return Answer(self.texts.get(path))

    def _found(self, asked: dict[str, str]) -> list[dict]:
        word = asked.get("conditions[term]", "\x00").strip('"')
        day = "conditions[publication_date]"
        return [
            row
            for row in self.documents.values()
            if (
                word in (self.texts[row["raw_text_url"].removeprefix(SITE)] or word)
                or asked.get("conditions[cfr][part]") == row.get("part", "")
            )
            and row["publication_date"] >= asked.get(f"{day}[gte]", "")
            and row["publication_date"] <= asked.get(f"{day}[lte]", "9")
            and row["publication_date"].startswith(asked.get(f"{day}[year]", ""))
        ]

    def _listing(self, rows: list[dict], url: str) -> "Answer":
        found, size = re.search(r"&page=(\d+)$", url), self.reachable // 2
        page = int(found[1]) if found else 1
        body = {"count": len(rows), "results": rows[size * (page - 1) : size * page]}
        if size * page < min(len(rows), self.reachable):
            body["next_page_url"] = f"{url.partition('&page=')[0]}&page={page + 1}"
        return Answer(body if rows else {"count": 0})


class Answer:
    """What requests gives for a request: status, headers and body."""

    def __init__(self, said):
        kind = "application/json" if isinstance(said, dict) else "text/plain"
        self.status_code, self.headers = (200 if said else 404), {"Content-Type": kind}
        text = json.dumps(said) if isinstance(said, dict) else said or "not found"
        self.body = text.encode()
        self.raw = HTTPResponse(BytesIO(self.body), preload_content=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


@pytest.fixture
def register(monkeypatch):
    site = Register()
    monkeypatch.setitem(SOURCE.expect, Document, (0, 10_000))
    return site


@pytest.fixture
def collect(house, register):
    def once():
        register.asked.clear()
        return run(SOURCE, house.fetch(SOURCE, register), SINCE)

    return once


def stored(engine, record, *fields):
    table = TABLES[record.__name__].c
    with engine.connect() as connection:
        wanted = select(*(table[f] for f in fields)).where(table.gone_at.is_(None))
        return sorted(map(tuple, connection.execute(wanted)))


ABOUT = "The International Criminal Court (ICC) is named here."


def test_a_document_is_kept_for_its_text_whatever_its_title(register, collect, store):
    register.publish("2025-00001", "2025-07-01", ABOUT, title="Notice of Sanctions Actions")
    result = collect()
    assert (result.state, result.faults) == ("green", [])
    assert stored(store, Document, "document_id", "title") == [
        ("fr:2025-00001", "Notice of Sanctions Actions")
    ]
    assert stored(store, DocumentText, "document_id") == [("fr:2025-00001",)]


def test_what_a_search_finds_by_chance_is_set_aside_and_not_asked_again(register, collect, store):
    register.publish("2025-00002", "2025-07-02", "Foreign funds of 1941.", part="520")
    collect()
    assert stored(store, Document, "document_id") == []
    assert not [path for path in register.asked if path.startswith("api/v1/documents/")]
    collect()
    assert set(register.asked) == {
        "api/v1/documents.json",
        "api/v1/public-inspection-documents.json",
    }


def test_a_second_collection_asks_for_listings_alone_and_changes_nothing(register, collect):
    register.publish("2025-00001", "2025-07-01", ABOUT)
    collect()
    result = collect()
    assert {path.rsplit("/", 1)[1] for path in register.asked} == {
        "documents.json",
        "public-inspection-documents.json",
    }
    assert result.changed_rows == 0
    assert result.seen["Document"] == 1


def test_new_dispositions_are_read_and_old_ones_gone(register, collect, store):
    register.publish("2025-00001", "2025-07-01", ABOUT, disposition_notes="See: EO 13928")
    collect()
    notes = "Revoked by: EO 14999, October 9, 2026"
    register.documents["2025-00001"] |= {"disposition_notes": notes}
    collect()
    assert stored(store, Disposition, "text") == [(notes,)]


def test_the_published_form_takes_the_place_of_the_paper_on_inspection(register, collect, store):
    register.inspect("2026-20999", ABOUT)
    collect()
    assert stored(store, Document, "document_id", "kind") == [
        ("fr:2026-20999", "public_inspection")
    ]
    register.inspection.clear()
    register.publish("2026-20999", "2026-10-13", ABOUT, type="Rule")
    collect()
    assert stored(store, Document, "document_id", "kind") == [("fr:2026-20999", "rule")]
    assert stored(store, DocumentText, "form") == [("text",)]


def test_no_list_of_public_inspection_loses_no_published_document(register, collect, store):
    register.publish("2025-00001", "2025-07-01", ABOUT)
    register.inspection = None
    result = collect()
    assert (result.state, result.faults) == ("green", [])
    assert result.notes == ["public inspection: no list for the Court is published here (404)"]
    assert stored(store, Document, "document_id") == [("fr:2025-00001",)]


@pytest.mark.parametrize("answer", ["<html><title>Request Access</title></html>", "[]", "{}x"])
def test_a_list_of_public_inspection_that_cannot_be_read_is_told_last(
    register, collect, store, answer
):
    register.publish("2025-00001", "2025-07-01", ABOUT)
    register.inspection = answer
    result = collect()
    assert result.state == "red"
    assert "public-inspection" in result.faults[0]["message"]
    assert stored(store, Document, "document_id") == [("fr:2025-00001",)]


def test_a_list_of_public_inspection_that_went_is_told_last(register, collect, store):
    register.inspect("2026-20999", ABOUT)
    assert collect().state == "green"
    register.inspection = None
    register.publish("2025-00001", "2025-07-01", ABOUT)
    result = collect()
    assert "HTTP 404 where a page was read before" in result.faults[0]["message"]
    assert len(stored(store, Document, "document_id")) == 2


def test_a_text_that_is_not_there_yet_is_asked_for_again(register, collect, store):
    register.publish("2025-00001", "2025-07-01", "")
    result = collect()
    assert result.notes == ["2025-00001: its text is not published yet (404)"]
    assert stored(store, Document, "document_id") == []
    register.publish("2025-00001", "2025-07-01", ABOUT)
    collect()
    assert stored(store, Document, "document_id") == [("fr:2025-00001",)]


def test_a_text_that_is_a_bot_wall_is_a_fault_and_asked_for_again(register, collect, store):
    register.publish("2025-00001", "2025-07-01", ABOUT)
    (place,) = register.texts
    good, register.texts[place] = (
        register.texts[place],
        ("<html><title>Request Access</title> International Criminal Court captcha</html>"),
    )
    result = collect()
    assert result.state == "red"
    assert "bot wall without the heading" in result.faults[0]["message"]
    assert stored(store, Document, "document_id") == []
    register.texts[place] = good
    assert collect().state == "green"
    assert stored(store, Document, "document_id") == [("fr:2025-00001",)]


def test_more_than_can_be_shown_is_asked_by_year_and_month(register, collect, store, monkeypatch):
    register.reachable = 4
    days = ["2019-03-05", "2020-01-31", "2020-02-29", "2020-12-01", "2020-12-02", "2020-12-31"]
    for at, day in enumerate(days):
        register.publish(f"{day[:4]}-0000{at}", day, ABOUT)
    monkeypatch.setattr(federal_register_search, "_REACHABLE", 4)
    assert collect().faults == []
    assert len(stored(store, Document, "document_id")) == 6


def test_a_listing_that_holds_back_is_a_fault(register, collect):
    register.publish("2025-00001", "2025-07-01", ABOUT)
    whole = register._listing
    register._listing = lambda rows, url: Answer(
        json.loads(whole(rows, url).body) | {"count": len(rows) + 1}
    ) if rows else whole(rows, url)  # fmt: skip
    result = collect()
    assert result.state == "red"
    assert "counts 2 documents and lists 1" in result.faults[0]["message"]


def test_a_site_that_does_not_answer_makes_the_run_red(collect, register):
    register._listing = lambda rows, url: Answer(None)
    result = collect()
    assert result.state == "red"
    assert "HTTP 404" in result.faults[0]["message"]


@pytest.mark.real
def test_real_answers(real):
    folder = real("executive-samples") / "samples" / "federal_register"

    def parsed(name: str) -> list:
        return list(SOURCE.parse(build_page(f"file:///{name}", (folder / name).read_bytes())))

    found = parsed("areed1192_documents_search.json")
    orders = {d.number: d for d in of(Document, found) if d.kind == "executive_order"}
    assert len(of(Document, found)) == 962
    assert orders["EO 13928"].signed_on == date(2020, 6, 11)
    assert len(parsed("fr_api_documents_executive_orders_2026-10-02.json")) == 20
    papers = of(Document, parsed("areed1192_public_documents_current.json"))
    assert {paper.kind for paper in papers} == {"public_inspection"}
    assert len(papers) == 100
    for name in ("usgpo_FR-2024-02-12.xml", "usgpo_FR-2018-05-10-uslm.xml"):
        with pytest.raises(ParseError, match="a whole issue of the Federal Register"):
            parsed(name)
    for name in ("areed1192_agencies.json", "areed1192_documents_facet.json"):
        with pytest.raises(ParseError):
            parsed(name)
