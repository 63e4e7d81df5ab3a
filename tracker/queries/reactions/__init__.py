"""How soon Washington answered what happened at the Court."""
