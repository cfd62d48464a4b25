"""What records of one type, languages and host have in common, made and read once the long way."""

from typing import Any, Final, Generic, NamedTuple, TypeVar

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc import fixed
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.host import divided
from rusrec.formats._marc.page import Make
from rusrec.formats._marc.plain.parts import Parts, sound
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.tables import SERIALS
from rusrec.formats._marc.unit import Form, Unit, script_code
from rusrec.formats._marc.writing import context_of, units_of
from rusrec.formats._usual import Told, make_room
from rusrec.loss import Difference
from rusrec.model import Record, Text

__all__ = ["Frame", "Frames", "Host"]

P = TypeVar("P")

Languages = tuple[str, ...]

_FEW: Final = 512
_CONTEXTS: Final = 64
_SOMEWHERE: Final = ("g", "p. 1")


Host = tuple[tuple[Form, Subfields, Subfields], ...]
"""773 before it is known where in it: each form, with its subfields before and behind the place."""


class Frame(NamedTuple, Generic[P]):
    """What many records have in common."""

    parts: Parts[P]
    kind: str
    leader: str
    fields: dict[str, list[P]]
    host: Host | None
    lost: tuple[Difference, ...]


class Frames(Generic[P]):
    """The frames of one profile."""

    def __init__(self, profile: str, make: Make[P]) -> None:
        """Begin with none."""
        self._profile, self._make = profile, make
        self._found: dict[tuple[Any, ...], Frame[P] | None] = {}
        self._parts: dict[Context, Parts[P]] = {}

    def of(self, record: Record) -> Frame[P] | None:
        """Return the frame of *record*; None where not all of it arrives."""
        host = record.host
        summaries = tuple([text.tag for text in record.abstract])
        key = record.type, record.language, host, summaries
        try:
            frame = self._found[key]
        except KeyError:
            make_room(self._found, _FEW)
            frame = self._found[key] = self._framed(*key)
        if host is None and (record.volume or record.issue or record.pages):
            return None
        return frame

    def _framed(
        self, kind: str, language: Languages, host: Record | str | None, summaries: Languages
    ) -> Frame[P] | None:
        if isinstance(host, str) or (
            host and (host.host or host.volume or host.issue or host.pages)
        ):
            return None
        profile = self._profile
        abstract = tuple([Text("x", tag) for tag in summaries])
        bare = Record(id="x", type=kind, language=language, host=host, abstract=abstract)
        made = units_of(bare, profile)
        context = context_in(made)._replace(profile=profile)
        seen = record_of(statements(made, context), "x", context)
        if (seen.type, seen.language) != (kind, language) or context != context_of(bare, profile):
            return None
        arrived = replace(bare, host=seen.host)
        if fixed.kind_of(bare)[1] in SERIALS or units_of(arrived, profile) != made:
            return None
        try:
            return self._frame(made, context, bare, arrived)
        except Told:
            return None

    def _frame(self, made: list[Unit], context: Context, bare: Record, arrived: Record) -> Frame[P]:
        if context not in self._parts:
            if len(self._parts) >= _CONTEXTS:
                self._found.clear()
            make_room(self._parts, _CONTEXTS)
            self._parts[context] = Parts(context, self._make)
        fields: dict[str, list[P]] = {tag: [] for tag in ("003", "041", "336", "546", "655")}
        fields_of = {"040": "041"}
        for unit in made:
            tag = fields_of.get(unit.tag, unit.tag)
            if tag in fields:
                ind, subs, _, _ = sound(unit).form
                fields[tag].append(self._make(unit.tag, ind, subs))
        host = next((unit for unit in made if unit.tag == "773"), None)
        return Frame(
            parts=self._parts[context],
            kind=fixed.kind_of(bare),
            leader=made[0].form.first(""),
            fields=fields,
            host=_host(sound(host)) if host else None,
            lost=tuple([(loss.path, loss.reason, loss.arrives) for loss in losses(bare, arrived)]),
        )


def _host(unit: Unit) -> Host:
    """Return 773 parted; the script of a form is that which it has with a place in it."""
    parted = [(form, *divided(form)) for form in unit.forms]
    return tuple(
        [
            (form._replace(script=script_code((*before, _SOMEWHERE, *after))), before, after)
            for form, before, after in parted
        ]
    )
