"""The core: what the records are, what texts mean, what is stored; no network, no screen."""
