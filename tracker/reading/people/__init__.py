"""Whose words they are: members, speakers in turn, signers, and how sure the match is."""
