"""How the fields of a record stand: of records that are alike in all but words it is found once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from operator import itemgetter
from typing import Any, Final, NamedTuple

from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.context import Context, breaks_of
from rusrec.formats._marc.host import divided
from rusrec.formats._marc.page import Page
from rusrec.formats._marc.plain.frame import Frame, Frames
from rusrec.formats._marc.plain.parts import Parts, Summaries
from rusrec.formats._marc.plain.shared import Part, sure
from rusrec.formats._marc.plain.template import Template, stand_in
from rusrec.formats._marc.plain.titles import Kinds, Titles, laid
from rusrec.formats._marc.profile import latin_first
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.unit import Form, Unit, control
from rusrec.formats._marc.writing import place
from rusrec.formats._usual import MOST, Told, kept, make_room
from rusrec.model import Name, Record, Text

__all__ = ["Alike", "Layout", "Layouts"]

Fields = tuple[Sequence[Part], ...]
_FEW: Final = 512
_NEAR: Final = 64

ID, FIXED, CODED, *GROUPS, PAGES, WHERE, LATIN, OTHER = range(13)
TEXTS: Final = 13
"""The places of the values of a record: 001, 008, ``$q`` of 773, the fields that a record has
for itself, 300,
``$g`` of 773, the authors beside a title in Latin letters and beside another; then all texts."""

_WHERE: Final = (("g", WHERE), ("q", CODED))
_AUTHOR: Final = Name(org=(Text(stand_in(LATIN)), Text(stand_in(OTHER, "Hang"))))


_PLACES: Final = ("024", "100", "260", "650", "700", "856")
_SLOTS: Final = tuple([[stand_in(at)] for at in GROUPS])


class Alike(NamedTuple):
    """What records have in common that are laid out alike.

    ``host`` is its number, ``where`` the number of subfields that say where in it they stand;
    whether they have pages and authors; of titles and abstracts the kinds.
    """

    type: str
    language: tuple[str, ...]
    host: int
    where: int
    paged: bool
    named: bool
    titles: tuple[Kinds, Kinds] | None
    abstracts: Summaries


Key = tuple[str, tuple[str, ...], int, int, bool, bool, tuple[Kinds, Kinds] | None, Summaries]
"""The same as a bare tuple, which is made in a quarter of the time."""


class Layout(NamedTuple):
    """How the fields of a record stand.

    There is no template where titles do not stand as those of their kind, or where a reader would
    not see this profile.
    """

    alike: Alike
    frame: Frame
    titles: Titles | None
    template: Template | None


class Layouts:
    """The layouts of one profile."""

    def __init__(self, profile: str, carrier: Carrier) -> None:
        """Begin with none."""
        self._profile, self._carrier = profile, carrier
        self._field = lru_cache(maxsize=MOST)(carrier.field)
        self._frames = Frames(profile, carrier)
        self._found: dict[Key, Layout | None] = {}
        self._titles = kept(_titled)
        self._near: dict[int, tuple[Any, int]] = {}
        self._hosts: dict[Record | str | None, int] = {}
        self._numbers = count()

    def host(self, record: Record) -> int:
        """Return a number for the host of *record*, the same for all that have the same host."""
        host = record.host
        near = self._near.get(id(host))
        if near is None:
            make_room(self._hosts, _FEW)
            make_room(self._near, _NEAR)
            number = self._hosts.get(host)
            if number is None:
                number = self._hosts[host] = next(self._numbers)
            # The host is kept beside its number, so that no other object gets its id.
            near = self._near[id(host)] = host, number
        return near[1]

    def of(self, key: Key, record: Record) -> Layout:
        """Return the layout of all records of this *key*, of which *record* is one.

        Raises:
            Told: There is none: not all that they have in common arrives.
        """
        try:
            layout = self._found[key]
        except KeyError:
            if self._frames.full:
                self._frames = Frames(self._profile, self._carrier)
                self._found.clear()
            make_room(self._found, _FEW)
            try:
                layout = self._laid(Alike(*key), record)
            except Told:
                layout = None
            self._found[key] = layout
        if layout is None:
            raise Told
        return layout

    def _laid(self, alike: Alike, record: Record) -> Layout:
        frame = self._frames.of(record)
        parts = frame.parts
        parts.in_order(record.abstract)
        titles = None
        if alike.titles:
            titles = self._titles((alike.titles, alike.named, parts.context))
        layout = Layout(alike, frame, titles, None)
        if titles is None:
            return layout
        behind = TEXTS + len(record.title) + len(record.subtitle) + len(alike.abstracts)
        breaks = [
            (("breaks", stand_in(behind + way - 1, "")),) if way else ()
            for _, _, way in alike.abstracts
        ]
        units = (*titles.units, *_summaries(parts, alike, record, breaks))
        return layout._replace(template=self._composed(frame, alike, units, _SLOTS))

    def alone(self, layout: Layout, record: Record, own: Fields, units: Sequence[Unit]) -> Template:
        """Return the template of this record alone, of its *own* fields and those in *units*.

        Raises:
            Told: A reader would not see this profile.
        """
        alike = layout.alike
        breaks = [breaks_of(text.text) for text in record.abstract]
        if any(unit.tag == "300" for unit in units):
            alike = alike._replace(paged=False)
        whole = (*units, *_summaries(layout.frame.parts, alike, record, breaks))
        return sure(self._composed(layout.frame, alike, whole, own))

    def _composed(
        self, frame: Frame, alike: Alike, units: Iterable[Unit], own: Fields
    ) -> Template | None:
        """Return the template of all fields, and of what the carrier puts around them.

        None where a reader would not see this profile.
        """
        whole = (*units, *frame.units, *_standing(frame, alike))
        found: list[tuple[str, Part]] = [(place(unit), unit) for unit in whole]
        for at, group in zip(_PLACES, own, strict=True):
            found += [(at, part) for part in group]
        page = Page(self._field)
        latin = False
        for _, part in sorted(found, key=itemgetter(0)):
            if isinstance(part, str):
                page.own.append(part)
            else:
                latin = latin or _is_latin(part)
                page.put(part)
        seen = self._profile == "kormarc" or latin == (self._profile == "loc880")
        if page.full or not seen:
            return None
        text = "".join(page.fields())
        if not self._carrier.most:
            text = self._carrier.rendered(frame.leader, text, stand_in(ID))
        return Template(text)


def _titled(key: tuple[tuple[Kinds, Kinds], bool, Context]) -> Titles | None:
    kinds, named, context = key
    return laid(kinds, TEXTS, _AUTHOR if named else None, context)


def _summaries(
    parts: Parts, alike: Alike, record: Record, breaks: Sequence[Said]
) -> Iterator[Unit]:
    """Yield 520, with marks for the words."""
    first = TEXTS + len(record.title) + len(record.subtitle)
    for at, ((script, rest, _), own) in enumerate(zip(alike.abstracts, breaks, strict=True)):
        yield parts.abstract(Text(stand_in(first + at, script), *rest), own)


def _standing(frame: Frame, alike: Alike) -> Iterator[Unit]:
    """Yield the fields of which each has one word of the record."""
    yield control("001", stand_in(ID))
    yield control("008", stand_in(FIXED))
    if alike.paged:
        yield Unit("300", (Form("  ", (("a", f"p. {stand_in(PAGES)}"),)),))
    where = tuple([(code, stand_in(at)) for code, at in _WHERE[: alike.where]])
    if frame.host:
        forms = [(form, *divided(form)) for form in frame.host.forms]
        yield Unit(
            "773",
            tuple([form._replace(subs=(*head, *where, *tail)) for form, head, tail in forms]),
        )
    elif where:
        raise Told


def _is_latin(unit: Unit) -> bool:
    """Tell whether a field shows a reader the profile loc880."""
    return unit.alone or latin_first(unit) or (unit.tag == "245" and len(unit.forms) > 1)
