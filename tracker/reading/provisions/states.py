"""A provision within one measure: what became of it from version to version, and by what told."""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from tracker.reading.bills.version_order import is_whole
from tracker.reading.provisions.likeness import Likeness, measure, read_wording
from tracker.reading.provisions.passages import LEVEL, Passage, Reading, VersionText, has_moved
from tracker.records import digest, match_key

STATES = {
    "new": "first seen here",
    "carried": "the same words at the same place",
    "reworded": "other words, which the comparison shows",
    "moved": "at another section, title or number",
    "restored": "back, after it was gone",
    "enacted": "in the law, or in the enrolled text of a measure that became law",
    "stripped": "gone, though it stood in the version before, and the whole text was read",
    "absent": "not in it, and the whole text was read",
    "lapsed": "a limit on one year's funds that the next year's act does not repeat",
    "not known": "the text was not read, or it holds amendments only",
}
ENDS = {"enr": "the enrolled text", "renr": "the enrolled text", "pl": "the public law"}
_STILL = 0.5  # least share of words for "the section stands and no longer names the Court"
_OPENING = 6  # pieces among which an amendment says that it replaces the whole


class Standing(msgspec.Struct, frozen=True):
    """A provision in one version: its states, and where it stands there the text and place.

    likeness is to the text in the version `since`; why says by what the states were told. match is
    the key by which people rule on that it continues that text, ruled what one of them said of it.
    """

    bill_id: str
    version_id: str
    version: str
    issued_on: date | None
    states: tuple[str, ...]
    why: str
    standing_id: str | None = None
    passage_id: str | None = None
    place: str = ""
    path: str = ""
    name: str = ""
    kind: str = ""
    position: int | None = None
    text: str = ""
    words: int = 0
    since: str | None = None
    likeness: Likeness | None = None
    match: str | None = None
    ruled: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the provision is in this version."""
        return bool(self.text)


@dataclass(eq=False)
class Course:
    """A provision within one measure, as its versions are read one after the other."""

    passages: list[Passage] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    is_out: bool = False

    @property
    def last(self) -> Passage:
        """The passage as it last stood."""
        return self.passages[-1]

    def begin(self, passage: Passage, why: str) -> None:
        """It stands in this version for the first time."""
        ended, more = _enacted(passage.version)
        self._stand(passage, ("new", *ended), why + more)

    def go_on(self, passage: Passage, like: Likeness, said: str | None = None) -> None:
        """It stands in this version too; said is what a person ruled of that."""
        before, moved = self.last, has_moved(self.last, passage)
        holds = (("restored", self.is_out), ("moved", moved), ("reworded", not like.is_verbatim))
        states = tuple(state for state, is_so in holds if is_so) or ("carried",)
        why = known_by(like, said)
        if moved:
            why += f" Before: {shown(before)}; now: {shown(passage)}."
        ended, more = _enacted(passage.version)
        self._stand(passage, states + ended, why + more, before, like, said)
        self.is_out = False

    def skip(self, version: VersionText, why: str) -> None:
        """Nothing is known of it in this version."""
        self._miss(version, "not known", why)

    def miss(self, reading: Reading, denied: str = "") -> None:
        """It was not found in a text that was read; denied tells what a person said is not it."""
        version = reading.version
        opening = " ".join(piece.text for piece in list(version.sections or ())[:_OPENING])
        if not is_whole(version.version, opening):
            self.skip(version, "This text holds amendments only: nothing follows from its silence.")
        elif self.is_out:
            self._miss(version, "absent", "Still not in the text, the whole of which was read.")
        else:
            why = (
                f"It stood in {self.last.version.version_id}. The whole of this text was read, and "
                f"no {'other ' if denied else ''}passage of it that names the Court is like it."
                f"{denied}{_still(self.last, reading)}"
            )
            self._miss(version, "stripped", why)
            self.is_out = True

    def _miss(self, version: VersionText, state: str, why: str) -> None:
        self.standings.append(missing(version, state, why))

    def _stand(
        self, passage: Passage, states: tuple[str, ...], why: str,
        before: Passage | None = None, like: Likeness | None = None, said: str | None = None,
    ) -> None:  # fmt: skip
        text, root = passage.version, passage.root
        since = before.version.version_id if before else None
        match = match_key(before.key, passage.key) if before else None
        standing_id = digest(text.version_id, passage.part.place, *passage.wording.words)
        position = min(name.position for name in passage.named)
        self.passages.append(passage)
        self.standings.append(Standing(
            text.bill_id, text.version_id, text.version, text.issued_on, states, why, standing_id,
            passage.key, passage.part.place, root.path, passage.name, passage.kind, position,
            passage.text, len(passage.wording.words), since, like, match, said,
        ))  # fmt: skip


def known_by(like: Likeness, said: str | None) -> str:
    """By what a passage is known again: the figures, the rule, and what a person said."""
    return f"{like.sentence} Known again by: {like.rule}{f' ({said})' if said else ''}."


def missing(version: VersionText, state: str, why: str) -> Standing:
    """The standing of a provision in a version that does not hold it, or was not read."""
    return Standing(
        version.bill_id, version.version_id, version.version, version.issued_on, (state,), why
    )


def shown(passage: Passage) -> str:
    """Where a passage stands, with its division and title: "Title XII > Sec. 1241(a)"."""
    levels = [word for word in passage.place if LEVEL.match(word)]
    return " > ".join([*levels, passage.part.place])


def _enacted(version: VersionText) -> tuple[tuple[str, ...], str]:
    if not (version.is_law and version.version in ENDS):
        return (), ""
    return ("enacted",), f" It stands in {ENDS[version.version]}, and the measure became law."


def _still(before: Passage, reading: Reading) -> str:
    """A sentence on the section that goes on without the Court's name, if there is one."""
    wording = read_wording(before.root.text())
    for section in reading.sections:
        same_number = section.label == before.root.label
        same_heading = section.heading and section.heading == before.root.heading
        if same_number or same_heading:
            like = measure(wording, read_wording(section.tree.text()))
            if like.share >= _STILL:
                return (
                    f" {section.label} shares {like.share:.0%} of the words of the section in "
                    "which it stood, without it."
                )
    return ""
