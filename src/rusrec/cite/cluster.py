"""A citation: its cites rendered, collapsed and joined, with the affixes of the layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rusrec.cite.collapse import Collapser
from rusrec.cite.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rusrec.cite.citation import Reference
    from rusrec.cite.cited import Cite
    from rusrec.cite.render import Renderer
    from rusrec.cite.rich import Reader
    from rusrec.cite.style import Style

__all__ = ["Clusters", "begins_sentence"]

_JOINS = " ,;:"
_SENTENCE = re.compile(r"\S+\s.*[.!?][\"'”’»]*\s+", re.DOTALL)


def begins_sentence(reference: Reference, *, first: bool) -> bool:
    """Tell whether a cite begins a sentence: the *first*, or after a prefix that ends one.

    A prefix of one word ends no sentence: it is an abbreviation.
    """
    if reference.prefix:
        return _SENTENCE.fullmatch(reference.prefix) is not None
    return first


class Clusters:
    """Renders citations of one style."""

    def __init__(self, style: Style, renderer: Renderer, reader: Reader) -> None:
        """Take the renderer of cites and the reader of affixes that an author wrote."""
        self._renderer = renderer
        self._reader = reader
        self._collapser = Collapser(style, renderer.delimiter)
        self._suffixed = self._collapser.mode.startswith("year-suffix")

    def render(self, cites: Sequence[tuple[Reference, Cite]]) -> str:
        """Give one citation as marked text; without affixes where it is an author alone."""
        if cites and cites[0][0].author == "only":
            cites = cites[:1]
        shown = [one for pair in cites if (one := self._shown(*pair)).text]
        text = self._collapser.join(shown, self._without_author)
        if not text or shown[0].reference.author == "only":
            return text
        return f"{self._renderer.before}{text}{self._renderer.after}"

    def _shown(self, reference: Reference, cite: Cite) -> Shown:
        text = self._renderer.render(cite)
        if reference.author == "only":
            alone = cite.author_text
            return Shown(self._affixed(alone, reference) if alone else "", cite, reference)
        author = cite.author
        located = bool(reference.locator) and self._differently(cite, locator="") != text
        year = ""
        if self._suffixed and cite.suffix:
            year = self._differently(cite, author="suppress", suffix=False, locator="")
        cite.author = author
        tail = self._affixed(cite.suffix, reference) if cite.suffix else ""
        return Shown(self._affixed(text, reference), cite, reference, year, tail, located)

    def _without_author(self, one: Shown) -> Shown:
        author = one.author
        text = self._differently(one.cite, author="suppress")
        one.cite.author = author
        return one._replace(text=self._affixed(text, one.reference))

    def _differently(self, cite: Cite, **changes: Any) -> str:
        """Render *cite* in another shape."""
        shape = cite.shape
        cite.shape = shape._replace(**changes)
        text = self._renderer.render(cite)
        cite.shape = shape
        return text

    def _affixed(self, text: str, reference: Reference) -> str:
        """Put what an author wrote around the *text* of a cite, or by itself where that is empty.

        Of ``[-@kim1998, passim]`` a style of authors and pages shows nothing but ``passim``.
        """
        prefix, suffix = reference.prefix, reference.suffix
        if not text:
            alone = " ".join(filter(None, (prefix.rstrip(), suffix.lstrip(_JOINS))))
            return self._reader.read(alone) if alone else ""
        if prefix:
            text = f"{self._reader.read(prefix)}{text}"
        if suffix:
            text = f"{text}{self._reader.read(suffix)}"
        return text
