"""Fields that the model does not hold: kept in ``extra`` as they came, and given back in place.

A field is kept where the writer would not write it again just so: because the model has no word for
it, or because it says the same otherwise. On the way out it takes the place of what says the same,
as long as the record still says that; what the record says now is never contradicted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rusrec.formats._marc.field import LEADER, Field, is_control, parsed, spelled
from rusrec.formats._marc.reading import context_in, record_of, statements
from rusrec.formats._marc.relation import OURS
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.tables import GROUPS
from rusrec.formats._marc.unit import Unit, control, units
from rusrec.model import Extra, ExtraValue, Record
from rusrec.scripts.pattern import pattern

__all__ = ["FORMAT", "extra_of", "noted", "restored"]

_MOST: Final = 20_000
_LAST: Final = 10**6
FORMAT: Final = "marc"
"""The name under which ``extra`` keeps fields."""

_KEY: Final = pattern(r"(LDR|[0-9A-Za-z]{3})(?:\.([1-9][0-9]{0,4}))?")
_WHOLE: Final = pattern("[ -~]{24}")
"""A leader: others would move all that a reader looks for by its place."""
_ONCE: Final = frozenset((LEADER, "001", "003", "005", "008", "040", "245", "336", "546"))
"""Fields of which one that came takes the place of ours, whatever it says beside."""

_FRAME: Final = ("003", "040", "336", "546")
"""Fields that say nothing of the item: of a record that others made, theirs go out and not ours."""


_OURS: Final = control("003", OURS)
_SOURCES: Final = "588"


def extra_of(
    came: Sequence[tuple[Unit, tuple[Field, ...]]], ours: Iterable[Unit]
) -> tuple[Extra, ...]:
    """Return what of *came* is not among *ours*: one value a field.

    ``500.2`` is the second note; fields of one group (notes, names of 7XX) are counted together.
    """
    foreign = not any(unit == _OURS for unit, _ in came)
    left = Counter(unit.bare for unit in ours if not (foreign and unit.tag in (*_FRAME, LEADER)))
    places: Counter[str] = Counter()
    values: dict[int, ExtraValue] = {}
    for unit, fields in came:
        first = fields[0]
        places[_group(first.tag)] += 1
        if left[unit.bare] > 0:
            left[unit.bare] -= 1
            continue
        values[id(first)] = _value(first, places[_group(first.tag)])
        for field in fields[1:]:
            if id(field) not in values:
                values[id(field)] = _value(field, 0)
    return (
        (Extra(FORMAT, tuple(sorted(_numbered(values.values()), key=_by_key))),) if values else ()
    )


def noted(ours: Iterable[Unit]) -> tuple[Extra, ...]:
    """Return the notes on sources among *ours* as they are kept when they come: none is read."""
    notes = [unit.form for unit in ours if unit.tag == _SOURCES]
    values = [
        ExtraValue(_key(_SOURCES, place), spelled(Field(_SOURCES, form.ind, form.subs)))
        for place, form in enumerate(notes, 1)
    ]
    return (Extra(FORMAT, tuple(values)),) if values else ()


def _by_key(value: ExtraValue) -> tuple[str, int]:
    tag, _, place = value.key.partition(".")
    return "" if tag == LEADER else tag, int(place or 1)


def _numbered(values: Iterable[ExtraValue]) -> Iterator[ExtraValue]:
    """Yield the values with keys that differ: 880 and 883 are counted on from their last."""
    found = list(values)
    last: Counter[str] = Counter()
    for value in found:
        tag, _, place = value.key.partition(".")
        last[tag] = max(last[tag], int(place or 1))
    for value in found:
        tag, _, place = value.key.partition(".")
        if place == "0":
            last[tag] += 1
            yield ExtraValue(_key(tag, last[tag]), value.value)
        else:
            yield value


def _group(tag: str) -> str:
    return GROUPS.get(tag, tag)


def _value(field: Field, place: int) -> ExtraValue:
    return ExtraValue(_key(field.tag, place), spelled(field))


def _key(tag: str, place: int) -> str:
    return tag if place == 1 else f"{tag}.{place}"


def _kept(record: Record) -> list[tuple[int, Unit]]:
    """Return the units that ``extra`` keeps, each with its place among those of its tag."""
    found: list[Field] = []
    places: dict[int, int] = {}
    for extra in record.extra:
        for value in extra.values if extra.format == FORMAT else ():
            match = _KEY.fullmatch(value.key)
            field = parsed(match[1], value.value) if match else None
            if match and field and (match[1] != LEADER or _WHOLE.fullmatch(field.value)):
                found.append(field)
                places[id(field)] = int(match[2] or 1)
    return [(_LAST if unit.alone else places[id(fields[0])], unit) for unit, fields in units(found)]


def restored(record: Record, ours: list[Unit], wanted: Record) -> list[Unit]:
    """Return *ours* with the fields that ``extra`` keeps, where the record still bears them out.

    *wanted* is what is read of *ours*; no field that changes it goes out.
    """
    kept = _kept(record)
    if not kept:
        return ours
    for chosen in (kept, _neutral(kept, ours)):
        made = _placed(ours, chosen)
        if _read(made, wanted.id) == wanted:
            return made
    made = ours
    taken: list[tuple[int, Unit]] = []
    for pair in kept[: _MOST // (len(kept) + len(ours))]:
        tried = _placed(ours, [*taken, pair])
        if _read(tried, wanted.id) == wanted:
            taken.append(pair)
            made = tried
    return made


def _read(found: Sequence[Unit], name: str) -> Record:
    context = context_in(found)
    return record_of(statements(found, context), name, context)


def _neutral(kept: list[tuple[int, Unit]], ours: Sequence[Unit]) -> list[tuple[int, Unit]]:
    """Return those of *kept* that say nothing that *ours* do not say."""
    context = context_in(ours)
    said = {each for part in statements(ours, context) for each in part}
    return [pair for pair in kept if set(statements([pair[1]], context)[0]) <= said]


def _placed(ours: Sequence[Unit], kept: Sequence[tuple[int, Unit]]) -> list[Unit]:
    """Return *ours* without what *kept* says, and *kept* at its places."""
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in _without(ours, [unit for _, unit in kept]):
        groups[_group(unit.tag)].append(unit)
    for place, unit in sorted(kept, key=lambda pair: pair[0]):
        own = groups[_group(unit.tag)]
        own.insert(min(place - 1, len(own)), unit)
    return [unit for group in sorted(groups) for unit in groups[group]]


def _without(ours: Sequence[Unit], kept: Sequence[Unit]) -> list[Unit]:
    """Return those of *ours* that *kept* do not say."""
    context = context_in([*kept, *ours])
    tags = {unit.tag for unit in kept}
    dated = bool(tags & {"260", "264"})
    pool = Counter(
        each
        for unit, said in zip(kept, statements(kept, context), strict=True)
        for each in said
        if unit.tag != "008" or dated
    )
    gone = {tag for tag in _ONCE if tag in tags} | (set(_FRAME) if LEADER in tags else set())
    left = []
    for unit, said in zip(ours, statements(ours, context), strict=True):
        if unit.tag in gone:
            continue
        if is_control(unit.tag) or not said or not _takes(pool, Counter(said)):
            left.append(unit)
    return left


def _takes(pool: Counter[Statement], said: Counter[Statement]) -> bool:
    """Take what a unit says out of what the kept ones say, if they say all of it."""
    if all(pool[what] >= number for what, number in said.items()):
        pool.subtract(said)
        return True
    return False
