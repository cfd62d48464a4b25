"""The lines of a RIS file: a tag of two signs, two blanks, a hyphen, a blank, a value."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from rusrec.errors import Problem, SourceError
from rusrec.formats._source import check
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["END", "Reference", "Stray", "references"]

END: Final = "ER"
_LINE: Final = pattern(r"\s{0,3}([A-Z][A-Z0-9])(?:  ?|\t)-(?:[ \t](.*))?")
_MOST: Final = 2**20
_EDGES: Final = " \t\ufeff"


class Reference(NamedTuple):
    """One reference: its type, its values by tag in their order, and the line it begins on."""

    kind: str
    values: dict[str, list[str]]
    line: int


class Stray(NamedTuple):
    """A line that belongs to no reference, such as what a database prints above the first."""

    text: str
    line: int


def references(
    lines: Iterable[str], name: str, stray: Callable[[Stray], object]
) -> Iterator[Reference]:
    """Yield the references in *lines*, each as soon as it ends.

    A line without a tag goes on with the value before it. A reference ends at ``ER``, or where it
    is missing at the next ``TY``. What stands in none goes to *stray*.

    Raises:
        SourceError: A character that no value may hold, a reference of over a mebibyte, or no
            reference in a file that is not empty.
    """
    current: _Open | None = None
    strays = found = 0
    for number, line in enumerate(_checked(lines, name), 1):
        match = _LINE.fullmatch(line)
        tag = match[1] if match else ""
        if tag in ("TY", END) and current:
            yield current.reference
            current = None
        if match and tag == "TY":
            current, found = _Open((match[2] or "").strip(), number), found + 1
        elif current:
            current.put(tag, (match[2] or "") if match else line, name)
        elif tag != END and line.strip(_EDGES):
            strays += 1
            stray(Stray(line.strip(), number))
    if current:
        yield current.reference
    if strays and not found:
        message = "has no line 'TY  - ', with which a RIS reference begins"
        raise SourceError(
            Problem(message, "is it RIS? name the format with --from", "RR401", name, 1)
        )


def _checked(lines: Iterable[str], name: str) -> Iterator[str]:
    for number, ended in enumerate(lines, 1):
        line = ended.removesuffix("\n")
        if not line.isprintable():
            check(line, name=name, line=number)
        yield line


class _Open:
    """A reference whose end has not been read."""

    def __init__(self, kind: str, line: int) -> None:
        self.reference = Reference(kind, {}, line)
        self.last: list[str] = []
        self.size = 0

    def put(self, tag: str, value: str, name: str) -> None:
        """Put a value under its tag, or without a *tag* go on with the last one."""
        self.size += len(value)
        if self.size > _MOST:
            message, remedy = "one reference is larger than 1 MiB", "look for a missing 'ER  - '"
            raise SourceError(Problem(message, remedy, "RR103", name, self.reference.line))
        text = gate.fold(value)
        if tag or (text and not self.last):
            self.last = self.reference.values.setdefault(tag, [])
            self.last.append(text)
        elif text:
            self.last[-1] = f"{self.last[-1]} {text}".lstrip()
