"""PDFs as paragraphs: lines joined, furniture left out, what cannot be read named."""

import pytest

from scrapers.shapes.pdf import read_paragraphs
from tests.sources.pdf import write_pdf
from tracker.errors import ParseError

LINE = "The Court has jurisdiction over crimes committed on the territory of"


def test_lines_of_a_sentence_are_one_paragraph_and_headings_stand_alone():
    lines = ["Testimony of Jane Doe", LINE, LINE, "a State Party.", "Second heading", LINE]
    assert read_paragraphs(write_pdf(lines)).split("\n\n") == [
        "Testimony of Jane Doe", f"{LINE} {LINE} a State Party.", "Second heading", LINE,
    ]  # fmt: skip


def test_a_word_broken_at_the_end_of_a_line_stays_broken_there():
    body = write_pdf([f"{LINE} the Inter-", "national Criminal Court."])
    assert read_paragraphs(body).endswith("the Inter-\nnational Criminal Court.")


def test_running_heads_and_page_numbers_are_no_words_of_the_paper():
    words = ["the Sudan", "Libya", "Kenya", "Mali"]
    pages = [
        ["Committee on Foreign Affairs", f"{LINE} {place}", f"and near {place}.", f"Page {n} of 4"]
        for n, place in enumerate(words, 1)
    ]
    assert read_paragraphs(write_pdf(*pages)).split("\n\n") == [
        f"{LINE} {place} and near {place}." for place in words
    ]


def test_a_scan_has_no_words():
    assert read_paragraphs(write_pdf([])) == ""


@pytest.mark.parametrize(
    "body, said",
    [
        (b"", "empty body"), (b"<html><body>Access Denied</body></html>", "bot wall"),
        (write_pdf(["words"])[:150], "unreadable PDF"), (b"%PDF-1.7 nothing", "unreadable PDF"),
    ],
)  # fmt: skip
def test_what_is_no_pdf_is_refused_and_named(body, said):
    with pytest.raises(ParseError, match=said):
        read_paragraphs(body)
