"""The dial: the day for which a page answers, kept as ?on=2021-03-15."""

from datetime import date, datetime

import streamlit as st

from dashboard import marks
from dashboard import widgets as w
from dashboard.marks import EASTERN

FIRST_DAY = date(1998, 7, 17)  # the Statute was adopted


def read_day() -> date:
    """The day that the dial or the address names; today (Eastern) if neither names one."""
    today = datetime.now(EASTERN).date()
    if isinstance(turned := st.session_state.get("on"), date):
        return turned
    asked = _parse(st.query_params.get("on"))
    return min(max(asked, FIRST_DAY), today) if asked else today


def draw_dial(day: date) -> None:
    """The field in which a day is set; what the address asked wrongly is said beneath."""
    today, asked = datetime.now(EASTERN).date(), st.query_params.get("on")
    with w.filters():
        st.date_input(
            "On the day", day, min_value=FIRST_DAY, max_value=today, key="on",
            format="YYYY-MM-DD", width=165,
        )  # fmt: skip
    if asked and _parse(asked) is None:
        w.html(_notice(f"“{asked}” is no day. Write it as 2021-03-15. Shown is today."))
    elif asked and not FIRST_DAY <= _parse(asked) <= today:
        w.html(_notice(f"{asked} lies outside {FIRST_DAY} to {today}. Shown is {day}."))
    if day == today:
        st.query_params.pop("on", None)
    elif asked != day.isoformat():
        st.query_params["on"] = day.isoformat()


def day_link(page: str, day: date) -> str:
    """Link to a page as of a day."""
    return marks.link(marks.day(day), marks.address(page, on=day.isoformat()))


def _notice(words: str) -> str:
    return marks.tag("p", marks.text(words), "notice late")


def _parse(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words or "")
    except ValueError:  # a person wrote the address
        return None
