"""The lines of a RIS file: a tag of two signs, two blanks, a hyphen, a blank, a value."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rusrec.errors import Problem, SourceError
from rusrec.formats._source import check
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["END", "Reference", "Stray", "references"]

END: Final = "ER"
_LINE: Final = pattern(r"\s{0,3}([A-Z][A-Z0-9])(?:  ?|\t)-(?:[ \t](.*))?")
_MOST: Final = 2**20
_SHOWN: Final = 60


class Reference(NamedTuple):
    """One reference: its type, its values by tag in their order, and the line it begins on."""

    kind: str
    values: dict[str, list[str]]
    line: int


class Stray(NamedTuple):
    """A line that belongs to no reference, such as what a database prints above the first."""

    text: str
    line: int


def references(lines: Iterable[str], name: str) -> Iterator[Reference | Stray]:
    """Yield the references in *lines*, each as soon as it ends.

    A line without a tag goes on with the value before it. A reference ends at ``ER``, or where it
    is missing at the next ``TY``.

    Raises:
        SourceError: A character that no value may hold, a reference of over a mebibyte, or no
            reference in a file that is not empty.
    """
    current: Reference | None = None
    last: list[str] = []
    size = count = 0
    blank = True
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        if not line.isprintable():
            check(line, name=name, line=number)
        match = _LINE.fullmatch(line)
        blank = blank and not line.strip()
        if match and match[1] == "TY":
            if current:
                yield current
            current, size, count = Reference((match[2] or "").strip(), {}, number), 0, count + 1
            last = []
        elif current is None:
            if line.strip(" \t\ufeff"):
                yield Stray(line.strip(), number)
        elif match and match[1] == END:
            yield current
            current = None
        else:
            size += len(line)
            if size > _MOST:
                message = "one reference is larger than 1 MiB"
                remedy = "look for a missing line 'ER  - '"
                raise SourceError(Problem(message, remedy, "RR103", name, current.line))
            last = _put(current, match and (match[1], match[2] or ""), line, last)
    if current:
        yield current
    if not count and not blank:
        message = "has no line 'TY  - ', with which a RIS reference begins"
        raise SourceError(Problem(message, "is it RIS? name the format with --from", "RR401", name))


def _put(
    reference: Reference, tagged: tuple[str, str] | None, line: str, last: list[str]
) -> list[str]:
    """Put a value under its tag, or go on with the last one; return where the next line goes on."""
    if tagged is None:
        if last and (rest := line.strip()):
            last[-1] = f"{last[-1]} {rest}" if last[-1] else rest
        elif line.strip():
            reference.values.setdefault("", []).append(line.strip())
        return last
    tag, value = tagged
    values = reference.values.setdefault(tag, [])
    values.append(gate.fold(value))
    return values
