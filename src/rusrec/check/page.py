"""One file of the library while the rules look at it: its text, its record, its lines."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from rusrec.check.fields import values
from rusrec.check.finding import Finding, Found
from rusrec.check.holdings import Holdings
from rusrec.errors import Problem, SourceError
from rusrec.formats import yaml
from rusrec.formats._decoding import decoded
from rusrec.formats.yaml.marks import Mark, Marks
from rusrec.schema.codec import At, path_of
from rusrec.scripts import gate

__all__ = ["Page", "opened", "shown"]

_PLACED: Final = ("volume", "issue", "pages")
_EASY: Final = ("name", "note", "text")


class Page:
    """The file *name* of the record *stem*, within the *holdings* of its library."""

    def __init__(self, holdings: Holdings, stem: str, content: bytes) -> None:
        """Read the *content* of the file.

        Raises:
            SourceError: With all that is wrong with the file; RR401 where it holds no record.
        """
        self.holdings, self.stem, self.content = holdings, stem, content
        self.name = shown(holdings.shelf.path(stem))
        self.text = "".join(decoded(BytesIO(content), name=self.name))
        record = yaml.parse(self.text, name=self.name)
        if record is None:
            remedy = f"write a record, or delete the file: 'rusrec: 1', 'id: {stem}', 'type: ...'"
            raise SourceError(Problem("the file holds no record", remedy, "RR401", self.name, 1))
        self.record = record
        self._values: dict[str, list[Any]] = {}

    def values(self, field: str) -> list[Any]:
        """Return what the record says under the path *field*, which several rules ask."""
        if field not in self._values:
            self._values[field] = values(self.record, field)
        return self._values[field]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _places(self) -> dict[At, Mark]:
        from rusrec.formats.yaml.tree import tree_of  # where nothing is found nothing is placed

        marks = Marks({}, [])
        with suppress(SourceError):  # the record was read; at worst some places are not known
            tree_of(gate.nfc(self.text), marks=marks)
        return marks.places

    def mark(self, at: At) -> Mark:
        """Return the place of *at* in the file, or of the nearest key above it.

        What the short form of a host says (``rosia-yongu 8(1), 259-285``) stands with the host.
        """
        places = self._places
        if at[:1] not in places and at and at[0] in _PLACED:
            at = ("host",)
        at = next((way for way in _ways(at) if way in places), at)
        while at and at not in places:
            at = at[:-1]
        return places[at] if at else Mark(0, 0)

    def placed(self, found: Found) -> Finding:
        """Return *found* with its file, line and column."""
        mark = found.mark or self.mark(found.at)
        problem = Problem(
            found.message,
            found.help,
            found.code,
            self.name,
            mark.line + 1,
            mark.column + 1,
            self.record.id,
            path_of(found.at),
            found.evidence or self.lines[mark.line],
        )
        return Finding(problem, found.fix)


def _ways(at: At) -> Iterator[At]:
    """Yield *at* as it is written out, and as it is where easy forms stand."""
    for way in (at, tuple(step for step in at if step not in _EASY)):
        yield way
        if way[1:2] == (0,):
            yield (way[0], *way[2:])  # one publisher alone stands in no list


def opened(holdings: Holdings, stem: str) -> Page:
    """Return the page of the file called *stem*.

    Raises:
        RusrecError: With all that is wrong with the file.
        OSError: It cannot be read.
    """
    return Page(holdings, stem, holdings.shelf.content(stem))


def shown(path: str) -> str:
    """Return *path* as it can be printed, whatever its bytes are."""
    return path if path.isascii() else os.fsencode(path).decode(errors="backslashreplace")
