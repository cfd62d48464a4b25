"""ISSNs and ISBNs: one value of a source may hold several, and many records share it."""

from functools import lru_cache

from rusrec.model import Identifier, identifier

__all__ = ["serials"]


@lru_cache(maxsize=1024)
def serials(scheme: str, text: str) -> tuple[Identifier, ...]:
    """Return the ISSNs or ISBNs in a text that may hold several."""
    return tuple(Identifier(scheme, value) for value in identifier.split_many(scheme, text))
