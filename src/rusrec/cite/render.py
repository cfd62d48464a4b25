"""Rendering one cite or entry: compiled once for each shape, then called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusrec.cite.compile import Compilation
from rusrec.cite.dress import affixes, formatting
from rusrec.cite.languages import PLAIN, Languages
from rusrec.cite.marks import CLOSE, OPENING
from rusrec.cite.part import EMPTY, Part, Wrap, joined, mapped
from rusrec.cite.scope import Area
from rusrec.cite.seams import guard

if TYPE_CHECKING:
    from rusrec.cite.cited import Cite
    from rusrec.cite.locale import Locale
    from rusrec.cite.part import Render
    from rusrec.cite.shape import Shape
    from rusrec.cite.style import Style
    from rusrec.cite.tree import Element

__all__ = ["Renderer"]

_LEFT = OPENING["display", "left-margin"]
_RIGHT = OPENING["display", "right-inline"]


class Renderer:
    """Renders the cites of one area: citations without affixes and delimiter, entries whole."""

    def __init__(
        self,
        style: Style,
        locale: Locale,
        element: Element,
        *,
        links: bool = False,
        languages: Languages = PLAIN,
    ) -> None:
        """Take ``cs:citation`` or ``cs:bibliography``; *links* makes links of URL and DOI."""
        placed = not style.variables(element).isdisjoint(("year-suffix", "citation-label"))
        self._area = Area(
            style, locale, element, suffix_placed=placed, links=links, languages=languages
        )
        self._layout = next(child for child in element.children if child.name == "layout")
        self._align = element.get("second-field-align")
        self._compiled: dict[Shape, Render] = {}
        self.delimiter = guard(self._layout.get("delimiter"))
        before, after = formatting(self._layout)
        prefix, suffix = affixes(self._layout)
        self.before, self.after = before + prefix, suffix + after

    def render(self, cite: Cite) -> str:
        """Give *cite* as marked text, an empty one where it has nothing to show."""
        render = self._compiled.get(cite.shape)
        if render is None:
            render = self._compiled[cite.shape] = self._compile(cite.shape)
        cite.author, cite.people = "", ()
        cite.lists = []
        return render(cite)

    def _compile(self, shape: Shape) -> Render:
        scope = Compilation(self._area, shape)
        parts = scope.parts(self._layout)
        if not self._area.bibliography:
            return joined(parts, "").function()
        if self._align:
            return self._aligned(parts).function()
        whole = joined(parts, self.delimiter)
        return mapped(whole, Wrap(self.before, self.after)).function()

    def _aligned(self, parts: list[Part]) -> Part:
        """Set the first field apart from the rest (second-field-align)."""
        place = next((n for n, part in enumerate(parts) if not part.empty), None)
        if place is None:
            return EMPTY
        inside = self.after.rstrip(" ")
        outside = self.after[len(inside) :]
        rest = joined(parts[place + 1 :], self.delimiter)
        left = mapped(parts[place], Wrap(f"{_LEFT}{self.before}", CLOSE))
        right = mapped(rest, Wrap(_RIGHT, f"{inside}{CLOSE}{outside}"))
        return joined([left, right], "")
