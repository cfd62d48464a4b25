"""The work that an item translates or reprints: biblatex's fields that begin with ``orig``."""

from typing import Final

from rusrec.formats._arrival import differences
from rusrec.formats._bib.biber_date import whole_date, write_date
from rusrec.formats._bib.language import langid_of, tag_of, tags_in
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.sheet import Sheet
from rusrec.formats._tex import encode
from rusrec.model import UNDETERMINED, Date, Record, Text, Texts, choose

__all__ = ["FIELDS", "is_slight", "original_of", "write_original"]

FIELDS: Final = (
    "origtitle", "origdate", "origdate+an:edtf", "origlanguage", "origpublisher", "origlocation",
)  # fmt: skip
_TEXTS: Final = {"title": "origtitle", "publisher": "origpublisher", "place": "origlocation"}
_SLIGHT: Final = frozenset(("id", "language", "issued", "publisher", "place"))


def original_of(reading: Reading) -> Record | None:
    """Return the original, None where nothing is said of one."""
    fields = reading.fields
    if fields.keys().isdisjoint(FIELDS):
        return None
    languages = tags_in(fields.get("origlanguage", ""))
    if languages:
        reading.take("origlanguage")
    names: tuple[str, ...] = tuple(name for name in FIELDS if name in fields)
    own = {name: reading.take(name) for name in names if name != "origlanguage"}
    inner = Reading(reading.kind, own, reading.ledger, next(iter(languages), UNDETERMINED))
    inner.id = reading.id
    when = whole_date(inner, "origdate")
    title, publisher, place = (inner.texts(field) for field in _TEXTS.values())
    fields.update(inner.fields)  # a date that is none
    found = Record(
        language=languages,
        title=title,
        issued=Date(when) if when else None,
        publisher=(publisher,) if publisher else (),
        place=(place,) if place else (),
    )
    return found if found != Record() else None


def is_slight(original: Record) -> bool:
    """Tell whether these fields say all of *original*: it has no title to print."""
    plain = Record()
    fields = original.__struct_fields__
    said = {name for name in fields if getattr(original, name) != getattr(plain, name)}
    return said <= _SLIGHT and not said <= {"id"}


def write_original(sheet: Sheet, value: Record) -> None:
    """Write what these fields can say, and tell the rest."""
    fields = sheet.fields
    if value.issued:
        write_date(fields, "origdate", value.issued.edtf)
    if value.language:
        names = (langid_of(tag) for tag in value.language)
        each = zip(names, value.language, strict=True)
        words = (name if tag_of(name) == tag else tag for name, tag in each)
        fields["origlanguage"] = " and ".join(words)
    texts: dict[str, Texts] = {
        "title": value.title,
        "publisher": value.publisher[0] if value.publisher else (),
        "place": value.place[0] if value.place else (),
    }
    for name, field in _TEXTS.items():
        chosen: Text | None = choose(texts[name], value.language)
        if chosen:
            fields[field] = encode(chosen.text, markup=bool(chosen.markup))
    seen = original_of(sheet.reading(*FIELDS))
    if seen is None:
        sheet.lose("original", "not-representable")
    elif seen != value:
        sheet.lose_all(differences("original", value, seen))
