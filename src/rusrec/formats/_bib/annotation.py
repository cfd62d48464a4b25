"""Data annotations (biblatex manual, 3.7): what is said of a field and not printed.

``titleaddon+an:lang = {="ko-Latn"}`` says of ``titleaddon`` in which language it is. biber knows
them, and what does not know them passes them over as it does any field. They hold tags and dates
here, never text.
"""

from collections.abc import MutableMapping
from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = ["EDTF", "LANG", "OF", "annotate", "annotation"]

LANG: Final = "lang"
"""The language of a field, BCP 47; of ``langid`` those of the item, where babel's name is less."""

OF: Final = "of"
"""What a date is of, where it is not the item's own: ``host``."""

EDTF: Final = "edtf"
"""The date of a field as it is in full, where biber takes less."""

_LITERAL: Final = pattern(r'\s*=\s*"([^"]*)"\s*')


def annotate(fields: MutableMapping[str, str], field: str, name: str, value: str) -> None:
    """Say *value* of *field* under *name*."""
    fields[f"{field}+an:{name}"] = f'="{value}"'


def annotation(fields: MutableMapping[str, str], field: str, name: str) -> str:
    """Return what is said of *field* under *name*, "" where nothing is."""
    tex = fields.get(f"{field}+an:{name}", "")
    match = _LITERAL.fullmatch(tex) if tex else None
    return match[1] if match else ""
