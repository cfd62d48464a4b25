"""The citation-label of an item: its own, or one made of authors and year (``RoNo78``).

Of a work without an author it is made of its editors, or others who had a part in it, else of
its title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.marks import strip
from rusrec.cite.name import Name

if TYPE_CHECKING:
    from rusrec.cite.item import Item

__all__ = ["citation_label"]

_LETTERS: Final = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters each of one, two, three authors gives, and each of four and more."""


def citation_label(item: Item) -> str:
    """Give the label of *item*, without a year-suffix."""
    own = item.texts.get("citation-label")
    if own:
        return own
    title = "".join(filter(str.isalnum, strip(item.texts.get("title", ""))))
    others = next(iter(item.names.values()), (Name(family=title),))
    names = item.names.get("author") or item.names.get("editor") or others
    counts = _LETTERS[min(len(names), len(_LETTERS)) - 1]
    letters = "".join(
        strip(name.family or name.literal)[:count]
        for name, count in zip(names, counts, strict=False)
    )
    issued = item.dates.get("issued")
    year = f"{abs(issued.start.year) % 100:02}" if issued and issued.start else ""
    return f"{letters}{year}"
