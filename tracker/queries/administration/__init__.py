"""The administration: its acts, what was in force on a day, its sanctions, who spoke for it."""
