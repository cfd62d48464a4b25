"""Records to test with, and the laws that every format keeps; for other packages too.

``records()``, ``texts()`` and the other strategies are Hypothesis strategies of valid records in
canonical order. :mod:`rusrec.testing.laws` holds the laws; one line in a test module runs them all
on a format::

    from rusrec.testing import laws

    test_my_format = laws.all_laws("toy")

Hypothesis loads with the first strategy or law that is asked for, never with this package.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rusrec.testing.people import names
    from rusrec.testing.strategies import record_lists, records, works
    from rusrec.testing.values import dates, paragraphs, tags, texts
    from rusrec.testing.words import phrases, words

__all__ = [
    "dates",
    "names",
    "paragraphs",
    "phrases",
    "record_lists",
    "records",
    "tags",
    "texts",
    "words",
    "works",
]

_HOMES: Final = {
    "rusrec.testing.people": ("names",),
    "rusrec.testing.strategies": ("record_lists", "records", "works"),
    "rusrec.testing.values": ("dates", "paragraphs", "tags", "texts"),
    "rusrec.testing.words": ("phrases", "words"),
}


def __getattr__(name: str) -> Any:
    for home, names_there in _HOMES.items():
        if name in names_there:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
