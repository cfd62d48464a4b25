"""One item of CSL-JSON on its way into the model: its language, its texts, what has no place."""

from rusrec.formats._languages import languages_of
from rusrec.formats.csl_json.date import dated
from rusrec.formats.csl_json.item import Item, WireDate, WireName
from rusrec.formats.csl_json.name import Language, names_of
from rusrec.formats.csl_json.text import paragraphs, said, said_abstract, words
from rusrec.loss import Ledger, Loss
from rusrec.model import UNDETERMINED, Date, Name, Text, Texts
from rusrec.model import tag as bcp47
from rusrec.model.text import arranged

__all__ = ["Reading"]


class Reading:
    """An item, the language of its texts, and the ledger for what it says and the model cannot."""

    __slots__ = ("heard", "id", "item", "languages", "ledger", "spare", "tag")

    def __init__(self, item: Item, ledger: Ledger, id: str = "") -> None:  # noqa: A002
        """Take an *item*; the record's *id* is what the ledger knows it by."""
        self.item, self.ledger, self.id = item, ledger, id
        self.spare: list[tuple[str, str]] = []
        self.heard: set[str] = set()
        found = languages_of(words(item.language)) if item.language else ()
        if found is None:
            self.spare.append(("language", words(item.language)))
        self.languages = found or ()
        self.tag = self.languages[0] if self.languages else UNDETERMINED

    def tell(
        self, path: str, note: str = "has no place in the record", arrives: object = None
    ) -> None:
        """Put into the ledger what does not arrive; *path* is in CSL's words."""
        self.ledger(Loss(self.id, path, "not-representable", arrives, note))

    def instead(self, key: str, first: str, second: str) -> str:
        """Return *first*, else *second*; a *second* under *key* that differs is kept aside."""
        if first and second and first != second:
            self.spare.append((key, second))
        return first or second

    def texts(self, key: str, text: str, tag: str | None = None) -> Texts:
        """Return the texts of a variable: its own, and the forms that Juris-M has of it."""
        if not text:
            return ()
        clean, say = (paragraphs, said_abstract) if key == "abstract" else (words, said)
        text = clean(text)
        if not text:
            return ()
        tag = self.tag if tag is None else tag
        multi = self.item.multi
        if multi is None or (key not in multi.by_tag and key not in multi.main):
            return (say(text, tag),)
        self.heard.add(key)
        main = multi.main.get(key, "")
        forms = [say(text, bcp47.canonical(main) if bcp47.well_formed(main) else tag)]
        for other, form in multi.by_tag.get(key, {}).items():
            if not bcp47.well_formed(other):
                self.tell(f"multi._keys.{key}.{other}", "is not a language tag", form)
            elif form := clean(form):
                forms.append(say(form, bcp47.canonical(other)))
        return arranged(forms, self.languages)

    def tell_unheard(self) -> None:
        """Tell what Juris-M's ``multi`` says of a variable that has one form only: ``volume``."""
        multi = self.item.multi
        if multi is None:
            return
        for key, tag in multi.main.items():
            if key not in self.heard:
                self.tell(f"multi.main.{key}", "has one form only in the record", tag)
        for key, forms in multi.by_tag.items():
            if key not in self.heard:
                for tag, form in forms.items():
                    self.tell(f"multi._keys.{key}.{tag}", "has one form only in the record", form)

    def names(
        self, key: str, wires: tuple[WireName, ...], role: str = "", tag: str | None = None
    ) -> tuple[Name, ...]:
        """Return the names of the variable *key*."""
        if not wires:
            return ()
        language = Language(self.tag if tag is None else tag, self.languages)
        return names_of(wires, language, lambda path: self.tell(key + path), role)

    def date(self, key: str, wire: WireDate | str | None, of: str = "") -> Date | None:
        """Return the date of the variable *key*; None where it says nothing."""
        if wire is None:
            return None
        found = dated(wire)
        if found.fault:
            arrives = found.edtf if found.edtf and not found.text else found.text
            said = f"{found.fault} cannot be read whole: {_shown(wire)} is read as {arrives}"
            self.tell(key, said)
        return Date(found.edtf, of, text=found.text) if found.edtf else None

    def body(self, text: str, role: str) -> tuple[Name, ...]:
        """Return the one body that a text variable names."""
        text = words(text)
        return (Name(org=(Text(text, self.tag),), role=role),) if text else ()


def _shown(wire: WireDate | str) -> str:
    """Return a date as it stands, for a message."""
    if isinstance(wire, str):
        return words(wire)
    parts = "/".join("-".join(map(str, numbers)) for numbers in wire.date_parts)
    return words(
        " ".join(str(said) for said in (parts, wire.season, wire.raw, wire.literal) if said)
    )
