"""Acts of the administration: what it did and said, by whom, and what that means for the Court."""

from datetime import datetime

from dashboard import marks
from dashboard import widgets as w
from dashboard.data import ask, draw
from dashboard.marks import EASTERN
from dashboard.words.act import kind_words, row, sentence
from dashboard.words.relationship import administration_picture
from tracker.queries.administration.officials import read_aliases
from tracker.queries.administration.relationship import (
    LANES,
    ActMark,
    read_administrations,
    read_marks,
)
from tracker.queries.provenance import read_origins

everything = [mark for mark in ask(read_marks) if mark.subject_kind == "act"]
mine = [mark for mark in everything if mark.lane == "administration"]
today = datetime.now(EASTERN).date()
w.answer("Acts of the administration", sentence(mine, ask(read_administrations), today))
w.picture(*draw(administration_picture, today))

with w.filters():
    lane = w.choose(
        "Whose", {**LANES, "any": "All three"}, "lane", placeholder="The administration"
    )
    names = {mark.administration: mark.administration for mark in everything if mark.administration}
    administration = w.choose("Under", names, "administration")
    kinds = {mark.kind: kind_words(mark.kind) for mark in everything}
    kind = w.choose("Kind", dict(sorted(kinds.items())), "kind")
    stance = w.choose("Stance", {key: said for key, (_, said) in marks.STANCES.items()}, "stance")
    words = w.search("Words")

shown = [
    mark
    for mark in reversed(everything)
    if lane == "any" or mark.lane == (lane or "administration")
    if not administration or mark.administration == administration
    if not kind or mark.kind == kind
    if not stance or (mark.stance or "not_determined") == stance
    if all(word in f"{mark.title} {mark.detail}".lower() for word in words.lower().split())
]
w.left(
    len(shown),
    "act",
    {"Whose": lane, "Under": administration, "Kind": kind, "Stance": stance, "Words": words},
)
if shown:
    start = w.paged(len(shown))
    page = shown[start : start + w.PAGE_SIZE]
    origins = ask(read_origins, tuple(sorted({mark.page_id for mark in page})))
    aliases = ask(read_aliases)
    w.html(
        '<ul class="rows">',
        *(row(mark, origins.get(mark.page_id), aliases) for mark in page),
        "</ul>",
    )
w.foot(["federal_register"], lambda: shown, "acts", ActMark)
