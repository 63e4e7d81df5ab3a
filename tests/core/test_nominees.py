"""Who is nominated to what, as the Senate writes it, and when two of a name may be one person."""

import pytest

from tracker.congress import build_nomination_id
from tracker.reading.people.nominees import (
    may_be_same_name,
    name_keys,
    read_nominated,
    share_office,
)

UN = "Representative of the United States of America to the United Nations"


@pytest.mark.parametrize(
    "text, name, office",
    [
        ("Jane Doe, of Virginia, to be Legal Adviser of the Department of State, vice John Roe, "
         "resigned.", "Jane Doe", "Legal Adviser of the Department of State"),
        ("Confirmation: Max Roe, of Florida, to be Secretary of State", "Max Roe",
         "Secretary of State"),
        ("Confirmation Pat B. Poe of New York, to be Attorney General", "Pat B. Poe",
         "Attorney General"),
        ("Motion to Invoke Cloture on the Nomination of Ann Jones, of CA, to be U.S. District "
         "Judge", "Ann Jones", "U.S. District Judge"),
        ("Lou Sample, Jr., of the District of Columbia, to be an Assistant Secretary of State "
         "(Reappointment)", "Lou Sample, Jr.", "Assistant Secretary of State"),
        ("JANE Q. DOE, OF VIRGINIA, NOMINATED TO BE AMBASSADOR-AT-LARGE", "JANE Q. DOE",
         "AMBASSADOR-AT-LARGE"),
        ("Max Roe, Secretary of State-Designate", "Max Roe", "Secretary of State"),
        ("PAT POE, JR., NOMINEE FOR THE POSITION OF GENERAL COUNSEL", "PAT POE, JR.",
         "GENERAL COUNSEL"),
        ("The following named officer for appointment to be Rear Admiral", None, None),
        ("Foreign Service nominations (87) beginning Jo Doe, to be", None, None),
        ("PN11-4; PN12", None, None),
        (None, None, None),
    ],
)  # fmt: skip
def test_a_sentence_of_the_senate_tells_who_and_what(text, name, office):
    assert read_nominated(text) == (name, office)


@pytest.mark.parametrize(
    "name, other, same",
    [
        ("John Robert Example", "John R. Example", True),
        ("Hon. María Otero", "Maria Otero", True),
        ("Harold Hongju Model", "Harold Model", True),
        ('Nimrata "Nikki" Haley', "Nikki R. Haley", True),
        ("Elizabeth (Beth) Van Sample", "Beth Van Sample", True),
        ("John P. Example", "John R. Example", False),
        ("John Example, Jr.", "John Example III", False),
        ("Susan Rice", "Condoleezza Rice", False),
        ("Doe", "Jane Doe", False),
    ],
)
def test_two_names_may_be_one_persons(name, other, same):
    assert may_be_same_name(name, [other]) is same


def test_a_shorter_alias_does_not_hide_another_middle_name():
    assert not may_be_same_name("John P. Example", ["John R. Example", "John Example"])


def test_an_office_is_shared_by_what_it_is_for_and_not_by_its_rank():
    assert share_office("US Ambassador to the UN", UN)
    assert share_office("Legal Adviser of the Department of State", "LEGAL ADVISER")
    assert not share_office("Secretary of State", "Secretary of Defense")
    assert not share_office("Deputy Director", "Deputy Director of the Board")
    assert not share_office(None, UN)


def test_a_name_is_met_by_its_given_and_its_family_name():
    assert name_keys("Ambassador John R. Example IV") == {"john-example"}
    assert name_keys("W. Patrick Model") == {"patrick-model"}


@pytest.mark.parametrize("printed, said", [("PN852-1", "pn852-1-119"), ("PN 12", "pn12-119")])
def test_a_nomination_has_one_id(printed, said):
    assert build_nomination_id(printed, 119) == said


def test_what_is_no_number_of_a_nomination_is_refused():
    with pytest.raises(ValueError, match="Treaty Doc"):
        build_nomination_id("Treaty Doc. 119-2", 119)
