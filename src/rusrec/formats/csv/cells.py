r"""What stands in a cell: several values parted by ``;``, and the guard against formulas.

A spreadsheet takes a cell that begins with ``= + - @`` for a formula, and runs it (CWE-1236).
Such a cell gets an apostrophe, which the reader takes off again; a text that has one itself there
gets a second, so that nothing is lost.
"""

from collections.abc import Sequence
from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = ["guarded", "joined", "parts", "unguarded"]

_FORMULA: Final = r"[=+\-@\t\r\n＝＋－＠][\s\S]*"
_MADE_OVER: Final = (
    r"0[0-9]+"  # 08 is made 8
    r"|[0-9]{16,}"  # 1234567890123456 is made 1.23E+15
    r"|[0-9]*\.[0-9]*0|[0-9.]+[eE][0-9]+"
    r"|[0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?"  # 1-20 is a day
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]+:[0-9]+(?::[0-9]+)?"
    r"|[0-9]+ [0-9]+/[0-9]+|[0-9]+[년월일](?: ?[0-9]+[월일])*"
    r"|[A-Za-z]{3,9}[ -][0-9]{1,4}|[0-9]{1,2}[ -][A-Za-z]{3,9}(?:[ -][0-9]{2,4})?"
)
_RUN: Final = pattern(_FORMULA)
_CHANGED: Final = pattern(_MADE_OVER)
_GUARDED: Final = pattern(rf"'+(?:{_FORMULA}|{_MADE_OVER})")

_HELD: Final = (("\\\\", "\ufdd0"), ("\\;", "\ufdd1"))
"""What is escaped, and what stands for it while a cell is parted: characters of no text."""


def guarded(text: str, *, excel: bool = False) -> str:
    """Return *text* as a cell that no spreadsheet runs.

    With *excel* also as one that it does not make into a date or another number (``1-20`` into
    the 20th of January, ``08`` into 8).
    """
    if _RUN.fullmatch(text) or _GUARDED.fullmatch(text) or (excel and _CHANGED.fullmatch(text)):
        return f"'{text}"
    return text


def unguarded(cell: str) -> str:
    """Return the text of a *cell*, without its guard."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.fullmatch(cell) else cell


def joined(texts: Sequence[str]) -> str:
    r"""Return *texts* as one cell, ``송, 준서; Song, Junseo``.

    A semicolon inside a text is ``\;``, a backslash ``\\``; empty texts at the end go.
    """
    last = max((at for at, text in enumerate(texts) if text), default=-1)
    return "; ".join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts[: last + 1])


def parts(cell: str) -> list[str]:
    """Return the texts in a *cell*, each trimmed; an empty one keeps its place.

    A line of its own parts too, as people type lists into a cell.
    """
    for written, held in _HELD:
        cell = cell.replace(written, held)
    found = cell.replace("\n", ";").split(";")
    return [text.strip().replace("\ufdd0", "\\").replace("\ufdd1", ";") for text in found]
