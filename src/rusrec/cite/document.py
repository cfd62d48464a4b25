"""One document in one style: items are registered, citations come in order, a bibliography ends it.

>>> document = Document(style, items)                                   # doctest: +SKIP
>>> document.cite([Citation((Reference("kim1998"),))])                  # doctest: +SKIP
(('(Kim 1998)',),)
>>> [plain(entry.content) for entry in document.bibliography().entries] # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rusrec.cite.beside import outward
from rusrec.cite.cited import Cite
from rusrec.cite.cluster import Clusters, begins_sentence
from rusrec.cite.disambiguation import UNTOLD, Decision, Disambiguator
from rusrec.cite.item import Item, kinds_of
from rusrec.cite.languages import PLAIN, Languages
from rusrec.cite.locale import DEFAULT, locale_of
from rusrec.cite.marks import content, strip
from rusrec.cite.own_words import Locales, OwnWords
from rusrec.cite.positions import Place, places
from rusrec.cite.render import Renderer
from rusrec.cite.seams import settle
from rusrec.cite.shape import FIRST, SUBSEQUENT, Shape, is_numeric, of_item
from rusrec.cite.sorting import Sorter

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from rusrec.cite.citation import Citation, Reference
    from rusrec.cite.locale import Locale
    from rusrec.cite.name import Name
    from rusrec.cite.run import Content
    from rusrec.cite.style import Style
    from rusrec.cite.tree import Element

__all__ = ["Document", "Entries", "Entry"]

_NEAR: Final = 5
_ATTACHED: Final = " ,.;:!?'’"
"""What an infix may begin with that stands right behind the author."""


class Entry(NamedTuple):
    """An entry of the bibliography, with the id of its item."""

    id: str
    content: Content


class Entries(NamedTuple):
    """A bibliography, how it is to be set, and what there is to say of it."""

    entries: tuple[Entry, ...] = ()
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    warnings: tuple[str, ...] = ()


class Document:
    """The citations and the bibliography of one document."""

    def __init__(
        self,
        style: Style,
        items: Iterable[Mapping[str, Any]] = (),
        locale: str = "",
        *,
        links: bool = False,
        languages: Languages = PLAIN,
    ) -> None:
        """Begin a document.

        Args:
            style: What it is set in.
            items: CSL-JSON items, in the order in which they are first numbered.
            locale: A locale that goes before the style's own.
            links: Whether a URL or DOI that shows is a link.
            languages: What is asked for of works in several languages.
        """
        self.style = style
        self.locale = locale_of(locale or style.default_locale or DEFAULT, style.locales)
        self.warnings: list[str] = []
        self._languages = languages
        self._locales = Locales(style, self.locale, per_item=languages.locale_per_item)
        self._reader = self.locale.reader
        self._kinds = kinds_of(style.words)
        self._items: dict[str, Item] = {}
        self._shapes: dict[str, Shape] = {}
        self._told_shapes: dict[Shape, Shape] = {}
        self._numbers: dict[str, str] = {}
        self._order: tuple[str, ...] = ()
        self._decisions: dict[str, Decision] = {}
        self._settled = False
        self._citation = self._renderer(style.citation, links=links)
        self._citation_sorter = Sorter(style, self.locale, style.citation)
        self._clusters = Clusters(style, self._citation, self._reader)
        area = style.bibliography
        self._bibliography = self._renderer(area, links=links) if area else None
        self._sorter = Sorter(style, self.locale, area) if area else None
        self._disambiguator = Disambiguator(style, self._citation.render)
        self.register(items)

    def register(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Make *items* known, in the order in which they are numbered; an id seen is replaced."""
        known = {shape: shape for shape in self._shapes.values()}
        tested, english = self.style.tested, self.locale.language.startswith("en")
        for value in items:
            reader = self._reader
            if self._languages:
                reader = self._locales.of(str(value.get("language") or "")).reader
            item = Item(value, reader, self._kinds)
            if self._languages:
                self._languages.dress(item, reader.read)
            self._items[item.id] = item
            shape = of_item(item, tested, english=english)
            self._shapes[item.id] = known.setdefault(shape, shape)
        self._settled = False

    def keep(self, ids: Sequence[str]) -> None:
        """Forget all items but those with *ids*, which stand in this order from now on."""
        self._items = {id_: self._items[id_] for id_ in dict.fromkeys(ids) if id_ in self._items}
        self._settled = False

    def order(self) -> tuple[str, ...]:
        """Give the ids of the items as the bibliography has them."""
        self._settle()
        return self._order

    def cite(self, citations: Sequence[Citation]) -> tuple[Content, ...]:
        """Render all *citations* of the document in order."""
        self._settle()
        citations = [self._sorted(citation) for citation in citations]
        near = self.style.citation.get("near-note-distance") or str(_NEAR)
        return tuple(
            self._rendered(citation, found)
            for citation, found in zip(citations, places(citations, int(near)), strict=True)
        )

    def _rendered(self, citation: Citation, found: tuple[Place, ...]) -> Content:
        parts = []
        locales: list[Locale] = []
        for references in citation.parts():
            cites = [
                (reference, self._cite(reference, place, first=number == 0))
                for number, (reference, place) in enumerate(zip(references, found, strict=False))
                if reference.id in self._items
            ]
            parts.append(self._clusters.render(cites))
            locales += [self._locale_of(cite) for _, cite in cites]
        if len(parts) > 1 and parts[0] and citation.infix:
            blank = "" if citation.infix[0] in _ATTACHED else " "
            parts[0] += blank + self._reader.read(citation.infix)
        one = len({id(locale) for locale in locales}) == 1
        text = " ".join(part for part in parts if part)
        return self._finished(text, locales[0] if one else self.locale)

    def bibliography(self, wanted: Container[str] | None = None) -> Entries:
        """Render the bibliography of all items, or a section of it: those with *wanted* ids."""
        self._settle()
        element = self.style.bibliography
        if self._bibliography is None or element is None:
            warning = f"the style {self.style.title!r} has no bibliography"
            return Entries(warnings=(*self.warnings, warning))
        entries = []
        previous: tuple[Name | str, ...] = ()
        for cite in map(self._entry, self.order()):
            if wanted is not None and cite.item.id not in wanted:
                continue
            cite.previous = previous
            text = self._bibliography.render(cite)
            if not text:
                self.warnings.append(f"{cite.item.id}: the style shows nothing of it")
                continue
            previous = cite.people
            entries.append(Entry(cite.item.id, self._finished(text, self._locale_of(cite))))
        return Entries(
            tuple(entries),
            hanging_indent=element.get("hanging-indent") == "true",
            second_field_align=element.get("second-field-align"),
            line_spacing=int(element.get("line-spacing") or 1),
            entry_spacing=int(element.get("entry-spacing") or 1),
            warnings=tuple(self.warnings),
        )

    def _finished(self, marked: str, locale: Locale) -> Content:
        table = self._languages.table
        if table:
            marked = outward(marked, stopped=table.stopped)
        settled = settle(marked, in_quotes=locale.punctuation_in_quote)
        return content(settled, locale.quotes)

    def _renderer(self, element: Element, *, links: bool) -> Renderer:
        languages = self._languages
        if not languages.locale_per_item:
            return Renderer(self.style, self.locale, element, links=links, languages=languages)
        return OwnWords(element, self._locales, languages, links=links)

    def _locale_of(self, cite: Cite) -> Locale:
        return self._locales.of(cite.item.language)

    def _settle(self) -> None:
        """Number the items and decide how each is told from the others."""
        if self._settled:
            return
        self._settled = True
        self._decisions = {}
        self._order = tuple(self._items)
        self._numbers = {id_: str(place) for place, id_ in enumerate(self._items, 1)}
        if not self._disambiguator.expands:
            self._renumber()
        if not self._disambiguator:
            return
        cites = [self._told(id_) for id_ in self._order]
        self._decisions = self._disambiguator.decide(cites, self._reordered)

    def _reordered(self, expanded: Mapping[str, Decision]) -> tuple[str, ...]:
        """Give the order of the items once it is known which given names are *expanded*.

        Names are sorted as they show.
        """
        self._decisions = {**expanded}
        self._renumber()
        self._decisions = {}
        return self._order

    def _told(self, id_: str) -> Cite:
        """Give the cite that must be told from others: short, as cites after the first are.

        The day of access tells nobody which item is meant.
        """
        cite = self._entry(id_)
        shape = self._told_shapes.get(cite.shape)
        if shape is None:
            dates = tuple(date for date in cite.shape.dates if date[0] != "accessed")
            shape = cite.shape._replace(dates=dates, position=SUBSEQUENT)
            self._told_shapes[cite.shape] = shape
        cite.shape = shape
        return cite

    def _renumber(self) -> None:
        if self._sorter is None or not (self._sorter or self._languages.groups):
            return
        ordered = self._sorter.sorted([self._entry(id_) for id_ in self._items])
        ordered = self._grouped(ordered)
        self._order = tuple(cite.item.id for cite in ordered)
        numbered = reversed(ordered) if self._sorter.backwards else ordered
        self._numbers = {cite.item.id: str(place) for place, cite in enumerate(numbered, 1)}

    def _grouped(self, cites: list[Cite]) -> list[Cite]:
        """Give *cites* by the script that each begins with, where groups are asked for."""
        renderer = self._bibliography
        if renderer is None or not self._languages.groups:
            return cites
        return sorted(cites, key=lambda cite: self._languages.rank(strip(renderer.render(cite))))

    def _entry(self, id_: str, position: str = "") -> Cite:
        decision = self._decisions.get(id_, UNTOLD)
        shape = self._shapes[id_]
        if position or decision is not UNTOLD:
            shape = shape._replace(
                position=position,
                suffix=bool(decision.suffix),
                disambiguate=decision.conditions,
            )
        cite = Cite(self._items[id_], shape)
        cite.citation_number = self._numbers[id_]
        cite.suffix = decision.suffix
        cite.plan = decision.plan
        return cite

    def _cite(self, reference: Reference, place: Place, *, first: bool) -> Cite:
        cite = self._entry(reference.id, place.position)
        cite.shape = cite.shape._replace(
            near=place.near,
            locator=(reference.label or "page") if reference.locator else "",
            locator_numeric=is_numeric(reference.locator),
            author=reference.author,
            first_note=bool(place.first_note),
            starts=self.style.note and begins_sentence(reference, first=first),
        )
        cite.locator = self._reader.read(reference.locator)
        cite.first_note = str(place.first_note)
        return cite

    def _sorted(self, citation: Citation) -> Citation:
        if not self._citation_sorter or len(citation.references) == 1:
            return citation
        pairs = [
            (self._entry(reference.id, FIRST), reference)
            for reference in citation.references
            if reference.id in self._items
        ]
        by_cite = {id(cite): reference for cite, reference in pairs}
        ordered = self._citation_sorter.sorted([cite for cite, _ in pairs])
        return citation._replace(references=tuple(by_cite[id(cite)] for cite in ordered))
