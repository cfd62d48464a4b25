"""Records as most of them are, in a straight line: what is known to arrive is not read back.

What many records have in common (type, language, host) is a frame, made and read once by the
functions of the long way (``frame``), and so are names, keywords and imprints (``parts``). Titles
are laid out once for each set of languages and scripts (``titles``). A record that says more, or of
which one value does not arrive as it is, goes the long way. Both ways write and tell the same: a
test compares them.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier, Written
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.host import placed, where_of
from rusrec.formats._marc.kept import noted
from rusrec.formats._marc.plain.frame import Frame, Frames, Host
from rusrec.formats._marc.plain.parts import Sheet, sound
from rusrec.formats._marc.plain.titles import made_of
from rusrec.formats._marc.profile import latin_first
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.writing import sources_of
from rusrec.formats._usual import Told, lose
from rusrec.loss import Loss
from rusrec.model import Record

__all__ = ["Plain"]

P = TypeVar("P")

_LOST: Final = (
    "draft", "citekey", "aka", "missing", "dates", "accessed", "host", "section", "counts",
    "sources", "corrections", "history", "extra",
)  # fmt: skip
"""Fields that change nothing in others when they do not arrive, in their order."""
_WRITTEN: Final = (
    "id", "type", "language", "title", "subtitle", "author", "editor", "translator", "issued",
    "volume", "issue", "pages", "publisher", "place", "identifiers", "links", "abstract",
    "keywords",
)  # fmt: skip


def _of(*fields: str) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Return what takes the values of these *fields* out of those of a record."""
    return itemgetter(*map(Record.__struct_fields__.index, fields))


_USUAL: Final = frozenset((*_WRITTEN, *_LOST)) - {"extra"}
_UNUSUAL: Final = _of(*(field for field in Record.__struct_fields__ if field not in _USUAL))
_LOSING: Final = _of(*(field for field in _LOST if field != "host"))
_NOTED: Final = _of("sources", "corrections")


class Plain(Generic[P]):
    """Writes usual records in one profile; it knows the frames that have been."""

    def __init__(self, profile: str, carrier: Carrier[P]) -> None:
        """Take what fields are made by, and whether they fit."""
        self._profile, self._make, self._fits = profile, carrier.field, carrier.fits
        self._frames = Frames(profile, carrier.field)

    def written(self, record: Record) -> tuple[Written[P], list[Loss]] | None:
        """Return a usual record and what of it is lost; None where it is not a usual one."""
        values = astuple(record)
        if any(_UNUSUAL(values)):
            return None
        frame = self._frames.of(record)
        if frame is None:
            return None
        sheet = Sheet(self._make)
        try:
            notes = [sound(unit) for unit in sources_of(record)] if any(_NOTED(values)) else []
            _put(record, frame, notes, sheet)
        except Told:
            return None
        if sheet.full or not self._is_ours(sheet):
            return None
        fields = sheet.fields()
        if not self._fits(fields):
            return None
        losing = frame.lost or any(_LOSING(values))
        return Written(frame.leader, fields), _lost(record, frame, notes) if losing else []

    def _is_ours(self, sheet: Sheet[P]) -> bool:
        """Tell whether a reader will see this profile."""
        if self._profile == "vernacular":
            return not sheet.latin
        return self._profile == "kormarc" or sheet.latin


def _put(record: Record, frame: Frame[P], notes: list[Unit], sheet: Sheet[P]) -> None:
    """Put the fields of *record* on the *sheet*, in the order of their tags."""
    parts, own, fields, make = frame.parts, sheet.own, frame.fields, frame.parts.make
    host = _standing(record, frame.host, parts.context) if frame.host else None
    imprint = parts.dated(record, frame.kind)
    first, others, authors = parts.people(record)
    own.append(make("001", "", (("", record.id),)))
    own += fields["003"]
    own.append(imprint.fixed)
    parts.put_numbers(record, sheet)
    own += fields["041"]
    for part in first:
        sheet.place(part)
    for unit in made_of(record, parts, authors):
        sheet.pair(unit)
    for part in imprint.parts:
        sheet.place(part)
    if record.pages:
        own.append(make("300", "  ", (("a", f"p. {record.pages}"),)))
    own += fields["336"]
    parts.put_abstracts(record, sheet)
    own += fields["546"]
    for unit in notes:
        sheet.put(unit)
    parts.put_keywords(record, sheet)
    own += fields["655"]
    for part in others:
        sheet.place(part)
    if host:
        sheet.put(host)
        sheet.latin |= len(host.forms) > 1 and latin_first(host)
    parts.put_links(record, sheet)


def _standing(record: Record, host: Host, context: Context) -> Unit:
    """Return 773 with the place of *record* in it."""
    place = f"{record.volume}{record.issue}{record.pages}"
    where = where_of(record, context)
    forms = [
        Form(form.ind, (*before, *where, *after), form.said, form.script if where else "")
        for form, before, after in host
    ]
    if not (place.isascii() and place.replace("-", "").isdecimal()):
        plain = place.isascii() and place.isprintable() and "\\" not in place
        if not plain or not (record.pages or "1")[-1].isalnum() or placed(forms[0], record):
            raise Told
    return Unit("773", tuple(forms))


def _lost(record: Record, frame: Frame[P], notes: list[Unit]) -> list[Loss]:
    """Return what has no place in MARC, and the *notes* on sources, which are read as kept."""
    lost: list[Loss] = []
    for field in _LOST:
        if field == "host":
            lose(lost, record.id, frame.lost)
        elif getattr(record, field):
            lost.append(Loss(record.id, field, "no-target-field"))
    if notes:
        lost.append(Loss(record.id, "extra", "no-target-field", noted(notes)))
    return lost
