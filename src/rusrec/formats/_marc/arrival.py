"""What a reader sees of the fields of a record."""

from collections import Counter
from typing import Final

from msgspec.structs import replace

from rusrec.formats._marc.field import LEADER, Field, Marc
from rusrec.formats._marc.kept import extra_of, restored
from rusrec.formats._marc.parts import whole
from rusrec.formats._marc.profile import profile_of
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.unit import Unit, units
from rusrec.formats._marc.writing import units_of
from rusrec.model import Record

__all__ = ["joined", "seen_of"]

_LENGTHS: Final = ((0, 5, "00000"), (9, 10, "a"), (12, 17, "00000"))
Joined = list[tuple[Unit, tuple[Field, ...]]]


def joined(marc: Marc) -> Joined:
    """Return the units of *marc*, the leader as the first of them."""
    leader = marc.leader.ljust(24)[:24]
    for start, end, text in _LENGTHS:
        leader = leader[:start] + text + leader[end:]
    return units((Field(LEADER, "", (("", leader),)), *whole(marc.fields)))


def seen_of(found: Joined, name: str) -> Record:
    """Return the record called *name* of units; ``extra`` has what is not written again just so."""
    plain = [unit for unit, _ in found]
    context = context_in(plain)
    record = record_of(statements(plain, context), name, context)
    ours = units_of(record, profile_of(plain))
    extra = extra_of(found, ours)
    if not extra:
        return record
    kept = replace(record, extra=extra)
    missed = Counter(u.bare for u in plain) - Counter(u.bare for u in restored(kept, ours, record))
    if missed:
        kept = replace(record, extra=extra_of(found, [u for u in ours if u.bare not in missed]))
    return kept
