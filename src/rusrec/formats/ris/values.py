"""What the values of usual references say; what comes again is kept.

Each raises :class:`Told` where there is more to say of a value than the field that it is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rusrec.formats.ris.reading import Reading, named
from rusrec.formats.ris.record import accessed_of, file_of, issued_of, serials_of
from rusrec.loss import Loss, ignore
from rusrec.model import (
    Classification,
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    Note,
    Text,
    Texts,
    is_id,
)
from rusrec.model.identifier import PLAIN_DOI
from rusrec.scripts import gate

__all__ = [
    "Told",
    "accessed",
    "bodies",
    "classes",
    "clean",
    "doi",
    "files",
    "issued",
    "keywords",
    "name",
    "names",
    "notes",
    "serials",
    "sources",
    "word",
]


class Told(Exception):  # noqa: N818 (never seen outside)
    """A value of which something has to be told, or kept where no field is."""


def clean(text: str, *, composed: bool) -> str:
    """Return a text folded, if it says anything; a writer need not look at it again."""
    if not composed:
        text = gate.nfc(text)
    if text.strip() is not text or "  " in text or "\t" in text:
        text = gate.fold(text)
        if not text:
            raise Told
    gate.vouch(text)
    return text


@lru_cache(maxsize=4096)
def word(text: str) -> str:
    """Return a short text folded; many come again."""
    text = gate.fold(text)
    if not text:
        raise Told
    return text


def name(text: str) -> str:
    """Return a word that seldom comes again, "" where there is none."""
    if not text or is_id(text):
        return text
    return clean(text, composed=False)


def doi(text: str) -> tuple[Identifier, ...]:
    """Return a DOI that is in its normal form."""
    if not PLAIN_DOI.fullmatch(text):
        raise Told
    return (Identifier("doi", text),)


@lru_cache(maxsize=1024)
def serials(texts: tuple[str, ...]) -> tuple[Identifier, ...]:
    """Return the ISSNs and ISBNs of ``SN``, where it holds nothing else."""
    reading = Reading("", {"SN": [*map(word, texts)]}, ignore)
    found = serials_of(reading)
    if reading.values:
        raise Told
    return found


@lru_cache(maxsize=4096)
def issued(year: str, date: str) -> tuple[Date | None, Mapping[str, list[str]], tuple[Loss, ...]]:
    """Return the date of publication, what its two tags say beside it, and what does not arrive."""
    told: list[Loss] = []
    said = {tag: [word(text)] for tag, text in (("PY", year), ("DA", date)) if text}
    reading = Reading("", said, told.append)
    return issued_of(reading), reading.values, tuple(told)


@lru_cache(maxsize=1024)
def accessed(text: str) -> tuple[Date | None, tuple[Loss, ...]]:
    """Return the date of ``Y2``, and what does not arrive."""
    told: list[Loss] = []
    return accessed_of(Reading("", {"Y2": [word(text)]}, told.append)), tuple(told)


def names(texts: Sequence[str], tag: str) -> tuple[Name, ...]:
    """Return persons and bodies, each of whom is one."""
    found = []
    for text in texts:
        name, note = named(text, tag)
        if name is None or note:
            raise Told
        found.append(name)
    return tuple(found)


@lru_cache(maxsize=4096)
def _keyword(term: str, tag: str) -> Keyword:
    return Keyword(word(term), tag)


def keywords(texts: Sequence[str], tag: str) -> tuple[Keyword, ...]:
    """Return keywords."""
    return tuple([_keyword(text, tag) for text in texts])


def bodies(texts: Sequence[str], tag: str) -> tuple[Texts, ...]:
    """Return publishers or places."""
    return tuple([(Text(word(text), tag),) for text in texts])


def notes(texts: Sequence[str], tag: str) -> tuple[Note, ...]:
    """Return notes."""
    return tuple([Note((Text(_note(text), tag),)) for text in texts])


def sources(texts: Sequence[str], tag: str) -> tuple[Note, ...]:
    """Return notes of where the reference is from."""
    return tuple([Note((Text(_note(text), tag),), "source") for text in texts])


def _note(text: str) -> str:
    return text if "\n" in text else clean(text, composed=False)


def files(tag: str, texts: Sequence[str]) -> tuple[Link, ...]:
    """Return the files under *tag* that have an address."""
    if not all("://" in text for text in texts):
        raise Told  # on somebody's disk
    return tuple([file_of(tag, word(text)) for text in texts])


def classes(texts: Sequence[str], _: str) -> tuple[Classification, ...]:
    """Return call numbers."""
    return tuple([Classification("call-number", word(text)) for text in texts])
