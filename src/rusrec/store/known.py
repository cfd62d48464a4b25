"""What a library has already: by id and other names, by identifier, by what it says of itself."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rusrec.model import Record, choose
from rusrec.model.identifier import normal
from rusrec.model.record import NUMBERED
from rusrec.scripts.pattern import pattern
from rusrec.store.draft import id_for
from rusrec.store.selection import strings

__all__ = ["Known", "Match", "alike", "folded"]

_DIGITS: Final = pattern(r"[0-9]+")
_SHARED: Final = frozenset({"issn", "eissn", "issn-l", "local"})
"""Schemes whose numbers many works may have."""


class Match(NamedTuple):
    """A record that another one is, and by what: the id, a name, an identifier, its place."""

    id: str
    field: str
    value: str
    sure: bool = True
    """Whether the two are one work by it; else only if they say the same of themselves."""


class Known:
    """The names and identifiers of many records; the records themselves are not kept."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take note of *records*."""
        self.ids: set[str] = set()
        self._names: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._numbers: dict[tuple[str, str], str] = {}
        self._alike: dict[int, _Parted] = {}
        for record in records:
            self.add(record)

    def __contains__(self, id_: object) -> bool:
        """Tell whether an id is, or once was, that of a record."""
        return id_ in self.ids or id_ in self._names

    def add(self, record: Record) -> None:
        """Take note of a record."""
        self.ids.add(record.id)
        for name in (record.id, *record.aka):
            self._names.setdefault(name, record.id)
        if record.citekey:
            self._keys.setdefault(record.citekey, record.id)
        for number in _numbers(record):
            self._numbers.setdefault(number, record.id)
        if _says_who_it_is(record):
            parting = _parting(record)
            alike = self._alike.setdefault(_likeness(record), {})
            alike.setdefault(_fields(parting), {}).setdefault(parting, record.id)

    def by_key(self, citekey: str) -> str:
        """Return the id of the record that has this citation key, or nothing."""
        return self._keys.get(citekey, "")

    def by_name(self, name: str) -> str:
        """Return the id of the record that has, or had, this id, or nothing."""
        return self._names.get(name, "")

    def matches(self, record: Record) -> Iterator[Match]:
        """Yield the records that *record* may be, what is surest first."""
        for number in _numbers(record):
            if number in self._numbers:
                yield Match(self._numbers[number], f"identifiers.{number[0]}", number[1])
        for field, name in (("id", record.id), *(("aka", name) for name in record.aka)):
            if name in self._names:
                yield Match(self._names[name], field, name)
        title = choose(record.title, record.language)
        for id_ in self._like(record) if _says_who_it_is(record) else ():
            yield Match(id_, "title", title.text if title else "", sure=False)
        for name in filter(None, (record.citekey, record.id, *record.aka)):
            if name in self._keys:
                yield Match(self._keys[name], "citekey", name, sure=False)

    def _like(self, record: Record) -> Iterator[str]:
        """Yield what has one likeness with *record*: first what says the same volume and edition.

        Of ten thousand volumes that all say which they are no other is looked at.
        """
        parting = _parting(record)
        fields = _fields(parting)
        alike = self._alike.get(_likeness(record), {})
        if (same := alike.get(fields, {}).get(parting)) is not None:
            yield same
        for others in (found for said, found in alike.items() if said != fields):
            yield from (id_ for other, id_ in others.items() if not _differ(parting, other))


_Parted = dict[tuple[bool, ...], dict[tuple[str, ...], str]]
"""Ids by the fields that tell works of one title apart, and by what they say there."""


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    own = record.type == "periodical"
    for identifier in record.identifiers:
        if own or identifier.scheme not in _SHARED:
            value = normal(identifier.scheme, identifier.value).casefold()
            yield identifier.scheme, value.replace("-", "") if own else value


def _says_who_it_is(record: Record) -> bool:
    """Tell whether a record has a title or a page: of two that have neither nobody knows."""
    return bool(record.title or record.pages)


def _likeness(record: Record) -> int:
    """Return what two records of one work have in common, their hosts being ids.

    The place that an id is made of, and the title; author and date too where no page says it.
    """
    return hash((id_for(record), _title(record), () if record.pages else _said(record)))


def alike(one: Record, other: Record) -> bool:
    """Tell whether two records of one citation key or one title seem to be of one work.

    They have one title, or one author and date and one page, and no volume, edition, number or
    host of which they say two things: the second volume of a book is another work.
    """
    if _apart(one, other):
        return False
    if _title(one) == _title(other):
        return bool(one.pages or other.pages) or _said(one) == _said(other)
    return bool(one.pages) and _place(one) == _place(other) and _said(one) == _said(other)


def _apart(one: Record, other: Record) -> bool:
    """Tell whether two records say different things of what tells works of one title apart."""
    return _differ(_parting(one), _parting(other))


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(
        first and second and first != second for first, second in zip(one, other, strict=True)
    )


def _fields(parting: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(map(bool, parting))


def _parting(record: Record) -> tuple[str, ...]:
    """Return volume, edition, numbers and the title of a host that is no record of its own."""
    edition = choose(record.edition, record.language)
    numbers = {each.of: each.value for each in record.number}
    said = (record.volume, *map(numbers.get, NUMBERED))
    host = _title(record.host) if isinstance(record.host, Record) else ""
    own = _number(edition.text, 1) if edition else ""
    return (*(_number(text or "") for text in said), own, host)


def _number(text: str, most: int | None = None) -> str:
    """Return the numbers in *text*, *most* of them, else the text: ``Bd. 12/1`` is ``12 1``.

    Of an edition it is the first: ``2nd ed., 1998`` is ``2``.
    """
    return " ".join(_DIGITS.findall(text)[:most]) or folded(text)


def _place(record: Record) -> tuple[object, ...]:
    return (record.host, record.volume, record.issue, record.pages)


def _title(record: Record) -> str:
    title = choose(record.title, record.language)
    return folded(title.text) if title else ""


def _said(record: Record) -> tuple[str, str]:
    return (
        folded(" ".join(strings(record.author[:1]))),
        record.issued.edtf if record.issued else "",
    )


def folded(text: str) -> str:
    """Return *text* as two texts are compared: without regard to case and blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
