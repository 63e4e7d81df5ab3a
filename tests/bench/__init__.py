"""What make bench measures: one file a ratio."""
