"""Passages of bills followed from text to text, bill to bill and year to year."""
