"""Bills: every measure about the Court, what it would do, where it stands, why it is followed."""

from datetime import UTC, datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.charts import congress as charts
from dashboard.charts.acts import legend
from dashboard.data import ask
from dashboard.origins import origins, sureness
from dashboard.words.bill import bills_sentence, picture_title, used
from dashboard.words.bill_list import TYPES, WHY, list_columns
from tracker.congress import ordinal
from tracker.queries.congress.bills import BillRow, read_bills
from tracker.reading.bills.status import NAMES

rows = ask(read_bills, datetime.now(marks.EASTERN).date())
w.answer("Bills and resolutions", bills_sentence(rows))
counted = charts.count_bills(rows)
stances = [key for key in marks.STANCES if any(row[key] for row in counted.values())]
if rows:
    figures = w.table_html(
        sorted(counted.items(), reverse=True),
        [w.Column("Congress", lambda item: ordinal(item[0]))]
        + [w.number_column(marks.STANCES[key][1], lambda item, key=key: item[1][key])
           for key in stances],
        "Measures by Congress and stance",
    )  # fmt: skip
    w.picture(
        picture_title(rows),
        charts.bills_by_congress(rows),
        f"{legend()}. A mark is a measure and opens it; the stance is our judgement. "
        f"As of {marks.moment(datetime.now(UTC))}.",
        figures,
    )

w.html("<h2>All measures</h2>")
with w.filters():
    q = w.search("Words in title, number or reason", placeholder="sanctions, H.R. 23")
    congress = w.choose("Congress", {str(n): ordinal(n) for n in sorted(counted, reverse=True)},
                        "congress")  # fmt: skip
    kind = w.choose("Chamber or type", TYPES, "type")
    stance = w.choose("Stance", {key: words for key, (_, words) in marks.STANCES.items()}, "stance")
    status = w.choose("Status", used((row.status for row in rows), NAMES), "status")
    why = w.choose("Followed for", WHY, "why")


def fits(row: BillRow) -> bool:
    """Whether a measure passes every filter."""
    text = f"{marks.bill_name(row.bill_id)} {row.bill_id} {row.title} {row.reason} {row.topics}"
    return (
        all(word in text.lower() for word in q.lower().split())
        and congress in (None, str(row.congress))
        and kind in (None, row.chamber, row.bill_type)
        and stance in (None, row.stance or "not_determined")
        and status in (None, row.status)
        and (why is None or (row.is_uncertain if why == "uncertain" else why in row.followed_by))
    )


found = [row for row in rows if fits(row)]
w.left(len(found), "measure", {"words": q, "Congress": congress, "type": kind, "stance": stance,
                               "status": status, "reason": why})  # fmt: skip
start = w.paged(len(found))
shown = found[start : start + w.PAGE_SIZE]
pages, sure = origins(shown), sureness(row.bill_id for row in shown)
if found:
    w.table(shown, list_columns(pages, sure), "Measures, newest first")
w.foot(["bill_status", "bill_texts", "record_search"], lambda: found, "bills", BillRow)
