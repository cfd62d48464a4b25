"""What is written of texts and names, and what of them does not arrive."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from rusrec.formats._arrival import differences
from rusrec.formats._bib.dialect import Dialect
from rusrec.formats._bib.name_tex import body_tex, person_tex
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.tables import BARE_MONTHS
from rusrec.formats._seen import Seen
from rusrec.formats._tex import encode
from rusrec.loss import Difference, Ledger, Loss, Reason, ignore
from rusrec.model import Date, Name, NameForm, Record, Text, Texts, choose
from rusrec.scripts.pattern import pattern

__all__ = ["Place", "Sheet", "chosen_form", "is_all", "is_bare", "lines"]


class Place(Struct, frozen=True):
    """The dialect and entry type of a record, the field for its host's title, the work named there.

    ``hosted`` is "" where no host is written, and ``container`` then None.
    """

    dialect: Dialect
    kind: str
    hosted: str = ""
    container: Record | None = None


class Sheet:
    """A record on its way out: its entry type, its fields as TeX, and the ledger for the rest.

    ``tag`` is the language that a reader will take all texts to be in, ``languages`` what is looked
    for among several forms, ``lent`` the date that only the host has. ``aside`` are the works that
    get entries of their own, each with its path and its key; ``seen`` the keys, and ``ids`` the ids
    of the file so far, as hashes.
    """

    __slots__ = (
        "aside", "container", "dialect", "fields", "hosted", "id", "ids", "key", "kind",
        "languages", "ledger", "lent", "record", "seen", "tag",
    )  # fmt: skip
    aside: list[tuple[str, str, Record]]
    seen: Seen
    ids: Seen

    def __init__(self, record: Record, place: Place, tag: str, ledger: Ledger) -> None:
        """Begin an entry."""
        self.record, self.tag, self.ledger = record, tag, ledger
        self.dialect, self.kind = place.dialect, place.kind
        self.hosted, self.container = place.hosted, place.container
        self.id = self.key = record.id
        self.languages = record.language or (tag,)
        self.fields: dict[str, str] = {}
        self.lent: Date | None = None

    def quiet(self) -> "Sheet":
        """Return a sheet for the same fields that tells nothing."""
        place = Place(self.dialect, self.kind, self.hosted, self.container)
        other = Sheet(self.record, place, self.tag, ignore)
        other.fields = self.fields
        return other

    def lose(self, path: str, reason: Reason, arrives: Any = None) -> None:
        """Say that *arrives* is seen at *path* instead of what the record has."""
        self.ledger(Loss(self.id, path, reason, arrives))

    def lose_all(self, found: Iterable[Difference]) -> None:
        """Say several losses."""
        for path, reason, arrives in found:
            self.lose(path, reason, arrives)

    def reading(self, *fields: str) -> Reading:
        """Return a reading of some of the fields that are written so far."""
        written = self.fields
        wanted = {name: written[name] for name in fields if name in written}
        return Reading(self.kind, wanted, ignore, self.tag)

    def text(self, path: str, field: str, texts: Texts, *, braces: bool = False) -> None:
        """Write one of *texts* into *field*, and say what of them is lost."""
        first = texts[0]
        if len(texts) == 1 and first.tag == self.tag and is_bare(first):
            self.fields[field] = encode(first.text)
            return
        chosen = choose(texts, self.languages) or first
        self.fields[field] = encode(chosen.text, markup=bool(chosen.markup))
        arrives = Text(chosen.text, self.tag)
        if chosen.markup:
            seen = self.reading(field).texts(field, braces=braces, lines="\n" in chosen.text)
            arrives = seen[0] if seen else arrives
        self.lose_all(differences(path, texts, (arrives,)))

    def names(self, path: str, field: str, names: tuple[Name, ...]) -> None:
        """Write *names* into *field*, and say what of them is lost."""
        written = []
        for index, name in enumerate(names):
            tex, seen = self.name(name)
            written.append(tex)
            if seen is not None and seen != name:
                self.lose_all(differences(f"{path}[{index}]", name, seen))
        self.fields[field] = " and ".join(written)

    def name(self, name: Name) -> tuple[str, Name | None]:
        """Return the TeX of *name*, and what a reader makes of it: None where it is *name*."""
        forms = name.name
        if not forms:
            return body_tex(choose(name.org, self.languages) or name.org[0], self.tag)
        form = forms[0] if len(forms) == 1 else chosen_form(forms, self.languages)
        tex, seen = person_tex(form, self.tag)
        if seen is None and not (len(forms) == 1 and is_all(name)):
            seen = Name(name=(form,))
        return tex, seen


_MONTHS: Final = pattern(r"([a-z]{3})(?:(~[0-9]+--|--)([a-z]{3}|)(~?[0-9]+)?)?")


def _joined(first: str, between: str, second: str, day: str) -> str:
    """Return a span of months as macros with TeX between them: ``mar # {~17--21}``."""
    parts = (first, between, second, day) if second else (first, between + day)
    return " # ".join(part if part.isalpha() else f"{{{part}}}" for part in parts if part)


def lines(fields: Mapping[str, str]) -> str:
    """Return *fields* as lines of an entry; a year and the macros of months stand bare."""
    year, month = fields.get("year", ""), fields.get("month", "")
    bare = {}
    if year.isdecimal() and year.isascii():
        bare["year"] = year
    if month[:3] in BARE_MONTHS and (found := _MONTHS.fullmatch(month)):
        bare["month"] = _joined(*found.groups(""))
    return "".join(
        f"  {field} = {{{value}}},\n" if field not in bare else f"  {field} = {bare[field]},\n"
        for field, value in fields.items()
    )


def chosen_form(forms: tuple[NameForm, ...], languages: tuple[str, ...]) -> NameForm:
    """Return the form in the dearest language, as :func:`choose` does with texts."""
    shown = choose(tuple(Text(str(at), form.tag) for at, form in enumerate(forms)), languages)
    return forms[int(shown.text)] if shown else forms[0]


def is_bare(text: Text) -> bool:
    """Tell whether nothing is said of a text but its words and their language."""
    return not (text.kind or text.by or text.cert or text.markup or text.divided)


def is_all(name: Name) -> bool:
    """Tell whether nothing is said of a person but the name."""
    return not (
        name.orcid
        or name.isni
        or name.viaf
        or name.affiliation
        or name.cert
        or name.order
        or name.role
    )
