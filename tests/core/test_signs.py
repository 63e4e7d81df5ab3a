"""Signs: no spelling of a phrase is without one of each of its sets."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.reading.court.finder import Finder
from tracker.reading.court.lexicon import cased, group_phrases, load_lexicon
from tracker.reading.court.phrase import for_text, loose
from tracker.reading.court.signs import OPEN, Sign, rarity, sign_sets


def texts_of(phrase: str):
    """Texts in which reading would find a phrase, as bytes."""
    found = re.compile(cased(for_text(phrase), False).encode("latin-1"))
    return st.from_regex(found, fullmatch=True)


def stands(sign: Sign, text: bytes) -> bool:
    return 0 in Finder([sign], []).find(text).numbers


LETTERS = st.text("abcourtHAGUE12é", min_size=1, max_size=6)
GAPS = st.sampled_from([" ", " ", " ?", "-", "'", ".", ". ", ". ?", "", " ?-"])


@st.composite
def phrases(draw, depth: int = 2):
    """Phrases of the language of terms.toml, taught ones among them."""
    out = draw(st.sampled_from(["", "-"]))
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 5 if depth else 3))
        if kind < 3:
            out += draw(LETTERS) + draw(st.sampled_from(["", "", "?", "s?"]))
        elif kind == 3:
            out += draw(st.sampled_from(["[0-9]", "[0-9]+", "[abc]", "[A-Z]?", "[(]", "[cC]o"]))
        else:
            ways = draw(st.lists(phrases(depth - 1), min_size=1, max_size=3))
            out += f"({'|'.join(ways)})" + draw(st.sampled_from(["", "?", "s?"]))
        out += draw(GAPS)
    return out


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_one_sign_of_each_set_stands_wherever_the_phrase_does(data):
    phrase = data.draw(phrases())
    text = data.draw(texts_of(phrase))
    for signs in sign_sets(phrase):
        assert any(stands(sign, b" " + text + b" ") for sign in signs), (phrase, text, signs)


LISTED = sorted(
    {word for term in load_lexicon().term for word in term.words}
    | {word for name in load_lexicon().group for word, _ in group_phrases(name)}
)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_every_phrase_of_ours_has_a_sign_in_every_spelling(data):
    phrase = data.draw(st.sampled_from(LISTED))
    text = data.draw(texts_of(phrase))
    for signs in sign_sets(phrase):
        assert any(stands(sign, text) for sign in signs), (phrase, text, signs)


@pytest.mark.parametrize(
    "phrase, rarest",
    [
        ("International Criminal Court", {Sign("court", "l", "")}),
        ("Karim (A.A.|A. A.|Asad Ahmad)? ?Khan", {Sign("karim", "", "ak")}),
        ("Moreno-Ocampo", {Sign("moreno", "", OPEN)}),
        ("Crim. Ct.", {Sign("crim")}),
        ("Ukrain(e|ian)", {Sign("ukraine"), Sign("ukrainian")}),
        ("22 U.S.C. ?(742[1-2])", {Sign("7421", OPEN), Sign("7422", OPEN)}),
        ("Päivi", {Sign("ivi", OPEN)}),
    ],
)
def test_the_rarest_letters_of_a_phrase_are_looked_for(phrase, rarest):
    assert sign_sets(phrase)[0] == rarest


@pytest.mark.parametrize("phrase", ["I. ?C. ?C.", "é", "[0-9]+", "(a|b) c"])
def test_a_phrase_of_single_letters_has_no_sign(phrase):
    assert sign_sets(phrase) == []


def test_common_words_are_less_rare():
    common, rare = Sign("committee"), Sign("scheveningen")
    assert rarity([common]) > 0.5 > 0.001 > rarity([rare])


SIGNS = [Sign("khan"), Sign("khan", OPEN, OPEN), Sign("98"), Sign("court", "l", "it")]


@pytest.mark.parametrize(
    "body, numbers",
    [
        (b"Khan", {0, 1}),
        (b"KHAN, 1998", {0, 1}),
        (b"Khanate, then Khan", {0, 1}),
        (b"Khanate", {1}),
        (b"Article 98.", {2}),
        (b'"\\u00a0Khan\\n98"', {0, 1, 2}),
        (b"&nbspKhan", {0, 1}),
        (b"<b>98</b>", {2}),
        (b"", set()),
    ],
)
def test_letters_count_as_a_word_only_where_no_letter_stands_beside(body, numbers):
    assert Finder(SIGNS, []).find(body).numbers == numbers


@pytest.mark.parametrize(
    "body, is_one",
    [
        (b"the criminal court in session", True),
        (b"the criminal\n   Court of justice", False),
        (b"the county court in session", False),
        (b"the <b>county</b> court in session", True),
        (b"the criminal Court, of justice", True),
        (b"CRIMINAL 12 COURT 12 of", True),
        (b"Court", True),
        (b'"criminal\\n Court\\n in"', True),
        (b'"county\\n Court"', True),
        (b"county &nbsp;Court", True),
        (b"county- court - of", True),
        (b"a criminalcourt in", False),
        ("criminal\u00a0court \u200bof".encode(), True),
    ],
)
def test_letters_of_the_words_beside_count_where_only_blanks_part_them(body, is_one):
    assert (3 in Finder(SIGNS, []).find(body).numbers) == is_one


def test_patterns_count_after_the_signs_and_broken_words_are_told():
    finder = Finder(SIGNS, [loose("I. ?C. ?C."), "Zu+g"])
    assert finder.find(b"the I.<b>C.</b>&nbsp;C. of Zuug").numbers == {4, 5}
    found = finder.find("Inter-\nnational, soft\u00adly, pre- and post-war".encode())
    assert len(found.breaks) == 3


def test_threads_search_with_one_finder():
    finder = Finder(SIGNS, ["Zu+g"])
    bodies = [b"x" * n + b" Khan 98 Zug" for n in range(2000)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(finder.find, bodies))
    assert all(each.numbers == {0, 1, 2, 4} for each in found)
