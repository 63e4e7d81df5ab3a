"""The store: what was read, from where, when first and last seen, and what it was before."""
