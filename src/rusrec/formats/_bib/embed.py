"""A whole record in a comment before its entry: ``@comment{rusrec: {...}}``, JSON on one line.

BibTeX and biber pass it over. The entry is what people edit: a comment that does not say what its
entry says is out of date, and does not count.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from rusrec.model import Record
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["embedded", "embedding"]

_MARK: Final = "rusrec:"
_STRING: Final = pattern(r'"(?:[^"\\]|\\.)*"')
_SIGN: Final = pattern(r"[{}@%]")
_DEEPEST: Final = 40


def embedding(record: Record) -> str:
    """Return the comment that holds *record*; in its texts no sign of BibTeX's own is left."""
    from rusrec.schema.record import RECORD

    text = json.dumps(RECORD.dump(record), ensure_ascii=False, separators=(",", ":"))
    return f"@comment{{{_MARK} {_STRING.sub(_escaped, text)}}}\n"


def _escaped(string: re.Match[str]) -> str:
    return _SIGN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", string[0])


def embedded(comment: str) -> Record | None:
    """Return the record that the body of a comment holds, None where it holds none."""
    text = comment.strip()
    if not text.startswith(_MARK):
        return None
    from rusrec.schema.codec import Context
    from rusrec.schema.record import RECORD

    try:
        tree: Any = json.loads(text.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return None
    context = Context()
    if not isinstance(tree, dict) or not _is_plain(tree, _DEEPEST):
        return None
    record = RECORD.load(tree, (), context)
    return None if context.problems or record is None else canonical(record)


def _is_plain(value: Any, depth: int) -> bool:
    """Tell whether a tree is no deeper, and its texts hold nothing that no text may hold."""
    if isinstance(value, str):
        return gate.refused(value) is None
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth > 0 and all(_is_plain(each, depth - 1) for each in (*below, *_keys(value)))


def _keys(value: Any) -> Iterable[str]:
    return value if isinstance(value, dict) else ()
