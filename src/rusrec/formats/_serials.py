"""ISSNs and ISBNs: one value of a source may hold several, and many records share it."""

from functools import lru_cache

from rusrec.model import Identifier, identifier

__all__ = ["says_more", "serials"]


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
