"""`python -m tracker` is the front door too."""

from tracker.cli import main

main()
