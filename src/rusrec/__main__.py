"""``python -m rusrec`` is the command line."""

from rusrec.cli import main

main()
