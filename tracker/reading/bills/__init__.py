"""Where a measure stands, step by step, and the order of its texts."""
