"""The card of one designee at /designee?id=…: role, authority, stated reason, licenses, rulings."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask
from dashboard.marks import EASTERN
from dashboard.origins import origins, origins_of
from dashboard.words import sanctions as words
from dashboard.words import sanctions_lists as lists
from dashboard.words.filing import case_rows
from tracker.queries.administration.bearing import read_bearing
from tracker.queries.administration.sanctions import read_designee
from tracker.queries.papers.filings import cases_naming

_NONE = "None is recorded."


def _also(aliases: str | None) -> list[str]:
    return [name.strip() for name in (aliases or "").split(";")]


asked = w.wanted()
who = ask(read_designee, asked) if asked else None
if who is None:
    w.missing("designee", asked, "sanctions")
else:
    today = datetime.now(EASTERN).date()
    w.answer(who.name, words.designee_sentence(who, today), "Designee")
    facts = {
        "Role": marks.text(who.role) or "not recorded",
        "Nationality": marks.text(who.country) or "not recorded",
        "Status": marks.text(who.status),
        "Also written": marks.text(who.aliases),
        "Authority": "<br>".join(words.authority(who, listing) for listing in who.listings),
        "On the list": "<br>".join(marks.text(listing.rule) for listing in who.listings),
    }
    terms = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts.items() if value)
    pages = origins([*who.reasons, *who.licenses, *who.rulings])
    parts = [f'<dl class="facts">{terms}</dl>']
    if who.official:
        events = [event for entry in who.official for event in reversed(entry.events)]
        copies = origins_of([*lists.pages_of(events), *(entry.page_id for entry in who.official)])
        named = {entry.listed_id: who.name for entry in who.official}
        parts += ["<h2>As OFAC's own pages state it</h2>", lists.entry_parts(who.official, copies),
                  "<h2>What OFAC's lists and notices did</h2>",
                  lists.event_rows(events, named, copies)]  # fmt: skip
    for title, steps, none in (
        ("The stated reason", who.reasons, ""),
        ("Licenses that name the designee", who.licenses, _NONE),
        ("Court rulings on it", who.rulings, _NONE),
    ):
        rows = "".join(words.step_row(step, pages, who.name) for step in steps)
        body = f'<ul class="rows">{rows}</ul>' if rows else f'<p class="quiet">{none}</p>'
        parts.append(f"<h2>{title}</h2>{body}")
        if title.startswith("The stated") and not any("“" in (s.detail or "") for s in steps):
            parts.append('<p class="quiet">The exact words of the reason are not held.</p>')
    if cases := ask(cases_naming, tuple(filter(None, (who.name, *_also(who.aliases))))):
        parts.append("<h2>Cases in court whose papers name the designee</h2>"
                     f'<ul class="rows">{case_rows(cases)}</ul>')  # fmt: skip
    parts.append(f"<h2>May we still do this?</h2><p>{words.COUNSEL}</p>")
    if bearing := ask(read_bearing, today):
        parts.append("<details><summary>What bears on which activity</summary>"
                     f"{words.bearing_rows(bearing)}</details>")  # fmt: skip
    w.html(*parts)
    w.foot(
        ["ofac_lists", "ofac_actions", "federal_register"],
        lambda: who.listings,
        f"designee-{who.designee_id}",
    )
