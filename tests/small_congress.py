"""A small 119th Congress of our own, in the true shapes of the recorded pages, at an origin.

Twelve House bills lie singly and 54 House resolutions in a ZIP; every third means the Court, the
others a look-alike, and every third bill has its text. Each chamber lists its roll calls; the
House's fourth alone says that H.R. 4 means the Court, so that its bill is followed for it.
"""

import io
import json
import re
import zipfile

from tests.origin import PAGES, Origin

SOURCES = ("bill_status", "bill_texts", "house_roll_calls", "senate_roll_calls")
BILLS, RESOLUTIONS, HOUSE_ROLLS, SENATE_ROLLS = 12, 54, 12, 6
BULK = "https://www.govinfo.gov/bulkdata"
_UNWRITTEN = re.compile(
    rb"<item>\s*<type>(?:Enrolled Bill|Public Law)</type>.*?</formats>\s*</item>", re.DOTALL
)
_COURT = re.compile(rb"International\s+Criminal\s+Court")
_STATUS = (PAGES / "bill_status/schema_3/body.xml").read_bytes()
_TEXT = (PAGES / "bill_texts/bill_dtd/body.xml").read_bytes()
_HOUSE = (PAGES / "house_roll_calls/passage_2025/body.xml").read_bytes()
_SENATE = (PAGES / "senate_roll_calls/cloture_2025/body.xml").read_bytes()


def publish_all(origin: Origin) -> None:
    """Publish the whole small Congress."""
    bills = {f"BILLSTATUS-119hr{n}.xml": bill_status("hr", n) for n in range(1, BILLS + 1)}
    others = {
        f"BILLSTATUS-119hres{n}.xml": bill_status("hres", n) for n in range(1, RESOLUTIONS + 1)
    }
    _publish_folder(origin, "hr", bills)
    _publish_folder(origin, "hres", others)
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in others.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 9, 18, 20, 26, 0)), body)
    place = f"{BULK}/BILLSTATUS/119/hres/BILLSTATUS-119-hres.zip"
    origin.publish(place, bundle.getvalue(), "application/zip")
    for number in range(3, BILLS + 1, 3):
        origin.publish(text_url(number), bill_text(number))
    _publish_house(origin)
    _publish_senate(origin)


def bill_status(kind: str, number: int) -> bytes:
    """Status of a measure of the 119th; every third means the Court, the others a look-alike."""
    place = number + (500 if kind == "hres" else 0)
    body = re.sub(rb"\b990\b", b"%d" % (2000 + place), _STATUS)
    body = re.sub(
        rb"(?<!9)90([01])\b", lambda m: b"%d" % ((place + int(m[1])) % HOUSE_ROLLS + 1), body
    )
    body = body.replace(b"9901", b"%d" % number)
    body = re.sub(rb"<committeeReports>.*?</committeeReports>|<laws>.*?</laws>", b"", body)
    body = _UNWRITTEN.sub(b"", body)
    if kind == "hres":
        body = body.replace(b"<type>HR</type>", b"<type>HRES</type>").replace(b"119hr", b"119hres")
    return body if number % 3 == 0 else _COURT.sub(b"Interstate Commerce Commission (ICC)", body)


def text_url(number: int) -> str:
    """Where the text of a House bill as introduced lies."""
    return (
        f"https://www.govinfo.gov/content/pkg/BILLS-119hr{number}ih/xml/BILLS-119hr{number}ih.xml"
    )


def bill_text(number: int) -> bytes:
    """Text of a House bill as introduced."""
    return _TEXT.replace(b"9999", b"%d" % number)


def house_url(roll: int) -> str:
    """Where a roll call of the House lies."""
    return f"https://clerk.house.gov/evs/2025/roll{roll:03}.xml"


def _publish_folder(origin: Origin, kind: str, files: dict[str, bytes]) -> None:
    rows = []
    for name, body in files.items():
        link = f"{BULK}/BILLSTATUS/119/{kind}/{name}"
        rows.append({
            "name": name, "justFileName": name, "link": link, "size": len(body), "folder": False,
            "formattedLastModifiedTime": "18-Sep-2026 20:26", "mimeType": "application/xml",
        })  # fmt: skip
        origin.publish(link, body)
    listing = json.dumps({"files": rows}).encode()
    origin.publish(f"{BULK}/json/BILLSTATUS/119/{kind}", listing, "application/json")


def _publish_house(origin: Origin) -> None:
    rows = "".join(
        f'<TR><TD><A HREF="http://clerk.house.gov/cgi-bin/vote.asp?year=2025&rollnumber={roll}">'
        f"{roll}</A></TD><TD>9-Jan</TD><TD>H R {roll}</TD><TD>On Passage</TD><TD>P</TD>"
        f"<TD>A title</TD></TR>"
        for roll in range(HOUSE_ROLLS, 0, -1)
    )
    heading = "<H2>119th Congress - 1st Session (2025)</H2>"
    page = f"<HTML><BODY>{heading}<TABLE>{rows}</TABLE></BODY></HTML>"
    origin.publish("https://clerk.house.gov/evs/2025/index.asp", page.encode(), "text/html")
    for roll in range(1, HOUSE_ROLLS + 1):
        body = _HOUSE.replace(b"<rollcall-num>7<", b"<rollcall-num>%d<" % roll)
        if roll % 3 and roll != 4:
            body = body.replace(b"Illegitimate Court Counteraction", b"Post Office Naming")
        origin.publish(house_url(roll), body.replace(b"H R 23", b"H R %d" % roll))


def _publish_senate(origin: Origin) -> None:
    base = "https://www.senate.gov/legislative/LIS"
    lines = "".join(
        f"<vote><vote_number>{roll:05}</vote_number><vote_date>28-Jan</vote_date>"
        f"<issue>H.R. {roll}</issue><question>On Cloture</question><result>Rejected</result>"
        "<vote_tally><yeas>2</yeas><nays>2</nays></vote_tally><title>A title</title></vote>"
        for roll in range(SENATE_ROLLS, 0, -1)
    )
    menu = (
        "<vote_summary><congress>119</congress><session>1</session>"
        f"<congress_year>2025</congress_year><votes>{lines}</votes></vote_summary>"
    )
    origin.publish(f"{base}/roll_call_lists/vote_menu_119_1.xml", menu.encode())
    for roll in range(1, SENATE_ROLLS + 1):
        body = _SENATE.replace(b"<vote_number>22<", b"<vote_number>%d<" % roll)
        body = re.sub(rb"H\.R\. 23\b", b"H.R. %d" % roll, body)
        body = body.replace(b"<document_number>23<", b"<document_number>%d<" % roll)
        if roll % 3:
            body = body.replace(b"Illegitimate Court Counteraction", b"Post Office Naming")
            body = _COURT.sub(b"Interstate Commerce Commission", body)
        origin.publish(f"{base}/roll_call_votes/vote1191/vote_119_1_{roll:05}.xml", body)
