"""What every writer sees to: that a record can be called by its id, once, and holds only text."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from rusrec.errors import Problem, RecordError
from rusrec.formats._seen import Seen
from rusrec.loss import paths_to
from rusrec.model import Record, is_id
from rusrec.scripts import gate

__all__ = ["claim", "named", "sound"]


def named(record: Record) -> None:
    """See that *record* can be called by its id, in the syntax of any format.

    Raises:
        RecordError: RR205, it has no id; RR203, one of another form, which no file could have given
            it.
    """
    if is_id(record.id):
        return
    if not record.id:
        raise RecordError(Problem("a record has no id", "give it one", "RR205", field="id"))
    message = f"{record.id!r} is not an id"
    remedy = "write small letters a to z and digits, parted by single hyphens"
    raise RecordError(Problem(message, remedy, "RR203", field="id"))


def claim(seen: Seen, record: Record) -> None:
    """Note that *record* is written.

    Raises:
        RecordError: As :func:`named`; RR210, its id has been.
    """
    named(record)
    if seen.claim(record.id, 1):
        remedy = "give each record an id of its own"
        raise RecordError(Problem("the id stands twice", remedy, "RR210", record=record.id))


def sound(record: Record, text: str) -> None:
    r"""See that *text*, which was made of *record*, has no character that no text may hold.

    JSON has these as escapes (``\u0007``), which only look like text: where *text* has one the
    record is asked instead.

    Raises:
        RecordError: RR104, with the field and the character.
    """
    at = gate.refused(text)
    if at is None and "\\u00" not in text:
        return
    found = next(_refused(record, ""), None if at is None else (text[at], ""))
    if found:
        message = f"U+{ord(found[0]):04X} cannot stand in a text"
        field = found[1].removeprefix(".")
        raise RecordError(Problem(message, "delete it", "RR104", record=record.id, field=field))


def _refused(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the first refused character of each text below *value*, with the path of the text."""
    if isinstance(value, Struct):
        fields = value.__struct_fields__
        for name in fields:
            own = name == fields[0] and hasattr(value, "KEY")
            yield from _refused(
                getattr(value, name), path if own else f"{path}.{name.replace('_', '-')}"
            )
    elif isinstance(value, tuple):
        keyed = value and hasattr(value[0], "KEY")
        at = paths_to(path, value) if keyed else [f"{path}[{n}]" for n in range(len(value))]
        for element, inner in zip(value, at, strict=True):
            yield from _refused(element, inner)
    elif isinstance(value, str) and (place := gate.refused(value)) is not None:
        yield value[place], path
