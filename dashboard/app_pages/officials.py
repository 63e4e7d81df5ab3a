"""Officials and offices of the executive: of whom what is held about the Court."""

from dashboard import widgets as w
from dashboard.data import ask
from dashboard.words import official as words
from tracker.queries.administration.officials import Official, read_officials

rows = ask(read_officials)
w.answer("Officials", words.officials_sentence(rows))
active = [row for row in rows if row.acts]
if active:
    w.picture(
        f"{active[0].name} has the most acts held: {active[0].acts}",
        words.officials_bars(rows),
        "Acts of the compiled record and papers that were read, each counted once, of the twelve "
        "with most. A name opens its rows; how many there are says nothing of their direction.",
        w.table_html(active[:12], words.official_columns()[:4], "The twelve with most acts held"),
    )

w.html("<h2>All officials and offices</h2>")
with w.filters():
    q = w.search("Name or office", placeholder="Secretary of State")
    terms = {term for row in rows for term in (row.administrations or "").split("; ") if term}
    under = w.choose("Under", {term: term for term in sorted(terms)}, "under")
    which = w.choose("Which", {"acts": "With acts held", "none": "Nothing found"}, "which")
found = [
    row
    for row in rows
    if all(word in f"{row.name} {row.role or ''}".lower() for word in q.lower().split())
    and (under is None or under in (row.administrations or "").split("; "))
    and (which is None or (row.acts > 0) == (which == "acts"))
]
w.left(len(found), "official", {"name": q, "under": under, "which": which})
start = w.paged(len(found))
if found:
    w.table(found[start : start + w.PAGE_SIZE], words.official_columns(), "Most acts held first")
w.foot(
    ["federal_register", "white_house", "state_department", "ofac_actions"],
    lambda: found,
    "officials",
    Official,
)
