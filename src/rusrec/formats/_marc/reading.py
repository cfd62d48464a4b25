"""Units of MARC as a record: what each says, and all of it together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats._languages import languages_of
from rusrec.formats._marc import fixed
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.date import of_fixed
from rusrec.formats._marc.field import LEADER
from rusrec.formats._marc.host import INTRO, hosts_in
from rusrec.formats._marc.name import SLOTS, name_of, roles_in
from rusrec.formats._marc.relation import relation_in
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.series import series_in
from rusrec.formats._marc.tables import RELATIONS, TYPES
from rusrec.formats._marc.title import parallels, titles_in
from rusrec.formats._marc.unit import Unit, value_of
from rusrec.model import Record, Relation
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate

__all__ = ["Statements", "context_in", "record_of", "said_by", "statements", "type_in"]

_NAMES: Final = ("100", "110", "700", "710", "720")
_TITLES: Final = ("245", "246", "242")
_RELATED: Final = frozenset(tag for tag, _, _ in RELATIONS.values())
_SINGLE: Final = frozenset(
    ("type", "issued", "original", "host", "series", "event", "volume", "issue", "pages", "extent",
     "volumes", "archive", "rights")
)  # fmt: skip
_OUTER: Final = ("host.host", "host.volume", "host.issue", "host.pages")
_FIRST: Final = _SINGLE | {"edition", "series-number", *_OUTER}
_RULES: Final = {tag: rule.read for rule in RULES for tag in rule.tags}

Statements = list[list[Statement]]
"""What each unit says of the record."""


def context_in(found: Sequence[Unit]) -> Context:
    """Return the languages that units state, and their parallel titles."""
    languages: list[str] = []
    exact: list[str] = []
    others: list[str] = []
    for unit in found:
        if unit.tag == "041":
            form = unit.form
            if form.ind[1:2] == "7":
                exact += [t for text in form.all("a") for t in languages_of(gate.fold(text)) or ()]
            else:
                languages += _tags(form.all("a"))
                others += _tags(form.all("b"))
    coded = fixed.language_in(value_of(found, "008"))
    tags = exact or languages or ([coded] if coded else [])
    return Context(tuple(dict.fromkeys(tags)), tuple(dict.fromkeys(others)), parallels(list(found)))


def _tags(codes: Iterable[str]) -> list[str]:
    """Return the tags of language codes; older records run them together: ``engfre``."""
    known = vocab.language_codes()
    found = []
    for text in codes:
        packed = text.strip().lower()
        if len(packed) % 3 == 0 and packed.isascii() and packed.isalpha():
            parts = [packed[at : at + 3] for at in range(0, len(packed), 3)]
            found += [known.get(part, part) for part in parts if part in known or part == "und"]
    return found


def statements(found: Sequence[Unit], context: Context) -> Statements:
    """Return for each unit what it says; of what can be said once, the first unit's word counts."""
    made = [list(said_by(unit, context)) for unit in found]
    kind = type_in(found)
    for unit, said in zip(found, made, strict=True):
        if unit.tag == LEADER:
            said.append(("type", kind))
    if not any(slot == "issued" for said in made for slot, _ in said):
        date = of_fixed(*fixed.dates_in(value_of(found, "008")))
        host = any(unit.tag == LEADER and unit.form.first("")[7:8] in "bsi" for unit in found)
        for unit, said in zip(found, made, strict=True):
            if unit.tag == "008" and date and (not host or "/" in date.edtf):
                said.append(("issued", date))
    return _claimed(made)


def _claimed(made: Statements) -> Statements:
    claimed: dict[str, int] = {}
    kept = []
    for at, said in enumerate(made):
        kept.append(
            [each for each in said
             if each[0] not in _FIRST or claimed.setdefault(each[0], at) == at]
        )  # fmt: skip
    return kept


def said_by(unit: Unit, context: Context) -> Iterator[Statement]:
    """Yield what one unit says by itself."""
    tag = unit.tag
    if tag in _TITLES:
        yield from titles_in(unit, context)
    elif tag in _NAMES:
        yield from _names_in(unit, context)
    elif tag in _RULES:
        yield from _RULES[tag](unit, context)
    elif tag == "773":
        host, place = hosts_in(unit, context)
        outer = "host." if unit.form.first("i") == INTRO else ""
        said = (("host", host), *place._asdict().items())
        yield from ((outer + slot, value) for slot, value in said if value)
    elif tag == "490":
        yield from series_in(unit, context)
    elif tag in _RELATED or tag == "765":
        yield from _related(unit, context)


def _names_in(unit: Unit, context: Context) -> Iterator[Statement]:
    name = name_of(unit, context)
    if name is not None:
        for role in roles_in(unit.form, unit.tag):
            slot = SLOTS.get(role, "contributor")
            yield slot, replace(name, role=role if slot == "contributor" else "")


def _related(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    key = (unit.tag, form.ind, form.first("i").strip())
    kind = next((kind for kind, row in RELATIONS.items() if row == key), "")
    work = relation_in(unit, context) if kind or key[::2] == ("765", "") else None
    if isinstance(work, Record) and not kind:
        yield "original", work
    elif work and kind:
        yield "relations", Relation(kind, work)


def type_in(found: Sequence[Unit]) -> str:
    """Return the item type: of a 655 that says it, else of leader, 502 and host."""
    for unit in found:
        if unit.tag == "655" and unit.form.ind[1:2] == "7" and unit.form.first("2") == "local":
            said = unit.form.first("a")
            if said in vocab.item_types():
                return said
    kind = value_of(found, LEADER)[6:8]
    if kind[1:] in ("a", "b"):
        level = next((unit.form.first("7")[3:4] for unit in found if unit.tag == "773"), "s")
        return "article-journal" if level in ("s", "") else "chapter"
    if kind[:1] in ("a", "t") and any(unit.tag == "502" for unit in found):
        return "thesis"
    return TYPES.get(kind, "book" if kind in ("am", "") else "document")


def record_of(said: Statements, name: str, context: Context) -> Record:
    """Return the record called *name* that units say, in canonical order."""
    values: dict[str, Any] = defaultdict(list)
    for each in said:
        for slot, value in each:
            values["number" if slot == "series-number" else slot].append(value)
    outer = {slot[5:]: values.pop(slot)[0] for slot in _OUTER if slot in values}
    if outer and "host" in values:
        values["host"][0] = replace(values["host"][0], **outer)
    fields = {
        slot: found[0] if slot in _SINGLE else tuple(dict.fromkeys(found))
        for slot, found in values.items()
    }
    for slot in _REPEATABLE & fields.keys():
        fields[slot] = tuple(values[slot])
    return canonical(replace(Record(id=name, language=context.languages), **fields))


_REPEATABLE: Final = frozenset(
    ("title", "subtitle", "short_title", "genre", "abstract", "author", "editor", "translator",
     "contributor", "notes", "keywords", "publisher", "place", "links", "relations", "edition",
     "number", "classification")
)  # fmt: skip
