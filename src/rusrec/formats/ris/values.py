"""What the lines of usual references say; what comes again is kept.

They are known by their bytes, of which only what is new is decoded. Each raises :class:`Told` where
there is more to say of a value than the field that it is, and :class:`UnicodeError` as
:func:`text_in` does.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from rusrec.formats._usual import Told, kept
from rusrec.formats.ris.reading import Reading, named, terms
from rusrec.formats.ris.record import accessed_of, file_of, issued_of, serials_of
from rusrec.formats.ris.reference import text_in
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
)
from rusrec.model.identifier import PLAIN_DOI
from rusrec.scripts import gate
from rusrec.scripts.utf8 import Doubts, is_composed

__all__ = [
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

_FEW: Final = 64
_SHORT: Final = 200
_SOME: Final = 1024


def clean(line: bytes, doubts: Doubts) -> str:
    """Return a text folded, if it says anything; a writer need not look at it again."""
    text = text_in(line)
    if not is_composed(line, doubts):
        text = gate.nfc(text)
    if text.strip() is not text or "  " in text or "\t" in text:
        text = gate.fold(text)
    if not text:
        raise Told
    if len(text) > _SHORT:
        gate.vouch(text)
    return text


def _word(line: bytes) -> str:
    return _folded(text_in(line))


def _folded(text: str) -> str:
    text = gate.fold(text)
    if not text:
        raise Told
    return text


word: Final = kept(_word)
"""Short texts, folded."""


def name(line: bytes) -> str:
    """Return a word that seldom comes again, "" of no line."""
    text = text_in(line) if line else ""
    if text.isascii() and text.isprintable() and " " not in text and (text or not line):
        return text
    return _folded(text)


def doi(line: bytes) -> tuple[Identifier, ...]:
    """Return a DOI that is in its normal form."""
    text = text_in(line)
    if not PLAIN_DOI.fullmatch(text):
        raise Told
    return (Identifier("doi", text),)


def _serials(lines: tuple[bytes, ...]) -> tuple[Identifier, ...]:
    reading = Reading("", {"SN": [word(line) for line in lines]}, ignore)
    found = serials_of(reading)
    if reading.values:
        raise Told
    return found


serials: Final = kept(_serials, _SOME)
"""The ISSNs and ISBNs of ``SN``, where it holds nothing else."""


def _issued(
    said: tuple[bytes, bytes],
) -> tuple[Date | None, tuple[tuple[str, str], ...], tuple[Loss, ...]]:
    told: list[Loss] = []
    values = {tag: [word(line)] for tag, line in zip(("PY", "DA"), said, strict=True) if line}
    reading = Reading("", values, told.append)
    found = issued_of(reading)
    left = tuple([(tag, "\n".join(texts)) for tag, texts in reading.values.items()])
    return found, left, tuple(told)


issued: Final = kept(_issued)
"""Of year and date the date of publication, what they say beside it, and what does not arrive."""


def _accessed(line: bytes) -> tuple[Date | None, tuple[Loss, ...]]:
    told: list[Loss] = []
    return accessed_of(Reading("", {"Y2": [word(line)]}, told.append)), tuple(told)


accessed: Final = kept(_accessed, _SOME)
"""The date of ``Y2``, and what does not arrive."""


def _named(line: bytes, tag: str) -> Name:
    name, note = named(text_in(line), tag)
    if name is None or note:
        raise Told
    return name


def _keyword(line: bytes, tag: str) -> Keyword:
    return Keyword(word(line), tag)


def _names_in(tag: str) -> Callable[[bytes], Name]:
    return kept(partial(_named, tag=tag))


def _keywords_in(tag: str) -> Callable[[bytes], Keyword]:
    return kept(partial(_keyword, tag=tag))


_names: Final = kept(_names_in, _FEW)
_keywords: Final = kept(_keywords_in, _FEW)
"""By language, by text."""


def names(lines: Sequence[bytes], tag: str) -> tuple[Name, ...]:
    """Return persons and bodies, each of whom is one."""
    return tuple(map(_names(tag), lines))


def keywords(lines: Sequence[bytes], tag: str) -> tuple[Keyword, ...]:
    """Return keywords, those that stand in one line parted."""
    if len(lines) == 1 and b";" in lines[0]:
        return tuple([Keyword(term, tag) for term in terms([word(lines[0])])])
    return tuple(map(_keywords(tag), lines))


def bodies(lines: Sequence[bytes], tag: str) -> tuple[Texts, ...]:
    """Return publishers or places."""
    return tuple([(Text(word(line), tag),) for line in lines])


def notes(lines: Sequence[bytes], tag: str) -> tuple[Note, ...]:
    """Return notes."""
    return tuple([Note((Text(_note(line), tag),)) for line in lines])


def sources(lines: Sequence[bytes], tag: str) -> tuple[Note, ...]:
    """Return notes of where the reference is from."""
    return tuple([Note((Text(_note(line), tag),), "source") for line in lines])


def _note(line: bytes) -> str:
    text = text_in(line)
    return text if "\n" in text else _folded(text)


def files(tag: str, lines: Sequence[bytes]) -> tuple[Link, ...]:
    """Return the files under *tag* that have an address."""
    if not all(b"://" in line for line in lines):
        raise Told  # on somebody's disk
    return tuple([file_of(tag, word(line)) for line in lines])


def classes(lines: Sequence[bytes], _: str) -> tuple[Classification, ...]:
    """Return call numbers."""
    return tuple([Classification("call-number", word(line)) for line in lines])
