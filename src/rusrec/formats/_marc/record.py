"""A record as units of MARC, and units as a record: all rules, in the order of the fields."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats._languages import languages_of
from rusrec.formats._marc import fixed
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.date import of_fixed
from rusrec.formats._marc.name import SLOTS, name_of, roles_in
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.simple import RULES
from rusrec.formats._marc.tables import CONTENT, GROUPS, RELATIONS, TYPES
from rusrec.formats._marc.title import Statement, parallels, titles_in, titles_of
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.work import OURS, host_of, hosts_in, relation_in, relation_of
from rusrec.formats._marc.series import series_in, series_of
from rusrec.model import UNDETERMINED, Name, Record, Relation
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate

__all__ = ["LEADER", "Said", "context_in", "control", "record_of", "statements", "units_of"]

LEADER: Final = "LDR"
"""The tag of the unit that holds the leader."""

_NAMES: Final = ("100", "110", "700", "710", "720")
_TITLES: Final = ("245", "246", "242")
_ORIGINAL: Final = ("765", "0 ", "")
_RELATED: Final = frozenset(tag for tag, _, _ in RELATIONS.values())
_SINGLE: Final = frozenset(
    ("type", "issued", "original", "host", "series", "event", "volume", "issue", "pages", "extent",
     "volumes", "archive", "rights")
)  # fmt: skip
_FIRST: Final = _SINGLE | {"edition", "series-number"}
_RULES: Final = {tag: rule.read for rule in RULES for tag in rule.tags}


def control(tag: str, value: str) -> Unit:
    """Return the unit of a control field, or of the leader."""
    return Unit(tag, (Form("", (("", value),)),))


def value_of(found: Sequence[Unit], tag: str) -> str:
    """Return what the first control field of *tag* holds."""
    return next((unit.form.first("") for unit in found if unit.tag == tag), "")


# --- writing -------------------------------------------------------------------------------------


def units_of(record: Record, profile: str) -> list[Unit]:
    """Return the units of *record*, in the order of their groups."""
    kind = fixed.kind_of(record)
    code = _codes(record)
    context = _context(record, profile)
    made = [
        control(LEADER, fixed.leader(kind)),
        control("001", record.id),
        control("003", OURS),
        control("008", fixed.positions(record, kind, profile)),
        Unit("040", (Form("  ", (("a", OURS), ("b", "eng"), ("c", OURS))),)),
        *_languages(record, code),
        *_names(record, context),
        *titles_of(record, context),
        *_content(kind),
    ]
    for rule in RULES:
        made += rule.write(record, context)
    made += series_of(record, context)
    made += _works(record, context)
    made += _sources(record)
    made += _type(record, made)
    return sorted(made, key=lambda unit: GROUPS.get(unit.tag, unit.tag))


class _Codes(NamedTuple):
    """Language codes of MARC: of the text, and of summaries in other languages."""

    text: tuple[str, ...]
    summary: tuple[str, ...]


def _codes(record: Record) -> _Codes:
    text = tuple(dict.fromkeys(c for tag in record.language if (c := fixed.marc_code(tag))))
    summary = tuple(dict.fromkeys(c for t in record.abstract if (c := fixed.marc_code(t.tag))))
    return _Codes(text, tuple(c for c in summary if c not in text and c != UNDETERMINED))


def _context(record: Record, profile: str) -> Context:
    codes = vocab.language_codes()
    others = tuple(codes[code] for code in _codes(record).summary if code in codes)
    return Context(record.language, others if record.language else (), (), profile)


def _languages(record: Record, codes: _Codes) -> Iterator[Unit]:
    """Yield 041 where 008 does not say it all, and 546."""
    if not record.language:
        return
    summary = codes.summary
    first = "1" if record.original else "0"
    if len(codes.text) > 1 or summary:
        subs = (*(("a", code) for code in codes.text), *(("b", code) for code in summary))
        yield Unit("041", (Form(f"{first} ", subs),))
    known = vocab.language_codes()
    if tuple(known.get(code, code) for code in codes.text) != record.language:
        subs = (*(("a", tag) for tag in record.language), ("2", "rfc5646"))
        yield Unit("041", (Form(f"{first}7", subs),))
    if summary or len(codes.text) > 1:
        said = f"Text in {_listed(codes.text)}"
        said += f"; abstract in {_listed(summary)}" if summary else ""
        yield Unit("546", (Form("  ", (("a", f"{said}."),)),))


def _listed(codes: Sequence[str]) -> str:
    known, names = vocab.language_codes(), vocab.language_names()
    words = [names.get(known.get(code, ""), code) for code in codes]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def _names(record: Record, context: Context) -> Iterator[Unit]:
    main = context.profile != "kormarc"
    roles = {slot: role for role, slot in SLOTS.items()}
    for slot in ("author", "editor", "translator", "contributor"):
        for name in getattr(record, slot):
            first = main and slot == "author"
            tag = ("1" if first else "7") + ("10" if name.org else "00")
            yield unit_of_name(name, name.role or roles.get(slot, "ctb"), tag, context)
            main = main and not first


def _content(kind: str) -> Iterator[Unit]:
    term, code = CONTENT.get(kind[0], CONTENT["a"])
    yield Unit("336", (Form("  ", (("a", term), ("b", code), ("2", "rdacontent"))),))


def _works(record: Record, context: Context) -> Iterator[Unit]:
    host = host_of(record, context)
    if host:
        yield host
    if record.original:
        yield relation_of(record.original, _ORIGINAL, context)
    for relation in record.relations:
        yield relation_of(relation.to, RELATIONS[relation.type], context)


def _sources(record: Record) -> Iterator[Unit]:
    """Yield 588: what the record is made of, and what was put right against it."""
    for source in record.sources:
        if source.what:
            what = source.what.rstrip(".")
            yield Unit("588", (Form("0 ", (("a", f"{what[:1].upper()}{what[1:]}."),)),))
    said = [
        f"“{each.sic}” to “{each.corr}” ({each.field})"
        for each in record.corrections
        if each.sic and each.corr
    ]
    if said:
        words = gate.fold(f"Errors in the source are corrected: {', '.join(said)}.")
        yield Unit("588", (Form("  ", (("a", words),)),))


def _type(record: Record, made: list[Unit]) -> Iterator[Unit]:
    """Yield 655 where leader and host do not say what the item is."""
    if _type_in(made) != record.type:
        yield Unit("655", (Form(" 7", (("a", record.type), ("2", "local"))),))


# --- reading -------------------------------------------------------------------------------------

Said = list[list[Statement]]
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


def statements(found: Sequence[Unit], context: Context) -> Said:
    """Return for each unit what it says; of what can be said once, the first unit's word counts."""
    made = [list(_said(unit, context)) for unit in found]
    kind = _type_in(found)
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


def _claimed(made: Said) -> Said:
    claimed: dict[str, int] = {}
    kept = []
    for at, said in enumerate(made):
        kept.append(
            [each for each in said
             if each[0] not in _FIRST or claimed.setdefault(each[0], at) == at]
        )  # fmt: skip
    return kept


def _said(unit: Unit, context: Context) -> Iterator[Statement]:
    tag = unit.tag
    if tag in _TITLES:
        yield from titles_in(unit, context)
    elif tag in _NAMES:
        yield from _names_in(unit, context)
    elif tag in _RULES:
        yield from _RULES[tag](unit, context)
    elif tag == "773":
        host, place = hosts_in(unit, context)
        yield from (
            (slot, said) for slot, said in (("host", host), *place._asdict().items()) if said
        )
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


def _type_in(found: Sequence[Unit]) -> str:
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


def record_of(said: Said, name: str, context: Context) -> Record:
    """Return the record called *name* that units say, in canonical order."""
    values: dict[str, Any] = defaultdict(list)
    for each in said:
        for slot, value in each:
            values["number" if slot == "series-number" else slot].append(value)
    fields = {
        slot: found[0] if slot in _SINGLE else tuple(dict.fromkeys(found))
        for slot, found in values.items()
    }
    for slot in _REPEATABLE & fields.keys():
        fields[slot] = tuple(values[slot])
    return canonical(Record(id=name, language=context.languages, **fields))


_REPEATABLE: Final = frozenset(
    ("title", "subtitle", "short_title", "genre", "abstract", "author", "editor", "translator",
     "contributor", "notes", "keywords", "publisher", "place", "links", "relations", "edition",
     "number", "classification")
)  # fmt: skip
