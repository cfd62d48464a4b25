"""A citation: its cites rendered, collapsed and joined, with the affixes of the layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rusrec.cite.collapse import Collapser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rusrec.cite.citation import Reference
    from rusrec.cite.cited import Cite
    from rusrec.cite.render import Renderer
    from rusrec.cite.rich import Reader
    from rusrec.cite.style import Style

__all__ = ["Clusters", "Shown", "begins_sentence"]

_SENTENCE = re.compile(r"\S+\s.*[.!?][\"'”’»]*\s+", re.DOTALL)


def begins_sentence(reference: Reference, *, first: bool) -> bool:
    """Tell whether a cite begins a sentence: the *first*, or after a prefix that ends one.

    A prefix of one word ends no sentence: it is an abbreviation.
    """
    if reference.prefix:
        return _SENTENCE.fullmatch(reference.prefix) is not None
    return first


class Shown(NamedTuple):
    """One cite rendered, with what grouping and collapsing ask of it."""

    cite: Cite
    reference: Reference
    text: str
    author: tuple[str, ...]
    suffix: str
    year: str
    number: int

    @property
    def plain(self) -> bool:
        """Whether it has nothing of its own: neither locator nor affixes."""
        reference = self.reference
        return not (reference.locator or reference.prefix or reference.suffix)

    @property
    def unfollowed(self) -> bool:
        """Whether nothing of its own stands after the year."""
        return not (self.reference.locator or self.reference.suffix)

    def follows(self, before: Shown) -> bool:
        """Tell whether its year-suffix is the next after that of *before*."""
        return len(self.suffix) == len(before.suffix) == 1 and (
            ord(self.suffix) == ord(before.suffix) + 1
        )


class Clusters:
    """Renders citations of one style."""

    def __init__(self, style: Style, renderer: Renderer, reader: Reader) -> None:
        """Take the renderer of cites and the reader of affixes that an author wrote."""
        self._renderer = renderer
        self._reader = reader
        self._collapser = Collapser(style, renderer.delimiter)
        self._suffixed = self._collapser.mode.startswith("year-suffix")

    def render(self, cites: Sequence[tuple[Reference, Cite]]) -> str:
        """Give one citation as marked text."""
        shown = [one for pair in cites if (one := self._shown(*pair)).text]
        text = self._collapser.join(shown, self._without_author)
        if not text:
            return ""
        return f"{self._renderer.before}{text}{self._renderer.after}"

    def _shown(self, reference: Reference, cite: Cite) -> Shown:
        text = self._renderer.render(cite)
        author = cite.author
        number = int(cite.citation_number) if cite.citation_number.isdigit() else 0
        year = ""
        if self._suffixed and cite.suffix:
            year = self._year(cite)
        text = self._affixed(text, reference)
        return Shown(cite, reference, text, author, cite.suffix, year, number)

    def _without_author(self, one: Shown) -> Shown:
        shape = one.cite.shape
        one.cite.shape = shape._replace(author="suppress")
        text = self._renderer.render(one.cite)
        one.cite.shape = shape
        return one._replace(text=self._affixed(text, one.reference))

    def _year(self, cite: Cite) -> str:
        """Give what the cite shows beside author and suffix."""
        shape = cite.shape
        cite.shape = shape._replace(author="suppress", suffix=False, locator="")
        text = self._renderer.render(cite)
        cite.shape = shape
        return text

    def _affixed(self, text: str, reference: Reference) -> str:
        prefix, suffix = reference.prefix, reference.suffix
        if not text:
            return ""
        if prefix:
            text = f"{self._reader.read(prefix)}{text}"
        if suffix:
            text = f"{text}{self._reader.read(suffix)}"
        return text
