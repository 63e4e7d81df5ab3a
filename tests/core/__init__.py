"""The core: one file a module."""
