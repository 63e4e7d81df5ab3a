"""Statements, whoever publishes them: the way to them, their words, and who speaks."""
