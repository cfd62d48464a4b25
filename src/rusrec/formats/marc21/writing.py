"""A record of ISO 2709 as it is written: leader, directory, fields, with the lengths of all.

Problems: RR413, a field is too long.
Source: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media.
"""

from typing import Final

from rusrec.errors import Problem, RecordError
from rusrec.formats._marc.carrier import END, Carrier
from rusrec.formats._marc.parts import room

__all__ = ["CARRIER", "rendered"]

_RECORD: Final = "\x1d"
_LEADER: Final = 24
_ENTRY: Final = 12
_TAG: Final = 3
_LONGEST: Final = 99_000
"""The bytes of a record, but for its leader and the end of its directory (99,999 with them)."""
_LONGEST_FIELD: Final = 9_999


def _fits(fields: str) -> bool:
    """Tell whether there is room for *fields* in a record, and for each in the directory."""
    sizes = [_size(field) for field in fields.split(END)[:-1]]
    return max(sizes) <= _LONGEST_FIELD and room(sizes) <= _LONGEST


def _size(field: str) -> int:
    """Return how many bytes a field has behind its tag, with its terminator."""
    return (len(field) if field.isascii() else len(field.encode())) - _TAG + 1


def rendered(leader: str, fields: str, record: str) -> str:
    """Return the text of a *record* of that id, whose lengths are those of its bytes in UTF-8.

    Raises:
        RecordError: RR413, a field is longer than the directory can say.
    """
    bodies, entries, start = [], [], 0
    for field in fields.split(END)[:-1]:
        tag, size = field[:_TAG], _size(field)
        if size > _LONGEST_FIELD:
            message = f"{tag} has {size} bytes; a field of ISO 2709 has at most {_LONGEST_FIELD}"
            raise RecordError(Problem(message, "write marcxml instead", "RR413", record=record))
        entries.append(f"{tag}{size:04}{start:05}")
        bodies.append(f"{field[_TAG:]}{END}")
        start += size
    base = _LEADER + _ENTRY * len(entries) + 1
    length = base + start + 1
    leader = f"{length:05}{leader[5:12]}{base:05}{leader[17:]}"
    return "".join((leader, *entries, END, *bodies, _RECORD))


CARRIER: Final = Carrier(rendered=rendered, fits=_fits, most=_LONGEST, longest=_LONGEST_FIELD)
"""ISO 2709, in which lengths have four and five digits."""
