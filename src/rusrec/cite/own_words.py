"""Each item in the words of its own language: a renderer for every locale that comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rusrec.cite.locale import known, locale_of
from rusrec.cite.render import Renderer
from rusrec.model import tag as bcp47

if TYPE_CHECKING:
    from rusrec.cite.cited import Cite
    from rusrec.cite.languages import Languages
    from rusrec.cite.locale import Locale
    from rusrec.cite.style import Style
    from rusrec.cite.tree import Element

__all__ = ["Locales", "OwnWords"]


class Locales:
    """The locale of an item by its language: the document's for its own and for unknown ones."""

    def __init__(self, style: Style, base: Locale, *, per_item: bool) -> None:
        """Take the style, whose terms go first, and the locale of the document."""
        self.style = style
        self.base = base
        self._own = bcp47.language_of(base.language)
        self._per_item = per_item
        self._found: dict[str, Locale] = {}

    def of(self, language: str) -> Locale:
        """Return the locale for an item in *language*."""
        if not self._per_item or not language:
            return self.base
        found = self._found.get(language)
        if found is None:
            same = bcp47.language_of(language) == self._own
            found = self.base
            if not same and known(language):
                found = locale_of(language, self.style.locales)
            self._found[language] = found
        return found


class OwnWords(Renderer):
    """Renders each cite in the locale of its item; affixes and delimiter are the document's."""

    def __init__(
        self, element: Element, locales: Locales, languages: Languages, *, links: bool = False
    ) -> None:
        """Take the area of the style and where locales come from."""
        super().__init__(locales.style, locales.base, element, links=links, languages=languages)
        self._locales = locales
        self._element, self._languages, self._links = element, languages, links
        self._renderers: dict[int, Renderer] = {}

    def render(self, cite: Cite) -> str:
        """Give *cite* as marked text."""
        locale = self._locales.of(cite.item.language)
        if locale is self._locales.base:
            return super().render(cite)
        renderer = self._renderers.get(id(locale))
        if renderer is None:
            renderer = self._renderers[id(locale)] = Renderer(
                self._locales.style,
                locale,
                self._element,
                links=self._links,
                languages=self._languages,
            )
        return renderer.render(cite)
