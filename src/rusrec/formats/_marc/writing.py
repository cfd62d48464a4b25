"""A record as units of MARC: all rules, in the order of the fields."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rusrec import vocab
from rusrec.formats._marc import fixed
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import LEADER
from rusrec.formats._marc.host import hosts_of
from rusrec.formats._marc.name import SLOTS
from rusrec.formats._marc.name import unit_of as unit_of_name
from rusrec.formats._marc.reading import type_in
from rusrec.formats._marc.relation import OURS, relation_of
from rusrec.formats._marc.rules import RULES
from rusrec.formats._marc.series import series_of
from rusrec.formats._marc.tables import CONTENT, GROUPS, RELATIONS
from rusrec.formats._marc.titles import titles_of
from rusrec.formats._marc.unit import Form, Unit, control
from rusrec.model import UNDETERMINED, Record
from rusrec.scripts import gate

__all__ = ["context_of", "place", "sources_of", "units_of"]

_ORIGINAL: Final = ("765", "0 ", "")


def units_of(record: Record, profile: str) -> list[Unit]:
    """Return the units of *record*, in the order of their groups."""
    kind = fixed.kind_of(record)
    code = _codes(record)
    context = context_of(record, profile)
    made = [
        control(LEADER, fixed.leader(kind)),
        control("001", record.id),
        control("003", OURS),
        control("008", fixed.positions(record, kind, profile)),
        Unit("040", (Form("  ", (("a", OURS), ("b", "eng"), ("c", OURS))),)),
        *_languages(record, code),
        *_names(record, context),
        *titles_of(record, context)[0],
        *_content(kind),
    ]
    for rule in RULES:
        made += rule.write(record, context)
    made += series_of(record, context)
    made += _works(record, context)
    made += sources_of(record)
    made += _type(record, made)
    return sorted(made, key=place)


def place(unit: Unit) -> str:
    """Return what units are sorted by: those of one group keep their order."""
    return GROUPS.get(unit.tag, unit.tag)


class _Codes(NamedTuple):
    """Language codes of MARC: of the text, and of summaries in other languages."""

    text: tuple[str, ...]
    summary: tuple[str, ...]


def _codes(record: Record) -> _Codes:
    text = tuple(dict.fromkeys(c for tag in record.language if (c := fixed.marc_code(tag))))
    summary = tuple(dict.fromkeys(c for t in record.abstract if (c := fixed.marc_code(t.tag))))
    return _Codes(text, tuple(c for c in summary if c not in text and c != UNDETERMINED))


def context_of(record: Record, profile: str) -> Context:
    """Return the languages that the fields of *record* will state."""
    codes = vocab.language_codes()
    others = tuple(codes[code] for code in _codes(record).summary if code in codes)
    return Context(record.language, others if record.language else (), (), profile)


def _languages(record: Record, codes: _Codes) -> Iterator[Unit]:
    """Yield 041, which says it all where 008 does not and is all that Zotero reads; and 546."""
    if not record.language:
        return
    summary = codes.summary
    first = "1" if record.original else "0"
    if codes.text:
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
    yield from hosts_of(record, context)
    if record.original:
        yield relation_of(record.original, _ORIGINAL, context)
    for relation in record.relations:
        yield relation_of(relation.to, RELATIONS[relation.type], context)


def sources_of(record: Record) -> Iterator[Unit]:
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
    if type_in(made) != record.type:
        yield Unit("655", (Form(" 7", (("a", record.type), ("2", "local"))),))
