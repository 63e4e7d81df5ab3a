"""Where votes, measures and papers stand toward the Court, and by whose word."""
