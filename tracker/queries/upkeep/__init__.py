"""What keeping the tracker in order asks: what to collect, how fresh it is, what changed."""
