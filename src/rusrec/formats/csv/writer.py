"""Records as rows; which columns there are is known when all records have been."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, Final

from msgspec import json

from rusrec.errors import RecordError
from rusrec.formats._arrival import losses
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats.csv.cells import guarded
from rusrec.formats.csv.columns import cells_of, column, path_of, place, tree_of_cells
from rusrec.formats.csv.paths import Cells
from rusrec.formats.csv.reader import record_of
from rusrec.formats.csv.rows import rendered
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD

__all__ = ["Writer"]

Cell = dict[str, str]
"""The cells of a row by heading."""

_IN_MEMORY: Final = 2**24
_ALWAYS: Final = ("id", "type")


class Writer:
    """Writes records one by one into a temporary file, and then the table."""

    def __init__(self, ledger: Ledger, *, separator: str, excel: bool = False) -> None:
        """Tell losses to *ledger*; with *excel* guard what it takes for dates and numbers."""
        self.ledger, self.separator, self.excel = ledger, separator, excel
        self.seen = Seen()

    def row(self, record: Record) -> Cell:
        """Return the cells of *record* by heading.

        Raises:
            RecordError: It has no id, one that has been, a character that no text may hold, or
                what its schema refuses.
        """
        claim(self.seen, record)
        tree = RECORD.dump_inline(record)
        others = _others(tree)
        cells = cells_of(tree)
        sound(record, "".join((*cells.values(), *others.values())))
        for loss in losses(record, _arrived(record, cells, others)):
            self.ledger(loss)
        return {column(path): str(cell) for path, cell in cells.items()} | others

    def table(self, rows: Iterable[Cell]) -> Iterator[str]:
        """Yield the heading, then each of *rows*, when all of them have been."""
        headings = dict.fromkeys(_ALWAYS)
        with SpooledTemporaryFile(_IN_MEMORY) as spool:
            for row in rows:
                headings |= dict.fromkeys(row)
                spool.write(json.encode(row) + b"\n")
            columns = sorted(headings, key=_order)
            yield self._rendered(columns)
            spool.seek(0)
            for line in spool:
                row = json.decode(line, type=dict[str, str])
                yield self._rendered([row.get(heading, "") for heading in columns])

    def _rendered(self, cells: Iterable[str]) -> str:
        return rendered([guarded(cell, excel=self.excel) for cell in cells], self.separator)


def _order(heading: str) -> Any:
    """Return the sort key of a column: those of fields in their order, then others A-Z."""
    path = path_of(heading)
    return not path, place(path), heading


def _others(tree: dict[str, Any]) -> Cell:
    """Take the columns that another sheet had out of *tree*, where they come back as they are."""
    extra = tree.get("extra", {})
    kept = extra.get("csv", {})
    if not kept or list(extra)[-1] != "csv" or list(kept) != sorted(kept):
        return {}
    if not all(_is_column(heading, cell) for heading, cell in kept.items()):
        return {}
    tree["extra"] = {name: values for name, values in extra.items() if name != "csv"}
    if not tree["extra"]:
        del tree["extra"]
    return dict(kept)


def _is_column(heading: str, cell: Any) -> bool:
    plain = heading == heading.strip() and heading != "" and not path_of(heading)
    return plain and isinstance(cell, str) and bool(cell.strip())


def _arrived(record: Record, cells: Cells, others: Cell) -> Record:
    """Return what a reader sees of what is written.

    Raises:
        RecordError: The schema refuses it.
    """
    found = {path_of(column(path)): cell.strip() for path, cell in cells.items()}
    context = Context()
    seen = record_of(tree_of_cells(found), others, context)
    if context.problems:
        problems = (each._replace(record=record.id) for _, each in context.problems)
        raise RecordError(problems)
    return seen
