"""Marks of pages dealt with, on both databases."""

from tracker.store.db import writing
from tracker.store.pages import marks, set_marks


def test_the_last_word_on_an_address_stays(any_store):
    with writing(any_store) as connection:
        set_marks(connection, "s", [("one", "m", True), ("two", None, False)])
        set_marks(connection, "s", [("one", "n", False), ("three", "x", True)])
        set_marks(connection, "s", [])
        set_marks(connection, "other", [("four", None, True)])
        told = marks(connection, "s")
    assert told == {"one": ("n", False), "two": (None, False), "three": ("x", True)}
