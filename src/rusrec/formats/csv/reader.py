"""The rows of a sheet as records; a column that is none of ours is kept as it came."""

from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from rusrec.errors import Problem, SourceError
from rusrec.formats._identity import Identities
from rusrec.formats._zotero.date import date_of
from rusrec.formats.csv.cells import unguarded
from rusrec.formats.csv.columns import FIELDS, column, path_of, tree_of_cells
from rusrec.formats.csv.paths import Cells, Path, Twice
from rusrec.formats.csv.rows import Row
from rusrec.formats.csv.together import put_together
from rusrec.formats.csv.words import KINDS
from rusrec.formats.csv.zotero import BOOKS, is_zoteros
from rusrec.formats.csv.zotero import cells_of as cells_of_zotero
from rusrec.loss import Ledger, Loss
from rusrec.model import Record, edtf
from rusrec.schema.codec import At, Context, Node
from rusrec.schema.record import RECORD
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Reader", "record_of"]

_KEPT: Final = "csv"
"""The part of ``extra`` for columns that no field has."""

_SOUGHT: Final = 100
"""For so many unknown columns it is sought what was meant; so much of a cell is shown."""


class Reader:
    """Turns rows into records by the heading above them; it knows the ids that have been."""

    def __init__(self, name: str, ledger: Ledger, heading: Row) -> None:
        """Read under the *heading* of the source *name*; tell *ledger* what does not arrive.

        Raises:
            SourceError: RR151, two columns are one field, or none is any.
        """
        self.name, self.ledger = name, ledger
        self.identities = Identities(name, "give one of the two rows another id")
        self.names = [gate.nfc(unguarded(cell.strip())) for cell in heading.cells]
        self.zotero = is_zoteros(self.names)
        self.paths = [() if self.zotero else path_of(each) for each in self.names]
        self._refuse_heading(heading.line)
        self.told: set[str] = set()

    def _refuse_heading(self, line: int) -> None:
        place = Problem("", code="RR151", source=self.name, line=line)
        if not (self.zotero or any(self.paths)):
            message = f"no column is called as a field of a record: {', '.join(self.names)}"
            remedy = "the first row names the columns: id, type, language, title, author, issued"
            raise SourceError(place._replace(message=message, help=remedy))
        first: dict[Any, int] = {}
        for at, (each, path) in enumerate(zip(self.names, self.paths, strict=True)):
            if each and first.setdefault(path or each, at) != at:
                both = f"{self.names[first[path or each]]!r} and {each!r}"
                message = f"two columns are one: {both}"
                remedy = "delete one of them, or give it another heading"
                raise SourceError(place._replace(message=message, help=remedy))

    def _tell_unknown(self, heading: str) -> None:
        """Tell once of a column that something stands in, and that is no field."""
        if heading in self.told:
            return
        self.told.add(heading)
        from rusrec.scripts.near import nearest

        near = nearest(heading.lower(), FIELDS) if len(self.told) <= _SOUGHT else ""
        advice = f"did you mean {near!r}? " if near else ""
        note = f"the column {heading!r} is no field: {advice}It is kept under extra.csv"
        self.ledger(Loss("", f"column {heading}", "not-representable", None, note))

    def record(self, row: Row) -> Record:
        """Return the record of a row.

        Raises:
            SourceError: All that the schema has against it; more cells than headings; an id that
                has been; two cells that are one.
        """
        cells, others = self._cells(row)
        for heading in others:
            self._tell_unknown(heading)
        try:
            tree = self._named(cells, row.line)
        except Twice as twice:
            raise self._doubled(twice, row.line, cells) from None
        for field in _found(tree, others):
            note = f"{field} is there, so it is missing no more"
            self.ledger(Loss(tree["id"], f"missing.{field}", "not-representable", None, note))
        context = Context()
        record = record_of(tree, others, context)
        if context.problems:
            raise SourceError(
                self._placed(at, problem, row.line, cells) for at, problem in context.problems
            )
        return record

    def _cells(self, row: Row) -> tuple[Cells, dict[str, str]]:
        """Return the cells of fields by path, and the others by heading."""
        cells: Cells = {}
        others: dict[str, str] = {}
        for at, cell in enumerate(row.cells):
            text = unguarded(gate.nfc(cell))
            if not text.strip():
                continue
            if at >= len(self.names) or not self.names[at]:
                raise self._homeless(row, at, text)
            if self.paths[at]:
                cells[self.paths[at]] = text.strip()
            else:
                others[self.names[at]] = text
        if self.zotero:
            return cells_of_zotero(others)
        if others:
            put_together(cells, others)
        return cells, others

    def _homeless(self, row: Row, at: int, text: str) -> SourceError:
        message = f"the cell {at + 1} stands under no heading; there are {len(self.names)}"
        remedy = "give its column a heading, or put a value with a comma in double quotes"
        problem = Problem(message, remedy, "RR150", self.name, row.line, evidence=text)
        return SourceError(problem)

    def _doubled(self, twice: Twice, line: int, cells: Cells) -> SourceError:
        both = [
            f"{column(path)}: {cell[:_SOUGHT]}"
            for path, cell in cells.items()
            if cell in twice.cells
        ]
        message = "two cells say different things of one part of the record"
        remedy = "leave the right one, and empty the other"
        problem = Problem(message, remedy, "RR151", self.name, line, evidence="; ".join(both[:3]))
        return SourceError(problem)

    def _placed(self, at: At, problem: Problem, line: int, cells: Cells) -> Problem:
        first = str(at[0]) if at else ""
        own = ((path, cell) for path, cell in cells.items() if path[0] == first)
        shown = "; ".join(f"{column(path)}: {cell[:_SOUGHT]}" for path, cell in islice(own, 3))
        if problem.code == "RR207":
            remedy = "part people by a semicolon: Kim, A; Lee, B"
            problem = problem._replace(help=f"{remedy}; of one name {problem.help}")
        return problem._replace(
            source=self.name, line=line, record=cells.get(("id",), ""), evidence=shown
        )

    def _named(self, cells: Cells, line: int) -> dict[str, Any]:
        """Return the plain tree, with an id of ours and a type."""
        given, key = cells.get(("id",), ""), cells.get(("citekey",), "")
        words = _words(cells) or f"row {line}"
        made, citekey, also = self.identities.of(line, given, (key, given), words)
        tree = tree_of_cells(cells)
        if isinstance(when := tree.get("issued"), str):
            tree["issued"] = _dated(when)
        if made != given:
            aka = [*tree.get("aka", ()), *also]
            tree |= {"id": made, "citekey": citekey, "aka": aka}
            tree = {name: node for name, node in tree.items() if node or name not in _NAMES}
        if isinstance(kind := tree.get("type"), str):
            tree["type"] = KINDS.get("-".join(kind.lower().split()), kind)
        tree.setdefault("type", "article-journal" if "host" in tree else "document")
        host = tree.get("host")
        if isinstance(host, dict):
            host.setdefault("type", "book" if tree["type"] in BOOKS else "periodical")
        return tree


_NAMES: Final = ("citekey", "aka")


def _dated(text: str) -> Node:
    """Return the date that a cell says, words that are none with the year that stands in them.

    Numbers that are no date stay as they are, for the schema to refuse: ``6/15/1998``, ``35971``.
    """
    when = date_of(text)
    if when is not None and not when.text:
        return when.edtf
    if found := edtf.meant(text):
        return found
    if not _WORDS.search(text):
        return text
    years = _YEAR.findall(text)
    return {"edtf": years[0] if len(years) == 1 else "XXXX", "text": text}


_WORDS: Final = pattern(r"[^\W\d_]|\[")
_YEAR: Final = pattern(r"(?<![0-9])1[0-9]{3}|20[0-9]{2}(?![0-9])")


def _words(cells: Cells) -> str:
    """Return words to call a record by that has neither id nor key."""
    found: dict[Path, str] = {}
    for path, cell in cells.items():
        found.setdefault(path[:1], cell)
    return " ".join(found.get((name,), "") for name in ("author", "issued", "title")).strip()


def record_of(tree: dict[str, Any], others: Mapping[str, str], context: Context) -> Record:
    """Return the record of a plain *tree*, with the *others* columns under ``extra.csv``, A-Z.

    Who fills in what was missing need not know that another column says so.
    """
    gone = _found(tree, others)
    if gone:
        left = {field: why for field, why in tree["missing"].items() if field not in gone}
        tree = {**tree, "missing": left} if left else _lacking(tree, "missing")
    if others:
        extra = tree.get("extra", {})
        if isinstance(extra, dict):
            tree = {**tree, "extra": {**extra, _KEPT: dict(sorted(others.items()))}}
    return RECORD.inline(tree, (), context)  # type: ignore[return-value]


def _found(tree: Mapping[str, Any], others: Mapping[str, str]) -> list[str]:
    """Return the fields that *tree* says to be missing, and has."""
    missing = tree.get("missing")
    there = {*tree, "extra"} if others else {*tree}
    return [field for field in missing if field in there] if isinstance(missing, dict) else []


def _lacking(tree: Mapping[str, Any], field: str) -> dict[str, Any]:
    return {name: node for name, node in tree.items() if name != field}
