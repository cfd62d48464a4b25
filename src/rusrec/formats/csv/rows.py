"""The rows of a CSV file (RFC 4180), each with its line; and a row as text.

Cells are parted by a comma, or as Excel does it in other countries by a semicolon or a tab: the
heading shows by which.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from rusrec.errors import Problem, SourceError
from rusrec.formats._characters import check
from rusrec.scripts.pattern import pattern

__all__ = ["SEPARATORS", "Row", "rendered", "rows"]

SEPARATORS: Final = {"comma": ",", "semicolon": ";", "tab": "\t"}
_LARGEST: Final = 2**20
_CONFLICT: Final = frozenset(("<<<<<<<", "=======", ">>>>>>>"))
_INSIDE: Final = pattern(r'[^"]*(?:""[^"]*)*')
_TO_QUOTE: Final = pattern(r'[,;\t"\r\n]|\A\s|\s\Z')
_DECLARED: Final = pattern(r'"?sep=(.)"?\n?')


class Row(NamedTuple):
    """The cells of a row, and the line that it begins on."""

    line: int
    cells: list[str]


def rows(lines: Iterable[str], name: str, known: Callable[[str], bool]) -> Iterator[Row]:
    """Yield the rows that have something in a cell, each as soon as its last line is read.

    Args:
        lines: Each with its line end.
        name: What messages call the source.
        known: Tells whether a heading is one of ours; the sign that parts most of them is the one.

    Raises:
        SourceError: A quote that is not closed, or text behind one that is; a row of more than a
            mebibyte; a character that no text may hold.
    """
    numbered = enumerate(lines, 1)
    first = next(numbered, None)
    if first is None:
        return
    declared = _DECLARED.fullmatch(first[1])
    if declared:
        table = _Table(name, declared[1])
    else:
        table = _Table(name, _separator(first[1], known))
        numbered = chain((first,), numbered)  # type: ignore[assignment]
    for line, text in numbered:
        check(text, name=name, line=line)
        row = table.row(line, text)
        if row is not None and any(cell.strip() for cell in row.cells):
            yield row
    table.end()


def _separator(heading: str, known: Callable[[str], bool]) -> str:
    def fitting(sign: str) -> int:
        return sum(known(cell.strip('"\n')) for cell in heading.split(sign))

    return max(SEPARATORS.values(), key=fitting)


class _Table:
    """Takes lines and gives rows; a quoted cell may go on over several lines."""

    def __init__(self, name: str, separator: str) -> None:
        self.name, self.separator = name, separator
        self.cells: list[str] = []
        self.begun: list[str] = []
        self.quoted = False
        self.size = 0
        self.first = 0
        self.opened = (0, 0, "")

    def row(self, line: int, text: str) -> Row | None:
        """Return the row that ends with this line, None where it goes on."""
        if not self.quoted:
            self.cells, self.size, self.first = [], 0, line
            if text[:7] in _CONFLICT:
                remedy = "keep one side and delete the three marker lines"
                raise self._error((line, 1, text), "a merge conflict is not solved", remedy)
        self.size += len(text)
        if self.size > _LARGEST:
            remedy = "a record has at most 1 MB; is a quote not closed?"
            raise self._error(self.opened if self.quoted else (line, 1, text), "too long", remedy)
        at = self._close(line, text, 0) if self.quoted else 0
        while at >= 0:
            at = self._cell(line, text, at)
        return None if self.quoted else Row(self.first, self.cells)

    def _cell(self, line: int, text: str, at: int) -> int:
        """Take the cell that begins *at*; return where the next one does, -1 at the end."""
        if text.startswith('"', at):
            self.quoted, self.begun, self.opened = True, [], (line, at + 1, text)
            return self._close(line, text, at + 1)
        end = text.find(self.separator, at)
        self.cells.append(text[at : None if end < 0 else end].removesuffix("\n"))
        return -1 if end < 0 else end + 1

    def _close(self, line: int, text: str, at: int) -> int:
        """Take what is quoted from *at* on, up to the closing quote if this line has it."""
        found = _INSIDE.match(text, at)
        end = found.end() if found else at
        self.begun.append(text[at:end])
        if end == len(text):
            return -1
        self.quoted = False
        self.cells.append("".join(self.begun).replace('""', '"'))
        if text.startswith(self.separator, end + 1):
            return end + 2
        if text[end + 1 :].rstrip("\n"):
            remedy = 'write a quote inside a cell twice: "the ""Big Deal"""'
            raise self._error((line, end + 2, text), "text behind a closing quote", remedy)
        return -1

    def end(self) -> None:
        """Refuse a quote that was not closed."""
        if self.quoted:
            remedy = 'close the cell with "; a quote inside it is written twice'
            raise self._error(self.opened, "a quote that is not closed", remedy)

    def _error(self, place: tuple[int, int, str], message: str, remedy: str) -> SourceError:
        line, column, text = place
        problem = Problem(message, remedy, "RR150", self.name, line, column)
        return SourceError(problem._replace(evidence=text.rstrip("\n")))


def rendered(cells: Sequence[str], separator: str) -> str:
    """Return *cells* as a row, quoted where anything else would part them."""
    return separator.join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str) -> str:
    if _TO_QUOTE.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
