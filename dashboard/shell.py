"""The frame of every view: navigation by group, looks, the line about late sources, the page."""

from copy import copy
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit as st

from dashboard import marks, widgets
from dashboard.data import why_not_ready

_PAGES = Path(__file__).parent / "app_pages"
# Group -> (file, title, address, shown in the menu). A page that shows one record is not.
GROUPS = {
    "Today": (("home", "Home", "", True),),
    "Congress": (
        ("bills", "Bills", "bills", True),
        ("bill", "Bill", "bill", False),
        ("roll_calls", "Roll calls", "roll-calls", True),
        ("roll_call", "Roll call", "roll-call", False),
        ("hearings", "Hearings", "hearings", True),
        ("members", "Members", "members", True),
        ("member", "Member", "member", False),
        ("member_acts", "Acts of members", "member-acts", True),
        ("provisions", "Provisions", "provisions", True),
        ("provision", "Provision", "provision", False),
    ),
    "Administration": (
        ("position", "Position", "position", True),
        ("sanctions", "Sanctions", "sanctions", True),
        ("designee", "Designee", "designee", False),
        ("emergency_clock", "Emergency clock", "emergency-clock", True),
        ("administration", "Acts", "administration", True),
        ("officials", "Officials", "officials", True),
        ("official", "Official", "official", False),
        ("nominees", "Nominees", "nominees", True),
        ("act", "Act", "act", False),
        ("reaction_clock", "Reaction clock", "reaction-clock", True),
        ("pages_that_changed", "Pages that changed", "pages-that-changed", True),
        ("page_change", "Change of a page", "page-change", False),
    ),
    "Evidence": (
        ("search", "Search", "search", True),
        ("documents", "Documents", "documents", True),
        ("document", "Document", "document", False),
        ("review", "Review", "review", True),
        ("changes", "Changes", "changes", True),
        ("sources", "Sources", "sources", True),
    ),
}
GROUPS = {
    group: tuple(row for row in rows if (_PAGES / f"{row[0]}.py").exists())
    for group, rows in GROUPS.items()
}


@cache
def build_navigation() -> list[st.Page]:
    """The pages in the order of their groups."""
    return [
        st.Page(
            _PAGES / f"{file}.py", title=title, url_path=url or None, default=not url,
            visibility="visible" if shown else "hidden",
        )
        for rows in GROUPS.values()
        for file, title, url, shown in rows
    ]  # fmt: skip


def style_groups() -> str:
    """Style that writes each group's name over its first page in the menu.

    Streamlit's own sections put list items where no list is, which screen readers stumble over.
    """
    rules, place = [], 1
    for group, rows in GROUPS.items():
        item = f'[data-testid="stSidebarNavItems"] > li:nth-child({place})'
        rules.append(f'{item}::before {{ content: "{group}"; }}')
        place += sum(shown for *_, shown in rows)
    return "".join(rules)


def style_paper(title: str) -> str:
    """Style that writes at the foot of each sheet what it shows, as of when, and its number."""
    said = f'"ICC tracker · {title} · as of {marks.moment(datetime.now(UTC))}"'
    corners = {"left": said, "right": 'counter(page) " of " counter(pages)'}
    look = "color: #56616F; font: 8pt sans-serif;"
    rules = (f"@bottom-{side} {{ {look} content: {what}; }}" for side, what in corners.items())
    return f"@page {{ margin: 1.5cm; {' '.join(rules)} }}"


# Asked for once by its digest and kept by the browser: a view sends its address alone.
STYLE = widgets.STYLE + style_groups()
STYLE_ADDRESS = f"/style.css?{sha256(STYLE.encode()).hexdigest()[:12]}"


def show() -> None:
    """Draw the page that the address names."""
    page = st.navigation(build_navigation(), expanded=True)
    st.set_page_config(f"{page.title} · ICC tracker", layout="wide", initial_sidebar_state=220)
    widgets.html(f'<style>@import url("{STYLE_ADDRESS}");{style_paper(page.title)}</style>')
    if why_not := why_not_ready():
        widgets.answer("The store is not ready", why_not)
        return
    widgets.warn_of_sources()
    copy(page).run()  # a page may run once, and all views share these
