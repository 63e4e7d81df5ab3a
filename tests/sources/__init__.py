"""Each source: its contract on every recorded page, and facts a person checked."""
