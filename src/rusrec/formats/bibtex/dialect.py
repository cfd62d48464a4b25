"""BibTeX as a dialect of .bib files."""

from typing import Final

from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.key import sorted_by
from rusrec.formats._bib.steps import language_fields
from rusrec.formats.bibtex.tables import ENTRIES, NEEDS, PUBLISHER_OF

__all__ = ["DIALECT"]

DIALECT: Final = Dialect(
    entries=ENTRIES,
    masters="mastersthesis",
    own=frozenset((*ENTRIES.values(), "misc", "mastersthesis", "conference", "report", "thesis")),
    needs=NEEDS,
    publisher_of=PUBLISHER_OF,
    languages=language_fields,
    finish=sorted_by,
)
