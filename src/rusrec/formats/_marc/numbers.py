"""Identifiers, report numbers and class marks: 010 to 035, 050 to 088, both ways.

Source: MARC 21, 01X-09X; KORMARC 056.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.fixed import kind_of
from rusrec.formats._marc.rule import Rule, Statement, plain, words
from rusrec.formats._marc.tables import CLASSES, NUMBERS, SERIALS
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import (
    Classification,
    Identifier,
    Numbering,
    Record,
    identifier,
)
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from rusrec.formats._marc.said import Said

__all__ = ["RULES"]

_BY_SOURCE: Final = {source: scheme for scheme, source in NUMBERS.items()}
_OCLC: Final = pattern(r"\(OCoLC\)(?:oc[mn]|on)?0*([0-9]+)")


def _numbers_of(record: Record, context: Context) -> Iterator[Unit]:
    del context
    serial = kind_of(record)[1] in SERIALS
    congress = 0
    for scheme, value in ((each.scheme, each.value) for each in record.identifiers):
        if scheme == "isbn":
            yield plain("020", "  ", ("a", value))
        elif scheme in ("issn", "eissn") and serial:
            said: Said = (("kindof", scheme),) if scheme == "eissn" else ()
            yield plain("022", "  ", ("a", value), said=said)
        elif scheme == "issn-l" and serial:
            yield plain("022", "  ", ("l", value))
        elif scheme == "oclc" and value.isdecimal() and not value.startswith("0"):
            yield plain("035", "  ", ("a", f"(OCoLC){value}"))
        elif scheme == "lccn" and not congress:
            congress = 1
            yield plain("010", "  ", ("a", value))
        elif scheme in NUMBERS:
            yield plain("024", "7 ", ("a", value), ("2", NUMBERS[scheme]))
        else:
            said = () if scheme == "local" else (("kindof", scheme),)
            yield plain("024", "8 ", ("a", value), said=said)


def _numbers_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    kindof = saying.value(form.said, "kindof")
    for seen, text in _schemes(unit.tag, form):
        scheme = kindof if kindof in identifier.SCHEMES else seen
        values = (
            identifier.split_many(scheme, text) if scheme in ("isbn", "issn") else
            [identifier.normal(scheme, gate.fold(text))]
        )  # fmt: skip
        for value in values:
            if value and gate.fold(value) == value:
                yield "identifiers", Identifier(scheme, value)


def _schemes(tag: str, form: Form) -> Iterator[tuple[str, str]]:
    """Yield the schemes and values in a field of numbers."""
    if tag == "024":
        source = form.first("2").strip()
        scheme = _BY_SOURCE.get(source, "") if form.ind[:1] == "7" else ""
        scheme = "local" if form.ind[:1] == "8" else scheme
        yield from ((scheme, text) for text in form.all("a")[:1] if scheme)
    elif tag == "035":
        match = _OCLC.fullmatch(form.first("a").strip())
        if match:
            yield "oclc", match[1]
    elif tag == "022":
        yield from (("issn", text) for text in form.all("a"))
        yield from (("issn-l", text) for text in form.all("l"))
    else:
        yield from (("isbn" if tag == "020" else "lccn", text) for text in form.all("a"))


def _report_of(record: Record, _: Context) -> Iterator[Unit]:
    for number in record.number:
        if not number.of:
            yield plain("088", "  ", ("a", number.value))


def _report_in(unit: Unit, _: Context) -> Iterator[Statement]:
    if text := words(unit.form):
        yield "number", Numbering(text)


def _classes_of(record: Record, context: Context) -> Iterator[Unit]:
    for each in record.classification:
        tag, ind = CLASSES.get(each.scheme, ("084", "  "))
        if each.scheme == "kdc" and context.profile == "kormarc":
            yield plain("056", "  ", ("a", each.value))
        elif tag == "084":
            yield plain("084", "  ", ("a", each.value), ("2", each.scheme))
        else:
            yield plain(tag, ind, ("a", each.value))


_CLASSED: Final = {tag: scheme for scheme, (tag, _) in CLASSES.items()} | {"056": "kdc"}
_SCHEME: Final = pattern(r"[a-z][a-z0-9-]*")


def _classes_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    scheme = _CLASSED.get(unit.tag, form.first("2").strip())
    whole = unit.tag in ("050", "060")
    parts = [" ".join(form.all("ab"))] if whole else form.all("a")
    for part in parts:
        if (text := gate.fold(part)) and _SCHEME.fullmatch(scheme):
            yield "classification", Classification(scheme, text)


RULES: Final = (
    Rule(("010", "020", "022", "024", "035"), _numbers_of, _numbers_in),
    Rule((*sorted({tag for tag, _ in CLASSES.values()}), "056", "084"), _classes_of, _classes_in),
    Rule(("088",), _report_of, _report_in),
)
"""Numbers."""
