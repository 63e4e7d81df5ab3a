"""How review is worded: the sentence over it, one card, its answers and ready reasons, rulings."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dashboard import marks
from dashboard.provision_marks import text_name
from dashboard.widgets import Column
from dashboard.words.document import highlight
from dashboard.words.provision_parts import compared, words
from tracker.queries.congress.matches import Match
from tracker.queries.provenance import Origin
from tracker.queries.review import Card
from tracker.queries.stances.polarity import YeaView
from tracker.records import Ruling

KINDS = {
    "mention": "Passages that may mean the Court",
    "second": "Rulings that await a second person",
    "polarity": "Roll calls not determined",
    "stance": "Stances that nobody judged",
    "provision": "Matches of provisions",
}

_STANCES = {key: said for key, (_, said) in marks.STANCES.items()}


class Answer(NamedTuple):
    """What a person may say to a card: the key to press, the words, and what is written."""

    key: str
    words: str
    verdict: str
    value: str | None = None


class Reason(NamedTuple):
    """A ready reason, and the verdict that it goes with; any where that is None."""

    words: str
    verdict: str | None = None


ANSWERS = {
    "mention": (
        Answer("y", "Means the Court", "confirm"),
        Answer("n", "Does not", "reject"),
    ),
    "second": (Answer("y", "I agree", "confirm"), Answer("n", "I do not", "reject")),
    "polarity": (
        Answer("f", "For the Court", "correct", "supports"),
        Answer("a", "Against it", "correct", "against"),
        Answer("m", "Mixed", "correct", "mixed"),
        Answer("p", "Procedure only", "correct", "procedural"),
        Answer("d", "Cannot be told", "correct", "not_determined"),
    ),
    "stance": (
        Answer("f", "For the Court", "correct", "supports"),
        Answer("a", "Against it", "correct", "against"),
        Answer("m", "Mixed", "correct", "mixed"),
        Answer("i", "Takes no side", "correct", "informational"),
        Answer("d", "Cannot be told", "reject", "not_determined"),
    ),
    "provision": (
        Answer("y", "The same provision", "confirm"),
        Answer("n", "Another provision", "reject"),
    ),
}
REASONS = {
    "mention": (
        Reason("The words around it are about the Court", "confirm"),
        Reason("The document names the Court elsewhere", "confirm"),
        Reason("Another body with these letters", "reject"),
        Reason("Another court, treaty or person", "reject"),
        Reason("The words around it are about something else", "reject"),
    ),
    "second": (
        Reason("I read the pages and agree", "confirm"),
        Reason("The question put was another", "reject"),
        Reason("The measure says otherwise", "reject"),
    ),
    "polarity": (
        Reason("The text of the measure and the question put"),
        Reason("The text of the amendment"),
        Reason("What was said in debate"),
    ),
    "stance": (
        Reason("The speaker's own words say it"),
        Reason("The whole of the text says it"),
        Reason("The words are somebody else's"),
        Reason("It reports, and takes no side"),
    ),
    "measure": (
        Reason("Its operative sections say it"),
        Reason("Its findings or its preamble say it"),
        Reason("The Court is one matter of many in it"),
    ),
    "provision": (
        Reason("The same rule in other words", "confirm"),
        Reason("The same rule at another place", "confirm"),
        Reason("Another matter in like words", "reject"),
        Reason("The other passage is the one", "correct"),
    ),
}


def answers_to(card: Card) -> tuple[Answer, ...]:
    """What may be said to a card; a stance that the rules read can be confirmed as it is."""
    answers = ANSWERS[card.kind]
    if card.kind == "stance" and card.stance and card.stance.machine != "not_determined":
        words = f"As the rules read it: {_STANCES[card.stance.machine]}"
        answers = (Answer("y", words, "confirm", card.stance.machine), *answers)
    if card.match and card.match.other:
        words = "It continues the passage below instead"
        answers = (*answers, Answer("o", words, "correct", card.match.other.passage_id))
    return answers


def reasons_for(card: Card) -> tuple[Reason, ...]:
    """Ready reasons for a card; those for an answer that it does not offer are left out."""
    offered = {answer.verdict for answer in answers_to(card)}
    kind = "measure" if card.kind == "stance" and card.subject_kind == "bill" else card.kind
    return tuple(r for r in REASONS[kind] if r.verdict is None or r.verdict in offered)


def queue_sentence(cards: Sequence[Card]) -> str:
    """How much waits for a person, by what it is."""
    counted = Counter(card.kind for card in cards)
    said = [
        words.format(n, marks.plural(noun, n))
        for kind, noun, words in (
            ("mention", "passage", "{} {} may mean the Court"),
            ("second", "ruling", "{} {} without the word of a second person"),
            ("polarity", "roll call", "{} {} whose effect on the Court is in doubt"),
            ("stance", "stance", "{} {} that nobody judged"),
            ("provision", "match", "{} {} of provisions told by few words"),
        )
        if (n := counted[kind])
    ]
    if not said:
        return "Nothing waits for review: all that was read is decided, or ruled on by a person."
    return "; ".join(said) + ". A passage in doubt is in no list of news until a person rules."


def card_html(card: Card, place: int, total: int, origin: Origin | None) -> str:
    """A card: where it stands, the passage with its words marked, why it is doubtful, its pages."""
    kind = card.subject_kind.replace("_", " ")
    where = f"{place} of {total}" if place else "called up"
    kicker = f"{where} · {kind} · {marks.day(card.on)}"
    named = marks.subject_link(card.subject_kind, card.subject, card.title)
    spans = [card.mention.text] if card.mention else []
    quote = f"<blockquote><p>{highlight(card.passage, spans)}</p></blockquote>"
    if card.match:
        quote = _both(card.match)
    more = f" The ruling holds in {card.places} places." if card.places > 1 else ""
    alone = (
        " Nothing else in it is known to mean the Court."
        if card.mention and card.decides_all else ""
    )  # fmt: skip
    return (
        f'<section class="card"><p class="kicker">{marks.text(kicker)}</p><h2>{named}</h2>'
        f"{quote if card.passage else ''}{_asked(card)}"
        f'<p class="quiet">{marks.text(_why(card))}{more}{alone}</p>'
        f"<p>{marks.evidence(origin, card.url)}</p></section>"
    )


def _both(match: Match) -> str:
    """The two passages word against word, and the one that might be continued instead."""
    other = match.other
    instead = (
        f"<details><summary>{marks.text(other.name or other.place)}: the passage that it might "
        f"continue instead</summary>{words(other)}</details>"
        if other else ""
    )  # fmt: skip
    return compared(match.before, match.after) + instead


def ruling_columns() -> list[Column]:
    """Columns of the list of rulings."""
    return [
        Column("When", lambda r: marks.moment(r.ruled_at), "when"),
        Column("Who", lambda r: marks.text(r.author)),
        Column("What", _what, "wide"),
        Column("Said", lambda r: marks.text(said(r))),
        Column("Reason", lambda r: marks.text(r.reason), "wide"),
    ]


def said(ruling: Ruling) -> str:
    """A ruling's verdict in words."""
    if ruling.seconds:
        return "signed off" if ruling.verdict == "confirm" else "did not agree"
    if ruling.kind == "mention":
        return "means the Court" if ruling.verdict != "reject" else "does not mean the Court"
    if ruling.kind == "provision":
        told = {"confirm": "the same provision", "reject": "another provision"}
        return told.get(ruling.verdict, "continues another passage")
    if ruling.kind == "follow":
        return "followed" if ruling.verdict != "reject" else "no longer followed"
    return _STANCES.get(ruling.value or "", (ruling.value or ruling.verdict).replace("_", " "))


def standing_words(ruling: Ruling | None, signed: Ruling | None, pending: Ruling | None) -> str:
    """How far people's rulings are settled; nothing where nobody ruled."""
    if pending is not None:
        words = f"one person's ruling ({said(pending)}, {pending.author}), awaiting a second"
    elif ruling is not None and signed is not None:
        words = f"settled by {ruling.author} and {signed.author}"
    elif ruling is not None:
        words = f"ruled by {ruling.author}, {marks.day(ruling.ruled_at)}"
    else:
        return ""
    return marks.tag("span", marks.text(words), "badge")


def yea_basis(view: YeaView) -> str:
    """On what it rests what a yea did, where that is not the compiled record alone."""
    state = standing_words(view.settled, view.signed, view.pending)
    told = {
        "rules": f"Read by rules: {view.why}.", "people": f"People ruled: {view.why}.",
        "none": f"The rules cannot tell: {view.why}." if view.why else "",
    }.get(view.basis, "")  # fmt: skip
    if view.disagrees and view.machine:
        told = two_readings(view.judged, view.machine.yea, view.machine.why)
    if not told and not state:
        return ""
    desk = marks.link("review", marks.address("review", kind="polarity"))
    return f'<p class="quiet">{marks.text(told)} {state} {desk}</p>'


def two_readings(judged: str | None, read: str, why: str) -> str:
    """What the record and the rules say, where they do not say the same."""
    record, rules = (_STANCES.get(one or "", one) for one in (judged, read))
    return f"The compiled record says “{record}”, our rules say “{rules}”: {why.rstrip('.')}."


def _why(card: Card) -> str:
    if card.kind == "second" and card.ruling:
        return f"{card.ruling.author} gave as reason: {card.ruling.reason.rstrip('.')}."
    settled = (card.stance or card.yea) and (card.stance or card.yea).settled
    if settled:
        return f"{settled.author} ruled: {said(settled)}; {settled.reason.rstrip('.')}."
    if card.match and card.match.ruled:
        return f"Ruled by {card.match.ruled}."
    if card.stance and card.stance.quote and card.kind == "stance":
        return f"The rules decided by: “{card.stance.quote}” ({card.why.rstrip('.')})."
    if card.match:
        return "" if card.match.is_made else card.why
    if card.stance:
        who = {"record": "The compiled record", "people": "People"}.get(card.stance.basis)
        return f"{who or 'The rules'}: {card.why.rstrip('.')}."
    if card.mention and card.mention.verdict == "court":
        return f"The rules: it means the Court, because {card.why.rstrip('.')}."
    return f"In doubt because {card.why.rstrip('.')}."


def _asked(card: Card) -> str:
    if card.kind == "second" and card.ruling:
        of = f"where {card.subject} stands" if card.stance else "a yea"
        words = f"{card.ruling.author} says of {of}: {said(card.ruling)}. Do you agree?"
    elif card.match:
        words = _match_question(card.match)
    elif card.stance:
        who = card.stance.speaker or (
            "it" if card.stance.subject_kind == "document" else "the measure"
        )
        words = f"Where does {who} stand toward the Court?"
    elif card.kind == "polarity":
        words = "What did a yea do to the Court?"
    else:
        words = "Do the marked words mean the International Criminal Court?"
    return marks.tag("p", marks.text(words), "question")


def _match_question(match: Match) -> str:
    names = [text_name(s.bill_id, s.version) for s in (match.before, match.after)]
    held = "The rules hold them for one" if match.is_made else "The rules hold them for two"
    return f"Is it one provision in {names[0]} and in {names[1]}? {held}."


def _what(ruling: Ruling) -> str:
    about = ruling.about or ruling.subject
    quote = marks.tag("p", marks.text(ruling.quote[:200]), "quiet") if ruling.quote else ""
    return f"{marks.text(ruling.kind)} · {marks.text(about)}{quote}"
