"""What the words of a text count for each side, and which words told."""

from collections.abc import Iterator

import pytest

from tracker.reading.arguments import SIDES, chance, features, weigh
from tracker.reading.mentions import find_mentions
from tracker.reading.stance import find_stance
from tracker.settings import read_settings

DOOR = "We were friends. For the mothers of Darfur the ICC is the only door left to knock on."


def test_whom_a_word_names_stands_for_it_so_that_one_suspect_is_known_from_another():
    told = features("The ICC wants Kony.")
    assert told == features("The International Criminal Court wants Al-Bashir.")
    assert {"wants WANTED", "COURT … WANTED"} <= told


def test_few_known_words_tell_nothing():
    assert weigh("Rain.") is None
    assert weigh("") is None


def test_the_words_that_told_are_named_as_a_reader_knows_them():
    weighed = weigh("The survivors of Darfur deserve their day before the judges of the ICC.")
    assert max(weighed.points, key=weighed.points.get) == "supportive"
    assert "judges" in " ".join(weighed.words["supportive"])
    assert not any(word.isupper() for words in weighed.words.values() for word in words)
    assert sum(chance(weighed.points, side) for side in SIDES) == pytest.approx(1)


@pytest.fixture
def weighing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a person chose who wants words weighed."""
    monkeypatch.setenv("TRACKER_WEIGH_WORDS", "true")
    read_settings.cache_clear()
    yield
    monkeypatch.delenv("TRACKER_WEIGH_WORDS")
    read_settings.cache_clear()


def test_words_are_weighed_only_where_a_person_set_it_so():
    assert find_stance(DOOR, find_mentions(DOOR)).stance == "unknown"


def test_a_stance_told_by_words_alone_says_which_and_quotes_the_sentence(weighing):
    text = DOOR
    told = find_stance(text, find_mentions(text))
    assert told.stance == "supportive"
    assert told.quote == text.partition(". ")[2]
    assert "“" in told.why
