"""What the roll calls of both chambers have in common."""
