"""The walk through the Record's days: what is asked, what is kept, where a later run goes on."""

import json
from datetime import date
from pathlib import Path

import pytest
import responses

from scrapers.runner import read_again, run
from scrapers.sources.congressional_record import SOURCE, walk
from scrapers.sources.congressional_record.days import list_days, read_days
from scrapers.sources.record_search import SOURCE as SEARCH
from tracker.errors import FetchError, ParseError
from tracker.store.tables import TABLES

CASES = Path(__file__).parent.parent / "pages" / "congressional_record"
HOST = "http://127.0.0.1:9/www.govinfo.gov"
DAY, HOUSE, SENATE = "CREC-2026-07-16", "CREC-2026-07-16-pt1-PgH4100", "CREC-2026-07-16-pt1-PgS1"
SINCE = date(2026, 1, 1)
MODS = 'xmlns="http://www.loc.gov/mods/v3"'


def sitemap(*days: tuple[str, str]) -> str:
    rows = "".join(
        f"<url><loc>https://www.govinfo.gov/app/details/{day}</loc><lastmod>{at}</lastmod></url>"
        for day, at in days
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>'
    "https://www.govinfo.gov/sitemap/CREC_2026_sitemap.xml</loc></sitemap><sitemap><loc>"
    "https://www.govinfo.gov/sitemap/CREC_1997_sitemap.xml</loc></sitemap></sitemapindex>"
)
FEED = (
    "<rss><channel><item><link>https://www.govinfo.gov/app/details/CREC-2026-07-16</link>"
    "<pubDate>Fri, 17 Jul 2026 09:00:00 GMT</pubDate></item></channel></rss>"
)


def item_of(case: str) -> str:
    body = (CASES / case / "body.xml").read_text().split("?>\n", 1)[1]
    return body.replace("<mods ", '<relatedItem type="constituent" ').replace(
        "</mods>", "</relatedItem>"
    )


def plain_item(name: str, title: str) -> str:
    return (
        f'<relatedItem type="constituent" ID="id-{name}"><titleInfo><title>{title}</title>'
        f"</titleInfo><extension><granuleClass>SENATE</granuleClass><accessId>{name}</accessId>"
        "</extension></relatedItem>"
    )


def serve_day(*items: str, day: str = DAY) -> None:
    body = f"<mods {MODS}><extension><accessId>{day}</accessId></extension>{''.join(items)}</mods>"
    responses.get(f"{HOST}/metadata/pkg/{day}/mods.xml", body=body, content_type="application/xml")


def serve_item(name: str, body: bytes) -> None:
    day = name.split("-pt1")[0]
    responses.get(f"{HOST}/content/pkg/{day}/html/{name}.htm", body=body, content_type="text/html")


def serve_listing(*days: tuple[str, str]) -> None:
    responses.get(f"{HOST}/sitemap/CREC_sitemap_index.xml", body=INDEX)
    responses.get(f"{HOST}/sitemap/CREC_2026_sitemap.xml", body=sitemap(*days))


def asked() -> list[str]:
    return [call.request.url.rsplit("/", 1)[-1] for call in responses.calls]


def rows(house, name: str) -> list:
    with house.engine.connect() as connection:
        return list(connection.execute(TABLES[name].select()))


OTHER = b"""<html><head><title>Congressional Record</title></head><body><pre>
[Congressional Record Volume 172, Number 99 (Thursday, July 16, 2026)]
[Senate]
[Page S1]

                           ROADS

  Mr. ROE. Mr. President, I speak of roads.
</pre></body></html>"""


@responses.activate
def test_every_item_of_a_new_day_is_read_and_those_that_mean_the_court_are_kept(house):
    serve_listing((DAY, "2026-07-17T09:00:00Z"))
    serve_day(item_of("item_metadata_2026"), plain_item(SENATE, "ROADS"))
    serve_item(HOUSE, (CASES / "house_debate_2026" / "body.htm").read_bytes())
    serve_item(SENATE, OTHER)
    result = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert result.state == "green", result.line()
    assert [row.document_id for row in rows(house, "Document")] == [f"govinfo:{HOUSE}"]
    assert {row.printed for row in rows(house, "RecordMember")} == {
        "Mr. SMITH of New Jersey", "Ms. JACKSON-LEE of Texas", "Mr. McROE",
    }  # fmt: skip
    assert len(rows(house, "Speech")) == 9
    responses.calls.reset()
    again = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert again.changed_rows == 0
    assert asked() == ["CREC_sitemap_index.xml", "CREC_2026_sitemap.xml"]


@responses.activate
def test_a_run_that_spends_its_requests_is_gone_on_with(house, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(walk, "_MOST_REQUESTS", 2)
    serve_listing((DAY, "2026-07-17T09:00:00Z"))
    serve_day(plain_item(SENATE, "ROADS"), item_of("item_metadata_2026"))
    serve_item(HOUSE, (CASES / "house_debate_2026" / "body.htm").read_bytes())
    serve_item(SENATE, OTHER)
    first = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert first.notes == ["Congressional Record: 1 of 1 days not read yet"]
    assert rows(house, "Document") == []
    run(SOURCE, house.fetch(SOURCE), SINCE)
    assert len(rows(house, "Document")) == 1
    assert asked().count(f"{SENATE}.htm") == 1


@responses.activate
def test_of_older_days_only_headings_that_mean_the_court_are_followed(house):
    days = [f"CREC-2026-07-{n:02}" for n in range(16, 8, -1)]
    serve_listing(*((day, "x") for day in days))
    for day in days:
        named = plain_item(f"{day}-pt1-PgS1", "ROADS")
        court = plain_item(f"{day}-pt1-PgS2", "THE INTERNATIONAL CRIMINAL COURT")
        serve_day(named, court, day=day)
        for number in ("1", "2"):
            body = OTHER.replace(b"July 16", f"July {int(day[-2:])}".encode())
            serve_item(f"{day}-pt1-PgS{number}", body)
    result = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert result.state == "green", result.line()
    assert "CREC-2026-07-10-pt1-PgS1.htm" in asked()  # the seventh issue back, read whole
    assert "CREC-2026-07-09-pt1-PgS2.htm" in asked()
    assert "CREC-2026-07-09-pt1-PgS1.htm" not in asked()


@responses.activate
def test_what_the_search_stored_gets_its_members_and_is_not_asked_for_again(house):
    page = json.loads((CASES / "house_debate_2026" / "page.json").read_text())
    fetch = house.fetch(SEARCH)
    found = fetch.imported(
        page["url"], (CASES / "house_debate_2026" / "body.htm").read_bytes(), "text/html"
    )
    read_again(SEARCH, [found], fetch)
    responses.get(f"{HOST}/sitemap/CREC_sitemap_index.xml", body=INDEX)
    responses.get(f"{HOST}/sitemap/CREC_2026_sitemap.xml", status=404)
    responses.get(
        f"{HOST}/metadata/granule/{DAY}/{HOUSE}/mods.xml",
        body=(CASES / "item_metadata_2026" / "body.xml").read_bytes(),
        content_type="application/xml",
    )
    result = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert result.state == "green", result.line()
    assert len(rows(house, "RecordMember")) == 3
    assert f"{HOUSE}.htm" not in asked()


@responses.activate
def test_members_come_from_the_day_where_the_item_has_no_metadata_of_its_own(house):
    page = json.loads((CASES / "house_debate_2026" / "page.json").read_text())
    fetch = house.fetch(SEARCH)
    body = (CASES / "house_debate_2026" / "body.htm").read_bytes()
    read_again(SEARCH, [fetch.imported(page["url"], body, "text/html")], fetch)
    responses.get(f"{HOST}/sitemap/CREC_sitemap_index.xml", status=404)
    responses.get(f"{HOST}/rss/crec.xml", status=404)
    responses.get(f"{HOST}/metadata/granule/{DAY}/{HOUSE}/mods.xml", status=404)
    responses.get(f"{HOST}/metadata/pkg/{DAY}/mods.xml", status=404)
    responses.get(
        f"{HOST}/content/pkg/{DAY}/mods.xml", content_type="application/xml",
        body=f"<mods {MODS}>{item_of('item_metadata_2026')}</mods>",
    )  # fmt: skip
    result = run(SOURCE, house.fetch(SOURCE), SINCE)
    # No list of days is there: that is told, and what is owed is read all the same.
    assert [fault["message"] for fault in result.faults] == [
        "https://www.govinfo.gov/sitemap/CREC_sitemap_index.xml: HTTP 404"
    ]
    assert len(rows(house, "RecordMember")) == 3
    assert "not published here (404)" in " ".join(result.notes)


@responses.activate
def test_one_broken_day_turns_the_run_red_and_the_others_are_read(house):
    serve_listing((DAY, "x"), ("CREC-2026-07-15", "x"))
    serve_day("<html/>", day=DAY)
    serve_day(plain_item("CREC-2026-07-15-pt1-PgS1", "ROADS"), day="CREC-2026-07-15")
    serve_item("CREC-2026-07-15-pt1-PgS1", OTHER.replace(b"July 16", b"July 15"))
    result = run(SOURCE, house.fetch(SOURCE), SINCE)
    assert result.state == "red"
    assert "the metadata of CREC-2026-07-16 names no item" in result.faults[0]["message"]
    assert "CREC-2026-07-15-pt1-PgS1.htm" in asked()


@responses.activate
def test_without_sitemaps_the_feed_tells_the_newest_days(house):
    responses.get(f"{HOST}/sitemap/CREC_sitemap_index.xml", status=403)
    responses.get(f"{HOST}/rss/crec.xml", body=FEED)
    fetch = house.fetch(SOURCE)
    assert [day.package for day in list_days(fetch, SINCE)] == [DAY]
    assert isinstance(fetch.faults[0][1], FetchError)


def test_a_listing_that_names_no_issue_is_refused():
    with pytest.raises(ParseError, match="without an issue"):
        read_days(sitemap().encode())
    with pytest.raises(ParseError, match="root is <html>"):
        read_days(b"<html><body>Access Denied</body></html>")
    assert read_days(sitemap(("CREC-2026-07-16-v172", "x")).encode())[0].package.endswith("v172")
