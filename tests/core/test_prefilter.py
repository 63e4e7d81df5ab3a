"""The look at the raw bytes: never says no where the reading says yes or perhaps."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.bench_reading import FRESH
from tracker.reading.court import mentions
from tracker.reading.court.lexicon import load_lexicon
from tracker.reading.court.prefilter import may_mean_court
from tracker.reading.court.taught import use_text

NAMED = [
    b"<title>Sanctions on the International Criminal Court</title>",
    b"<text>the International&#160;Criminal&nbsp;Court</text>",
    b"the <em>International</em> <external-xref>Criminal</external-xref>\n   Court",
    b'{"t": "the International\\u00a0Criminal\\nCourt"}',
    b"the International&lt;br/&gt;Criminal Court",
    b"International Crimi- nal Court",
    b"the Inter-\r\nnational Crimi-\r\n   12 nal Court",
    "the Inter\u00adnational Crimi\u00ad\nnal Court".encode(),
    "the International\u00a0Criminal\u2009Court".encode(),
    "la Cour pénale internationale".encode(),
    b"la Cour p&eacute;nale internationale",
    b"la Cour p\\u00e9nale internationale",
    "la Cour pénale internationale".encode("latin-1"),
    b"International\n\n[[Page S123]]\n\nCriminal Court",
    b"<![CDATA[ the ICC ]]>",
    b"the&nbsp;ICC&rsquo;s staff",
    b'"the\\u00a0ICC"',
    b"American Servicemembers&apos; Protection Act",
    b"22 U.S.C. 7421 et seq.",
    b"judges in The Hague issued warrants",
]
OTHER = [
    b"",
    b"<billStatus><title>Rail Passenger Act</title></billStatus>",
    b"The Interstate Commerce Commission was closed.",
    b"the ICCPR and the ICCVAM",
    b"flood insurance and a criminal court in Ohio",
    b"She thanked the county judge.",
]


@pytest.mark.parametrize("body", NAMED)
def test_a_name_is_seen_through_whatever_stands_between_its_letters(body):
    assert may_mean_court(body)


@pytest.mark.parametrize("body", OTHER)
def test_pages_without_a_word_of_the_court_are_left_unparsed(body):
    assert not may_mean_court(body)


PIECES = [
    word.replace("?", "").replace("+", "")
    for term in load_lexicon().term
    for word in term.words
    if not set(word) & set("()[]|")
]
GAPS = st.sampled_from([" ", "\n", "  ", "\u00a0", ". ", "-\n", " 12 ", "\u00ad", ", "])
SITUATIONS = [
    "The Hague",
    "judges",
    "warrants",
    "Putin",
    "sanctions",
    "troops",
    "the Court",
    "Darfur",
]
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES + SITUATIONS) | st.text(max_size=12), GAPS), max_size=8
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


@st.composite
def broken_texts(draw):
    """A text in which one word is broken as a line end breaks it."""
    text = draw(TEXTS)
    at = draw(st.integers(0, len(text)))
    return (
        text[:at]
        + draw(st.sampled_from(["", "-\n", "- ", "\u00ad", "-\n 7 ", "\u200b"]))
        + text[at:]
    )


def read_unasked(text: str) -> list[mentions.Span]:
    """What reading finds in a text without asking first whether it may be there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mentions, "may_mean_court", lambda body: True)
        return [span for span in mentions.find_mentions(text) if span.verdict != "other"]


def forms(text: str) -> list[str]:
    """A text as pages of different kinds hold it."""
    coded = "".join(c if c.isascii() else f"&#{ord(c)};" for c in html.escape(text))
    tagged = text.replace(" ", "</b> <i>")
    return [
        text, html.escape(text), coded, json.dumps(text), json.dumps(text, ensure_ascii=False),
        f"<p>{tagged}</p>", html.escape(f"<p>{tagged}</p>"), text.replace(" ", "&nbsp;"),
    ]  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(broken_texts())
def test_whatever_the_reading_finds_the_bytes_show(text):
    if read_unasked(text):
        for body in forms(text):
            assert may_mean_court(body.encode(errors="replace")), body


def test_passages_that_mean_the_court_are_seen_in_every_form():
    texts = [json.loads(line)["text"] for line in FRESH.read_text(encoding="utf-8").splitlines()]
    meant = [text for text in texts if read_unasked(text)]
    bodies = [body for text in meant for body in forms(text)]
    assert len(meant) > 50
    assert [body for body in bodies if not may_mean_court(body.encode(errors="replace"))] == []


TAUGHT = """
[[term]]
id = "taught"
kind = "name"
sense = "court"
alone = true
words = ["Zuq(ua|ue)l -?bench", "Суд в Гааге", "q.x.", "[A-Z]+zzz"]
"""
TAUGHT_TEXTS = ["the zuqual Bench", "zuque-lbench sat", "Zuquel\nbench", "Суд в Гааге", "Q.X."]


@pytest.fixture
def _taught():
    use_text(TAUGHT, "here")
    yield
    use_text("", "here")


@pytest.mark.usefixtures("_taught")
@pytest.mark.parametrize("text", [*TAUGHT_TEXTS, "an Azzz"])
def test_taught_terms_are_looked_for_too(text):
    if read_unasked(text):
        for body in forms(text):
            assert may_mean_court(body.encode()), body


@pytest.mark.usefixtures("_taught")
def test_taught_terms_are_read():
    assert [text for text in TAUGHT_TEXTS if read_unasked(text)]
