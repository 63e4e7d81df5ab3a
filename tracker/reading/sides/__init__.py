"""Where words and questions stand toward the Court: arguments, deeds, motions, what a yea did."""
