"""A title's deeds tell what a measure holds of the Court: what takes away turns the side."""

import pytest

from tracker.reading.court.mentions import find_mentions
from tracker.reading.sides.measure import find_measure_stance

ICC = "the International Criminal Court"


def side_of(title: str) -> str:
    return find_measure_stance(title, find_mentions(title)).stance


@pytest.mark.parametrize(
    "title",
    [
        f"To authorize assistance to {ICC}",
        f"To repeal the prohibition on assistance to {ICC}",
        f"To waive restrictions on United States cooperation with {ICC}",
        f"To terminate sanctions imposed with respect to {ICC}",
        f"Condemning the sanctions on {ICC}",
        f"Condemning war crimes in Ukraine and encouraging states to petition {ICC}",
        f"Condemning South Africa for failing to arrest Omar al-Bashir on the warrants of {ICC}",
        f"Calling upon Hungary to reverse its withdrawal from {ICC}",
        f"Expressing the sense of Congress that {ICC} should proceed with prosecuting Putin",
        f"Urging {ICC} to investigate crimes in Syria",
        "To amend the American Servicemembers' Protection Act of 2002 to permit the United States "
        f"to assist {ICC}",
        f"To allow funding for {ICC}, require the Secretary to submit a report on policy toward "
        f"the investigation of {ICC}, and for other purposes",
        "To repeal the American Servicemembers' Protection Act of 2002, which generally prohibits "
        f"cooperation with {ICC}",
        f"To support the investigation of {ICC} unless it opposes {ICC}'s own rules",
        "To provide for the nonapplication of the American Servicemembers' Protection Act",
    ],
)
def test_help_and_what_undoes_harm_is_for_the_court(title):
    assert side_of(title) == "supportive"


@pytest.mark.parametrize(
    "title",
    [
        f"To prohibit United States contributions to {ICC}",
        f"Express the sense of Congress that no funds should assist or support {ICC}",
        f"Strike the language in support of {ICC}",
        f"To strike all language in Section 170A relating to support for {ICC}.",
        "Expressing the sense of Congress that the President should declare that the United "
        f"States will not assent to or ratify the treaty on {ICC}",
        "Expressing the sense of Congress against joining the Rome Statute and against attending "
        "its Review Conference",
        f"To protect United States military personnel against criminal prosecution by {ICC}",
        f"To bar visas for officials of {ICC}",
        f"No economic aid to a member of {ICC} without an Article 98 agreement",
        "To prohibit State and local law enforcement from arresting foreign nationals solely on "
        f"the basis of a warrant issued by {ICC}",
        f"To authorize the use of force to free Americans held by {ICC}",
        f"Urging {ICC} to withdraw its request for warrants",
        f"To hold {ICC} accountable",
        f"Welcoming the withdrawal of Hungary from {ICC}",
        f"Providing for consideration of the bill (H.R. 1) to impose sanctions on {ICC}",
        "American Servicemember and Civilian Protection Act of 2003",
        "Add the American Servicemembers' Protection Act",
    ],
)
def test_harm_and_what_undoes_help_is_against_the_court(title):
    assert side_of(title) == "opposed"


@pytest.mark.parametrize(
    "title",
    [
        f"Expressing the sense of the House on the Palestinian Authority's accession to {ICC}",
        f"With respect to the interest of citizens as it relates to the establishment of {ICC}",
        "A bill on aid to countries under the American Servicemembers' Protection Act",
        f"Condemning Joseph Kony, the leader of a rebel army, who is wanted by {ICC}",
        f"A resolution on {ICC}",
    ],
)
def test_a_title_without_a_deed_toward_the_court_tells_nothing(title):
    assert side_of(title) == "unknown"


def test_a_condition_on_a_court_is_no_view_of_the_court_as_such():
    title = "To prevent the U.S. from joining any international criminal court which fails to "
    assert side_of(f"{title}protect the Fourth Amendment rights of citizens") == "mixed"


def test_a_report_takes_no_side():
    assert side_of(f"To direct the Secretary to submit a report on {ICC}") == "informational"


def test_deeds_for_and_against_are_mixed():
    assert side_of(f"Condemning {ICC} and calling upon states to cooperate with {ICC}") == "mixed"
