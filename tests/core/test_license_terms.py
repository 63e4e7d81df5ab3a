"""Until when licenses authorize, by their own words and by those of the Federal Register."""

from datetime import date

import pytest

from tracker.reading.license_terms import find_issue, find_number, find_terms

UNTIL = "all transactions are authorized through"


@pytest.mark.real
@pytest.mark.parametrize(
    "paper, number, issued, ends",
    [
        ("T47_FR-2025-08-13_ICCSR_GL1_GL8.txt", "1", date(2025, 6, 5), date(2025, 7, 8)),
        ("T47_FR-2025-08-13_ICCSR_GL1_GL8.txt", "8", date(2025, 7, 9), date(2025, 8, 8)),
        ("T47_FR-2025-12-12_ICCSR_GL10_GL9.txt", "9", date(2025, 8, 20), date(2025, 9, 19)),
        ("T47_FR-2025-12-12_ICCSR_GL10_GL9.txt", "10", date(2025, 9, 4), date(2025, 10, 4)),
    ],
)
def test_the_licenses_of_2025_end_on_the_day_of_their_words(real, paper, number, issued, ends):
    text = (real("executive-samples") / "samples" / "federal_register" / paper).read_text()
    parts = [part for part in text.split("SUMMARY:") if find_number(part) == number]
    assert [(find_issue(p), find_terms(p).ends_on, find_terms(p).over_on) for p in parts] == [
        (issued, ends, ends)
    ]


@pytest.mark.parametrize(
    "words, ends_on, over_on",
    [
        (f"{UNTIL} 12:01 a.m. eastern daylight time, July 8, 2025, provided", 8, 8),
        (f"{UNTIL} 12:01 a.m. EDT\non July 8, 2025.", 8, 8),
        (f"{UNTIL} 11:59 p.m. eastern daylight time, July 8, 2025.", 8, 9),
        (f"{UNTIL} July 8, 2025.", 8, 9),
        ("transactions are authorized from June 5, 2025, until July 8, 2025.", 8, 9),
        ("This general license expires at 12:01 a.m. eastern daylight time on July 8, 2025.", 8, 8),
        ("The GL expired on July 8, 2025.", 8, 8),
        ("This GL has an expiration date of July 8, 2025.", 8, 8),
    ],
)
def test_each_way_of_naming_the_last_day(words, ends_on, over_on):
    terms = find_terms(words)
    assert (terms.ends_on, terms.over_on) == (date(2025, 7, ends_on), date(2025, 7, over_on))
    assert terms.words
    assert terms.words in " ".join(words.split())


@pytest.mark.parametrize(
    "words",
    [
        "The provision of legal services is authorized.",
        "transactions involving persons blocked on June 5, 2025 are authorized.",
        "transactions are not authorized through July 8, 2025.",
        f"{UNTIL} July 8, 2025. {UNTIL} August 8, 2025.",
        f"The import of medicine is authorized. Otherwise {UNTIL} July 8, 2025.",
        "The import of medicine is authorized, as under a license which expires on July 8, 2025.",
        f"{UNTIL} February 30, 2026.",
    ],
)
def test_what_does_not_say_one_end_for_all_of_it_has_none(words):
    terms = find_terms(words)
    assert (terms.ends_on, terms.ends_at, terms.over_on, terms.words) == (None,) * 4


def test_a_license_tells_which_one_it_replaces_and_since_when():
    text = (
        "GENERAL LICENSE NO. 8B (b) Effective July 8, 2026, General License No. 8A, dated June 1, "
        "2026, is replaced and superseded in its entirety by this General License No. 8B."
    )
    terms = find_terms(text)
    assert (find_number(text), terms.replaces, terms.replaced_on) == ("8B", "8A", date(2026, 7, 8))
