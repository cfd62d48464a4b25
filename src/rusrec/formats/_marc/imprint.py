"""Edition, imprint and extent: 250, 260, 264, 300, both ways.

Source: MARC 21, 25X-3XX.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, text_of
from rusrec.formats._marc.date import date_in, printed
from rusrec.formats._marc.isbd import bare, unbracketed
from rusrec.formats._marc.rule import Rule, Statement, chosen, group, plain, texts_in
from rusrec.formats._marc.unit import Unit
from rusrec.model import (
    Date,
    Record,
)
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from rusrec.formats._marc.said import Said

__all__ = ["RULES"]


def _edition_of(record: Record, context: Context) -> Iterator[Unit]:
    if record.edition:
        yield group("250", "  ", record.edition, context)


def _edition_in(unit: Unit, context: Context) -> Iterator[Statement]:
    for text in texts_in(unit, context):
        yield "edition", text


def _imprint_of(record: Record, context: Context) -> Iterator[Unit]:
    """Yield 264: place, publisher, date; of each place and publisher the one form."""
    subs: list[tuple[str, str]] = []
    for code, groups in (("a", record.place), ("b", record.publisher)):
        for texts in groups:
            text = chosen(texts, context)
            if text:
                mark = {("a", "a"): " ;", ("a", "b"): " :", ("b", "b"): " :"}
                _end(subs, mark.get((subs[-1][0], code), "") if subs else "")
                subs.append((code, text.text))
    said: Said = ()
    if record.issued:
        words = printed(record.issued)
        _end(subs, ",")
        subs.append(("c", words))
        seen = date_in(words)
        said = saying.of(seen or Date(""), record.issued, "c.") if seen != record.issued else ()
    if subs:
        yield plain("264", " 1", *subs, said=said)


def _end(subs: list[tuple[str, str]], mark: str) -> None:
    if subs:
        subs[-1] = (subs[-1][0], subs[-1][1] + mark)


def _imprint_in(unit: Unit, context: Context) -> Iterator[Statement]:
    if unit.tag == "264" and unit.form.ind[1:2] not in ("1", "0", "2", "3"):
        return
    form = unit.form
    for code, slot in (("a", "place"), ("b", "publisher")):
        for words in form.all(code):
            text = unbracketed(bare(words.strip()))
            if text.strip(" .,:;[]"):
                yield slot, (text_of(text, context),)
    date = date_in(form.first("c"))
    if date or saying.value(form.said, "c.edtf"):
        yield "issued", saying.applied(date or Date(""), form.said, "c.")


_VOLUMES: Final = pattern(r"([0-9]+) (?:volumes|v\.)")


def _extent_of(record: Record, _: Context) -> Iterator[Unit]:
    words = record.extent or (f"{record.volumes} volumes" if record.volumes else "")
    if not words:
        words = f"p. {record.pages}" if record.pages else ""
    if words:
        seen = _extent(words)
        said = tuple(
            (name, value) for name, value, other in
            (("extent", record.extent, seen[0]), ("volumes", record.volumes, seen[1]))
            if value != other
        )  # fmt: skip
        yield plain("300", "  ", ("a", words), said=said)


def _extent(words: str) -> tuple[str, str]:
    text = bare(words)
    match = _VOLUMES.fullmatch(text)
    if match:
        return "", match[1]
    return ("", "") if text.startswith("p. ") else (text, "")


def _extent_in(unit: Unit, _: Context) -> Iterator[Statement]:
    extent, volumes = _extent(unit.form.first("a"))
    extent = saying.value(unit.form.said, "extent", extent)
    volumes = saying.value(unit.form.said, "volumes", volumes)
    if extent:
        yield "extent", extent
    if volumes:
        yield "volumes", volumes


RULES: Final = (
    Rule(("250",), _edition_of, _edition_in),
    Rule(("264", "260"), _imprint_of, _imprint_in),
    Rule(("300",), _extent_of, _extent_in),
)
"""What a catalogue says of the item as a thing."""
