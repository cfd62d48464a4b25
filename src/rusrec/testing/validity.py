"""Whether a record, wherever it came from, is one that a library could hold."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from rusrec.model import Record
from rusrec.model.arrangement import canonical
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD
from rusrec.scripts import gate
from rusrec.testing.telling import difference

__all__ = ["leaves", "refused"]


def leaves(value: Any) -> Iterator[Any]:
    """Yield every struct and every filled value below *value*, itself included."""
    if isinstance(value, Struct):
        yield value
        for field in value.__struct_fields__:
            yield from leaves(getattr(value, field))
    elif isinstance(value, tuple):
        for element in value:
            yield from leaves(element)
    elif value:
        yield value


def refused(record: Record) -> str:
    """Return what the schema or the text gate says against *record*, "" when nothing."""
    for text in leaves(record):
        if isinstance(text, str) and (gate.refused(text) is not None or gate.nfc(text) != text):
            return f"a text that no record may hold: {text!r}"
    context = Context()
    again = RECORD.load(RECORD.dump(record), (), context)
    if context.problems:
        return "\n".join(str(problem) for _, problem in context.problems)
    return difference(again, record) or difference(canonical(record), record)
