"""What readers say of what they read: the first few notes as lines for a person, the rest counted.

A note is a loss of a reader: a value that the model cannot hold, or what a person should look at.
"""

from collections.abc import Iterator
from typing import Final

from rusrec.errors import Problem
from rusrec.loss import Ledger, Loss, shown
from rusrec.scripts.pattern import pattern

__all__ = ["Notes"]

_MOST: Final = 10
_LINE: Final = pattern(r"line ([0-9]{1,9})")


class Notes:
    """Keeps the first notes on files, each with its place: ``a.bib:3: a comma is missing …``."""

    def __init__(self) -> None:
        """Begin with none."""
        self.number = 0
        self.first: list[Problem] = []

    def of(self, source: str, ledger: Ledger) -> Ledger:
        """Return a ledger for the reader of *source*, which hands each loss on to *ledger*."""

        def note(loss: Loss) -> None:
            self.number += 1
            if len(self.first) < _MOST:
                self.first.append(_placed(loss, source))
            ledger(loss)

        return note

    def __iter__(self) -> Iterator[str]:
        """Yield the lines to be told."""
        yield from map(str, self.first)
        if self.number > len(self.first):
            yield f"{self.number - len(self.first)} more; --losses FILE lists them"


def _placed(loss: Loss, source: str) -> Problem:
    """Say a loss as one thing to look at: file and line, else record and field, then the note."""
    line = _LINE.fullmatch(loss.path)
    place = [loss.record, "" if line else loss.path]
    said = [loss.note or "does not arrive as it was", shown(loss.arrives)]
    return Problem(
        ": ".join(filter(None, said)),
        source=source,
        line=int(line[1]) if line else 0,
        field=": ".join(filter(None, place)),
    )
