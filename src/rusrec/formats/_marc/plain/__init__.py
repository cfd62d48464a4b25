"""Records as most of them are, in a straight line: what is known to arrive is not read back.

What many records have in common (type, language, host) is a frame, made and read once by the
functions of the long way (``frame``), and so are names, keywords and imprints (``parts``). Titles
are laid out once for each set of languages and scripts (``titles``). A record that says more, or of
which one value does not arrive as it is, goes the long way. Both ways write and tell the same: a
test compares them.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier, Written
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.host import placed, where_of
from rusrec.formats._marc.kept import noted
from rusrec.formats._marc.plain.frame import Frame, Frames, Host
from rusrec.formats._marc.plain.shared import sound
from rusrec.formats._marc.plain.sheet import Sheet
from rusrec.formats._marc.plain.titles import put_titles
from rusrec.formats._marc.unit import Unit
from rusrec.formats._marc.writing import sources_of
from rusrec.formats._usual import Told, lose
from rusrec.loss import Loss
from rusrec.model import Record

__all__ = ["Plain"]

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


class Plain:
    """Writes usual records in one profile; it knows the frames that have been."""

    def __init__(self, profile: str, carrier: Carrier) -> None:
        """Take what fields are made by, and whether they fit."""
        self._profile, self._make, self._fits = profile, carrier.field, carrier.fits
        self._frames = Frames(profile, carrier)

    def written(self, record: Record) -> tuple[Written, list[Loss]] | None:
        """Return a usual record and what of it is lost; None where it is not a usual one."""
        values = astuple(record)
        if any(_UNUSUAL(values)):
            return None
        frame = self._frames.of(record)
        if frame is None:
            return None
        sheet = Sheet(self._make, frame.parts.notes)
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
        lost: list[Loss] = []
        if any(_LOSING(values)):
            lost = _lost(record, frame, notes)
        elif frame.lost:
            lose(lost, record.id, frame.lost)
        return Written(frame.leader, fields), lost

    def _is_ours(self, sheet: Sheet) -> bool:
        """Tell whether a reader will see this profile."""
        if self._profile == "vernacular":
            return not sheet.latin
        return self._profile == "kormarc" or sheet.latin


def _put(record: Record, frame: Frame, notes: list[Unit], sheet: Sheet) -> None:
    """Put the fields of *record* on the *sheet*, in the order of their tags."""
    parts, own, fields = frame.parts, sheet.own, frame.fields
    where = _where(record, frame.host, parts.context) if frame.host else ()
    imprint = parts.dated(record, frame.kind)
    first, others, authors = parts.people(record)
    sheet.fill(parts.id, (record.id,))
    own += fields["003"]
    own.append(imprint.fixed)
    parts.put_numbers(record, sheet)
    own += fields["041"]
    for part in first:
        sheet.place(part)
    put_titles(record, parts, authors, sheet)
    for part in imprint.parts:
        sheet.place(part)
    if record.pages:
        sheet.fill(parts.pages, (parts.escaped(record.pages),))
    own += fields["336"]
    parts.put_abstracts(record, sheet)
    own += fields["546"]
    for unit in notes:
        sheet.put(unit)
    parts.put_keywords(record, sheet)
    own += fields["655"]
    for part in others:
        sheet.place(part)
    if frame.host:
        blank, latin = frame.host.blank(tuple([code for code, _ in where]))
        sheet.latin |= latin
        sheet.fill(blank, tuple([parts.escaped(text) for _, text in where]))
    parts.put_links(record, sheet)


def _where(record: Record, host: Host, context: Context) -> Subfields:
    """Return where in its host *record* stands, if that is read again.

    Raises:
        Told: It is not.
    """
    where = where_of(record, context)
    place = f"{record.volume}{record.issue}{record.pages}"
    if not (place.isascii() and place.replace("-", "").isdecimal()):
        plain = place.isascii() and place.isprintable() and "\\" not in place
        last = record.pages[-1:].isalnum() or not record.pages
        if not plain or not last or placed(host.form(where), record):
            raise Told
    return where


def _lost(record: Record, frame: Frame, notes: list[Unit]) -> list[Loss]:
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
