"""One cite as it was rendered, and what may be left of it beside the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rusrec.cite.citation import Reference
    from rusrec.cite.cited import Cite

__all__ = ["Shown"]


class Shown(NamedTuple):
    """One cite rendered, with what grouping and collapsing ask of it."""

    text: str
    cite: Cite
    reference: Reference
    year: str = ""
    """What shows beside author and year-suffix; empty without a suffix."""
    tail: str = ""
    """The year-suffix alone, in the affixes of the reference."""
    located: bool = False
    """Whether a locator shows."""

    @property
    def author(self) -> str:
        """The names that stand for the author."""
        return self.cite.author

    @property
    def bare(self) -> bool:
        """Whether nothing of its own shows, so that it may vanish in a range."""
        return not (self.located or self.reference.prefix or self.reference.suffix)

    def next_number(self, before: Shown) -> bool:
        """Tell whether it may follow *before* in a range of numbers."""
        return (
            self.bare
            and not (before.located or before.reference.suffix)
            and _number(self) == _number(before) + 1
        )

    def next_suffix(self, before: Shown) -> bool:
        """Tell whether it may follow *before* in a range of year-suffixes."""
        one, other = self.cite.suffix, before.cite.suffix
        return (
            self.bare
            and not before.reference.suffix
            and len(one) == len(other) == 1
            and ord(one) == ord(other) + 1
        )

    def same_year(self, before: Shown) -> bool:
        """Tell whether its suffix may stand alone after *before*."""
        return bool(self.year) and self.year == before.year and not (self.located or before.located)


def _number(one: Shown) -> int:
    number = one.cite.citation_number
    return int(number) if number.isdigit() else 0
