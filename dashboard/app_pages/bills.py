"""Bills: every measure about the Court, what it would do, where it stands, why it is followed."""

from datetime import UTC, datetime

from dashboard import charts_congress as charts
from dashboard import marks
from dashboard import widgets as w
from dashboard.bill_words import bills_sentence, picture_title, status_words, used, who
from dashboard.charts import legend
from dashboard.data import ask
from dashboard.origins import origins, sureness
from tracker.congress import ordinal
from tracker.queries.bills import BillRow, read_bills
from tracker.reading.bill_status import NAMES

TYPES = {
    "house": "House, any kind", "senate": "Senate, any kind", "hr": "H.R.", "s": "S.",
    "hres": "H.Res.", "sres": "S.Res.", "hconres": "H.Con.Res.", "sconres": "S.Con.Res.",
    "hjres": "H.J.Res.", "sjres": "S.J.Res.",
}  # fmt: skip
WHY = {
    "mention": "Its own words", "record": "The compiled record", "person": "A person",
    "uncertain": "Uncertain, for review",
}  # fmt: skip

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


def measure(row: BillRow) -> str:
    """Name, title, why it is followed and on which page that rests."""
    doubt = marks.unverified(sure.get(row.bill_id)) if row.origin == "record" else ""
    why = row.why_followed or "A passage may mean the Court: for review."
    return (
        f"{marks.bill_link(row.bill_id)} {doubt}<br>{marks.text(row.title)}<br>"
        f'<span class="quiet">{marks.text(why)}</span> '
        f"{marks.evidence(pages.get(row.page_id), row.url)}"
    )


columns = [
    w.Column("Measure", measure, "wide"),
    w.Column("Stance (ours)", lambda r: marks.stance(r.stance, r.reason)),
    w.Column("Status (derived)", lambda r: marks.text(status_words(r))),
    w.Column("Sponsor", who),
    w.Column("Introduced", lambda r: marks.day(r.introduced_on), "number"),
]
if found:
    w.table(shown, columns, "Measures, newest first")
w.foot(["bill_status", "bill_texts", "record_search"], lambda: found, "bills")
