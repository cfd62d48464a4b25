"""BibLaTeX as a dialect of .bib files, and what its options make of it."""

from typing import Final

from msgspec.structs import replace

from rusrec.formats._bib import related
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.steps import language_fields
from rusrec.formats.biblatex import steps
from rusrec.formats.biblatex.tables import ENTRIES, OWN, PUBLISHER_OF, SUBTITLES

__all__ = ["DIALECT", "dialect"]

DIALECT: Final = Dialect(
    entries=ENTRIES,
    own=OWN,
    needs={},
    publisher_of=PUBLISHER_OF,
    journal="journaltitle",
    address="location",
    subtitles=SUBTITLES,
    joint=" and ",
    related=True,
    lends=True,
    languages=steps.language_fields,
    steps={
        "author": steps.author,
        "title": steps.title,
        "subtitle": steps.subtitle,
        "issued": steps.issued,
        "genre": steps.genre,
        "original": related.original,
        "relations": related.relations,
    },
    finish=steps.sorted_by,
)


def dialect(*, for_: str = "") -> Dialect:
    """Return the dialect that the options of the writer ask for."""
    return replace(DIALECT, languages=language_fields) if for_ == "zotero" else DIALECT
