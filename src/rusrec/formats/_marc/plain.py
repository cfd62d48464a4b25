"""Records as most of them are: units that are known to arrive, so that nothing is read back.

What many records have in common (type, language, host, who is named, keywords, imprint) is made and
read once by the functions of the long way, and used again; titles and numbers are read each for
itself. A record that says more, or of which one value does not arrive as it is, goes the long way.
Both ways write and tell the same: a test compares them.
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, cast

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._marc import fixed
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import LEADER, Field
from rusrec.formats._marc.host import standing
from rusrec.formats._marc.kept import extra_of
from rusrec.formats._marc.name import SLOTS
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.profile import profile_of
from rusrec.formats._marc.reading import context_in, record_of, said_by, statements
from rusrec.formats._marc.relation import OURS
from rusrec.formats._marc.rule import Statement, group
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.tables import GROUPS, SERIALS
from rusrec.formats._marc.titles import titles_of
from rusrec.formats._marc.unit import Unit, control
from rusrec.formats._marc.writing import context_of, sources_of, units_of
from rusrec.loss import Difference, Loss
from rusrec.model import Date, Keyword, Name, Record, Text, Texts
from rusrec.model.arrangement import ORDERED
from rusrec.model.text import arranged

__all__ = ["usual"]

Languages = tuple[str, ...]
Groups = tuple[Texts, ...]

_LOST: Final = (
    "draft", "citekey", "aka", "missing", "dates", "accessed", "host", "section", "counts",
    "sources", "corrections", "history", "extra",
)  # fmt: skip
"""Fields that change nothing in others when they do not arrive, in their order."""
_USUAL: Final = frozenset(
    ("id", "type", "language", "title", "subtitle", "author", "editor", "translator", "issued",
     "volume", "issue", "pages", "publisher", "place", "identifiers", "links", "abstract",
     "keywords", *_LOST)
) - {"extra"}  # fmt: skip
_UNUSUAL: Final = attrgetter(*(f for f in Record.__struct_fields__ if f not in _USUAL))
_INNER: Final = attrgetter("host", "volume", "issue", "pages")
_FRAME: Final = (LEADER, "003", "040", "041", "336", "546", "655")
_RULES: Final = {tag: rule for rule in RULES for tag in rule.tags}
_ROLES: Final = {slot: role for role, slot in SLOTS.items()}
_MARK: Final = (control("003", OURS), (Field("003", "", (("", OURS),)),))
_MOST: Final = 4096
_FEW: Final = 512


class _Told(Exception):  # noqa: N818 (never seen outside)
    """Something does not arrive as it is."""


class _Frame(NamedTuple):
    """What records of one type, languages and host have in common."""

    context: Context
    kind: str
    units: tuple[Unit, ...]
    host: Unit | None
    lost: tuple[Difference, ...]


def usual(record: Record, profile: str) -> tuple[list[Unit], list[Loss]] | None:
    """Return the units of *record* and what is lost; None where it is not a usual one."""
    if any(_UNUSUAL(record)):
        return None
    tags = tuple([text.tag for text in record.abstract])
    frame = _frame(record.type, record.language, record.host, tags, profile)
    if frame is None or (frame.host is None and (record.volume or record.issue or record.pages)):
        return None
    try:
        made = _made(record, frame)
    except _Told:
        return None
    made.sort(key=_place)
    return (made, list(_lost(record, frame, made))) if profile_of(made) == profile else None


@lru_cache(maxsize=_FEW)
def _frame(
    kind: str, language: Languages, host: Record | str | None, summaries: Languages, profile: str
) -> _Frame | None:
    """Return what these have in common, made the long way; None where it does not arrive."""
    if isinstance(host, str) or (host and any(_INNER(host))):
        return None
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
    return _Frame(
        context=context,
        kind=fixed.kind_of(bare),
        units=tuple([unit for unit in made if unit.tag in _FRAME]),
        host=next((unit for unit in made if unit.tag == "773"), None),
        lost=tuple([(loss.path, loss.reason, loss.arrives) for loss in losses(bare, arrived)]),
    )


def _made(record: Record, frame: _Frame) -> list[Unit]:
    context = frame.context
    made = [*frame.units, control("001", record.id)]
    first = "1" if context.profile != "kormarc" else "7"
    for slot in _ROLES:
        for name in getattr(record, slot):
            made += _sure(_named(name, slot, first if slot == "author" else "7", context))
            first = "7"
    made += _titles(record, context)
    made += _numbers(record, context)
    about = record.issued, record.place, record.publisher
    made += _sure(_imprint(*about, frame.kind, context))
    made += _sure(_whole(_RULES["300"].write(record, context), [], context))
    made += _abstracts(record, context)
    for each in record.keywords:
        made += _sure(_keyword(each, context))
    _ordered(record.keywords, context)
    links: list[Statement] = [("links", link) for link in record.links]
    made += _sure(_whole(_RULES["856"].write(record, context), links, context))
    if frame.host:
        made.append(standing(frame.host, record, context))
    made += sources_of(record)
    return made


def _place(unit: Unit) -> str:
    return GROUPS.get(unit.tag, unit.tag)


def _sure(units: tuple[Unit, ...] | None) -> tuple[Unit, ...]:
    if units is None:
        raise _Told
    return units


def _whole(
    made: Iterable[Unit], meant: list[Statement], context: Context
) -> tuple[Unit, ...] | None:
    """Return the units if they say what is *meant* and nothing else."""
    units = tuple(made)
    said = [each for unit in units for each in said_by(unit, context)]
    return units if said == meant else None


def _ordered(values: tuple[Any, ...], context: Context) -> None:
    """Refuse texts that are read in another order."""
    if len(values) > 1 and arranged(values, context.languages) != values:
        raise _Told


@lru_cache(maxsize=_MOST)
def _named(name: Name, slot: str, first: str, context: Context) -> tuple[Unit, ...] | None:
    """Return the field of a name: 1XX of the *first* author, else 7XX."""
    tag = first + ("10" if name.org else "00")
    unit = unit_of_name(name, name.role or _ROLES[slot], tag, context)
    return _whole([unit], [(slot, name)], context)


@lru_cache(maxsize=_MOST)
def _keyword(keyword: Keyword, context: Context) -> tuple[Unit, ...] | None:
    """Return 653; a heading of a vocabulary goes the long way, which sorts it before."""
    units = _whole(
        _RULES["653"].write(Record(keywords=(keyword,)), context), [("keywords", keyword)], context
    )
    return units if units and units[0].tag == "653" else None


def _titles(record: Record, context: Context) -> list[Unit]:
    made, beside = titles_of(record, context)
    made.sort(key=_place)
    said = [each for unit in made for each in said_by(unit, beside)]
    for slot in ("title", "subtitle"):
        seen = arranged(
            [cast("Text", value) for own, value in said if own == slot], context.languages
        )
        if seen != getattr(record, slot):
            raise _Told
    if len(said) != len(record.title) + len(record.subtitle):
        raise _Told
    return made


def _numbers(record: Record, context: Context) -> list[Unit]:
    made = sorted(_RULES["024"].write(record, context), key=_place)
    said = dict.fromkeys(value for unit in made for _, value in said_by(unit, context))
    if tuple(sorted(said, key=ORDERED["identifiers"])) != record.identifiers:
        raise _Told
    return made


@lru_cache(maxsize=_MOST)
def _imprint(
    issued: Date | None, place: Groups, publisher: Groups, kind: str, context: Context
) -> tuple[Unit, ...] | None:
    """Return 008 and 264, which says the date that is read."""
    bare = Record(language=context.languages, issued=issued, place=place, publisher=publisher)
    meant: list[Statement] = [("place", texts) for texts in place]
    meant += [("publisher", texts) for texts in publisher]
    meant += [("issued", issued)] if issued else []
    units = _whole(_RULES["264"].write(bare, context), meant, context)
    fixed_ = control("008", fixed.positions(bare, kind, context.profile))
    return None if units is None else (fixed_, *units)


def _abstracts(record: Record, context: Context) -> list[Unit]:
    """Return 520; one of which nothing need be said arrives as it is."""
    made = []
    for text in record.abstract:
        unit = group("520", "3 ", (text,), context)
        if unit.form.said or not text.text.strip():
            unit = _sure(_whole([unit], [("abstract", text)], context))[0]
        made.append(unit)
    _ordered(record.abstract, context)
    return made


def _lost(record: Record, frame: _Frame, made: list[Unit]) -> Iterable[Loss]:
    """Yield what has no place in MARC, and the notes on sources that are read as kept fields."""
    for field in _LOST:
        if field == "host":
            for path, reason, arrives in frame.lost:
                yield Loss(record.id, path, reason, arrives)
        elif getattr(record, field):
            yield Loss(record.id, field, "no-target-field")
    notes = [(u, (Field(u.tag, u.form.ind, u.form.subs),)) for u in made if u.tag == "588"]
    if notes:
        kept = extra_of([_MARK, *notes], [_MARK[0]])
        yield Loss(record.id, "extra", "no-target-field", kept)
