"""Edition, imprint and extent: 250, 260, 264, 300, both ways.

Source: MARC 21, 25X-3XX.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, original_of, tag_beside
from rusrec.formats._marc.date import date_in, printed
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.isbd import bare, unbracketed
from rusrec.formats._marc.rule import Rule, Statement, chosen, group, plain, texts_in
from rusrec.formats._marc.said import MACHINE
from rusrec.formats._marc.script import code_of
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import Date, Record, Text, Texts
from rusrec.model import tag as bcp47
from rusrec.model.text import arranged
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


_MARKS: Final = {("a", "a"): " ;", ("a", "b"): " :", ("b", "b"): " :"}
"""What stands between two subfields of 264."""


def _imprint_of(record: Record, context: Context) -> Iterator[Unit]:
    """Yield 264: place, publisher, date; in 880 the other scripts that all of them have."""
    groups = [("a", texts) for texts in record.place] + [("b", texts) for texts in record.publisher]
    said: Said = ()
    words = printed(record.issued) if record.issued else ""
    if record.issued and (seen := date_in(words)) != record.issued:
        said = saying.of(seen or Date(""), record.issued, "c.")
    if not groups and not words:
        return
    counts = {len(texts) for _, texts in groups}
    rows = _rows(groups, counts, context)
    forms = [Form(" 1", _subfields(row, words)) for row in rows]
    originals = [[text for _, text in _named(form, "", context)] for form in forms]
    original = original_of(("".join(t.text for t in texts) for texts in originals), context)
    original = original if len(forms) > 1 else ""
    if len(rows) > 1 and any(map(_mixed, rows)) and _retagged(rows, forms, original, context):
        rows, forms, original = rows[:1], forms[:1], ""
    for at, (form, row) in enumerate(zip(forms, rows, strict=True)):
        tried = form._replace(said=MACHINE)
        seen_texts = [text for _, text in _named(tried, original, context)]
        by_machine = row and (at or not said) and seen_texts == [text for _, text in row]
        forms[at] = tried if by_machine else form._replace(said=said if not at else ())
    yield Unit("264", tuple(forms))


_Row = list[tuple[str, Text]]


def _mixed(row: _Row) -> bool:
    """Tell whether a form is in several scripts, so that a reader cannot know its languages."""
    return len({code_of(text.text) for _, text in row} - {""}) > 1


def _retagged(rows: list[_Row], forms: list[Form], original: str, context: Context) -> bool:
    """Tell whether a reader takes a text of *forms* for one in another language."""
    seen = [[text.tag for _, text in _named(form, original, context)] for form in forms]
    return seen != [[text.tag for _, text in row] for row in rows]


def _rows(groups: list[tuple[str, Texts]], counts: set[int], context: Context) -> list[_Row]:
    """Return one row of texts for each form of the field, that of the record's language first."""
    rows = max(counts, default=1) if len(counts) < 2 else 1  # noqa: PLR2004 (all as many)
    ordered = []
    for code, texts in groups:
        first = _romanized(texts, context) or chosen(texts, context)
        others = [text for text in texts if text is not first]
        ordered.append((code, [first or texts[0], *others]))
    return [[(code, texts[at]) for code, texts in ordered] for at in range(rows)]


def _romanized(texts: Texts, context: Context) -> Text | None:
    """Return the text that stands in the field itself in the profile loc880."""
    if context.profile != "loc880":
        return None
    return next((text for text in texts if bcp47.is_transcription(text.tag)), None)


def _subfields(row: _Row, date: str) -> Subfields:
    subs: list[tuple[str, str]] = []
    for code, text in (*((code, text.text) for code, text in row), ("c", date)):
        if not text:
            continue
        if subs:
            mark = "," if code == "c" else _MARKS.get((subs[-1][0], code), "")
            subs[-1] = (subs[-1][0], subs[-1][1] + mark)
        subs.append((code, text))
    return tuple(subs)


def _named(form: Form, original: str, context: Context) -> _Row:
    """Return the places and publishers of one form, each with its field of the record."""
    by = saying.value(form.said, "by")
    found = []
    for code, slot in (("a", "place"), ("b", "publisher")):
        for words in form.all(code):
            text = unbracketed(bare(words.strip()))
            while text != (less := unbracketed(bare(text))):
                text = less
            if text.strip(" .,:;[]"):
                tag = tag_beside(text, original, context, form.said)
                found.append((slot, Text(text, tag, "", by)))
    return found


def _imprint_in(unit: Unit, context: Context) -> Iterator[Statement]:
    if unit.tag == "264" and unit.form.ind[1:2] not in ("1", "0", "2", "3"):
        return
    form = unit.form
    rows = [_named(each, "", context) for each in unit.forms]
    slots = [slot for slot, _ in rows[0]]
    alike = [at for at, row in enumerate(rows) if [slot for slot, _ in row] == slots]
    if len(alike) > 1:  # what another form does not say as well has no language by it
        original = original_of(("".join(t.text for _, t in rows[at]) for at in alike), context)
        rows = [_named(each, original, context) for each in unit.forms]
    rows = [rows[at] for at in alike]
    for at, slot in enumerate(slots):
        yield slot, arranged([row[at][1] for row in rows], context.languages)
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
