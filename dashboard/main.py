"""The script that Streamlit runs for every view: navigation, looks, freshness line, the page."""

from pathlib import Path

import streamlit as st

from dashboard import widgets
from dashboard.data import is_ready

_PAGES = Path(__file__).parent / "app_pages"
# Group -> (file, title, address, shown in the menu). A page that shows one record is not.
GROUPS = {
    "Today": (("home", "Home", "", True),),
    "Congress": (
        ("bills", "Bills", "bills", True),
        ("bill", "Bill", "bill", False),
        ("roll_calls", "Roll calls", "roll-calls", True),
        ("roll_call", "Roll call", "roll-call", False),
        ("members", "Members", "members", True),
        ("member", "Member", "member", False),
    ),
    "Administration": (
        ("administration", "Acts", "administration", True),
        ("act", "Act", "act", False),
    ),
    "Evidence": (
        ("documents", "Documents", "documents", True),
        ("document", "Document", "document", False),
        ("sources", "Sources", "sources", True),
    ),
}


def build_navigation() -> dict[str, list[st.Page]]:
    """The pages by group, those whose file exists."""
    return {
        group: [
            st.Page(
                _PAGES / f"{file}.py", title=title, url_path=url or None, default=not url,
                visibility="visible" if shown else "hidden",
            )
            for file, title, url, shown in rows
            if (_PAGES / f"{file}.py").exists()
        ]
        for group, rows in GROUPS.items()
    }  # fmt: skip


def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="ICC tracker", layout="wide", initial_sidebar_state=220)
    st.html(widgets.STYLE)
    page = st.navigation({name: pages for name, pages in build_navigation().items() if pages})
    st.set_page_config(page_title=f"{page.title} · ICC tracker")
    if not is_ready():
        widgets.answer(
            "The store is not set up yet",
            "Run <code>tracker init</code> once: it makes the store and loads the compiled record.",
        )
        return
    widgets.warn_of_sources()
    page.run()


if __name__ == "__main__":
    main()
