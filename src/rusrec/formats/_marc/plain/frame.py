"""What records of one type, languages and host have in common, made and read once the long way."""

from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc import fixed
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.host import divided
from rusrec.formats._marc.plain.parts import Parts
from rusrec.formats._marc.plain.shared import sound
from rusrec.formats._marc.plain.sheet import HOLE, Blank
from rusrec.formats._marc.profile import latin_first
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.tables import SERIALS
from rusrec.formats._marc.unit import Form, Unit, script_code
from rusrec.formats._marc.writing import context_of, units_of
from rusrec.formats._usual import Told, make_room
from rusrec.loss import Difference
from rusrec.model import Record, Text

__all__ = ["Frame", "Frames", "Host"]

Languages = tuple[str, ...]

_FEW: Final = 512
_CONTEXTS: Final = 64
_SOMEWHERE: Final = "p. 1"


class Host:
    """773 of a host, but for where in it an item stands."""

    def __init__(self, unit: Unit, parts: Parts) -> None:
        """Take the field of a host in which nothing stands."""
        self._parts, self._parted = parts, [(form, *divided(form)) for form in unit.forms]
        self._made: dict[tuple[str, ...], tuple[Blank, bool]] = {}
        if any(HOLE in value for form in unit.forms for _, value in form.subs):
            raise Told

    def blank(self, codes: tuple[str, ...]) -> tuple[Blank, bool]:
        """Return 773 with holes in these subfields, and whether it looks like loc880."""
        made = self._made.get(codes)
        if made is None:
            where = tuple([(code, HOLE) for code in codes])
            seen = tuple([(code, _SOMEWHERE) for code in codes])
            forms, sample = [], []
            for form, before, after in self._parted:
                tried = (*before, *seen, *after)
                sample.append(form._replace(subs=tried))
                script = script_code(tried)
                forms.append(form._replace(subs=(*before, *where, *after), script=script))
            latin = latin_first(Unit("773", tuple(sample)))
            made = self._made[codes] = self._parts.blank("773", *forms), latin
        return made

    def form(self, where: Subfields) -> Form:
        """Return its first form with a place."""
        form, before, after = self._parted[0]
        return form._replace(subs=(*before, *where, *after))


class Frame(NamedTuple):
    """What many records have in common."""

    parts: Parts
    kind: str
    leader: str
    fields: dict[str, list[str]]
    host: Host | None
    lost: tuple[Difference, ...]


class Frames:
    """The frames of one profile."""

    def __init__(self, profile: str, carrier: Carrier) -> None:
        """Begin with none."""
        self._profile, self._carrier = profile, carrier
        self._found: dict[tuple[Any, ...], Frame | None] = {}
        self._parts: dict[Context, Parts] = {}

    def of(self, record: Record) -> Frame | None:
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
    ) -> Frame | None:
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

    def _frame(self, made: list[Unit], context: Context, bare: Record, arrived: Record) -> Frame:
        if context not in self._parts:
            if len(self._parts) >= _CONTEXTS:
                self._found.clear()
            make_room(self._parts, _CONTEXTS)
            self._parts[context] = Parts(context, self._carrier)
        parts = self._parts[context]
        fields: dict[str, list[str]] = {tag: [] for tag in ("003", "041", "336", "546", "655")}
        fields_of = {"040": "041"}
        for unit in made:
            tag = fields_of.get(unit.tag, unit.tag)
            if tag in fields:
                ind, subs, _, _ = sound(unit).form
                fields[tag].append(self._carrier.field(unit.tag, ind, subs))
        host = next((unit for unit in made if unit.tag == "773"), None)
        return Frame(
            parts=parts,
            kind=fixed.kind_of(bare),
            leader=made[0].form.first(""),
            fields=fields,
            host=Host(sound(host), parts) if host else None,
            lost=tuple([(loss.path, loss.reason, loss.arrives) for loss in losses(bare, arrived)]),
        )
