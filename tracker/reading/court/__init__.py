"""Where a text means the Court: its names, what a bare "ICC" is, what is looked for first."""
