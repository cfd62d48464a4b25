"""A record as the fields of MARC, and every value of it that does not arrive."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc.arrival import joined, seen_of
from rusrec.formats._marc.embed import embedding
from rusrec.formats._marc.field import Field, Marc
from rusrec.formats._marc.host import hosts_of
from rusrec.formats._marc.kept import extra_of, restored
from rusrec.formats._marc.parts import size
from rusrec.formats._marc.plain import usual
from rusrec.formats._marc.profile import profile_of
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.relation import OURS
from rusrec.formats._marc.unit import Unit, control, linked
from rusrec.formats._marc.writing import units_of
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["Writer"]


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(self, ledger: Ledger, profile: str, most: int = 0, *, embed: bool = False) -> None:
        """Tell losses to *ledger*; *most* is how many bytes a record may have, 0 for any number.

        The longest fields of one that has more are left out, which is a loss like others. With
        *embed* each holds its whole record, if there is room for it, and then none is lost.
        """
        self.ledger, self.profile, self.most, self.embed = ledger, profile, most, embed
        self.seen = Seen()

    def marc(self, record: Record) -> Marc:
        """Return *record* in MARC, and tell what of it does not arrive.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self.seen, record)
        return self._usual(record) or self._long(record)

    def _usual(self, record: Record) -> Marc | None:
        """Return a usual record that has room, in which nothing else need be looked for."""
        found = None if self.embed else usual(record, self.profile)
        if found is None:
            return None
        made, lost = found
        leader, *fields = linked(made)
        if not self._room(fields):
            return None
        _check(record, fields)
        for loss in lost:
            self.ledger(loss)
        return Marc(leader.value, tuple(fields))

    def _long(self, record: Record) -> Marc:
        ours = units_of(record, self.profile)
        context = context_in(ours)
        wanted = record_of(statements(ours, context), record.id, context)
        made = restored(record, ours, wanted)
        whole = len(made)
        leader, *fields = linked(made)
        if self.embed and self._room((*fields, held := embedding(record))):
            _check(record, (*fields, held))
            return Marc(leader.value, (*fields, held))
        while not self._room(fields):
            made.remove(max(made, key=_length))
            leader, *fields = linked(made)
        marc = Marc(leader.value, tuple(fields))
        _check(record, marc.fields)
        seen = None
        if made is ours and len(made) == whole:
            seen = self._quick(record, wanted, made)
        for loss in losses(record, seen or seen_of(joined(marc), record.id)):
            self.ledger(loss)
        return marc

    def _room(self, fields: Iterable[Field]) -> bool:
        """Tell whether there is room for *fields*, the long ones parted."""
        if not self.most:
            return True
        sizes = [size(field) for field in fields]
        return sum(n + _ENTRY * (1 + n // _PART) for n in sizes) <= self.most

    def _quick(self, record: Record, wanted: Record, made: list[Unit]) -> Record | None:
        """Return what arrives where only notes on sources are not written again just so.

        Then nothing need be read from the fields: *wanted* is read of the units. None where what
        does not arrive may change other fields.
        """
        gone = {f for f in record.__struct_fields__ if getattr(record, f) != getattr(wanted, f)}
        if not gone <= _ASIDE or profile_of(made) != self.profile:
            return None
        if "host" in gone:
            context = context_in(made)._replace(profile=self.profile)
            if hosts_of(record, context) != hosts_of(wanted, context):
                return None
        notes = [(u, (Field(u.tag, u.form.ind, u.form.subs),)) for u in made if u.tag == "588"]
        return replace(wanted, extra=extra_of([_MARK, *notes], [_MARK[0]]))


_MARK: Final = (control("003", OURS), (Field("003", "", (("", OURS),)),))
_ASIDE: Final = frozenset(
    ("draft", "citekey", "aka", "missing", "dates", "accessed", "section", "counts", "sources",
     "corrections", "history", "extra", "host")
)  # fmt: skip
"""Fields that change nothing in others when they do not arrive; a host that arrives in part."""


_ENTRY: Final = 12 + 20
"""The bytes of an entry in a directory, and of the mark of a part."""
_PART: Final = 9_000
"""About how many bytes a part has."""


def _length(unit: Unit) -> int:
    return sum(len(value) for form in unit.forms for _, value in form.subs)


def _check(record: Record, fields: Iterable[Field]) -> None:
    sound(record, "".join(value for field in fields for _, value in field.subs))
