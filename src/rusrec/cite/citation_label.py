"""The citation-label of an item: its own, or one made of authors and year (``RoNo78``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rusrec.cite.marks import strip
from rusrec.cite.name import Name

if TYPE_CHECKING:
    from rusrec.cite.item import Item

__all__ = ["citation_label"]

_LETTERS: Final = ((), (4,), (2, 2), (2, 1, 1))
"""How many letters each of one, two or three authors gives; of four and more each gives one."""
_MANY: Final = (1, 1, 1, 1)


def citation_label(item: Item) -> str:
    """Give the label of *item*, without a year-suffix."""
    own = item.texts.get("citation-label")
    if own:
        return own
    names = next(iter(item.names.values()), ())
    names = item.names.get("author", names)
    counts = _LETTERS[len(names)] if len(names) < len(_LETTERS) else _MANY
    if not names:
        title = "".join(filter(str.isalnum, strip(item.texts.get("title", ""))))
        names = (Name(family=title),)
    letters = "".join(
        strip(name.family or name.literal)[:count]
        for name, count in zip(names, counts, strict=False)
    )
    issued = item.dates.get("issued")
    year = f"{abs(issued.start.year) % 100:02}" if issued and issued.start else ""
    return f"{letters}{year}"
