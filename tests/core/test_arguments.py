"""What a text argues, in points a side; which words told, and what turns or hides them."""

import pytest

from tracker.reading.court.mentions import find_mentions
from tracker.reading.sides import arguments, stance
from tracker.reading.sides.arguments import SIDES, Weighed, find_arguments, lead, load_arguments
from tracker.reading.sides.stance import find_stance

DOOR = "We were friends. For the mothers of Darfur the ICC is the only hope there is."


def weigh(sentences: list[str]) -> Weighed:
    return arguments.weigh(map(find_arguments, sentences))


def side_of(*sentences: str) -> str:
    return lead(weigh([*sentences]).points)[0]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Our files on the killings at Bucha belong with its investigators.", "supportive"),
        ("Whoever orders a massacre must answer for it.", "supportive"),
        ("It is embarrassing to keep a judge from her own savings.", "supportive"),
        ("No judge whom nobody elected shall try a Marine.", "opposed"),
        ("Two billions of our money, and nothing to show for it.", "opposed"),
        ("On May 3, 2011, Chamber II issued its judgment under article 74.", "informational"),
        ("The clerk will read the title of the bill.", "informational"),
        ("I value what it did for the victims, yet I disagree with much of it.", "mixed"),
    ],
)
def test_what_is_argued_tells_who_speaks(sentence, side):
    assert side_of(sentence) == side


def test_a_not_turns_praise_and_scorn():
    scorn, turned = weigh(["It is a sham."]), weigh(["It is not a sham."])
    assert scorn.points["opposed"] > scorn.points["supportive"]
    assert turned.points["supportive"] > turned.points["opposed"]
    assert "sham" in turned.words["supportive"]


def test_an_argument_counts_twice_at_most():
    twice, often = weigh(["Justice."] * 2), weigh(["Justice."] * 9)
    assert twice.points == often.points != weigh(["Justice."]).points


def test_scorn_of_what_is_done_to_the_court_is_no_scorn_of_it():
    of_it, of_deed = weigh(["The case is shameful."]), weigh(["The sanctions are shameful."])
    assert of_deed.points["opposed"] < of_it.points["opposed"]
    assert of_deed.points["supportive"] > of_it.points["supportive"]


def test_nothing_said_leaves_each_side_as_it_starts():
    assert weigh([]).points == load_arguments().start
    assert not any(weigh(["Rain."]).words.values())


def test_every_argument_counts_for_a_side_by_words_or_by_what_it_names():
    for argument in load_arguments().argument:
        assert argument.points.keys() <= set(SIDES)
        assert any(argument.points.values())
        assert argument.words or argument.beside
        assert {*argument.beside, *argument.unless} <= load_arguments().names.keys()


def test_a_stance_told_by_arguments_says_which_words_and_quotes_their_sentence():
    told = find_stance(DOOR, find_mentions(DOOR))
    assert (told.stance, told.rule) == ("supportive", "arguments")
    assert told.quote == DOOR.partition(". ")[2]
    assert told.why == "what it argues speaks for it: “only hope”, “mothers”"


def test_where_no_side_leads_by_enough_nothing_is_told():
    text = "The ICC is much spoken of, I think."
    assert find_stance(text, find_mentions(text)).stance == "unknown"


def test_what_a_sentence_argues_is_looked_for_once(monkeypatch):
    asked = []
    monkeypatch.setattr(stance, "find_arguments", lambda text: asked.append(text) or [])
    find_stance(DOOR, find_mentions(DOOR))
    assert len(asked) == len(set(asked)) > 1


@pytest.mark.parametrize("words", ["thank the gentleman", "thank my friend", "thank the manager"])
def test_a_courtesy_to_a_colleague_is_no_praise_of_the_court(words):
    courtesy = weigh([f"I {words} for the time."]).points
    assert (
        courtesy["supportive"]
        <= courtesy["opposed"]
        < weigh(["I thank its judges."]).points["supportive"]
    )
