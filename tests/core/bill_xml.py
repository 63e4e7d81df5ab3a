"""Bills of the true shape, written for a test: bill.dtd as the House's drafters use it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from scrapers.source import Page
from scrapers.sources.bill_texts import SOURCE
from tracker.records import Record

# Title of the bill -> its sections, each (number, heading, paragraphs); a paragraph is a text, or
# (number, heading, text) for a subsection. A section without a number is an account; sections under
# a title without one stand in the bill itself.
Section = tuple[str, str, Sequence]
Titles = Sequence[tuple[str, str, Sequence[Section]]]


def bill_xml(
    number: int, version: str, day: str, titles: Titles, official: str, struck: Titles = ()
) -> str:
    """XML of one version of a House bill of the 117th Congress; struck is what a committee struck
    from the bill as introduced, which a reported version prints before its own text.
    """
    body = "".join(_title(*title) for title in titles)
    old = "".join(_title(*title) for title in struck)
    gone = '<legis-body changed="deleted" reported-display-style="strikethrough">'
    before = f"{gone}{old}</legis-body>" if struck else ""
    return (
        '<?xml version="1.0"?><bill bill-stage="x" bill-type="olc">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dublinCore>'
        f"<dc:title>117 HR {number} {version.upper()}: Test Act</dc:title>"
        f"<dc:date>{day}</dc:date></dublinCore></metadata>"
        f"<form><congress>117th CONGRESS</congress><legis-num>H. R. {number}</legis-num>"
        f"<legis-type>A BILL</legis-type><official-title>{escape(official)}</official-title></form>"
        f"{before}<legis-body>"
        '<section section-type="section-one"><enum>1.</enum><header>Short title'
        "</header><text>This Act may be cited as the <quote><short-title>Test Act</short-title>"
        f"</quote>.</text></section>{body}</legis-body></bill>"
    )


def substitute_xml(number: int, day: str, titles: Titles) -> str:
    """XML of the Senate's amendment that replaces a whole House bill of the 117th Congress."""
    block = "".join(_title(*title) for title in titles)
    return (
        '<?xml version="1.0"?><amendment-doc amend-type="engrossed-amendment">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dublinCore>'
        f"<dc:title>117 HR {number} EAS: Test Act</dc:title><dc:date>{day}</dc:date>"
        "</dublinCore></metadata><engrossed-amendment-form><congress>117th CONGRESS</congress>"
        f"<legis-num>H. R. {number}</legis-num></engrossed-amendment-form>"
        "<engrossed-amendment-body><amendment><amendment-instruction><text>Strike all after the "
        "enacting clause and insert the following:</text></amendment-instruction>"
        f"<amendment-block>{block}</amendment-block></amendment></engrossed-amendment-body>"
        "</amendment-doc>"
    )


def _title(enum: str, words: str, sections: Sequence[Section]) -> str:
    inner = "".join(_section(section) for section in sections)
    if not enum:
        return inner
    return f"<title><enum>{enum}</enum><header>{escape(words)}</header>{inner}</title>"


def _section(section: Section) -> str:
    number, heading, paragraphs = section
    inner = "".join(
        f'<text display-inline="no-display-inline">{escape(part)}</text>'
        if isinstance(part, str)
        else f"<subsection><enum>({part[0]})</enum><header>{escape(part[1])}</header>"
        f"<text>{escape(part[2])}</text></subsection>"
        for part in paragraphs
    )
    if not number:
        return f"<appropriations-small><header>{escape(heading)}</header>{inner}" + (
            "</appropriations-small>"
        )
    return f"<section><enum>{number}.</enum><header>{escape(heading)}</header>{inner}</section>"


def text_url(number: int, version: str) -> str:
    """Address of a version's XML at GovInfo."""
    package = f"BILLS-117hr{number}{version}"
    return f"https://www.govinfo.gov/content/pkg/{package}/xml/{package}.xml"


def read_text(number: int, version: str, xml: str) -> list[Record]:
    """What the parser of bill texts reads of a version."""
    moment = datetime(2026, 9, 18, tzinfo=UTC)
    page = Page(text_url(number, version), xml.encode(), "text/xml", moment, "0" * 64)
    return list(SOURCE.parse(page))
