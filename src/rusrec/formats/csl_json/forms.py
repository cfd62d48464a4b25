"""What stands beside an item for a citation in several forms: every form of its texts and names.

CSL-JSON has one value for a variable. Here each variable of an item keeps all that the record has
for it, with the tags and the word on who made them; Juris-M's ``multi`` knows no makers.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rusrec.formats.csl_json.item import KEYS, NAMES, Item, WireName
from rusrec.formats.csl_json.sheet import Sheet
from rusrec.loss import ignore
from rusrec.model import Name, Text, Texts, choose

__all__ = ["Forms", "FormsSheet", "NamedForm", "TextForm"]


class TextForm(NamedTuple):
    """A text of a variable in one form."""

    text: str
    tag: str
    by: str = ""
    parallel: bool = True
    """Whether it stands on the item itself: no translation made by others."""


class NamedForm(NamedTuple):
    """A name in one form: its parts under the keys of CSL-JSON."""

    parts: Mapping[str, object]
    tag: str
    by: str = ""
    given_first: bool = False
    """Whether the record wants the given name first in every language."""


class Forms(NamedTuple):
    """The forms of an item by variable, the printed one first; of names one tuple for each."""

    texts: Mapping[str, tuple[TextForm, ...]]
    names: Mapping[str, tuple[tuple[NamedForm, ...], ...]]


class _Kept(NamedTuple):
    texts: dict[str, tuple[TextForm, ...]]
    names: dict[int, tuple[WireName, tuple[NamedForm, ...]]]


class FormsSheet(Sheet):
    """A sheet that keeps every form of what it writes."""

    __slots__ = ("kept",)

    kept: _Kept

    @classmethod
    def on(cls, item: Item, have: str, tag: str, kept: _Kept | None = None) -> "FormsSheet":
        """Return a sheet for *item* whose texts are mainly in *have*."""
        sheet = cls(item, ignore, have, jurism=False, particles=True)
        sheet.tag = tag
        sheet.kept = _Kept({}, {}) if kept is None else kept
        return sheet

    def quiet(self, have: str = "") -> "FormsSheet":
        """Return a sheet of the same item, which keeps its forms in the same place."""
        other = have and have != self.have
        return self.on(
            self.item, have if other else self.have, have if other else self.tag, self.kept
        )

    def text(self, path: str, key: str, texts: Texts) -> str:
        """Return what is written of *texts*, and keep all of them for the variable *key*."""
        if key:
            main = choose(texts, (self.have,)) or texts[0]
            ordered = (main, *(text for text in texts if text is not main))
            self.kept.texts[key] = tuple(map(_text_form, ordered))
        return super().text(path, key, texts)

    def name(self, path: str, name: Name) -> WireName:
        """Return what is written of a name, and keep all its forms."""
        wire = super().name(path, name)
        self.kept.names[id(wire)] = wire, tuple(self._named(wire, name))
        return wire

    def _named(self, wire: WireName, name: Name) -> Iterator[NamedForm]:
        """Yield the forms of a name, the one that is written first."""
        static = wire.static_ordering
        if name.name:
            chosen = next((form for form in name.name if form.tag == self.have), name.name[0])
            for form in (chosen, *(form for form in name.name if form is not chosen)):
                other = self._form(form)
                other.static_ordering = static
                yield NamedForm(_parts(other), form.tag, form.by, name.order == "given-first")
            return
        main = choose(name.org, (self.have,)) or name.org[0]
        for text in (main, *(text for text in name.org if text is not main)):
            yield NamedForm({"literal": text.text}, text.tag, text.by)

    def forms(self) -> Forms:
        """Return what was kept, by the variables of the item."""
        item, kept = self.item, self.kept
        names = {
            key: tuple(kept.names[id(wire)][1] for wire in getattr(item, KEYS[key]))
            for key in KEYS
            if key in NAMES and getattr(item, KEYS[key])
        }
        texts = {
            key: forms
            for key, forms in kept.texts.items()
            if getattr(item, KEYS.get(key, ""), "") == forms[0].text
        }
        return Forms(texts, names)


def _text_form(text: Text) -> TextForm:
    return TextForm(text.text, text.tag, text.by, text.kind in {"", "parallel"})


def _parts(wire: WireName) -> dict[str, object]:
    found = {
        "family": wire.family,
        "given": wire.given,
        "dropping-particle": wire.dropping_particle,
        "non-dropping-particle": wire.non_dropping_particle,
        "suffix": wire.suffix,
        "comma-suffix": wire.comma_suffix,
        "static-ordering": wire.static_ordering,
    }
    return {key: value for key, value in found.items() if value}
