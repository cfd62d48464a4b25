"""A whole record as JSON on one line, for formats that carry it beside what they say of it."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, Final

from rusrec.errors import RusrecError
from rusrec.formats import Format
from rusrec.loss import ignore
from rusrec.model import Record
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate

__all__ = ["MARK", "STALE", "counting", "dumped", "loaded", "on_a_line", "tree_of"]

MARK: Final = "rusrec:"
"""What stands before the JSON where other values may stand in its place."""

STALE: Final = "is not what the record in it says; what stands beside it counts"
"""What is told of a record that is out of date: people edit what they see."""

_DEEPEST: Final = 40


def dumped(record: Record) -> str:
    """Return the JSON text of *record*, its host inside it."""
    import json

    from rusrec.schema.record import RECORD

    return json.dumps(RECORD.dump(record), ensure_ascii=False, separators=(",", ":"))


def on_a_line(record: Record) -> str:
    """Return the same with blanks between its parts, and no two together.

    For values whose blanks are folded, and for those that are parted at blanks where they are long.
    """
    import json

    from rusrec.schema.record import RECORD

    text = json.dumps(RECORD.dump(record), ensure_ascii=False)
    return text.replace("  ", " \\u0020")


def loaded(text: str) -> Record | None:
    """Return the record that the JSON *text* is; None where it is none that a library could hold.

    What a newer schema has and this one refuses is none: what stands beside it then counts.
    """
    tree = tree_of(text)
    if not isinstance(tree, dict):
        return None
    from rusrec.schema.codec import Context
    from rusrec.schema.record import RECORD

    context = Context()
    record = RECORD.load(tree, (), context)
    return None if context.problems or record is None else canonical(record)


def counting(
    text: str, seen: Record, form: Format, manners: Iterable[Mapping[str, object]]
) -> Record | None:
    """Return the record that *text* is, if what stands beside it still says what it says.

    Args:
        text: The JSON.
        seen: What is read of what stands beside it.
        form: The format, read and written.
        manners: The options with which it may have been written.
    """
    record = loaded(text)
    if record is None or record.id != seen.id:
        return None
    return record if any(_arrived(record, form, options) == seen for options in manners) else None


def _arrived(record: Record, form: Format, options: Mapping[str, object]) -> Record | None:
    """Return what a reader sees of *record*; None where it cannot be written."""
    if form.write is None or form.read is None:
        return None
    try:
        written = "".join(form.write([record], ledger=ignore, **options))
        return next(form.read(BytesIO(written.encode()), name="", ledger=ignore), None)
    except RusrecError:
        return None


def tree_of(text: str) -> Any:
    """Return what the JSON *text* holds, None where it is no JSON, too deep, or holds no text.

    After escapes the gate again: what no text may hold, none of its texts holds.
    """
    import json

    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return tree if _is_plain(tree, _DEEPEST) else None


def _is_plain(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return gate.refused(value) is None and gate.nfc(value) == value
    if isinstance(value, dict):
        return depth > 0 and all(_is_plain(each, depth - 1) for each in (*value, *value.values()))
    return not isinstance(value, list) or (
        depth > 0 and all(_is_plain(each, depth - 1) for each in value)
    )
