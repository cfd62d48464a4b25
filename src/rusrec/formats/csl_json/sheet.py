"""What is written of texts, names and dates, and what of them does not arrive."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from rusrec.formats._titles import mark_after
from rusrec.formats.csl_json.date import UNKNOWN, dated, wired
from rusrec.formats.csl_json.item import Item, Multi, WireDate, WireName, WireNameMulti
from rusrec.formats.csl_json.name import comma_before
from rusrec.formats.csl_json.text import said, said_abstract
from rusrec.loss import Difference, Ledger, Loss, Reason, ignore, paths_to
from rusrec.model import Date, Name, NameForm, Record, Text, Texts, choose

__all__ = ["Sheet", "with_subtitles"]

_ATTRIBUTES = ("orcid", "isni", "viaf", "affiliation", "cert")


class Sheet:
    """A record on its way out: the item that is written, and the ledger for the rest.

    ``have`` is the record's main language, ``tag`` the one that a reader will see. With *jurism*
    other forms go to ``multi``; with *particles* names keep their parts.
    """

    __slots__ = ("_quiet", "have", "id", "item", "jurism", "ledger", "particles", "tag")

    def __init__(
        self, item: Item, ledger: Ledger, have: str, *, jurism: bool, particles: bool
    ) -> None:
        """Fill *item*, and tell *ledger*."""
        self.item, self.ledger, self.id = item, ledger, item.id
        self.have = self.tag = have
        self.jurism, self.particles = jurism, particles
        self._quiet: Sheet | None = None

    def quiet(self, have: str = "") -> "Sheet":
        """Return a sheet of the same item that tells no losses: what arrives is compared later.

        *have* is the main language of the work whose texts are written, where it is another one.
        """
        if have and have != self.have:
            return Sheet(self.item, ignore, have, jurism=self.jurism, particles=self.particles)
        if self._quiet is None:
            self._quiet = Sheet(
                self.item, ignore, self.have, jurism=self.jurism, particles=self.particles
            )
            self._quiet.tag = self.tag
        return self._quiet

    def lose(self, path: str, reason: Reason, arrives: Any = None) -> None:
        """Say that *arrives* is seen at *path* instead of what the record has."""
        self.ledger(Loss(self.id, path, reason, arrives))

    def lose_all(self, differences: Iterable[Difference]) -> None:
        """Say several losses."""
        for path, reason, arrives in differences:
            self.lose(path, reason, arrives)

    def text(self, path: str, key: str, texts: Texts) -> str:
        """Return what is written of *texts* under *key*, and say what of them is lost."""
        first = texts[0]
        if (
            len(texts) == 1
            and first.tag == self.tag
            and "<" not in first.text
            and not (first.kind or first.by or first.cert or first.markup or first.divided)
        ):
            return first.text
        main = choose(texts, (self.have,)) or first
        chosen = texts.index(main)
        self._compare(
            path,
            texts,
            [
                self._arriving(key, text) if index == chosen else self._aside(key, text)
                for index, text in enumerate(texts)
            ],
        )
        return main.text

    def _compare(self, path: str, had: tuple[Any, ...], seen: list[Any]) -> None:
        """Say which forms do not arrive as they are."""
        found: list[Difference] = [
            (at, "single-valued" if arrives is None else "no-target-field", arrives)
            for at, each, arrives in zip(paths_to(path, had), had, seen, strict=True)
            if arrives != each
        ]
        self.lose_all(found)

    def _arriving(self, key: str, text: Text) -> Text:
        return (said_abstract if key == "abstract" else said)(text.text, self.tag)

    def _aside(self, key: str, text: Text) -> Text | None:
        """Put a form into Juris-M's ``multi``; return what arrives of it."""
        if not self.jurism or not key or text.tag == self.tag:
            return None
        if self.item.multi is None:
            self.item.multi = Multi()
        self.item.multi.main[key] = self.tag
        forms = self.item.multi.by_tag.setdefault(key, {})
        if text.tag in forms:
            return None
        forms[text.tag] = text.text
        return (said_abstract if key == "abstract" else said)(text.text, text.tag)

    def names(self, path: str, names: tuple[Name, ...]) -> tuple[WireName, ...]:
        """Return the names of one variable that stand in the record's field *path*."""
        return tuple(self.name(f"{path}[{i}]", name) for i, name in enumerate(names))

    def name(self, path: str, name: Name) -> WireName:
        """Return what is written of a person or a body."""
        if name.name:
            wire = self._person(path, name.name)
        else:
            wire = WireName(literal=self._body(path, name.org))
        if name.orcid or name.isni or name.viaf or name.affiliation or name.cert:
            for attribute in _ATTRIBUTES:
                if getattr(name, attribute):
                    self.lose(f"{path}.{attribute}", "no-target-field")
        if name.order == "family-first":
            wire.static_ordering = True
        elif name.order:
            self.lose(f"{path}.order", "no-target-field")
        return wire

    def _body(self, path: str, org: Texts) -> str:
        main = choose(org, (self.have,)) or org[0]
        chosen = org.index(main)
        seen = [Text(main.text, self.tag) if i == chosen else None for i in range(len(org))]
        self._compare(f"{path}.org", org, seen)
        return main.text

    def _person(self, path: str, forms: tuple[NameForm, ...]) -> WireName:
        first = forms[0]
        if len(forms) == 1 and first == NameForm(first.family, first.given, self.tag):
            return WireName(family=first.family, given=first.given)
        chosen = next((i for i, form in enumerate(forms) if form.tag == self.have), 0)
        wire = self._form(forms[chosen])
        seen = [
            _arriving(wire, self.tag) if index == chosen else self._name_aside(wire, form)
            for index, form in enumerate(forms)
        ]
        self._compare(f"{path}.name", forms, seen)
        return wire

    def _name_aside(self, wire: WireName, form: NameForm) -> NameForm | None:
        if not self.jurism or form.tag == self.tag:
            return None
        if wire.multi is None:
            wire.multi = WireNameMulti(main=self.tag)
        if form.tag in wire.multi.forms:
            return None
        other = wire.multi.forms[form.tag] = self._form(form)
        return _arriving(other, form.tag)

    def _form(self, form: NameForm) -> WireName:
        """Return the parts as fields of their own, or inside the name as Zotero keeps them."""
        if self.particles:
            return WireName(
                family=form.family,
                given=form.given,
                dropping_particle=form.dropping_particle,
                non_dropping_particle=form.particle,
                suffix=form.suffix,
                comma_suffix=comma_before(form.suffix),
            )
        given = f"{form.given} {form.dropping_particle}".strip()
        if form.suffix:
            given = f"{given}, {form.suffix}" if given else form.suffix
        return WireName(family=f"{form.particle} {form.family}".strip(), given=given)

    def date(self, path: str, date: Date) -> WireDate:
        """Return what is written of a date."""
        wire = wired(date.edtf)
        arrives = dated(wire).edtf
        if (
            date.edtf == UNKNOWN
            and date.text
            and dated(WireDate(literal=date.text)) == (UNKNOWN, date.text, "")
        ):
            wire = WireDate(literal=date.text)
        elif date.text:
            self.lose(f"{path}.text", "no-target-field")
        if arrives != date.edtf:
            self.lose(f"{path}.edtf", "narrower-vocabulary", arrives)
        if date.by:
            self.lose(f"{path}.by", "no-target-field")
        if date.cert:
            self.lose(f"{path}.cert", "no-target-field")
        return wire


def with_subtitles(record: Record) -> Texts:
    """Return the titles, each with the subtitle of its tag, as styles print it: ``A: B``."""
    if not record.subtitle:
        return record.title
    joined: list[Text] = []
    for title in record.title:
        subtitle = next((text for text in record.subtitle if text.tag == title.tag), None)
        if subtitle is None:
            joined.append(title)
            continue
        text = f"{title.text}{mark_after(title.text)}{subtitle.text}"
        joined.append(replace(title, text=text, markup=title.markup or subtitle.markup))
    return tuple(joined)


def _arriving(wire: WireName, tag: str) -> NameForm:
    return NameForm(
        wire.family,
        wire.given,
        tag,
        wire.non_dropping_particle,
        wire.dropping_particle,
        wire.suffix,
    )
