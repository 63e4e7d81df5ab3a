"""The compiled US-ICC record, 1993 to today: the project's own data, each row with its basis."""

from tracker.record.load import data_version, read_record

__all__ = ["data_version", "read_record"]
