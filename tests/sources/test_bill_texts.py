"""Texts of measures: sections with their place, no word lost, in every form GovInfo serves."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import responses
from lxml import etree

from scrapers.runner import run
from scrapers.source import Page
from scrapers.sources.bill_texts import SOURCE, address, addresses, pages
from tests.sources.pdf import write_pdf
from tracker.errors import ParseError
from tracker.queries.upkeep.collecting import read_texts
from tracker.records import BillText, Follow, TextSection, TextVersion
from tracker.store.db import writing
from tracker.store.put import put

CASES = Path(__file__).parent.parent / "pages" / "bill_texts"
CONTENT = "https://www.govinfo.gov/content/pkg"
ORIGIN = "http://127.0.0.1:9/www.govinfo.gov"
# About the file and no part of the paper.
OUTSIDE = {"metadata", "meta", "amendMeta", "endMarker"}
NAMED = {"Division", "Title", "Subtitle", "Subchapter", "Article"}  # put before a level’s number
LEVELS = r"(?:sub)?(?:section|title|division|chapter|part)|sec|article"


def read(url: str, body: bytes) -> list:
    moment = datetime(2026, 9, 18, 20, 26, tzinfo=UTC)
    return list(SOURCE.parse(Page(url, body, "text/xml", moment, "0" * 64)))


def read_case(case: str) -> list:
    body = next((CASES / case).glob("body.*"))
    return read((CASES / case / "page.json").read_text().split('"')[3], body.read_bytes())


def sections(records: list) -> list[TextSection]:
    return [record for record in records if isinstance(record, TextSection)]


def at(records: list, path: str) -> list[TextSection]:
    return [section for section in sections(records) if section.path == path]


def real_texts(real) -> list[Path]:
    return sorted(path for path in real("bill-texts").rglob("*.[xX][mM][lL]"))


def test_a_section_stands_below_its_title_and_subtitle():
    section = at(
        read_case("bill_dtd"), "Title II—Sanctions > Subtitle B—Persons > Sec. 203. Sanctions"
    )
    assert (section[0].number, section[0].heading, section[0].kind) == (
        "203", "Sanctions", "section",
    )  # fmt: skip
    assert section[1].text == "(2) by striking “may”."  # it goes on after the quoted text


def test_quoted_text_findings_and_contents_are_told_from_what_the_bill_orders():
    kinds = {section.kind: section.text for section in sections(read_case("bill_dtd"))}
    assert kinds["quoted"] == "(c) Protected persons.—No funds may go to the ICC.; and"
    assert kinds["findings"].startswith("Congress finds the following:")
    assert kinds["toc"].endswith("Sec. 101. Findings; policy.")
    assert set(kinds) == {"other", "title", "toc", "heading", "section", "findings", "quoted"}


def test_text_that_a_committee_struck_says_so():
    struck = [s.text for s in sections(read_case("uslm_reported")) if "Struck text" in s.path]
    assert struck == ["Whereas this clause was struck; and", "That the Senate thanks the Court."]


def test_a_page_mark_does_not_cut_the_courts_name():
    (preamble,) = [s for s in sections(read_case("uslm_reported")) if "140 STAT." in s.text]
    assert "the International Criminal Court sits" in preamble.text
    law = " ".join(s.text for s in sections(read_case("law_htm")))
    assert "“Rome Statute of the International Criminal Court”" in law


def test_a_law_is_the_text_of_the_bill_that_became_it():
    text = read_case("law_htm")[0]
    assert (text.bill_id, text.bill_version_id) == ("hr9996-119", "hr9996-119-pl")
    assert text.issued_on == date(2026, 8, 2)  # not a day that its title speaks of


def test_titles_in_a_table_of_contents_are_not_the_bills_titles():
    paths = [s.path for s in sections(read_case("htm_introduced")) if s.kind == "heading"]
    assert paths == [
        "Title I—GENERAL",
        "Title II—SANCTIONS",
        "Title II—SANCTIONS > Subtitle A—Persons",
    ]


def test_a_pdf_is_read_last_and_without_line_numbers():
    lines = [
        "119TH CONGRESS 2D SESSION H. R. 9993", "IN THE HOUSE OF REPRESENTATIVES", "A BILL",
        "To limit dealings.", "1 Be it enacted by the Senate and House of Representa-",
        "2 tives of the United States of America in Congress assembled,",
        "3 SECTION 1. SHORT TITLE.", "4 This Act may be cited as the Example",
        "5 Court Act.",
    ]  # fmt: skip
    records = read(f"{CONTENT}/BILLS-119hr9993ih/pdf/BILLS-119hr9993ih.pdf", write_pdf(lines))
    assert (records[0].form, records[0].bill_version_id) == ("pdf", "hr9993-119-ih")
    (title,) = at(records, "Sec. 1. SHORT TITLE")
    assert title.text == "This Act may be cited as the Example Court Act."


def test_a_broken_pdf_is_a_fault_of_the_page():
    with pytest.raises(ParseError, match="PDF"):
        read(f"{CONTENT}/BILLS-119hr9993ih/pdf/BILLS-119hr9993ih.pdf", b"%PDF-1.7 cut short")


def test_addresses_follow_the_status_page_and_mend_its_names_of_laws():
    given = f"{CONTENT}/PLAW-117publ1_uslm/xml/PLAW-117publ1_uslm.xml"
    assert (
        addresses("hr335-117-pl", (given,))[0] == f"{CONTENT}/PLAW-117publ1/uslm/PLAW-117publ1.xml"
    )
    assert addresses("hr23-119-ih") == [
        f"{CONTENT}/BILLS-119hr23ih/xml/BILLS-119hr23ih.xml",
        f"{CONTENT}/BILLS-119hr23ih/html/BILLS-119hr23ih.htm",
        f"{CONTENT}/BILLS-119hr23ih/pdf/BILLS-119hr23ih.pdf",
    ]
    assert addresses("hr335-117-pl") == []


def test_a_file_on_disk_is_known_by_its_path_or_its_name():
    url = f"{CONTENT}/BILLS-119hr983enr/xml/BILLS-119hr983enr.xml"
    assert (
        address("/x/www.govinfo.gov/content/pkg/BILLS-119hr983enr/xml/BILLS-119hr983enr.xml") == url
    )
    assert address("BILLS-119hr983enr.xml") == url
    assert address("HJ106_IH.XML") is None
    assert address("CREC-2005-07-20-pt1-PgE1541-2.htm") is None


@pytest.mark.real
def test_no_word_of_a_real_text_is_lost(real):
    checked = 0
    for path in real_texts(real):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(load_dtd=False, remove_pis=True))
        if path.stem == "S2245_IS":  # before introduction: <dc:title>116 S 2245 : To cap …
            with pytest.raises(ParseError, match="does not say which version"):
                read(path.as_uri(), path.read_bytes())
            continue
        checked += 1
        records = read(address(str(path)) or path.as_uri(), path.read_bytes())
        found = " ".join(
            f"{'' if s.kind == 'heading' else s.number or ''} {s.heading or ''} {s.text}"
            for s in sections(records)
        )
        said = list(body_text(root))
        lost = letters(" ".join(said)) - letters(found)
        assert not lost, f"{path.name} lost {lost}"
        odd = words(found) - words(" ".join(said)) - words("".join(said)) - NAMED
        assert not odd, f"{path.name} has words of its own: {odd}"
    assert checked == 113


def body_text(element):
    """Text of a file without what is about the file, level names without their designation."""
    if isinstance(element.tag, str) and etree.QName(element).localname not in OUTSIDE:
        if etree.QName(element).localname == "num":
            printed = "".join(element.itertext()).replace("\u00ad", "")
            yield re.sub(rf"(?i)^\W*(?:{LEVELS})\b", "", printed)
        else:
            yield element.text or ""
            for child in element:
                yield from body_text(child)
    yield element.tail or ""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace("\u00ad", "")))


def letters(text: str) -> Counter:
    return Counter(re.sub(r"[\W_]", "", text.replace("\u00ad", "")))


@pytest.mark.real
def test_a_real_enrolled_bill_reads_as_printed(real):
    path = real("bill-texts") / "www.govinfo.gov/content/pkg/BILLS-119hr983enr/xml"
    records = read(
        f"{CONTENT}/BILLS-119hr983enr/xml/BILLS-119hr983enr.xml",
        (path / "BILLS-119hr983enr.xml").read_bytes(),
    )
    assert records[0].bill_version_id == "hr983-119-enr"
    assert records[0].title.startswith("To Amend title 38, United States Code")
    quoted = [section for section in sections(records) if section.kind == "quoted"]
    assert [section.text[:40] for section in quoted] == ["(E) An individual who is entitled to ass"]


@pytest.mark.real
def test_both_dialects_of_the_same_text_say_the_same(real):
    folder = real("bill-texts") / "samples/uslm"
    old, new = (
        read("x", (folder / name).read_bytes()) for name in ("HJ106_IH.xml", "HJ106_IH.XML")
    )
    assert old[0].bill_version_id == new[0].bill_version_id == "hjres106-116-ih"
    assert [s.kind for s in sections(old)] == [s.kind for s in sections(new)]


def follow(house, add_page, *version_ids: str) -> None:
    with writing(house.engine) as connection:
        stamp = add_page(connection, "https://example.org/status")
        versions = [
            TextVersion(v, v.rpartition("-")[0], v.rpartition("-")[2], "Text") for v in version_ids
        ]
        bills = {version.bill_id for version in versions}
        follows = [Follow(bill, "record", "measures", "in the record") for bill in bills]
        put(connection, [*versions, *follows], stamp)


def missing(url: str) -> None:
    responses.get(f"{ORIGIN}{url}", status=302, headers={"Location": "/www.govinfo.gov/error"})


@responses.activate
def test_xml_is_read_first_then_html_and_what_is_not_there_is_noted(house, add_page):
    follow(house, add_page, "hr9999-119-ih", "hr9997-119-ih", "hr9001-119-ih")
    for number, form in (("9997", "xml/BILLS-119hr9997ih.xml"),):
        missing(f"/content/pkg/BILLS-119hr{number}ih/{form}")
    for form in (
        "xml/BILLS-119hr9001ih.xml",
        "html/BILLS-119hr9001ih.htm",
        "pdf/BILLS-119hr9001ih.pdf",
    ):
        missing(f"/content/pkg/BILLS-119hr9001ih/{form}")
    for case, place, kind in (
        ("bill_dtd", "BILLS-119hr9999ih/xml/BILLS-119hr9999ih.xml", "text/xml"),
        ("htm_introduced", "BILLS-119hr9997ih/html/BILLS-119hr9997ih.htm", "text/html"),
    ):
        body = next((CASES / case).glob("body.*")).read_bytes()
        responses.get(f"{ORIGIN}/content/pkg/{place}", body=body, content_type=kind)
    result = run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))
    assert (result.state, result.faults) == ("green", [])
    assert result.notes == ["texts not published yet (1): hr9001-119-ih"]
    assert read_texts(house.engine) == {"hr9999-119-ih", "hr9997-119-ih"}

    asked = len(responses.calls)
    again = run(SOURCE, house.fetch(SOURCE), date(1998, 7, 17))
    assert again.changed_rows == 0
    assert len(responses.calls) == asked + 3  # only for the text that is not there yet


def test_nothing_is_asked_for_while_nothing_is_followed(house):
    assert list(pages(house.fetch(SOURCE), date(1998, 7, 17))) == []


def test_a_text_counts_its_sections_and_characters():
    text, *rest = read_case("bill_dtd")
    assert isinstance(text, BillText)
    assert (text.sections, text.characters) == (len(rest), sum(len(s.text) for s in rest))
