"""ISSNs and ISBNs: one value of a source may hold several, and many records share it."""

from functools import lru_cache
from typing import Final

from rusrec.model import Identifier, identifier

__all__ = ["SERIALS", "identifiers_in", "says_more", "serials"]

SERIALS: Final = frozenset(("issn", "eissn", "issn-l", "isbn"))
"""Schemes of which one text may hold several values."""


def identifiers_in(scheme: str, text: str) -> tuple[Identifier, ...]:
    """Return the identifiers that a text is read as: ``1229-1056; 2434-561X`` is two ISSNs."""
    if scheme in SERIALS:
        return serials(scheme, text)
    value = identifier.normal(scheme, text)
    return (Identifier(scheme, value),) if value else ()


@lru_cache(maxsize=1024)
def serials(scheme: str, text: str) -> tuple[Identifier, ...]:
    """Return the ISSNs or ISBNs in a text that may hold several."""
    return tuple(Identifier(scheme, value) for value in identifier.split_many(scheme, text))


@lru_cache(maxsize=1024)
def says_more(scheme: str, text: str) -> bool:
    """Tell whether *text* has words beside its numbers, ``(pbk.)``, which no number holds."""
    numbers = "".join(each.value for each in serials(scheme, text))
    return _bare(text) != _bare(numbers)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()
