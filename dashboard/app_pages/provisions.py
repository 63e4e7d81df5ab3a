"""Provisions: each passage about the Court in any bill's text, and what has become of it."""

from datetime import UTC, date, datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import provisions as charts
from dashboard.data import ask
from dashboard.origins import origins
from dashboard.provision_marks import SHAPES, fate, last_states, state_marks, text_name
from dashboard.words.bill import used
from dashboard.words.provision import KINDS, provisions_sentence
from tracker.congress import ordinal, split_bill_id
from tracker.queries.congress.bills import read_bills
from tracker.queries.congress.provisions import ProvisionRow, read_provisions
from tracker.reading.provisions.states import STATES

rows = ask(read_provisions)
bills = {row.bill_id: row for row in ask(read_bills, datetime.now(marks.EASTERN).date())}
w.answer("Provisions", provisions_sentence(rows))
if rows:
    counted = {name: sum(fate(row) == key for row in rows) for key, name in charts.NAMES.items()}
    w.picture(
        f"{counted['Still in'] + counted['Became law']:,} of {len(rows):,} are in the newest text",
        charts.fates(rows),
        "A mark is a provision and opens it. Derived by us from the texts that were read, by the "
        f"rules that each page states. As of {marks.moment(datetime.now(UTC))}.",
        w.table_html([item for item in counted.items() if item[1]],
                     [w.Column("What became of it", lambda item: item[0]),
                      w.number_column("Provisions", lambda item: item[1])],
                     "Provisions by what became of them"),
    )  # fmt: skip

congresses = sorted({split_bill_id(b)[2] for row in rows for b in row.bills.split("; ")})
w.html("<h2>All provisions</h2>")
with w.filters():
    q = w.search("Words in heading, text or number", placeholder="intelligence, H.R. 7900")
    congress = w.choose("Congress", {str(n): ordinal(n) for n in congresses[::-1]}, "congress")
    words = {key: f"{SHAPES[key]} {key}" for key in STATES}
    state = w.choose(
        "Last known state",
        used((s for row in rows for s in last_states(row)), words),
        "state",
    )
    kind = w.choose("Kind of text", used((row.kind for row in rows), KINDS), "kind")


def fits(row: ProvisionRow) -> bool:
    """Whether a provision passes every filter."""
    held = row.bills.split("; ")
    text = (
        f"{row.name} {row.opening} {row.place} {row.bills} {' '.join(map(marks.bill_name, held))}"
    )
    return (
        all(word in text.lower() for word in q.lower().split())
        and (congress is None or any(b.endswith(f"-{congress}") for b in held))
        and (state is None or state in last_states(row))
        and kind in (None, row.kind)
    )


found = [row for row in rows if fits(row)]
w.left(len(found), "provision", {"words": q, "Congress": congress, "state": state, "kind": kind})
start = w.paged(len(found))
shown = found[start : start + w.PAGE_SIZE]
pages = origins(shown)


def provision(row: ProvisionRow) -> str:
    """Heading, place, first words and on which text that rests."""
    head = marks.link(row.name, charts.address(row.provision_id))
    return (
        f'{head} <span class="quiet">{marks.text(row.place)}</span><br>{marks.text(row.opening)}'
        f"<br>{marks.evidence(pages.get(row.page_id))}"
    )


def status(row: ProvisionRow) -> str:
    """Where the last measure stands, and our judgement of it."""
    bill = bills.get(row.last_bill)
    if bill is None:
        return "its status is not held"
    return f"{marks.text(bill.status_name)}<br>{marks.stance(bill.stance, bill.reason)}"


def text(bill_id: str, version: str, on: date | None) -> str:
    """A text with its measure's page and its day."""
    return f"{marks.bill_link(bill_id, text_name(bill_id, version))}<br>{marks.day(on)}"


columns = [
    w.Column("Provision", provision, "wide"),
    w.Column("State (derived)", lambda r: state_marks(last_states(r))),
    w.Column("First seen", lambda r: text(r.first_bill, r.first_version, r.first_on)),
    w.Column("Last known", lambda r: text(r.last_bill, r.last_version, r.last_on)),
    w.Column("Last measure, its stance (ours)", status),
]
if found:
    w.table(shown, columns, "Provisions, newest text first")
w.foot(["bill_texts", "bill_status"], lambda: found, "provisions", ProvisionRow)
