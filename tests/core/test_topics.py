"""Topics and situations told by words, the ids those of the compiled record."""

import pytest

from tracker.reading.topics import find_situations, find_topic_words, find_topics, load_taxonomy


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Defendants there would have no trial by jury.", "due_process"),
        ("No Economic Support Fund money without an Article 98 agreement.", "aid_conditionality"),
        ("No Economic Support Fund money without an Article 98 agreement.", "article98_immunity"),
        ("The bank accounts of its judges were closed.", "digital_financial_disruption"),
        ("The President was urged to refer the situation in Libya.", "unsc_referral"),
        ("It may not be used to shield our soldiers in Afghanistan.", "afghanistan_us"),
        ("We ask that the Senate ratify the Rome Statute.", "ratification_signature"),
        ("Reparations were ordered for former child soldiers.", "victims_reparations"),
    ],
)
def test_a_telling_word_gives_its_topic(text, topic):
    assert topic in find_topics(text)


def test_a_faint_word_alone_gives_no_topic_and_two_do():
    assert "resources_budget" not in find_topics("The staff met on Monday.")
    assert "resources_budget" in find_topics("The staff met on Monday about its costs.")


def test_the_topic_with_most_words_comes_first():
    text = "Sanctions, visa bans and asset freezes for what was done in Kyiv."
    assert find_topics(text) == ["sanctions", "ukraine_russia"]


def test_the_words_that_told_are_given_as_written():
    assert find_topic_words("Crimes in DARFUR") == [("darfur_sudan", ["DARFUR"])]


def test_situations_are_found_by_their_people_and_places():
    text = "Kony in Uganda, and the men of El Geneina"
    assert find_situations(text) == ["uganda", "darfur"]


def test_no_words_no_topics():
    assert find_topics("") == []
    assert find_situations("The House met at noon.") == []


def test_each_id_stands_once():
    for kinds in (load_taxonomy().topic, load_taxonomy().situation):
        ids = [kind.id for kind in kinds]
        assert len(ids) == len(set(ids))
