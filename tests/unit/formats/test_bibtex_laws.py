"""BibTeX keeps the laws of all formats."""

from rusrec.testing import laws

test_bibtex_keeps_the_law = laws.all_laws("bibtex")
