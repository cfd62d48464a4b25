"""Records as most of them are, filled into a template: what is known to arrive is not read back.

How the fields of a record stand depends on its type, languages and host (``frame``), on the kinds
of its titles (``titles``) and abstracts, and on which numbers it has. For records in which all this
is alike it is laid out once (``layout``), by the functions of the long way, and then the words of
each are put (``template``); names, keywords and imprints are made and read once (``shared``). A
record that says more is laid out for itself; one of which a value does not arrive goes the long
way. Both ways write and tell the same: a test compares them.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final

from msgspec.structs import astuple

from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.host import placed, where_of
from rusrec.formats._marc.kept import noted
from rusrec.formats._marc.plain.frame import Frame
from rusrec.formats._marc.plain.layout import Layout, Layouts
from rusrec.formats._marc.plain.parts import Own, summarized
from rusrec.formats._marc.plain.shared import sound
from rusrec.formats._marc.plain.template import Template
from rusrec.formats._marc.plain.titles import long, worded
from rusrec.formats._marc.unit import Form
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
    "id", "type", "language", "title", "subtitle", "author", "editor", "translator", "contributor",
    "issued", "volume", "issue", "pages", "publisher", "place", "identifiers", "links", "abstract",
    "keywords",
)  # fmt: skip
_NONE: Final = [""] * 6
_FEWER: Final = (
    "genre", "series", "edition", "number", "extent", "volumes", "archive", "classification",
    "notes", "rights", "event",
)  # fmt: skip
"""Fields that fewer records have, which the rules of single fields write."""


def _of(*fields: str) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Return what takes the values of these *fields* out of those of a record."""
    return itemgetter(*map(Record.__struct_fields__.index, fields))


_USUAL: Final = frozenset((*_WRITTEN, *_FEWER, *_LOST)) - {"extra"}
_OTHERS: Final = _of(*(f for f in Record.__struct_fields__ if f not in (*_WRITTEN, "host")))
_NO_OTHERS: Final = _OTHERS(astuple(Record()))
_UNUSUAL: Final = _of(*(field for field in Record.__struct_fields__ if field not in _USUAL))
_LOSING: Final = _of(*(field for field in _LOST if field != "host"))
_MORE: Final = _of("sources", "corrections", *_FEWER)


class Plain:
    """Writes usual records in one profile; it knows the layouts that have been."""

    def __init__(self, profile: str, carrier: Carrier) -> None:
        """Take what fields are made by, and whether they fit."""
        self._context = Context(profile=profile)
        self._carrier, self._escaped = carrier, carrier.escaped
        self._layouts = Layouts(profile, carrier)

    def written(self, record: Record) -> tuple[str, list[Loss]] | None:
        """Return a usual record and what of it is lost; None where it is not a usual one."""
        values = astuple(record)
        more = losing = False
        if _OTHERS(values) != _NO_OTHERS:
            if any(_UNUSUAL(values)):
                return None
            more, losing = any(_MORE(values)), any(_LOSING(values))
        try:
            frame, text = self._text(record, more=more)
        except Told:
            return None
        if self._carrier.most:
            if not self._carrier.fits(text):
                return None
            text = self._carrier.rendered(frame.leader, text, record.id)
        lost: list[Loss] = []
        if losing:
            lost = _lost(record, frame)
        elif frame.lost:
            lose(lost, record.id, frame.lost)
        return text, lost

    def _text(self, record: Record, *, more: bool) -> tuple[Frame, str]:
        """Return *record* or its fields, and what it has in common with others.

        Raises:
            Told: Not all of it arrives.
        """
        pages, escaped = record.pages, self._escaped
        kinds, titles = worded(record.title, record.subtitle)
        summaries, lines, breaks = summarized(record.abstract)
        where = self._where(record)
        host = self._layouts.host(record)
        key = (
            record.type, record.language, host, len(where), bool(pages),
            bool(record.author), kinds, summaries,
        )  # fmt: skip
        layout = self._layouts.of(key, record)
        _, frame, stands, template = layout
        fixed, fields, latin, other = own = frame.parts.own(record, frame.kind)
        words = [pages, where[0][1] if where else "", latin, other, *titles]
        whole = "".join(words)
        if escaped(whole) is not whole:
            words = [*map(escaped, words)]
        coded = escaped(where[1][1]) if len(where) > 1 else ""
        try:
            groups = [*map("".join, fields)]  # type: ignore[arg-type]
        except TypeError:
            groups, more = _NONE, True
        values = [record.id, fixed, coded, *groups, *words, *map(escaped, lines), *breaks]
        holds = stands is not None and stands.holds(record, values)
        if more or template is None or not holds:
            template = self._alone(record, layout, own, holds=holds)
        return frame, template.filled(values)

    def _alone(self, record: Record, layout: Layout, own: Own, *, holds: bool) -> Template:
        """Return the template of a record that is laid out for itself.

        Raises:
            Told: Not all of it arrives.
        """
        parts, stands = layout.frame.parts, layout.titles
        units = [*stands.units] if stands and holds else long(record, parts.context)
        units += [sound(unit) for unit in sources_of(record)]
        fewer = {field: value for field in _FEWER if (value := getattr(record, field))}
        if fewer:
            units += parts.rest(Record(language=record.language, **fewer))
        return self._layouts.alone(layout, record, own.fields, units)

    def _where(self, record: Record) -> Subfields:
        """Return where in its host *record* stands, if that is read again.

        Raises:
            Told: It is not.
        """
        where = where_of(record, self._context)
        stated = f"{record.volume}{record.issue}{record.pages}"
        if not (stated.isascii() and stated.replace("-", "").isdecimal()):
            plain = stated.isascii() and stated.isprintable() and "\\" not in stated
            last = record.pages[-1:].isalnum() or not record.pages
            if not plain or not last or placed(Form("0 ", where), record):
                raise Told
        return where


def _lost(record: Record, frame: Frame) -> list[Loss]:
    """Return what has no place in MARC, with the notes on sources, which are read as kept."""
    lost: list[Loss] = []
    for field in _LOST:
        if field == "host":
            lose(lost, record.id, frame.lost)
        elif getattr(record, field):
            lost.append(Loss(record.id, field, "no-target-field"))
    if notes := [*sources_of(record)]:
        lost.append(Loss(record.id, "extra", "no-target-field", noted(notes)))
    return lost
