"""One reference to an item at one place: what rendering reads, and what it tells back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rusrec.cite.item import Item
    from rusrec.cite.name import Name
    from rusrec.cite.shape import Shape

__all__ = ["NO_PLAN", "Cite", "Plan"]


class Plan(NamedTuple):
    """How the names of a cite are told from those of other cites.

    For each list of names in turn: how many are shown at least, and for each name how much of the
    given name is (0 as the style says, 1 initials, 2 whole).
    """

    shown: tuple[int, ...] = ()
    givens: tuple[tuple[int, ...], ...] = ()


NO_PLAN = Plan()


class Cite:
    """An item, with all that changes from one place where it is cited to the next."""

    __slots__ = (
        "author",
        "author_text",
        "citation_number",
        "dates",
        "first_note",
        "item",
        "lists",
        "locator",
        "names",
        "people",
        "plan",
        "previous",
        "shape",
        "suffix",
        "texts",
    )

    def __init__(self, item: Item, shape: Shape) -> None:
        """Take the item and what is known of the cite."""
        self.item = item
        self.shape = shape
        self.texts = item.texts
        self.names = item.names
        self.dates = item.dates
        self.locator = ""
        self.suffix = ""
        self.citation_number = ""
        self.first_note = ""
        self.plan = NO_PLAN
        self.previous: tuple[Name | str, ...] = ()
        """The names of the entry before, for subsequent-author-substitute."""
        self.author_text = ""
        """Told back: what the first names element showed."""
        self.people: tuple[Name | str, ...] = ()
        """Told back: who these names are, or the text that stands for them."""
        self.author = ""
        """Told back: the names that the first names element showed, without their label."""
        self.lists: list[tuple[int, tuple[Name, ...]]] = []
        """Told back: of each list of names, how many it showed, and the names."""
