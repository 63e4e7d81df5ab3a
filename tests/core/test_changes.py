"""A change of terms changes exactly the mentions that it should, and it is told why."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from scrapers.collect import House
from scrapers.replay import replay
from scrapers.runner import run
from scrapers.source import Page, Source
from scrapers.strict import parse_json
from tests.origin import serving
from tracker.errors import SettingError, StoreError
from tracker.queries.upkeep.changes import read_mention_changes, read_row_changes, read_runs
from tracker.queries.upkeep.trial import find_effects, try_rule
from tracker.reading.court.mentions import find_mentions
from tracker.reading.court.taught import use_text
from tracker.records import RECORDS, Document, Record
from tracker.settings import Settings
from tracker.store.backup import backup, restore
from tracker.store.tables import PROVENANCE, TABLES
from tracker.store.taught_rules import build_entry, teach, withdraw

HOST = "https://papers.example.gov"
CHESS = "Grandmasters of the ICC played correspondence chess."
TEXTS = {
    "chess": CHESS,
    "doubt": "The ICC met on Tuesday.",
    "court": "The ICC heard charges of genocide.",
    "both": "The International Criminal Court has nothing to do with chess.",
}
SENSE = ("International Correspondence Chess", [], ["grandmasters", "correspondence chess"])
RULE = build_entry(*SENSE)


def _parse(page: Page) -> Iterator[Record]:
    stated = parse_json(page.body)
    name = stated["name"]
    yield Document(name, "notice", "A paper", "We", page.url, text=stated["text"])


def _pages(fetch, since):
    for name in TEXTS:
        yield fetch.get(f"{HOST}/{name}.json", accept="application/json")


SOURCE = Source(
    name="test_papers", title="Papers", publisher="We", home=HOST, every=timedelta(hours=1),
    stale_after=timedelta(days=1), pages=_pages, parse=_parse, expect={},
)  # fmt: skip


@pytest.fixture
def read_house(house: House) -> Iterator[House]:
    """A house that has read four papers: three that may mean the Court, one that names it."""
    with serving() as origin:
        for name, text in TEXTS.items():
            body = f'{{"name": "{name}", "text": "{text}"}}'.encode()
            origin.publish(f"{HOST}/{name}.json", body, "application/json")
        house.settings.origin = origin.address
        run(SOURCE, house.fetch(SOURCE), house.settings.since)
    yield house
    use_text("", "nothing taught")


def everything(house: House) -> dict[tuple, tuple]:
    """All rows of all records but the terms, with their values and whether they are gone."""
    found = {}
    for name, record in RECORDS.items():
        if name in ("TermEntry", "TaughtRule", "Ruling"):
            continue
        names = [*record.__struct_fields__, *(set(PROVENANCE) & {"gone_at", "origin"})]
        with house.engine.connect() as connection:
            for row in connection.execute(select(*(TABLES[name].c[n] for n in names))):
                values = row._mapping
                key = (name, *(values[part] for part in record.KEY))
                found[key] = (
                    tuple(v for n, v in values.items() if n != "gone_at"),
                    (values["gone_at"] is not None),
                )
    return found


def again(house: House) -> None:
    for result in replay(house, [SOURCE]):
        assert result.faults == []


def teach_chess(house: House) -> str:
    return teach(
        house.engine, house.archive.keep, house.settings.terms, sense=SENSE[0], names=SENSE[1],
        words=SENSE[2], reason="A chess federation", author="Ada",
    ).rule_id  # fmt: skip


def test_a_taught_look_alike_takes_exactly_its_mentions_and_gives_them_back(read_house):
    first = everything(read_house)
    mentions = {key[1] for key in first if key[0] == "Mention"}
    assert mentions == {"chess", "doubt", "court", "both"}
    again(read_house)
    assert everything(read_house) == first

    rule_id = teach_chess(read_house)
    again(read_house)
    taught = everything(read_house)
    differing = {key for key in {*first, *taught} if first.get(key) != taught.get(key)}
    assert {(key[0], key[1]) for key in differing} == {("Mention", "chess")}
    assert all(taught[key][1] for key in differing)

    withdraw(read_house.engine, read_house.archive.keep, read_house.settings.terms, rule_id,
             author="Bo")  # fmt: skip
    again(read_house)
    assert everything(read_house) == first


def test_a_look_alike_named_by_words_of_the_courts_own_takes_them():
    text = "The ICC opened an inquiry. Mr. Khan has denied all. The prosecutor spoke."
    assert [span.verdict for span in find_mentions(text) if span.text == "Mr. Khan"] == ["court"]
    use_text(build_entry("Imran Cricket Club", ["Mr. Khan"], []), "here")
    taught = [span.sense for span in find_mentions(text) if span.text == "Mr. Khan"]
    use_text("", "nothing taught")
    assert taught == ["Imran Cricket Club"]


def test_the_run_tells_which_rule_changed_what(read_house):
    teach_chess(read_house)
    again(read_house)
    newest, earlier = read_runs(read_house.engine)
    assert (newest.is_first, earlier.is_first) == (False, True)
    (change,) = newest.terms
    assert (change.entry, change.kind) == ("sense:International Correspondence Chess", "new")
    assert (change.rule.author, change.rule.reason) == ("Ada", "A chess federation")
    (gone,) = read_mention_changes(read_house.engine, newest.run_id)
    assert (gone.kind, gone.subject, gone.before, gone.after) == (
        "gone",
        "chess",
        "uncertain",
        None,
    )
    assert gone.passage == CHESS
    assert earlier.terms == []
    assert {c.subject for c in read_mention_changes(read_house.engine, earlier.run_id)} == set(
        TEXTS
    )
    assert newest.of("Mention") == {"new": 0, "changed": 0, "gone": 1, "returned": 0}


def test_a_withdrawn_rule_is_told_with_who_withdrew_it(read_house):
    rule_id = teach_chess(read_house)
    again(read_house)
    withdraw(read_house.engine, read_house.archive.keep, read_house.settings.terms, rule_id,
             author="Bo")  # fmt: skip
    again(read_house)
    newest = read_runs(read_house.engine)[0]
    (change,) = newest.terms
    assert (change.kind, change.rule.withdrawn_by) == ("gone", "Bo")
    (back,) = read_mention_changes(read_house.engine, newest.run_id)
    assert (back.kind, back.before, back.after) == ("returned", None, "uncertain")
    (row,) = read_row_changes(read_house.engine, newest.run_id, "Mention")
    assert row.fields["verdict"] == (None, "uncertain")


def test_a_reading_that_changes_nothing_is_not_told(read_house):
    again(read_house)
    assert len(read_runs(read_house.engine)) == 1


def test_a_rule_is_tried_without_anything_being_changed(read_house):
    before = everything(read_house)
    trial = try_rule(read_house.settings, RULE)
    assert [(e.subject, e.before, e.after) for e in trial.effects] == [
        ("chess", "uncertain", "other")
    ]
    assert trial.texts == 1
    assert everything(read_house) == before
    assert not read_house.settings.terms.exists()


def test_a_rule_that_reaches_too_far_shows_what_it_would_take(read_house):
    wide = build_entry("Anything", [], ["heard", "charges", "genocide", "Tuesday"])
    found = find_effects(read_house.engine, "", wide)
    assert {e.subject for e in found.effects} == {"court", "doubt"}
    lost = next(e for e in found.effects if e.subject == "court")
    assert (lost.before, lost.after) == ("court", "other")


@pytest.mark.parametrize(
    ("sense", "names", "words", "said"),
    [
        ("", ["x"], [], "needs the name"),
        ("Chess", [], [" "], "needs a name or a word"),
        ("Chess", ["(a|b)"], [], "a sign that a rule cannot search for"),
        ("Chess", ["a\x00b"], [], "a sign"),
    ],
)
def test_a_rule_that_could_not_be_searched_for_is_refused(sense, names, words, said):
    with pytest.raises(StoreError, match=said):
        build_entry(sense, names, words)


def test_a_damaged_file_of_terms_stops_the_reading_and_names_itself(read_house):
    read_house.settings.terms.write_text("[[sense]\n")
    with pytest.raises(SettingError, match=r"terms\.toml"):
        again(read_house)
    with pytest.raises(SettingError, match=r"terms\.toml"):
        teach_chess(read_house)
    assert read_house.settings.terms.read_text() == "[[sense]\n"


def test_what_somebody_wrote_by_hand_stays_when_a_rule_is_withdrawn(read_house):
    own = '[[sense]]\nname = "Ours"\nwords = ["our own words"]\n'
    read_house.settings.terms.write_text(own)
    rule_id = teach_chess(read_house)
    assert "by Ada at" in read_house.settings.terms.read_text()
    keep, file = read_house.archive.keep, read_house.settings.terms
    withdraw(read_house.engine, keep, file, rule_id, author="Bo")
    assert file.read_text() == own
    with pytest.raises(StoreError, match="Bo withdrew"):
        withdraw(read_house.engine, keep, file, rule_id, author="Ada")


def test_a_backup_carries_what_people_taught(read_house, tmp_path):
    teach_chess(read_house)
    taught, settings = read_house.settings.terms.read_text(), read_house.settings
    backup(settings.url(), settings.archive, tmp_path / "b.tar.gz")
    other = Settings(data=tmp_path / "other")
    restore(other.url(), other.archive, tmp_path / "b.tar.gz")
    assert other.terms.read_text() == taught
