"""The series in 490, both ways.

Source: MARC 21, 490.
"""

from collections.abc import Iterator

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, text_of
from rusrec.formats._marc.isbd import bare
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import Identifier, Numbering, Record, choose, identifier
from rusrec.scripts import gate

__all__ = ["series_in", "series_of"]


def series_of(record: Record, context: Context) -> Iterator[Unit]:
    """Yield 490 of a record: the title of its series, the ISSN, the number in it."""
    series = record.series
    if not isinstance(series, Record):
        return
    title = choose(series.title, context.languages or ("und",))
    if title is None:
        return
    number = next((each.value for each in record.number if each.of == "series"), "")
    issn = next((each.value for each in series.identifiers if each.scheme == "issn"), "")
    subs = [("a", title.text)]
    for code, mark, text in (("x", ",", issn), ("v", " ;", number)):
        if text:
            subs[-1] = (subs[-1][0], subs[-1][1] + mark)
            subs.append((code, text))
    said = meaning(title, bare(subs[0][1]), context)
    said += () if series.type == "collection" else (("type", series.type),)
    yield Unit("490", (Form("0 ", tuple(subs), said),))


def series_in(unit: Unit, context: Context) -> Iterator[tuple[str, object]]:
    """Yield what 490 says of a series, and of the number in it."""
    from rusrec import vocab

    form = unit.form
    words = bare(form.first("a"))
    if not words:
        return
    issn = identifier.normal("issn", gate.fold(form.first("x")).rstrip(" ;,"))
    kind = saying.value(form.said, "type", "collection")
    yield (
        "series",
        Record(
            type=kind if kind in vocab.item_types() else "collection",
            title=(text_of(words, context, form.said),),
            identifiers=(Identifier("issn", issn),) if issn else (),
        ),
    )
    number = gate.fold(form.first("v"))
    if number:
        yield "series-number", Numbering(number, "series")
