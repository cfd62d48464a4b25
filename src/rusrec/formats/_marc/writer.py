"""A record as the fields of MARC, and every value of it that does not arrive."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc.arrival import joined, seen_of
from rusrec.formats._marc.carrier import Carrier, fields_of
from rusrec.formats._marc.embed import embedding
from rusrec.formats._marc.field import Field, Marc
from rusrec.formats._marc.host import hosts_of
from rusrec.formats._marc.kept import noted, restored
from rusrec.formats._marc.page import linked
from rusrec.formats._marc.parts import parted, room, size
from rusrec.formats._marc.plain import Plain
from rusrec.formats._marc.profile import profile_of
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.unit import Unit
from rusrec.formats._marc.writing import units_of
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.loss import Ledger
from rusrec.model import Record

__all__ = ["Writer", "marc_of"]


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(
        self, ledger: Ledger, profile: str, carrier: Carrier, *, embed: bool = False
    ) -> None:
        """Tell losses to *ledger*; write fields as the *carrier* has them.

        Of a record for which it has no room the longest fields are left out, which is a loss like
        others. With *embed* each holds its whole record, if there is room for it, and then none is
        lost.
        """
        self._ledger, self._profile, self._carrier, self._embed = ledger, profile, carrier, embed
        self._seen = Seen(places=False)
        self._plain = Plain(profile, carrier)

    def written(self, record: Record) -> str:
        """Return *record* as its carrier has it, and tell what of it does not arrive.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self._seen, record)
        usual = None if self._embed else self._plain.written(record)
        if usual is None:
            return self._long(record)
        made, lost = usual
        for loss in lost:
            self._ledger(loss)
        return made

    def _long(self, record: Record) -> str:
        ours = units_of(record, self._profile)
        context = context_in(ours)
        wanted = record_of(statements(ours, context), record.id, context)
        made = restored(record, ours, wanted)
        whole = len(made)
        (leader, *fields), all_ = linked(made)
        if self._embed and not self._excess((*fields, held := embedding(record))):
            return self._carried(record, leader.value, [*fields, held])
        while excess := self._excess(fields):
            _shorten(made, excess)
            (leader, *fields), all_ = linked(made)
        written = self._carried(record, leader.value, fields)
        seen = None
        if made is ours and all_ and len(made) == whole:
            seen = self._quick(record, wanted, made)
        seen = seen or seen_of(joined(Marc(leader.value, tuple(fields))), record.id)
        for loss in losses(record, seen):
            self._ledger(loss)
        return written

    def _carried(self, record: Record, leader: str, fields: list[Field]) -> str:
        """Return a record of these fields, the long ones parted."""
        sound(record, "".join(value for field in fields for _, value in field.subs))
        make, longest = self._carrier.field, self._carrier.longest
        if longest:
            fields = [part for field in fields for part in parted(field, longest)]
        text = "".join([make(*field) for field in fields])
        return self._carrier.rendered(leader, text, record.id)

    def _excess(self, fields: Iterable[Field]) -> int:
        """Return for how many bytes of *fields* there is no room."""
        most = self._carrier.most
        return max(0, room(map(size, fields)) - most) if most else 0

    def _quick(self, record: Record, wanted: Record, made: list[Unit]) -> Record | None:
        """Return what arrives where only notes on sources are not written again just so.

        Then nothing need be read from the fields: *wanted* is read of the units. None where what
        does not arrive may change other fields.
        """
        gone = {f for f in record.__struct_fields__ if getattr(record, f) != getattr(wanted, f)}
        if not gone <= _ASIDE or profile_of(made) != self._profile:
            return None
        if "host" in gone:
            context = context_in(made)._replace(profile=self._profile)
            if hosts_of(record, context) != hosts_of(wanted, context):
                return None
        return replace(wanted, extra=noted(made))


def marc_of(record: Record, profile: str, ledger: Ledger) -> Marc:
    """Return one record as fields.

    Raises:
        RecordError: As :meth:`Writer.written`.
    """
    text = Writer(ledger, profile, Carrier()).written(record)
    return Marc(text[:24], fields_of(text[24:]))


_ASIDE: Final = frozenset(
    ("draft", "citekey", "aka", "missing", "dates", "accessed", "section", "counts", "sources",
     "corrections", "history", "extra", "host")
)  # fmt: skip
"""Fields that change nothing in others when they do not arrive; a host that arrives in part."""


def _shorten(made: list[Unit], excess: int) -> None:
    """Leave out the longest units, of about *excess* bytes, but at least one.

    One by one, all others would be put anew for each of a thousand authors. The leader and control
    fields, without which it is no record, stay; the title goes last.
    """
    gone: set[int] = set()
    others = (unit for unit in made[1:] if not unit.tag.startswith("00"))
    for unit in sorted(others, key=lambda unit: (unit.tag != "245", _length(unit)), reverse=True):
        gone.add(id(unit))
        excess -= room(_LINK + size(Field(unit.tag, form.ind, form.subs)) for form in unit.forms)
        if excess <= 0:
            break
    made[:] = [unit for unit in made if id(unit) not in gone]


_LINK: Final = 40
"""The most bytes that linking a field puts into it."""


def _length(unit: Unit) -> int:
    return sum(len(value) for form in unit.forms for _, value in form.subs)
