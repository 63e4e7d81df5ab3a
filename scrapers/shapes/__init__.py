"""Shapes that several sources share: statements, hearings, roll calls, papers of GovInfo."""
