"""The values of a container as a record; what the record has no field for goes to ``extra``."""

from typing import Final

from msgspec.structs import replace

from rusrec.formats._dc.date import date_of, is_taking_in
from rusrec.formats._dc.host import Place, host_of
from rusrec.formats._dc.identify import identifier_of, is_address
from rusrec.formats._dc.name import OTHER, names_of
from rusrec.formats._dc.reading import Reading
from rusrec.formats._dc.tables import DATES, kind_said, written_types
from rusrec.formats._dc.texts import (
    abstract_and_notes_of,
    classes_of,
    keywords_of,
    publishers_of,
    rights_of,
    titles_of,
)
from rusrec.formats._dc.value import Value
from rusrec.model import Date, Extra, ExtraValue, Identifier, Link, Record, Text, Texts
from rusrec.model.arrangement import canonical
from rusrec.scripts.pattern import pattern

__all__ = ["Identity", "record_of"]

Identity = tuple[str, tuple[str, ...]]
"""What a record is called: id, other names."""

_EXTENT: Final = pattern(r".*[0-9].*")
_MEDIA: Final = pattern(r"[a-z]+/[\w.+-]+")
_HOLDS_DATES: Final = ("issued", "date", "created")


def record_of(reading: Reading, identity: Identity) -> Record:
    """Return the record of the values, called by its *identity*, in canonical order."""
    kind, genre = _type_of(reading)
    abstract, notes = abstract_and_notes_of(reading)
    identifiers, links, cited = _found(reading)
    rights = rights_of(reading)
    issued = _issued_of(reading)
    place, host, outer = host_of(reading, kind, cited, identifiers)
    at = place.at
    if not kind:
        kind = "article-journal" if at.volume and place.titles else "document"
    if issued and not issued.edtf.startswith(at.year):
        reading.tell("source", "is of another year than the date", str(at))
    publisher = publishers_of(reading)
    if host is not None:
        host = replace(host, publisher=publisher)
    record = Record(
        id=identity[0],
        aka=identity[1],
        type=kind,
        genre=genre,
        language=reading.languages,
        title=tuple(titles_of(reading)),
        author=names_of(reading.named("creator"), reading.tell),
        contributor=names_of(reading.named("contributor"), reading.tell, role=OTHER),
        issued=issued or (Date(at.year) if at.year else None),
        dates=_dates_of(reading),
        host=_within(place, host),
        series=_series_of(reading),
        volume="" if place.issue_titles else at.volume,
        issue="" if place.issue_titles else at.issue,
        pages=at.pages,
        extent=_extent_of(reading),
        publisher=() if host is not None else publisher,
        identifiers=outer,
        links=links,
        abstract=abstract,
        keywords=keywords_of(reading),
        classification=classes_of(reading),
        notes=notes,
        rights=rights,
    )
    return _with_extra(canonical(_by_role(record)), reading)


def _by_role(record: Record) -> Record:
    """Return the record with its editors and translators in their own fields."""
    found = {"edt": "editor", "trl": "translator", "aut": "author"}
    moved: dict[str, tuple[object, ...]] = {}
    for name in record.contributor:
        if name.role in found:
            field = found[name.role]
            before = moved.get(field, getattr(record, field))
            moved[field] = (*before, replace(name, role=""))
    rest = tuple(name for name in record.contributor if name.role not in found)
    return replace(record, contributor=rest, **moved) if moved else record


def _within(place: Place, host: Record | None) -> Record | None:
    """Return the host; an issue with a title of its own stands between it and the item."""
    if not place.issue_titles:
        return host
    at = place.at
    return Record(
        type="periodical", title=place.issue_titles, host=host, volume=at.volume, issue=at.issue
    )


def _type_of(reading: Reading) -> tuple[str, Texts]:
    """Return the item type, "" where nothing says it, and the genre.

    What has a language is genre; of the rest the most exact counts.
    """
    bare, genre = [], dict[str, Text]()
    for value in reading.take("type"):
        if not value.tag:
            bare.append((value, kind_said(value.text)))
        elif value.tag in genre:
            reading.leave(value)
        else:
            genre[value.tag] = reading.text(value)
    said = sorted((kind for _, kind in bare if kind.csl), key=lambda kind: -kind.exact)
    said += [kind for text in genre.values() if (kind := kind_said(text.text)).csl]
    csl = said[0].csl if said else ""
    for value, kind in bare:
        if not kind.known or (kind.degree and kind.csl == csl):
            reading.leave(value)
        elif kind.csl not in ("", csl) and value.text not in written_types(csl):
            reading.tell("type", f"is read as {csl}", value.text)
    return csl, tuple(genre.values())


def _found(reading: Reading) -> tuple[tuple[Identifier, ...], tuple[Link, ...], list[Value]]:
    """Return identifiers and addresses, and values that are something else, such as a citation."""
    identifiers: dict[Identifier, None] = {}
    links: dict[Link, None] = {}
    cited: list[Value] = []
    for value in reading.take("identifier"):
        known = identifier_of(value.text)
        if known:
            identifiers[known] = None
        elif is_address(value.text):
            links[Link(value.text)] = None
        else:
            cited.append(value)
    bases = tuple(f"{link.url}/" for link in links)
    for value in reading.take("relation", "hasFormat"):
        whole = value.term == "hasFormat" or value.text.startswith(bases)
        if is_address(value.text) and whole:
            links[Link(value.text, "fulltext")] = None
        else:
            reading.leave(value)
    return tuple(identifiers), tuple(links), cited


def _issued_of(reading: Reading) -> Date | None:
    """Return the date of publication.

    Of several dates it is the first without a time of day: those with one say when a repository
    took the item in.
    """
    for term in _HOLDS_DATES:
        values = reading.take(term)
        several = len(values) > 1
        for at, value in enumerate(values):
            if not (several and is_taking_in(value.text)):
                for other in values[:at] + values[at + 1 :]:
                    reading.leave(other)
                return date_of(value.text)
        for value in values:
            reading.leave(value)
    return None


def _dates_of(reading: Reading) -> tuple[Date, ...]:
    found: list[Date] = []
    for kind, term in DATES.items():
        for value in reading.take(term):
            date = date_of(value.text)
            if date.edtf == "XXXX" or any(other.of == kind for other in found):
                reading.leave(value)
            else:
                found.append(replace(date, of=kind))
    return tuple(found)


def _series_of(reading: Reading) -> Record | None:
    """Return the series: what has a language under ``relation``."""
    title: dict[str, Text] = {}
    for value in reading.take("relation"):
        if value.tag and value.tag not in title and not is_address(value.text):
            title[value.tag] = reading.text(value)
        else:
            reading.leave(value)
    return Record(type="collection", title=tuple(title.values())) if title else None


def _extent_of(reading: Reading) -> str:
    """Return how long the item is: of ``format`` what has a number and is no media type."""
    extent = ""
    for value in reading.take("extent", "format"):
        said = value.term == "extent" or (
            _EXTENT.fullmatch(value.text) and not _MEDIA.fullmatch(value.text)
        )
        if said and not extent:
            extent = value.text
        else:
            reading.leave(value)
    return extent


def _with_extra(record: Record, reading: Reading) -> Record:
    """Return the record with what nobody has taken, a value a line under its term."""
    found: dict[str, list[str]] = {}
    for values in reading.values.values():
        for value in values:
            key = (
                value.term + (value.tag and f"@{value.tag}") + (value.scheme and f"#{value.scheme}")
            )
            found.setdefault(key, []).append(" ".join(value.text.split("\n")))
    said = tuple(ExtraValue(key, "\n".join(dict.fromkeys(texts))) for key, texts in found.items())
    return replace(record, extra=(Extra(reading.profile.name, said),)) if said else record
