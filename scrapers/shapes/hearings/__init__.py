"""What the lists of hearings of both chambers have in common."""
