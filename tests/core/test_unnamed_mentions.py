"""The Court without its name: what is said of it alone, and what only sounds like it."""

from datetime import date

import pytest

from tracker.reading.court.lexicon import load_lexicon
from tracker.reading.court.mentions import decide, find_mentions


def verdict_of(text: str, on: date | None = date(2025, 9, 1)) -> bool | None:
    return decide(find_mentions(text, on=on))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("hague-and-its-matter", "An inquiry in The Hague asked for our satellite pictures."),
        ("children-and-who-stole-them", "He deported those children, and he is a wanted man."),
        ("both-sides-charged", "Those applications rest on a false equivalence with Hamas."),
        ("sanctions-on-bench", "Freezing a judge's savings is no way to win a case."),
        ("bench-cut-off", "A jurist lost her credit cards because of where she works."),
        ("property-of-who-investigates-us", "It blocks assets of those who investigate Americans."),
        ("the-court-and-its-matter", "The Court has more to do in Darfur."),
        ("bench-and-what-it-hears", "The judges found that Gaza lies within their reach."),
        ("court-of-last-resort", "That court steps in where a state is unwilling or unable."),
        ("prosecutor-on-leave", "The prosecutor took leave; the United Nations looked into it."),
        ("jurisdiction-over-us", "It claims jurisdiction over Americans, and no treaty says so."),
        ("crime-of-aggression", "The crime of aggression was defined without us and activated."),
        ("reparations-ordered", "Reparations were ordered for the child soldiers of Ituri."),
        ("dutch-bench-and-matter", "A Dutch courtroom will hear the survivors."),
        ("unaccountable-bench-and-us", "A prosecutor answerable to nobody may charge a soldier."),
        ("made-at-rome", "The delegates at Rome would not hear of an exemption for our troops."),
        ("peacekeepers-spared", "The Security Council gave peacekeepers a year of immunity."),
        ("immunity-paper", "Peru signed no immunity paper and lost its training money."),
        ("surrender-of-ours", "The agreement obliges Fiji not to surrender Americans."),
        ("signature-withdrawn", "He took our name off the treaty and called it a happy day."),
        ("leader-tried-in-the-netherlands", "Holland has the former Ivorian President in custody."),
        ("hague-and-its-matter", "Let the Council refer the junta to The Hague."),
        ("dutch-bench-and-matter", "A Dutch-based prosecutor may judge our war in Afghanistan."),
        ("tribunal-and-our-forces", "That new tribunal could call a Marine to account."),
        ("preliminary-examination", "The preliminary examination in Nigeria found war crimes."),
    ],
)  # fmt: skip
def test_what_is_said_of_the_court_alone_means_it(rule, text):
    assert verdict_of(text) is True
    assert rule in {span.rule for span in find_mentions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "President Putin must answer for the people detained; we have obligations to them.",
        "Every paper shall be signed by an attorney; an unsigned paper is stricken.",
        "South Africa's case under the Genocide Convention is before judges in The Hague.",
        "The advisory opinion from The Hague on Israel's wall binds nobody.",
        "A London magistrate's warrant for the minister was an insult to an ally.",
        "The Pre-Trial Chamber at Phnom Penh rejected the request of the Khmer Rouge jailer.",
        "They tried to hack the inspectors at The Hague.",
        "The indictment of a candidate for President is lawfare, said the prosecutor's critics.",
        "Victims' lawsuits are kept secret because defendants threaten to appeal to the judges.",
        "Bishops in Rome met the delegations to speak of food.",
        "Peacekeepers claimed immunity for the cholera in Haiti before the Security Council.",
        "Justice Jackson spoke to the judges of vengeance; Nuremberg gave us the words for it.",
        "The former President of Suriname has charges of smuggling to answer in the Netherlands.",
        "The World Court met on the fence. It sat long. It rained. The judges looked at Gaza too.",
        "A party may seek reparations from Russia, which must pay Ukraine.",
    ],
)
def test_what_only_sounds_like_it_does_not_mean_it(text):
    assert verdict_of(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "My bill would pay for lawyers at the Office of the Prosecutor.",
        "Putin in handcuffs is a sight I should like to see.",
        "The tribunal in The Hague asked for more money.",
        "Peace must not wipe out the warrants.",
        "I should like a lawyer who has pleaded in that courtroom for an American.",
        "I will not submit this treaty to the Senate, for its flaws are many.",
    ],
)
def test_what_may_mean_it_is_left_for_a_person(text):
    assert verdict_of(text) is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Judge Prost may not fly.", True),
        ("Filed as ICC-02/05-01/09 and ICC-ASP/23/12.", True),
        ("See 90 Fed. Reg. 9369 and section 7423 of title 22.", True),
        ("Executive Orders 13928 and 14203 came five years apart.", True),
        ("H.R. 23 would sanction judges.", True),
        ("H.R. 23 would name a post office.", False),
        ("The IStGH sits in the dunes.", True),
        ("An International Penal Court was spoken of.", None),
        ("A permanent criminal court may try warlords.", True),
        ("Albanese is sanctioned for helping the prosecutor.", True),
        ("Under article 16 the Council may halt a trial.", True),
        ("The ICC in Passaic opened its doors.", False),
        ("The ICC in March opened its doors.", None),
        ("Khan's office is at 242 Karim Khan Zand Street, Tehran.", False),
        ("Try Saddam before an international criminal court.", False),
    ],
)
def test_papers_people_and_numbers_of_the_record_are_known(text, verdict):
    assert verdict_of(text) is verdict


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The ICC counted boycott motions on forty campuses.", "Israel on Campus Coalition"),
        ("ICC told of a pastor whose church was closed.", "International Christian Concern"),
        ("The ICC shelter released the lone boy to ORR.", "International Children's Center"),
        ("Koran classes at the ICC were called off.", "Islamic or Indian Cultural Center"),
        ("ICC members spoke for electronic commerce.", "International Chamber of Commerce"),
        ("The ICC, of nine agencies, meets quarterly.", "Inter-Agency Coordinating Committee"),
        ("The ICC accepted the bowled batsman's appeal.", "International Cricket Council"),
    ],
)  # fmt: skip
def test_words_of_a_trade_tell_its_abbreviation(text, sense):
    assert {span.sense for span in find_mentions(text)} == {sense}


def test_what_is_not_done_with_the_court_still_speaks_of_it():
    assert verdict_of("Our evidence has not reached the ICC.") is True
    assert verdict_of("The ITC, not the ICC, has authority.") is None


def test_a_year_before_the_court_tells_nothing_where_the_year_is_only_imagined():
    assert verdict_of("The ICC met in 1938.") is False
    assert verdict_of("If the ICC had been there in 1938, who knows?") is None


def test_every_group_of_words_is_used_and_every_one_asked_for_is_there():
    loaded = load_lexicon()
    asked = {name for term in loaded.term for name in (*term.needs, *term.none)}
    asked |= {name for rule in loaded.indirect for name in (rule.anchor, *rule.all, *rule.none)}
    asked |= {name for group in loaded.group.values() for name in group.groups}
    by_code = {"court-frame", "court-hint", "court-abroad", "before-the-court", "everyday"}
    assert asked | by_code == set(loaded.group)
