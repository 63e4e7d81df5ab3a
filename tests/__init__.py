"""Tests: by layer, by source, from end to end, in a browser."""
