"""What records of one type, languages and host have in common, made and read once the long way."""

from typing import Final, NamedTuple

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc import fixed
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.plain.parts import Parts
from rusrec.formats._marc.plain.shared import sound
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.tables import SERIALS
from rusrec.formats._marc.unit import Unit
from rusrec.formats._marc.writing import context_of, units_of
from rusrec.formats._usual import Told, kept
from rusrec.loss import Difference
from rusrec.model import Record, Text

__all__ = ["Frame", "Frames"]

Languages = tuple[str, ...]
_Key = tuple[str, Languages, Record | str | None, Languages]

_FEW: Final = 512
_CONTEXTS: Final = 64
_FIXED: Final = ("003", "040", "041", "336", "546", "655")


class Frame(NamedTuple):
    """What many records have in common: fields, and 773 in which nothing stands."""

    parts: Parts
    kind: str
    leader: str
    units: tuple[Unit, ...]
    host: Unit | None
    lost: tuple[Difference, ...]


class Frames:
    """The frames of one profile."""

    def __init__(self, profile: str, carrier: Carrier) -> None:
        """Begin with none."""
        self._profile, self._carrier = profile, carrier
        self._parts: dict[Context, Parts] = {}
        self._found = kept(self._framed, _FEW)

    @property
    def full(self) -> bool:
        """Tell whether there were so many contexts that it is time to begin anew."""
        return len(self._parts) >= _CONTEXTS

    def of(self, record: Record) -> Frame:
        """Return the frame of *record*.

        Raises:
            Told: Not all of it arrives.
        """
        summaries = tuple([text.tag for text in record.abstract])
        frame = self._found((record.type, record.language, record.host, summaries))
        if frame is None:
            raise Told
        return frame

    def _framed(self, key: _Key) -> Frame | None:
        kind, language, host, summaries = key
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
            self._parts[context] = Parts(context, self._carrier)
        host = next((unit for unit in made if unit.tag == "773"), None)
        return Frame(
            parts=self._parts[context],
            kind=fixed.kind_of(bare),
            leader=made[0].form.first(""),
            units=tuple([sound(unit) for unit in made if unit.tag in _FIXED]),
            host=sound(host) if host else None,
            lost=tuple([(loss.path, loss.reason, loss.arrives) for loss in losses(bare, arrived)]),
        )
