"""CRS reports: which are read, that each version is a document, what a change of one brings."""

from datetime import date

import pytest
from pydantic import SecretStr

from scrapers.runner import Result, run
from scrapers.sources.crs_reports import SOURCE
from scrapers.sources.crs_reports.versions import SITE, read_listing
from tests.origin import Origin, serving
from tests.sources.statements import body_of, recorded
from tracker.errors import ParseError
from tracker.records import Document, DocumentText, ReportProduct, ReportVersion
from tracker.store.tables import TABLES

HEAD = "number,url,sha1,latestPubDate,title,latestPDF,latestHTML\n"
ROW = (
    'R49999,reports/R49999.json,{},2026-02-13,"The International Criminal Court, an Overview",x,y\n'
)
OTHER = "RS11111,reports/RS11111.json,ab,2005-01-01,Farm Bills,x,y\n"
# A healthy listing has thousands of reports; these are of years that nobody asks for.
REST = "".join(f"RS{n},reports/RS{n}.json,ab,1995-01-01,Farm Bills,x,y\n" for n in range(1200))


def _of(case: str, kind: type) -> list:
    return [record for record in recorded(SOURCE, case) if isinstance(record, kind)]


def test_each_version_is_a_document_with_its_day_and_place():
    documents = _of("report_of_three_versions", Document)
    versions = _of("report_of_three_versions", ReportVersion)
    assert [(v.dated, v.place, v.versions, v.version) for v in versions] == [
        (date(2002, 7, 9), 1, 3, None), (date(2019, 8, 7), 2, 3, None),
        (date(2026, 2, 13), 3, 3, 7),
    ]  # fmt: skip
    assert {d.number for d in documents} == {"R49999"}
    assert documents[0].url == f"{SITE}/reports/R49999.html"  # the oldest is a PDF alone
    assert documents[2].abstract == (
        "The International Criminal Court (ICC) is a permanent court.\n\n"
        "Congress may consider sanctions."
    )


def test_the_text_of_a_version_belongs_to_its_document():
    (text,) = _of("text_of_a_version", DocumentText)
    assert text.document_id == _of("report_of_three_versions", Document)[2].document_id
    assert "sits in The Hague.\n\nIn 2025 the President" in text.text


def test_congress_gov_names_the_authors_and_the_version():
    (product,) = _of("product", ReportProduct)
    assert (product.authors, product.version) == ("Megan S. Example; John Roe", 7)
    assert product.html_url.startswith("https://congress.gov/")


def test_a_listing_of_another_form_is_refused():
    with pytest.raises(ParseError, match="HTML page without the columns number, url"):
        read_listing(b"<!DOCTYPE html><html><body>Moved</body></html>")


def _publish(origin: Origin, sha1: str) -> None:
    listing = HEAD + ROW.format(sha1) + OTHER + REST
    origin.publish(f"{SITE}/reports.csv", listing.encode(), "text/csv")
    report = body_of(SOURCE.name, "report_of_three_versions")
    origin.publish(f"{SITE}/reports/R49999.json", report, "application/json")
    text = body_of(SOURCE.name, "text_of_a_version")
    for name in (f"2026-02-13_R49999_{'2c' * 20}", f"20190807_R49999_{'1b' * 20}"):
        origin.publish(f"{SITE}/files/{name}.html", text, "text/html")
    product = body_of(SOURCE.name, "product")
    url = "https://api.congress.gov/v3/crsreport/R49999?format=json"
    origin.publish(url, product, "application/json")


def _run(house) -> Result:
    return run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))


def _rows(house, kind: type) -> list:
    with house.engine.connect() as connection:
        return list(connection.execute(TABLES[kind.__name__].select()))


def test_reports_named_for_the_court_are_read_once_with_a_key_their_authors_too(house):
    with serving() as origin:
        house.settings.origin = origin.address
        _publish(origin, "aa")
        first, again = _run(house), _run(house)
        asked = [path for _, path, _ in origin.asked]
        assert not any("RS11111" in path for path in asked)
        house.settings.congress_key = SecretStr("ours")
        keyed = _run(house)
    assert (first.state, first.faults, first.counts["Document"].new) == ("green", [], 3)
    assert first.counts["DocumentText"].new == 2
    assert "authors and version numbers ask for a key: TRACKER_CONGRESS_KEY" in first.notes
    assert (again.state, again.changed_rows) == ("green", 0)
    assert keyed.counts["ReportProduct"].new == 1
    assert [row.version for row in _rows(house, ReportProduct)] == [7]


def test_a_site_that_answers_with_another_page_turns_red(house):
    with serving() as origin:
        house.settings.origin = origin.address
        origin.publish(f"{SITE}/reports.csv", b"<html>Welcome</html>", "text/html")
        result = _run(house)
    assert result.state == "red"
    assert "HTML page where text/csv" in result.faults[0]["message"]
