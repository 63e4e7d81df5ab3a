"""A folder of a bill's texts is imported whole, whichever text comes first."""

from pathlib import Path

from scrapers.collect import House
from tests.core import planted
from tests.core.bill_xml import bill_xml, text_url
from tests.importing import import_paths
from tracker.store.tables import TABLES

PAY_ALONE = planted.FIRST[:1]


def _publish(folder: Path, version: str, day: str, titles) -> None:
    path = folder / text_url(7900, version).removeprefix("https://")
    path.parent.mkdir(parents=True)
    path.write_text(bill_xml(7900, version, day, titles, planted.OFFICIAL))


def test_a_text_without_the_court_is_held_once_another_makes_its_bill_followed(
    house: House, tmp_path: Path
):
    _publish(tmp_path / "files", "eh", "2022-07-14", PAY_ALONE)
    _publish(tmp_path / "files", "ih", "2022-05-27", planted.FIRST)
    states = [result.state for result in import_paths(house, [tmp_path / "files"])]
    assert states == ["green", "green"]
    text = TABLES["BillText"]
    with house.engine.connect() as connection:
        held = set(connection.scalars(text.select().with_only_columns(text.c.bill_version_id)))
    assert held == {"hr7900-117-eh", "hr7900-117-ih"}
