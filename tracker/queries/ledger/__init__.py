"""The evidence ledger: one row an act of a member or official, from every kind of paper."""
