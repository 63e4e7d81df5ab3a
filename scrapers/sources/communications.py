"""What Congress.gov says of the communications that the Record prints: a second witness."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapers.shapes.keyed import ask_with_key, wanted_key
from scrapers.source import Page, Source
from scrapers.strict import iso_date, iso_moment, member_of, number, parse_json, required
from tracker.congress import build_communication_id
from tracker.errors import MissingPage, ParseError
from tracker.queries.upkeep.collecting import numbered_communications
from tracker.records import CommunicationListing, Record

if TYPE_CHECKING:
    from scrapers.fetch import Fetch

_API = "https://api.congress.gov/v3"
_SETTING, _WHERE = "TRACKER_CONGRESS_KEY", "https://api.data.gov/signup"
_SETTLES_IN = timedelta(days=90)  # until then committees and corrections may still come in
# The names with a hyphen are those of answers before 2023.
_ITEMS = ("houseCommunication", "senateCommunication", "house-communication",
          "senate-communication")  # fmt: skip


def pages(fetch: "Fetch", since: date) -> Iterator[Page]:
    """What is said of each communication that is stored, monthly while it is young, then once.

    The API has no search of words and its lists show no abstract: the Record tells which
    communications name the Court, and of these alone it is asked.
    Raises: KeyMissing where no key is set.
    """
    key = wanted_key(_SETTING, _WHERE, fetch.settings.congress_key, fetch.settings.govinfo_key)
    today = datetime.now(UTC).date()
    for row in numbered_communications(fetch.store, since):
        settled = today - row.printed_on > _SETTLES_IN
        mark = "settled" if settled else f"{today:%Y-%m}"
        place = f"{row.congress}/{row.kind.lower()}/{row.number}"
        url = f"{_API}/{row.chamber}-communication/{place}?format=json"
        if fetch.is_done(url, mark):
            fetch.count(CommunicationListing, 1)
            continue
        try:
            yield ask_with_key(fetch, url, _SETTING, key, mark)
        except MissingPage:
            fetch.note(f"not on Congress.gov: {row.chamber} {row.kind} {row.number}")
            fetch.set_aside([(url, mark)])


def parse(page: Page) -> Iterator[Record]:
    """The CommunicationListing of a communication.

    Source: https://api.congress.gov/v3/house-communication/{congress}/{ec|pm}/{number} and
    https://api.congress.gov/v3/senate-communication/{congress}/{ec|pm}/{number}
    Times:  congressionalRecordDate is the day of the issue, for the Senate as midnight of no zone
    Raises: ParseError for another answer, or one without chamber, number, abstract or day. The API
    leaves out what is empty.
    """
    answer = parse_json(page.body)
    item = next((answer[name] for name in _ITEMS if isinstance(answer.get(name), dict)), None)
    if item is None:
        told = answer.get("error") or ", ".join(answer) or "empty"
        raise ParseError(f"an answer without a communication: {told}")
    chamber = member_of(str(item.get("chamber", "")).lower(), ("house", "senate"), "chamber")
    code = required((item.get("communicationType") or {}).get("code"), "code of its type")
    congress = number(str(item.get("congress", "")), "congress")
    count = number(str(item.get("number", "")), "number")
    updated = item.get("updateDate")
    yield CommunicationListing(
        build_communication_id(chamber, code, count, congress),
        " ".join(required(item.get("abstract"), "abstract").split()),
        iso_date(str(item.get("congressionalRecordDate", ""))[:10], "congressionalRecordDate"),
        committees=_joined(item, "committees", "name"),
        agency=item.get("submittingAgency") or None,
        official=item.get("submittingOfficial") or None,
        law=item.get("legalAuthority") or None, nature=item.get("reportNature") or None,
        house_document=_joined(item, "houseDocument", "citation"),
        updated_at=iso_moment(updated, "updateDate") if "T" in (updated or "") else None,
    )  # fmt: skip


def _joined(item: dict[str, Any], name: str, field: str) -> str | None:
    return "; ".join(row[field] for row in item.get(name) or [] if row.get(field)) or None


SOURCE = Source(
    "communications", "Communications to Congress by Congress.gov", "Library of Congress",
    "https://www.congress.gov/help/house-communications",
    timedelta(days=1), timedelta(days=4), pages, parse,
    needs=("congressional_record", "record_search"),
)  # fmt: skip
