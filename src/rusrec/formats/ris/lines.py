"""The lines of a RIS file: a tag of two signs, two blanks, a hyphen, a blank, a value.

Blanks of what was copied out of a web page do not break.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rusrec.errors import Problem, SourceError
from rusrec.formats._characters import check, visible
from rusrec.formats.ris.reference import BEGIN, END, Reference, reference
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["LINE", "Lines", "Stray"]

LINE: Final = pattern(r"\s{0,3}([A-Z][A-Z0-9])(?:[ \xa0]{1,2}|\t)-(?:[ \t\xa0](.*))?")
_SMALL: Final = pattern(r"\s{0,3}([A-Za-z][A-Za-z0-9])[ \xa0]{2}-(?:[ \t\xa0](.*))?")
_TIGHT: Final = pattern(r"\s{0,3}([A-Z][A-Z0-9]) {1,3}- ?(.*)")
_SAYING: Final = frozenset(("TI", "T1", "AU", "A1"))
"""Tags that hardly stand where no reference is: one is, and has lost its first line."""

_IN_PARAGRAPHS: Final = frozenset(("AB", "N2", "N1"))
_MOST: Final = 2**20
_EDGES: Final = " \t\ufeff"


class Stray(NamedTuple):
    """A line that belongs to no reference, such as what a database prints above the first."""

    text: str
    line: int


class Lines:
    """Reads references line by line; knows the one that has begun.

    A line without a tag goes on with the value before it; behind an empty one it begins a new
    paragraph, where a value has paragraphs. A reference ends at ``ER``, or where it is missing at
    the next ``TY``. ``number`` is that of the last line that has been read, from 1.
    """

    def __init__(self, name: str, stray: Callable[[Stray], object]) -> None:
        """Call the source *name*, and give *stray* what stands in no reference."""
        self.name, self.stray = name, stray
        self.current: _Open | None = None
        self.number = self.found = 0
        self.first = ""  # the first line that is in no reference
        self.line = LINE

    def read(self, text: str) -> Iterator[Reference]:
        """Yield the references that end in *text*, which is whole lines.

        Raises:
            SourceError: A character that no value may hold, or a reference of over a mebibyte.
        """
        for line in text.removesuffix("\n").split("\n") if text else ():
            self.number += 1
            if not line.isprintable():
                line = line.removeprefix("\ufeff")  # noqa: PLW2901 (one file put behind another)
                check(line, name=self.name, line=self.number)
            ended = self._line(line)
            if ended is not None:
                yield ended

    def pass_over(self, number: int) -> None:
        """Note that one reference, up to the line *number*, has been read in another way."""
        self.line, self.number = LINE, number
        self.found += 1

    def guard(self, size: int) -> None:
        """Refuse *size* characters more, which are to come, of a reference that is too long then.

        Raises:
            SourceError: It is over a mebibyte.
        """
        if self.current:
            self.current.guard(size, self.name)

    def _line(self, line: str) -> Reference | None:
        """Take one line; return the reference that ends with it."""
        match = self.line.fullmatch(line)
        tag = match[1].upper() if match else ""
        ended = None
        if tag in (BEGIN, END) and self.current:
            ended, self.current = self.current.ended(), None
        if not self.current:
            match = _SMALL.fullmatch(line) or match or _TIGHT.fullmatch(line)
            tag = match[1].upper() if match else ""
        if match and tag == BEGIN:
            self.line = _spelling_of(line)
            self.current = _Open(match[2] or "", self.number)
            self.found += 1
        elif self.current:
            self.current.put(tag, (match[2] or "") if match else line, self.name)
        elif line.strip(_EDGES) and not (tag == END and self.found):
            self._outside(tag, line.strip())
        return ended

    def _outside(self, tag: str, line: str) -> None:
        """Take a line that stands in no reference.

        Raises:
            SourceError: It is of a reference whose first line is missing.
        """
        self.first = self.first or line
        if tag in _SAYING and self.found:
            message = f"{tag} stands in no reference, for a line TY is missing before it"
            remedy = "begin its reference with 'TY  - ' and the type, such as JOUR"
            problem = Problem(message, remedy, "RR401", self.name, self.number)
            raise SourceError(problem._replace(evidence=visible(line)))
        if tag != END:
            self.stray(Stray(line, self.number))

    def end(self) -> Iterator[Reference]:
        """Yield the reference that nothing ends.

        Raises:
            SourceError: There was no reference, in a file that is not empty.
        """
        if self.current:
            yield self.current.ended()
        if self.first and not self.found:
            message = "has no line 'TY  - ', with which a RIS reference begins"
            remedy = "is it RIS? name the format with --from"
            problem = Problem(message, remedy, "RR401", self.name, 1)
            raise SourceError(problem._replace(evidence=visible(self.first)))


def _spelling_of(line: str) -> re.Pattern[str]:
    """Return the pattern of a reference's lines, which are spelt as its first *line* is."""
    return next(each for each in (LINE, _SMALL, _TIGHT) if each.fullmatch(line))


class _Open:
    """A reference whose end has not been read."""

    def __init__(self, kind: str, line: int) -> None:
        self.tags, self.texts, self.line = [BEGIN], [kind], line
        self.last: list[str] = []  # the parts of the last text
        self.size = 0
        self.joint = " "
        self.broken = False

    def put(self, tag: str, value: str, name: str) -> None:
        """Put a value under its tag, or without a *tag* go on with the last one."""
        self.guard(len(value), name)
        self.size += len(value)
        text = gate.fold(value)
        if tag or (text and not self.last):
            self._close()
            self.tags.append(tag)
            self.last = [text]
            self.joint = "\n" if tag in _IN_PARAGRAPHS else " "
        elif text:
            if self.last != [""]:
                self.last.append(self.joint if self.broken else " ")
            self.last.append(text)
        self.broken = not (tag or text)

    def guard(self, size: int, name: str) -> None:
        """Refuse *size* characters more where they are too many."""
        if self.size + size > _MOST:
            message, remedy = "one reference is larger than 1 MiB", "look for a missing 'ER  - '"
            raise SourceError(Problem(message, remedy, "RR103", name, self.line))

    def _close(self) -> None:
        if self.last:
            self.texts.append("".join(self.last))

    def ended(self) -> Reference:
        """Return it, now that all of it has been read."""
        self._close()
        return reference(self.tags, self.texts, self.line)
