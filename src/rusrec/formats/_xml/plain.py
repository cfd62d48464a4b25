"""Records of usual documents without a parser: what is laid out as before is not parsed again.

A program writes its records in a few layouts: the same tags and attributes around other texts. The
text of a record is cut into markup and texts; where that markup has been before, what the parser
made of it is known, and only the texts are new. Markup that is new is parsed, once, with a number
in the place of each text.

Usual is a collection that holds nothing but records, and blanks between them. A record with a
comment, a section of CDATA, a character written by its number, or one that no value may hold, goes
to the parser as it stands; so does all that follows something else between two records. The
parser gets an empty line for each line that it does not get, so what it tells has the right number.
"""

import re
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar
from unicodedata import is_normalized

from rusrec.scripts.gate import fold, refused
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Cut", "Plain", "UnusualError", "skeleton"]

T = TypeVar("T")

_TEXT: Final = pattern(r">(\s*+[^<\s][^<]*+)<")
_ID: Final = pattern(r'(?<=[ \n\t])ID="([^"<>&\n\t]*)"')
_ENTITY: Final = pattern("&(amp|lt|gt|quot|apos);")
_CHARACTERS: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_STROKE: Final = "\u0338"
"""What may become one character with a ``<`` before it; no other does with what entities mean."""
_LONGEST: Final = 2**17
"""The most characters of a record that is looked at here."""
_MARKUP: Final = 2**14
"""The most characters of the markup of one record."""
_LINES: Final = 2**20


class UnusualError(Exception):
    """What is not usual; never seen outside."""


class Cut(NamedTuple):
    """A record, cut: its start tag without its ID, its markup, its texts as they stand and folded.

    ``opening`` is the start tag of the collection, ``line`` that on which the start tag ends.
    """

    opening: str
    start: str
    given: str
    line: int
    markup: tuple[str, ...]
    raw: list[str]
    texts: list[str]


def skeleton(cut: Cut) -> "_Element":
    """Return the record as the parser gives it, with a number in the place of each text.

    Raises:
        UnusualError: It is not well-formed, or has more than elements, texts and blanks.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    body = "".join([f">{at - 1}<{each}" for at, each in enumerate(cut.markup)])[4:]
    text = f"{cut.opening}{cut.start}{body[1:-1]}{_closing(cut.start)}{_closing(cut.opening)}"
    if len(text) > _MARKUP or "<!" in text or "<?" in text:
        raise UnusualError
    parser = XMLParser(resolve_entities="internal", no_network=True, load_dtd=False)
    try:
        collection = fromstring(text, parser)
    except XMLSyntaxError:
        raise UnusualError from None
    if len(collection) != 1:
        raise UnusualError
    for element in collection.iter():
        beside = (element.tail or "") + ((element.text or "") if len(element) else "")
        if beside.strip() or not "".join(element.attrib.values()).isprintable():
            raise UnusualError
    return collection[0]


def _closing(start: str) -> str:
    return f"</{start[1:-1].split(maxsplit=1)[0]}>"


class Plain(Generic[T]):
    """Cuts a collection into what is made of usual records, and text that has to be parsed."""

    def __init__(self, wanted: str, root: str, make: Callable[[Cut], T | None]) -> None:
        """Look for the records called *wanted* in *root*.

        Args:
            wanted: A local name.
            root: That of the element around the records.
            make: Makes of a record what is wanted; None if it has to be parsed.
        """
        self._root, self._make = root, make
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
            try:
                made = self._make(self._cut(text, found, end))
            except UnusualError:
                made = None
            end += len(closing)
            lines = text.count("\n", at, end)
            if made is not None:
                self._unsaid += lines
                yield made
            else:
                yield from self._lines()
                parsed = self.parsed
                yield text[at:end]
                self._ended = self.parsed != parsed + 1  # it was no record, or not the whole one
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

    def _cut(self, text: str, found: re.Match[str], end: int) -> Cut:
        """Return the record between its start tag and *end* in pieces."""
        parts = _TEXT.split(text[found.end() - 1 : end + 1])
        raw = parts[1::2]
        said = "<".join(raw)
        if "]]>" in said:
            raise UnusualError
        if said.isprintable():
            folded = "  " not in said and " <" not in said and "< " not in said
            folded = folded and said[-1:] != " " and is_normalized("NFC", said)
        elif refused(said) is None:
            folded = False
        else:
            raise UnusualError
        texts = raw if folded else [fold(each) for each in raw]
        if "&" in said:
            texts = texts.copy()
            folded = folded and _STROKE not in said
            for at, each in enumerate(raw):
                if "&" in each:
                    meant = raw[at] = _unescaped(each)
                    texts[at] = meant if folded else fold(meant)
        start, given = found[1], ""
        if 'ID="' in start and (named := _ID.search(start)):
            given = named[1]
            start = start[: named.start()] + start[named.end() :]
        line = self._line + text.count("\n", found.start(), found.end())
        return Cut(self._opening, start, given, line, tuple(parts[::2]), raw, texts)


def _unescaped(text: str) -> str:
    """Return *text* with the characters that its entities stand for."""
    said, number = _ENTITY.subn(_character, text)
    if text.count("&") != number:
        raise UnusualError
    return said


def _character(found: re.Match[str]) -> str:
    return _CHARACTERS[found[1]]
