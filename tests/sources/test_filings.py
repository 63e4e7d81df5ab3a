"""Lobbying filings, dockets and opinions: what is asked, what is kept, what a missing key means."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from pydantic import SecretStr

from scrapers.runner import Result, run
from scrapers.sources import court_cases, court_opinions, lobbying_filings
from tests.origin import Origin, answers, serving
from tests.sources.statements import body_of, recorded
from tracker.records import CourtCase, CourtPaper, Document, LobbyingFiling
from tracker.store.tables import TABLES

TODAY = datetime.now(UTC).date()
LDA = "https://lda.gov/api/v1/filings/"
EMPTY = json.dumps({"count": 0, "results": []}).encode()


def _rows(house, kind: type) -> list:
    with house.engine.connect() as connection:
        return list(connection.execute(TABLES[kind.__name__].select()))


def _of(source, case: str, kind: type) -> list:
    return [record for record in recorded(source, case) if isinstance(record, kind)]


def _runner(house, source) -> Callable[[], Result]:
    return lambda: run(source, house.fetch(source), date(TODAY.year, 1, 1))


def _lda(term: str) -> str:
    return (
        f"{LDA}?filing_specific_lobbying_issues={quote(chr(34) + term + chr(34))}"
        f"&filing_year={TODAY.year}&ordering=-dt_posted&page=1&page_size=25"
    )


def _publish_lda(origin: Origin) -> None:
    for term in lobbying_filings._TERMS:
        origin.publish(_lda(term), EMPTY, "application/json")
    for term, case in (
        ("International Criminal Court", "filing"),
        ("ICC sanctions", "own_lobbying_of_another_icc"),
    ):
        row = json.loads(body_of("lobbying_filings", case))
        answer = json.dumps({"count": 1, "results": [row]}).encode()
        origin.publish(_lda(term), answer, "application/json")


def test_a_filing_says_who_lobbied_whom_on_what_for_how_much():
    (filing,) = _of(lobbying_filings.SOURCE, "filing", LobbyingFiling)
    assert (filing.registrant, filing.client) == ("EXAMPLE STRATEGIES LLC", "EXAMPLE FOUNDATION")
    assert (filing.income, filing.client_country) == ("40000.00", "Netherlands")
    assert filing.entities == "SENATE; HOUSE OF REPRESENTATIVES"
    assert (filing.issue_codes, filing.lobbyists) == ("FOR; DEF", "John Roe")
    (document,) = _of(lobbying_filings.SOURCE, "filing", Document)
    assert document.title == "EXAMPLE STRATEGIES LLC for EXAMPLE FOUNDATION"
    assert document.published_on == date(2026, 7, 20)


def test_filings_on_another_icc_are_looked_at_and_left(house):
    go = _runner(house, lobbying_filings.SOURCE)
    with serving() as origin:
        house.settings.origin = origin.address
        _publish_lda(origin)
        first, again = go(), go()
    assert (first.state, first.seen["LobbyingFiling"]) == ("green", 2)
    assert [row.client for row in _rows(house, LobbyingFiling)] == ["EXAMPLE FOUNDATION"]
    assert (again.state, again.changed_rows, again.seen["LobbyingFiling"]) == ("green", 0, 2)


def test_a_throttled_search_stops_and_goes_on_later(house):
    go = _runner(house, lobbying_filings.SOURCE)
    with serving() as origin:
        house.settings.origin = origin.address
        _publish_lda(origin)
        url = _lda("Rome Statute")
        origin.break_page(url, answers(429, b'{"detail":"throttled"}', Retry_After="0"))
        result = go()
    assert result.state == "amber"
    assert len(_rows(house, LobbyingFiling)) == 1


def test_a_docket_is_told_with_its_parties_and_papers_and_no_conclusion():
    (case,) = _of(court_cases.SOURCE, "docket", CourtCase)
    assert (case.case_name, case.docket_number) == ("Roe v. Trump", "1:25-cv-09999")
    assert (case.court, case.parties) == ("District Court, D. Maine", "Jane Roe; Donald J. Trump")
    order, appeal = _of(court_cases.SOURCE, "docket", CourtPaper)
    assert order.snippet.endswith("International Criminal Court under Executive Order 14203")
    assert order.pdf_url.startswith("https://storage.courtlistener.com/recap/")
    assert (appeal.number, appeal.pdf_url) == (None, None)


def test_without_a_token_the_courts_are_not_asked_and_nothing_is_broken(house):
    result = _runner(house, court_cases.SOURCE)()
    assert (result.state, result.faults) == ("keyless", [])
    assert "set TRACKER_COURTLISTENER_TOKEN" in result.notes[0]


def _publish_dockets(origin: Origin, body: bytes) -> None:
    for question in court_cases._QUESTIONS:
        origin.publish(
            f"{court_cases._SEARCH}?q={court_cases.quote_plus(question)}&type=r"
            f"&order_by=dateFiled+desc&filed_after={TODAY.year}-01-01",
            body, "application/json",
        )  # fmt: skip


def test_dockets_are_kept_for_their_words_and_asked_anew(house):
    house.settings.courtlistener_token = SecretStr("ours")
    go = _runner(house, court_cases.SOURCE)
    answer = json.loads(body_of("court_cases", "answer"))
    with serving() as origin:
        house.settings.origin = origin.address
        _publish_dockets(origin, json.dumps(answer).encode())
        first = go()
        answer["results"][0]["meta"]["timestamp"] = "2026-09-02T00:00:00Z"
        _publish_dockets(origin, json.dumps(answer).encode())
        again = go()
        answer["results"][0]["dateTerminated"] = "2026-09-03"
        _publish_dockets(origin, json.dumps(answer).encode())
        third = go()
    assert (first.state, first.counts["CourtCase"].new) == ("green", 1)
    assert (again.state, again.changed_rows) == ("green", 0)
    assert third.counts["CourtCase"].changed == 1


def test_a_token_that_is_refused_names_its_setting(house):
    house.settings.courtlistener_token = SecretStr("wrong")
    refusal = b'{"detail":"Invalid token."}'
    with serving() as origin:
        house.settings.origin = origin.address
        _publish_dockets(origin, EMPTY)
        for path in list(origin.bodies):
            origin.break_page(
                f"https://{path}", answers(401, refusal, Content_Type="application/json")
            )
        result = _runner(house, court_cases.SOURCE)()
    assert result.state == "red"
    assert "TRACKER_COURTLISTENER_TOKEN is refused" in result.faults[0]["message"]


@pytest.mark.parametrize("means_court", [True, False])
def test_an_opinion_is_kept_for_its_own_words(house, means_court: bool):
    go = _runner(house, court_opinions.SOURCE)
    with serving() as origin:
        house.settings.origin = origin.address
        answer = body_of("court_opinions", "answer")
        origin.publish("https://api.govinfo.gov/search", answer, "application/json")
        pdf = body_of("court_opinions", "opinion")
        if not means_court:
            pdf = pdf.replace(b"International Criminal Court", b"International Whaling Boards")
        package = "USCOURTS-med-1_25-cv-09999"
        url = f"https://www.govinfo.gov/content/pkg/{package}/pdf/{package}-0.pdf"
        origin.publish(url, pdf, "application/pdf")
        first, again = go(), go()
    assert (first.state, again.state, again.changed_rows) == ("green", "green", 0)
    kept = [(row.title, row.number) for row in _rows(house, Document)]
    assert kept == ([("Roe et al v. Trump et al", "1:25-cv-09999")] if means_court else [])
