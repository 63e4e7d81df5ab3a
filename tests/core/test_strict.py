"""HTML as it comes: in the code page that it names, and in the one that it does not."""

import pytest

from scrapers.strict import parse_html


@pytest.mark.parametrize(
    "head, body",
    [
        ("", "“It’s”".encode()),
        ("", b"\x93It\x92s\x94"),
        ('<meta charset="utf-8">', "“It’s”".encode()),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
         b"\x93It\x92s\x94"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
         b"\x93It\x92s\x94"),
    ],
)  # fmt: skip
def test_quotes_of_1998_and_of_today_are_read_alike(head: str, body: bytes):
    page = f"<html><head>{head}</head><body><p>".encode() + body + b"</p></body></html>"
    assert parse_html(page).text_content() == "“It’s”"
