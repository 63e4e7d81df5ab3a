"""How changed pages are worded: the sentence, an event as a row, its comparison, its citation."""

from collections import Counter
from collections.abc import Sequence

from dashboard import marks
from tracker.queries.upkeep.page_events import STATES, History, PageChange, Site
from tracker.reading.court.mentions import find_mentions
from tracker.reading.page_words import RATE_WORDS
from tracker.reading.worddiff import Line, diff_words

KINDS = {"edited": "Edited", "moved": "Moved", "gone": "Gone", "back": "Back"}
_STATE_WORDS = {
    "as first copied": ("stands as first copied", "stand as first copied"),
    "edited": ("was edited or is back", "were edited or are back"),
    "moved": ("has moved", "have moved"), "gone": ("is gone", "are gone"),
    "missed once": ("was missed once and is looked for again",
                    "were missed once and are looked for again"),
    "not readable": ("could not be read at the last look", "could not be read at the last look"),
}  # fmt: skip
_SIGNS = {"deleted": ("<del>[−", "−]</del>"), "inserted": ("<ins>{+", "+}</ins>")}
_SHOWN = 40


def sentence(sites: Sequence[Site], changes: Sequence[PageChange]) -> str:
    """How many pages are looked at again, how they stand, what changed last."""
    total = sum(site.total for site in sites)
    if not total:
        return (
            "No page has been looked at again yet. Each page about the Court will be: "
            f"{RATE_WORDS}."
        )
    counted = sum((Counter(site.states) for site in sites), Counter())
    told = [_state_words(state, n) for state in STATES if (n := counted.get(state))]
    last = f" The last change: {_brief(changes[0])}." if changes else ""
    return (
        f"{total:,} {marks.plural('page', total)} about the Court "
        f"{'is' if total == 1 else 'are'} looked at again: {', '.join(told)}.{last}"
    )


def _state_words(state: str, n: int) -> str:
    """How many pages are in a state; a link to the changes that led to it, if it took any."""
    words = f"{n:,} {_STATE_WORDS[state][n != 1]}"
    where = marks.address("pages-that-changed", kind=state) if state in KINDS else None
    return marks.link(words, where)


def _brief(change: PageChange) -> str:
    where = marks.address("page-change", id=change.event_id)
    return (
        f"{marks.day(change.after_at.astimezone(marks.EASTERN))}, "
        f"{marks.link(change.title, where)} ({KINDS[change.kind].lower()})"
    )


def picture_title(sites: Sequence[Site]) -> str:
    """What the picture shows, as a statement."""
    total = sum(site.total for site in sites)
    same = sum(site.states.get("as first copied", 0) for site in sites)
    return f"{same:,} of {total:,} pages {_STATE_WORDS['as first copied'][same != 1]}"


def group_row(group: Sequence[PageChange]) -> str:
    """One event as a row; pages of a site that went together are one row that opens."""
    first = group[0]
    if len(group) == 1:
        return _row(first)
    kinds = Counter(change.kind for change in group)
    oldest, newest = (pick(c.after_at for c in group) for pick in (min, max))
    moved = f"; the words of {kinds['moved']:,} stand elsewhere" if kinds["moved"] else ""
    items = "".join(f"<li>{_brief(change)}</li>" for change in group)
    return (
        f'<li><span class="when">{_when(oldest)}</span><div><p><strong>{len(group):,} pages of '
        f"{marks.text(first.site)} went together</strong>{moved}.</p>"
        f'<p class="quiet">First missed between {marks.moment(oldest)} and '
        f"{marks.moment(newest)}; each looked for a second time. {marks.text(_reasons(group))}</p>"
        f"<details><summary>The {len(group):,} pages</summary><ul>{items}</ul></details>"
        "</div></li>"
    )


def _reasons(group: Sequence[PageChange]) -> str:
    counted = Counter(change.reason.partition(", ")[0].partition(";")[0] for change in group)
    return "; ".join(f"{n:,} × {reason}" for reason, n in counted.most_common(3)) + "."


def _row(change: PageChange) -> str:
    where = marks.address("page-change", id=change.event_id)
    return (
        f'<li><span class="when">{_when(change.after_at)}</span><div>'
        f"<p><strong>{KINDS[change.kind]}</strong>: {marks.link(change.title, where)}</p>"
        f"<p>{happened(change)}</p><p>{copies(change)}</p></div></li>"
    )


def rows(changes: Sequence[PageChange]) -> str:
    """Events as rows."""
    return "".join(map(_row, changes))


def happened(change: PageChange) -> str:
    """Between which looks what happened, in one sentence."""
    between = f"Between {marks.moment(change.before_at)} and {marks.moment(change.after_at)}"
    words = _counted(change)
    said = marks.text(change.reason)
    if change.kind == "edited":
        source = " (told by its feed or API)" if "feed" in said else ""
        return f"{between} the words were changed: {words}{source}."
    if change.kind == "back":
        return f"{between} it came back{': ' + words if words else ', with the same words'}."
    sure = f", and again {marks.moment(change.confirmed_at)}" if change.confirmed_at else ""
    if change.kind == "gone":
        missed = f"missed {marks.moment(change.after_at)}{sure}"
        return f"Last seen {marks.moment(change.before_at)}; {missed} ({said})."
    to = marks.link(change.to_url or "", change.to_url)
    looked = f" ({said.partition(';')[0]})" if change.confirmed_at else ""
    return f"{between} its words moved to {to}{sure}{'; ' + words if words else ''}{looked}."


def _counted(change: PageChange) -> str:
    if change.deleted is None or change.inserted is None:
        return ""
    gone, new = change.deleted, change.inserted
    return (
        f"{gone:,} {marks.plural('word', gone)} deleted, {new:,} {marks.plural('word', new)} "
        "inserted"
    )


def copies(change: PageChange) -> str:
    """Links to the page and to both archived copies, with hash and time."""
    links = [marks.link("official page", change.url)]
    links.append(_copy("copy before", change.before_sha256, marks.moment(change.before_at)))
    if change.after_sha256:
        links.append(_copy("copy after", change.after_sha256, marks.moment(change.after_at)))
    else:
        links.append("no answer was kept after")
    return marks.tag("span", " · ".join(links), "evidence")


def _copy(label: str, sha256: str, when: str) -> str:
    link = marks.link(f"{label} {sha256[:8]}", marks.address(f"archive/{sha256}"))
    return f"{link}, {when}"


def comparison(before: str, after: str) -> str:
    """Both texts side by side, only the paragraphs that differ, words marked by sign and style."""
    diff = diff_words(before, after)
    changed = [line for line in diff.lines if any(part.kind != "same" for part in line.parts)]
    pairs = "".join(
        f'<div class="pair"><div>{_side(line, "deleted")}</div>'
        f"<div>{_side(line, 'inserted')}</div></div>"
        for line in changed[:_SHOWN]
    )
    rest = len(changed) - _SHOWN
    more = f"<p>and {rest:,} more {marks.plural('paragraph', rest)}</p>" if rest > 0 else ""
    key = (
        '<span class="diff-key"><del>[−words−]</del> stand only in the copy before, '
        "<ins>{+words+}</ins> only in the copy after</span>"
    )
    about = any(find_mentions(" ".join(part.text for part in line.parts)) for line in changed)
    court = " A passage that names the Court is among what changed." if about else ""
    return (
        f"<p>{marks.text(diff.sentence)}{court} Shown are the paragraphs that differ; {key}.</p>"
        f'<div class="pairs diff"><div class="pair head"><h3>Before</h3><h3>After</h3></div>{pairs}'
        f"</div>{more}"
    )


def _side(line: Line, mine: str) -> str:
    left, right = _SIGNS[mine]
    pieces = [
        f"{left}{marks.text(part.text)}{right}" if part.kind == mine else marks.text(part.text)
        for part in line.parts
        if part.kind in ("same", mine)
    ]
    return f"<p>{' '.join(pieces)}</p>" if pieces else '<p class="quiet">not there</p>'


def citation(change: PageChange) -> str:
    """What a person may paste: the page, both times with zone, both hashes."""
    after = f"; after: SHA-256 {change.after_sha256}" if change.after_sha256 else ""
    sure = f", confirmed {marks.moment(change.confirmed_at)}" if change.confirmed_at else ""
    return (
        f"“{change.title}”, {change.publisher or change.site}, {change.url}: "
        f"{KINDS[change.kind].lower()} between {marks.moment(change.before_at)} and "
        f"{marks.moment(change.after_at)}{sure}. Archived copies, before: SHA-256 "
        f"{change.before_sha256}{after}. ICC tracker."
    )


def history(found: History) -> str:
    """A paper's page since it is looked at again: how often, when last, what became of it."""
    look = found.look
    told = ""
    if look:
        n = look.looks
        often = f"{n:,} {marks.plural('time', n)}"
        told = f"Looked at again {often}, last {marks.moment(look.tried_at)}. "
        if look.is_faulty:
            told += "At the last look it could not be read. "
        elif look.is_gone:
            told += "It was not there. "
        elif look.absent_since:
            told += "It was not there and is looked for once more. "
        if look.sha256 and look.copied_at:
            copy = _copy("The copy that stands:", look.sha256, marks.moment(look.copied_at))
            told += f"{copy}. "
    same = "" if found.changes else "Its words have not changed. "
    return (
        f"<p>{told}{same}It is looked at {RATE_WORDS}.</p>"
        f'<ul class="rows">{rows(found.changes)}</ul>'
    )


def _when(at: object) -> str:
    return marks.day(at.astimezone(marks.EASTERN))
