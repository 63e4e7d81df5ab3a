"""Mentions of the Court: named, abbreviated, unnamed; look-alikes; doubt; places."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reading.court.mentions import best_passages, decide, find_mentions, passage
from tracker.reading.normalise import fold


def verdict_of(text: str, **more) -> bool | None:
    return decide(find_mentions(text, **more))


@pytest.mark.parametrize(
    "text",
    [
        "the International Criminal Court",
        "INTERNATIONAL CRIMINAL COURTS",
        "the Inter-\nnational Crimi-\n  7 nal Court",
        "the Crimi- nal matter of the International Crimi- nal Court",
        "the International\u00a0Criminal\u2009Court's staff",
        "the Inter\u00adnational Criminal Court",
        "the International&nbsp;Criminal&#160;Court",
        "the <em>International</em> Criminal<br/>Court",
        "International\n\n[[Page H4321]]\n\nCriminal Court",
        "the Intemational Criminal Court",
        "lnternational Crirninal Court",
        "la Cour pénale internationale",
        "la Corte Penal Internacional",
        "a party to the Rome Statute",
        "the American Service-Members’ Protection Act",
        "the American Servicemembers Protection Act",
        "22 U.S.C. 7421 et seq.",
        "22 U.S.C. § 7432(7)",
        "under 31 CFR part 528",
        "Executive Order No. 14203",
        "E.O. 13928",
        "the [ICC-EO14203] tag",
        "an Article 98 agreement with Chad",
        "the Hague Invasion Act",
        "Prosecutor Fatou Bensouda",
        "the ICC prosecutor",
    ],
)
def test_names_of_the_court_its_laws_and_people_mean_the_court(text):
    assert verdict_of(text) is True


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Increased Cost of Compliance (ICC). ICC premiums rise.", "Increased Cost of Compliance"),
        ("The Interstate Commerce Commission (in this section referred to as the “ICC”) closed. "
         "The ICC kept dockets.", "Interstate Commerce Commission"),
        ("The term ``ICC'' means the Indian Claims Commission.", "Indian Claims Commission"),
        ("Illinois Central College, or ICC, will train welders. ICC is in Peoria.", "a college"),
        ("ICC (Inland Cotton Cooperative) met. The ICC voted.", "Inland Cotton Cooperative"),
        ("ICE Clear Credit LLC (“ICC” or “ICE Clear Credit”) filed. ICC proposes a rule.",
         "ICE Clear Credit"),
        ("Shelters shall meet ICC 500.", "International Code Council"),
        ("the award of the ICC International Court of Arbitration, and ICC 600",
         "International Chamber of Commerce"),
        ("The ICC will stage the T20 cricket series in New York.", "International Cricket Council"),
        ("Truckers remember the tariffs that the ICC approved for motor carriers.",
         "Interstate Commerce Commission"),
    ],
)  # fmt: skip
def test_other_things_called_icc_are_named_as_what_they_are(text, sense):
    spans = find_mentions(text)
    assert sense in {span.sense for span in spans}
    assert decide(spans) is False


def test_the_nearest_definition_wins_over_the_words_around():
    text = (
        "The International Criminal Court (ICC) issued a warrant. "
        "Freight once went by rules of the Interstate Commerce Commission (“ICC”). "
        "That ICC had eleven judges."
    )
    assert [s.sense for s in find_mentions(text) if s.text == "ICC"] == [
        "court", "Interstate Commerce Commission", "Interstate Commerce Commission",
    ]  # fmt: skip


def test_a_definition_in_the_context_decides_the_text():
    text = "No ICC official may enter the building."
    assert verdict_of(text) is None
    assert verdict_of(text, context="The International Criminal Court (“ICC”)") is True
    assert verdict_of(text, context="the Interstate Commerce Commission (ICC)") is False


def test_a_word_keeps_its_sense_through_a_document():
    far = " Nothing was said of it for long. " * 60
    spans = find_mentions(f"The ICC’s prosecutor asked for a warrant.{far}I know the ICC well.")
    assert {span.verdict for span in spans} == {"court"}


def test_a_bare_abbreviation_without_a_sign_stays_in_doubt():
    spans = find_mentions("We spoke about the ICC at lunch.")
    assert [(span.text, span.verdict) for span in spans] == [("ICC", "uncertain")]
    assert decide(spans) is None


def test_a_name_denied_does_not_speak_for_its_sense():
    text = "He asked about ICC. He meant The Hague, not the Illinois Commerce Commission."
    assert verdict_of(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the ICCPR and the ICCVAM",
        "Chair Khan of the Federal Trade Commission",
        "Prime Minister Netanyahu addressed both Houses.",
        "the International Criminal Police Organization",
        "The International Court of Justice in The Hague heard the two states.",
        "He was tried in The Hague by the Special Court for Sierra Leone.",
        "Serbia sent him to The Hague, where judges of the ICTY heard the case.",
        "The Hague Convention on child abduction binds the prosecutor.",
        "Article 98 of the Uniform Code of Military Justice",
        "A county judge issued a search warrant; the sheriff served it.",
        "The crisis would warrant new sanctions on the President of Russia.",
        "States Parties to the Chemical Weapons Convention",
        "the Treaty of Rome of 1957",
        "The Office of the Prosecutor General of Ukraine gathers evidence of war crimes.",
        "Sanctions fell on the Prosecutor-General of Tehran and on judges of Iran.",
    ],
)
def test_near_misses_do_not_mean_the_court(text):
    assert verdict_of(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Judges in The Hague issued warrants for the Russian President.",
        "We welcome the arrest warrant for Netanyahu.",
        "Sanctions will not stop judges who hear survivors of Mariupol.",
        "No foreign court may try our soldiers.",
        "The Court cannot reach the crime of aggression.",
    ],
)
def test_words_that_together_mean_the_court_are_found_without_its_name(text):
    spans = find_mentions(text, on=date(2025, 2, 7))
    assert decide(spans) is True
    assert all(" with " in span.why for span in spans)


def test_people_and_orders_count_only_from_their_day_on():
    assert verdict_of("Karim Khan spoke.", on=date(2024, 5, 20)) is True
    assert verdict_of("Karim Khan spoke.", on=date(2010, 5, 20)) is False
    assert verdict_of("tried by judges in The Hague", on=date(1996, 5, 20)) is False
    assert verdict_of("31 CFR part 520", on=date(2020, 10, 1)) is True
    assert verdict_of("31 CFR part 520", on=date(1999, 1, 1)) is False


def test_a_court_merely_proposed_is_not_the_court():
    assert verdict_of("an international criminal court for Saddam Hussein") is False
    early = "the need for an international criminal court"
    assert verdict_of(early, on=date(1994, 1, 26)) is None
    assert verdict_of("The International Criminal Court", on=date(1998, 7, 1)) is True


def test_places_are_those_of_the_text_given():
    text = "“So” — the&nbsp;Inter-\nnational Criminal Court\u00a0(ICC) met.\nThe ICC’s judge left."
    spans = find_mentions(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert [span.text for span in spans] == [
        "Inter-\nnational Criminal Court",
        "ICC",
        "ICC’s judge",
    ]


def test_a_passage_is_the_sentence_with_its_neighbours():
    text = "One. Two came.\nThe ICC judges sat. Four left. Five."
    (span,) = find_mentions(text)
    assert passage(text, span) == "Two came. The ICC judges sat. Four left."


def test_operative_words_come_before_findings_and_contents():
    text = (
        "Sec. 1. Short title.\nSec. 2. The International Criminal Court.\nSec. 3. Effect.\n\n"
        "Congress finds that the International Criminal Court sits in The Hague. It does so yet. "
        "It always has. It always will.\n\n"
        "None of the funds may be used for the International Criminal Court."
    )
    best = best_passages(text, find_mentions(text), 3)
    assert [found.place for found in best] == ["operative", "finding", "contents"]
    assert best[0].text.endswith(
        "None of the funds may be used for the International Criminal Court."
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab -\n\u00ad\u200b&amp;nbsp;<b>“’[Page S1]", max_size=60))
def test_folding_keeps_the_way_back(text):
    folded = fold(text)
    places = [folded.origin(at) for at in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fresno's ICC repairs bicycles.", "abbreviation-owned"),
        ("The ICC set the rate in 1934.", "abbreviation-before-the-court"),
        (
            "The Idaho Cheese Conference drew a crowd. The ICC meets again in May.",
            "abbreviation-initials",
        ),
        ("Gifts to the ICC, the infant care cooperative, are welcome.", "abbreviation-defined"),
    ],
)
def test_an_abbreviation_of_others_is_told_by_owner_years_initials_or_its_own_words(text, rule):
    spans = find_mentions(text)
    assert decide(spans) is False
    assert {span.rule for span in spans} == {rule}


def test_what_is_done_with_a_court_tells_a_bare_abbreviation():
    assert decide(find_mentions("The matter was referred to the ICC.")) is True
    assert decide(find_mentions("The matter was discussed with the ICC.")) is None
    before = find_mentions("The matter was referred to the ICC.", on=date(1991, 3, 1))
    assert decide(before) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister Netanyahu said that troops had entered Khan Younis.",
        "Judges in Caracas sentenced the executives, and we will sanction those judges.",
        "Prosecutors in The Hague district charged three teenagers with spying for Russia.",
        "The prosecutor asked the judge for a bench warrant: Mr. Khan did not appear.",
    ],
)
def test_places_and_benches_of_countries_are_not_the_court(text):
    assert decide(find_mentions(text)) is False


def test_a_wanted_leader_and_a_duty_to_arrest_mean_the_court():
    text = "South Africa, a party to the statute, did not arrest Bashir at the summit."
    assert decide(find_mentions(text)) is True


@pytest.mark.parametrize(
    "text",
    [
        "The ICC is one of the key players here.",
        "The Secretary-General has asked the ICC for patience.",
        "Growers in my state ask why I speak of the ICC.",
        "Students asked him about the ICC.",
        "Before the ICC came churches had burned.",
    ],
)
def test_one_everyday_word_does_not_settle_that_a_bare_abbreviation_is_another(text):
    assert decide(find_mentions(text)) is None


def test_two_words_of_a_trade_settle_it():
    (span,) = find_mentions("ICC referees looked at the pitch again.")
    assert (span.verdict, span.sense) == ("other", "International Cricket Council")


def test_the_office_of_a_countrys_prosecutor_general_is_not_the_courts():
    said = "On war crimes in Ukraine we work with the Office of the Prosecutor General in Kyiv."
    assert {span.verdict for span in find_mentions(said)} <= {"other"}
