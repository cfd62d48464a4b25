"""Which records of a library are meant: by id, by what a field says, in which order."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from rusrec.errors import Problem, RecordError, RusrecError
from rusrec.model import Record, choose, edtf

if TYPE_CHECKING:
    from rusrec.store.library import Library

__all__ = ["SORTS", "Query", "Selection", "ordered", "queries", "select"]

Query = tuple[str, str]
"""A field and a text that it must hold."""


def _title(record: Record) -> str:
    text = choose(record.title, record.language)
    return text.text.casefold() if text else "\U0010ffff"


def _author(record: Record) -> str:
    first = record.author[:1]
    texts = " ".join(strings(first)).casefold()
    return texts or "\U0010ffff"


SORTS: Mapping[str, Callable[[Record], Any]] = {
    "id": lambda record: record.id,
    "title": _title,
    "author": _author,
    "issued": lambda record: (
        (0, edtf.parse(record.issued.edtf).sort_key) if record.issued else (1, ())
    ),
}
"""Sort keys by name; what a record does not say goes last."""


def queries(texts: Iterable[str]) -> tuple[Query, ...]:
    """Take ``FIELD=TEXT`` apart, each.

    Raises:
        RecordError: Where there is no ``=``, or the field is none of a record's.
    """
    found = []
    for text in texts:
        field, equals, value = text.partition("=")
        if not equals or field.replace("-", "_") not in Record.__struct_fields__:
            raise RecordError(
                Problem(f"{text!r} asks for no field of a record", _asked(field, value), "RR303")
            )
        found.append((field, _folded(value)))
    return tuple(found)


def _asked(field: str, value: str) -> str:
    """Say what to write for *field*, which a record does not have."""
    from rusrec.scripts.near import nearest

    names = [name.replace("_", "-") for name in Record.__struct_fields__]
    outer = field.partition(".")[0]
    near = outer if outer in names else nearest(outer, names)
    if near:
        return f"write {near}={value or 'TEXT'}, which looks at all that is in {near}"
    return "write FIELD=TEXT with a field of a record, such as language=ko"


class Selection(Struct, frozen=True):
    """Which records are meant, and in which order."""

    ids: Sequence[str] = ()
    """These, in this order; empty means all but the journals that others point to."""
    everything: bool = False
    """Those journals too."""
    wanted: Sequence[Query] = ()
    """From :func:`queries`: each field holds its text, in any language, form or letter case."""
    sort: str = ""
    """A key of :data:`SORTS`; empty keeps the order of the ids."""


def select(
    library: "Library",
    selection: Selection,
    *,
    refused: Callable[[RusrecError], object] | None = None,
) -> Iterator[Record]:
    """Yield the records of *library* that are meant, each with its host embedded.

    A sorted selection is read twice, so that only its keys are held and no records.

    Args:
        library: Where the records are.
        selection: Which, and in which order.
        refused: Gets the error of a record that cannot be read, and the others go on; without
            it the first error is raised.
    """
    if selection.ids or selection.everything:
        records = library.each(selection.ids or library, refused)
    else:
        records = library.works(refused)
    found = (
        record
        for record in records
        if all(_holds(record, field, text) for field, text in selection.wanted)
    )
    if not selection.sort:
        return found
    key = SORTS[selection.sort]
    return library.each([id_ for _, id_ in sorted((key(record), record.id) for record in found)])


def ordered(records: Iterable[Record], sort: str) -> Iterable[Record]:
    """Return *records* in the order *sort*; they are all held. Empty keeps their own order."""
    return sorted(records, key=lambda record: (SORTS[sort](record), record.id)) if sort else records


def _holds(record: Record, field: str, text: str) -> bool:
    value = getattr(record, field.replace("-", "_"))
    return any(text in _folded(held) for held in strings(value))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def strings(value: Any) -> Iterator[str]:
    """Yield every text inside *value*, a part of a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from strings(getattr(value, field))
