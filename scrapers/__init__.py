"""Everything that reaches outside: the sources, the polite fetch, the archive, the runner."""
