"""A record of ISO 2709 as it is written: leader, directory, fields, with the lengths of all.

Problems: RR413, a field is too long.
Source: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rusrec.errors import Problem, RecordError
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.parts import room

__all__ = ["CARRIER", "Body", "body", "rendered"]

_RECORD: Final = "\x1d"
_FIELD: Final = "\x1e"
_SUB: Final = "\x1f"
_LEADER: Final = 24
_ENTRY: Final = 12
_LONGEST: Final = 99_000
"""The bytes of a record, but for its leader and the end of its directory (99,999 with them)."""
_LONGEST_FIELD: Final = 9_999


class Body(NamedTuple):
    """A field as it stands behind the directory, and its bytes."""

    tag: str
    text: str
    size: int


def body(tag: str, ind: str, subs: Subfields) -> Body:
    """Return a field as it is written, whatever its length."""
    text = subs[0][1] if not ind else ind + "".join([f"{_SUB}{c}{v}" for c, v in subs])
    text += _FIELD
    return Body(tag, text, len(text) if text.isascii() else len(text.encode()))


def _fits(fields: Sequence[Body]) -> bool:
    """Tell whether there is room for *fields* in a record, and for each in the directory."""
    sizes = [size for _, _, size in fields]
    return max(sizes) <= _LONGEST_FIELD and room(sizes) <= _LONGEST


CARRIER: Final = Carrier(body, _fits, _LONGEST, _LONGEST_FIELD)
"""ISO 2709, in which lengths have four and five digits."""


def rendered(leader: str, fields: Iterable[Body], record: str) -> str:
    """Return the text of a record, whose lengths are those of its bytes in UTF-8.

    Raises:
        RecordError: RR413, a field is longer than the directory can say.
    """
    bodies, entries, start = [], [], 0
    for tag, text, size in fields:
        if size > _LONGEST_FIELD:
            message = f"{tag} has {size} bytes; a field of ISO 2709 has at most {_LONGEST_FIELD}"
            raise RecordError(Problem(message, "write marcxml instead", "RR413", record=record))
        entries.append(f"{tag}{size:04}{start:05}")
        bodies.append(text)
        start += size
    base = _LEADER + _ENTRY * len(entries) + 1
    length = base + start + 1
    leader = f"{length:05}{leader[5:12]}{base:05}{leader[17:]}"
    return "".join((leader, *entries, _FIELD, *bodies, _RECORD))
