"""Records of usual documents without a parser: what is laid out as before is not parsed again.

Usual is a collection that holds nothing but records, and blanks between them. A record with a
comment, a section of CDATA, a character written by its number, or one that no value may hold, goes
to the parser as it stands; so does all that follows something else between two records. The
parser gets an empty line for each line that it does not get, so what it tells has the right number.
"""

import re
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from rusrec.formats._xml.layout import Layout, Layouts
from rusrec.formats._xml.skeleton import UnusualError
from rusrec.scripts.gate import everyday, fold, refused
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Cut", "Plain", "Planner"]

P = TypeVar("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_ID: Final = pattern(r'(?<=[ \n\t])ID="([^"<>&\n\t]*)"')
_ENTITY: Final = pattern("&(amp|lt|gt|quot|apos);")
_CHARACTERS: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LONGEST: Final = 2**17
"""The most characters of a record that is looked at here."""
_LINES: Final = 2**20


class Cut(NamedTuple):
    """A record, cut: its ID as said, the line on which its start tag ends, its texts, also folded.

    In ``raw`` no text is changed but that its entities are the characters for which they stand.
    """

    given: str
    line: int
    raw: list[str]
    texts: list[str]


class Planner(Protocol[P, T_co]):
    """Who makes something of usual records."""

    def prepare(self, element: "_Element", /) -> P:
        """Return what is made of an element that has a number in the place of each text.

        Raises:
            UnusualError: A record with such an element has to be parsed.
        """

    def plan(self, layout: Layout[P], /) -> Callable[[Cut], T_co | None]:
        """Return what makes something of a record of a layout; None if it has to be parsed."""


class Plain(Generic[T]):
    """Cuts a collection into what is made of usual records, and text that has to be parsed."""

    def __init__(self, wanted: str, root: str, planner: Planner[P, T]) -> None:
        """Look for the records called *wanted* in *root*; both are local names."""
        self._root = root
        self._layouts = Layouts(planner.prepare, planner.plan)
        self._next = re.compile(rf"[ \t\n]*+(<((?:[\w.-]+:)?{wanted})(?:[ \t\n][^<>]*)?>)")
        self._opening, self._rest = "", ""
        self._line, self._unsaid = 1, 0
        self._ended = False
        self.parsed = 0
        """How many records the parser has given, which others count."""

    def parts(self, piece: str) -> Iterator[T | str]:
        """Yield what *piece*, and what was left of the one before, is: records, text to be parsed.

        The last piece is empty, and so is then the last text.
        """
        if self._ended:
            yield piece
            return
        text, at = self._rest + piece, 0
        if not self._opening:
            at = self._begun(text)
            if at:
                yield text[:at]
        if self._opening:
            at = yield from self._records(text, at)
        self._rest = text[at:]
        if not piece or self._over():
            self._ended = True
            yield from self._lines()
            if self._rest:
                yield self._rest
            if not piece:
                yield ""

    def _over(self) -> bool:
        """Tell whether something else than a record follows."""
        if self._ended or len(self._rest) > _LONGEST:
            return True
        begun = self._opening and self._next.match(self._rest)
        return not begun and ">" in self._rest

    def _begun(self, text: str) -> int:
        """Look for the start tag of the collection; return where it ends."""
        found = re.match(rf"\s*(<(?:[\w.-]+:)?{self._root}(?:\s[^<>]*)?>)", text)
        if found is None:
            return 0
        self._opening = found[1]
        self._line += text.count("\n", 0, found.end())
        return found.end()

    def _records(self, text: str, at: int) -> Generator[T | str, None, int]:
        """Yield the whole records that begin at *at*; return where they end."""
        while not self._ended and (found := self._next.match(text, at)):
            closing = f"</{found[2]}>"
            end = text.find(closing, found.end())
            if end < 0:
                break
            made, lines = self._made(text, found, end)
            end += len(closing)
            if made is not None:
                self._unsaid += lines
                yield made
            else:
                yield from self._lines()
                parsed = self.parsed
                yield text[at:end]
                self._ended = self.parsed != parsed + 1  # it was no record, or not the whole one
                lines = text.count("\n", at, end)
            self._line += lines
            at = end
        return at

    def _lines(self) -> Iterator[str]:
        """Yield the ends of the lines that have not been parsed."""
        while self._unsaid > _LINES:  # no text may be too long
            self._unsaid -= _LINES
            yield "\n" * _LINES + "<!---->"
        if self._unsaid:
            yield "\n" * self._unsaid
        self._unsaid = 0

    def _made(self, text: str, found: re.Match[str], end: int) -> tuple[T | None, int]:
        """Return what is made of the record between its start tag and *end*, and its lines."""
        start, given = found[1], ""
        if 'ID="' in start:
            named = _ID.search(start)
            if named is None or "'" in start or not named[1].isprintable():
                return None, 0
            given = named[1]
            start = start[: named.start()] + start[named.end() :]
        known = self._layouts.find(self._opening, start, text[found.end() - 1 : end + 1])
        if known is None:
            return None, 0
        layout, plan, raw = known
        before = text.count("\n", found.start(), found.end())
        lines = before + layout.lines
        said = " ".join(raw)
        try:
            if "  " in said or said[:1] == " " or said[-1:] == " " or not everyday(said):
                lines += said.count("\n")
                raw, texts = _folded(raw, layout.values)
            else:
                raw = texts = _plain(raw, said)
        except UnusualError:
            return None, 0
        return plan(Cut(given, self._line + before, raw, texts)), lines


def _plain(raw: list[str], said: str) -> list[str]:
    """Return texts of everyday characters with characters for entities."""
    if ">" in said and "]]>" in said:
        raise UnusualError
    return [_unescaped(each) if "&" in each else each for each in raw] if "&" in said else raw


def _folded(raw: list[str], values: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """Return texts with characters for entities, and the same folded."""
    said = "<".join(raw)
    if "]]>" in said or refused(said) is not None:
        raise UnusualError
    for at in values:
        raw[at] = raw[at].replace("\n", " ").replace("\t", " ")
    raw = [_unescaped(each) if "&" in each else each for each in raw]
    texts = [fold(each) for each in raw]
    if not all(texts):
        raise UnusualError  # it is markup to a parser
    return raw, texts


def _unescaped(text: str) -> str:
    """Return *text* with the characters that its entities stand for."""
    said, number = _ENTITY.subn(_character, text)
    if text.count("&") != number:
        raise UnusualError
    return said


def _character(found: re.Match[str]) -> str:
    return _CHARACTERS[found[1]]
