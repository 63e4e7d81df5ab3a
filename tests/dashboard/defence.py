"""A defence bill in three versions in which provisions are planted, put into a store."""

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from scrapers.archive import Archive
from tests.core import planted
from tests.core.bill_xml import bill_xml, read_text, text_url
from tests.core.test_provisions import VERSIONS
from tests.dashboard.seed import NOW, add_page
from tracker.reading.keep import Known, keep
from tracker.records import Bill, Law, TextVersion
from tracker.store.db import open_store

BILL = "hr7900-117"
_TITLE = "National Defense Authorization Act for Fiscal Year 2023 <b>"


def plant(folder: Path) -> Engine:
    """The store of a data folder, to which the bill, its texts and its law are added."""
    engine = open_store(f"sqlite:///{folder / 'tracker.sqlite'}")
    archive = Archive(folder / "archive")
    for version, day, titles in VERSIONS:
        xml = bill_xml(7900, version, day, titles, planted.OFFICIAL)
        records = keep(read_text(7900, version, xml), Known())
        add_page(engine, archive, "bill_texts", text_url(7900, version), NOW, records)
    status = [
        Bill(BILL, 117, "hr", 7900, _TITLE, date(2022, 5, 27)),
        Law(BILL, "Public Law", "117-263"),
        TextVersion(f"{BILL}-rfs", BILL, "rfs", "Referred in Senate", date(2022, 7, 21)),
    ]
    add_page(engine, archive, "bill_status", "https://www.govinfo.gov/status", NOW, status)
    return engine
