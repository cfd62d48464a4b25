"""A whole record in a comment before its entry: ``@comment{rusrec: {...}}``, JSON on one line.

BibTeX and biber pass it over. The entry is what people edit: a comment that does not say what its
entry says is out of date, and does not count.
"""

import re
from typing import Final

from rusrec.formats._embed import MARK, dumped, loaded
from rusrec.model import Record
from rusrec.scripts.pattern import pattern

__all__ = ["embedded", "embedding"]

_STRING: Final = pattern(r'"(?:[^"\\]|\\.)*"')
_SIGN: Final = pattern(r"[{}@%]")


def embedding(record: Record) -> str:
    """Return the comment that holds *record*; in its texts no sign of BibTeX's own is left."""
    return f"@comment{{{MARK} {_STRING.sub(_escaped, dumped(record))}}}\n"


def _escaped(string: re.Match[str]) -> str:
    return _SIGN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", string[0])


def embedded(comment: str) -> Record | None:
    """Return the record that the body of a comment holds, None where it holds none."""
    text = comment.strip()
    return loaded(text.removeprefix(MARK)) if text.startswith(MARK) else None
