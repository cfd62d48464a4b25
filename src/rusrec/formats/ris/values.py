"""What the values of usual references say; what comes again is kept.

Each raises :class:`Told` where there is more to say of a value than the field that it is.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from rusrec.formats._usual import Told, kept
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
_SOME: Final = 1024


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


def _word(text: str) -> str:
    text = gate.fold(text)
    if not text:
        raise Told
    return text


word: Final = kept(_word)
"""Short texts, folded."""


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


def _serials(texts: tuple[str, ...]) -> tuple[Identifier, ...]:
    reading = Reading("", {"SN": [word(text) for text in texts]}, ignore)
    found = serials_of(reading)
    if reading.values:
        raise Told
    return found


serials: Final = kept(_serials, _SOME)
"""The ISSNs and ISBNs of ``SN``, where it holds nothing else."""


def _issued(
    said: tuple[str, str],
) -> tuple[Date | None, tuple[tuple[str, str], ...], tuple[Loss, ...]]:
    told: list[Loss] = []
    values = {tag: [word(text)] for tag, text in zip(("PY", "DA"), said, strict=True) if text}
    reading = Reading("", values, told.append)
    found = issued_of(reading)
    left = tuple([(tag, "\n".join(texts)) for tag, texts in reading.values.items()])
    return found, left, tuple(told)


issued: Final = kept(_issued)
"""Of year and date the date of publication, what they say beside it, and what does not arrive."""


def _accessed(text: str) -> tuple[Date | None, tuple[Loss, ...]]:
    told: list[Loss] = []
    return accessed_of(Reading("", {"Y2": [word(text)]}, told.append)), tuple(told)


accessed: Final = kept(_accessed, _SOME)
"""The date of ``Y2``, and what does not arrive."""


def _named(text: str, tag: str) -> Name:
    name, note = named(text, tag)
    if name is None or note:
        raise Told
    return name


def _keyword(term: str, tag: str) -> Keyword:
    return Keyword(word(term), tag)


def _names_in(tag: str) -> Callable[[str], Name]:
    return kept(partial(_named, tag=tag))


def _keywords_in(tag: str) -> Callable[[str], Keyword]:
    return kept(partial(_keyword, tag=tag))


_names: Final = kept(_names_in, _FEW)
_keywords: Final = kept(_keywords_in, _FEW)
"""By language, by text."""


def names(texts: Sequence[str], tag: str) -> tuple[Name, ...]:
    """Return persons and bodies, each of whom is one."""
    return tuple(map(_names(tag), texts))


def keywords(texts: Sequence[str], tag: str) -> tuple[Keyword, ...]:
    """Return keywords."""
    return tuple(map(_keywords(tag), texts))


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
