"""The lines of a RIS file: a tag of two signs, two blanks, a hyphen, a blank, a value."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from string import ascii_uppercase, digits
from typing import Final, NamedTuple
from unicodedata import is_normalized

from rusrec.errors import Problem, SourceError
from rusrec.formats._source import check, visible
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["END", "Reference", "Stray", "references"]

END: Final = "ER"
_LINE: Final = pattern(r"\s{0,3}([A-Z][A-Z0-9])(?:  ?|\t)-(?:[ \t](.*))?")
_SMALL: Final = pattern(r"\s{0,3}([A-Za-z][A-Za-z0-9])  -(?:[ \t](.*))?")
_BEGIN: Final = "TY  - "
_LAST: Final = f"\n{END}  -"
_TAGS: Final = frozenset(
    one + other for one in ascii_uppercase for other in ascii_uppercase + digits
) - {"TY", END}
_IN_PARAGRAPHS: Final = frozenset(("AB", "N2", "N1"))
_MOST: Final = 2**20
_LONG: Final = 2**16
_EDGES: Final = " \t\ufeff"
_Pick = Callable[[list[str]], list[str]]


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
    pieces: Iterable[str], name: str, stray: Callable[[Stray], object]
) -> Iterator[Reference]:
    """Yield the references in the text that *pieces* are, each as soon as it ends.

    A line without a tag goes on with the value before it; behind an empty one it begins a new
    paragraph, where a value has paragraphs. A reference ends at ``ER``, or where it
    is missing at the next ``TY``. What stands in none goes to *stray*.

    Raises:
        SourceError: A character that no value may hold, a reference of over a mebibyte, or no
            reference in a file that is not empty.
    """
    reader = _Lines(name, stray)
    rest = ""
    for piece in pieces:
        text, at = rest + piece, 0
        while (end := text.find(_LAST, at)) >= 0 and (end := text.find("\n", end + 1)) >= 0:
            yield from reader.read(text[at : end + 1])
            at = end + 1
        end = text.rfind("\n") + 1
        if end - at > _LONG:
            yield from reader.read(text[at:end])
            at = end
        rest = text[at:]
    yield from reader.read(rest)
    yield from reader.end()


def _usual(text: str, line: int) -> Reference | None:
    """Return the one reference that *text* is, each line of it a tag and a value in its form.

    None where that is not plain to see: then it is read line by line.
    """
    first = text[:1] == "\n"
    end = text.rfind(_LAST)
    if not text.startswith(_BEGIN, first) or len(text) > _LONG:
        return None
    if text[end + len(_LAST) :] not in ("\n", " \n"):
        return None
    said = text[first + len(_BEGIN) : end]
    *pieces, last = said.split("  - ")
    if said.count("  ") > len(pieces) or " \n" in said or last[-1:] in ("", " "):
        return None  # there are blanks to be folded, or no value
    cuts = [piece.rpartition("\n") for piece in pieces]
    picks = _picks(tuple([tag for _, _, tag in cuts]))
    values = [value for value, _, _ in cuts]
    values.append(last)
    if picks is None or not ("|".join(values).isprintable() and is_normalized("NFC", said)):
        return None
    found = {tag: pick(values) for tag, pick in picks}
    return Reference(values[0].upper(), found, line + first) if all(values) else None


@lru_cache(maxsize=512)
def _picks(tags: tuple[str, ...]) -> tuple[tuple[str, _Pick], ...] | None:
    """Return what takes the values of each tag; before the first stands the type."""
    at: dict[str, list[int]] = {}
    for place, tag in enumerate(tags, 1):
        at.setdefault(tag, []).append(place)
    if not at.keys() <= _TAGS:
        return None
    return tuple([(tag, _pick(places)) for tag, places in at.items()])


def _pick(places: list[int]) -> _Pick:
    first, last = places[0], places[-1]
    if last - first + 1 == len(places):
        return itemgetter(slice(first, last + 1))
    return lambda values: [values[place] for place in places]


class _Lines:
    """Reads references line by line; knows the one that has begun."""

    def __init__(self, name: str, stray: Callable[[Stray], object]) -> None:
        """Call the source *name*, and give *stray* what stands in no reference."""
        self.name, self.stray = name, stray
        self.current: _Open | None = None
        self.number = self.found = 0
        self.first = ""  # the first line that is in no reference
        self.line = _LINE

    def read(self, text: str) -> Iterator[Reference]:
        """Yield the references that end in *text*, whole lines up to an ``ER`` at most."""
        usual = None
        if self.current is None and text.find(_LAST) > 0:
            usual = _usual(text, self.number + 1)
        if usual is not None:
            self.number = usual.line + sum(map(len, usual.values.values())) + 1
            self.found += 1
            yield usual
            return
        for line in text.removesuffix("\n").split("\n") if text else ():
            self.number += 1
            if not line.isprintable():
                check(line, name=self.name, line=self.number)
                line = line.removeprefix("\ufeff")  # noqa: PLW2901 (one file put behind another)
            ended = self._line(line)
            if ended is not None:
                yield ended

    def _line(self, line: str) -> Reference | None:
        """Take one line; return the reference that ends with it."""
        match = self.line.fullmatch(line)
        tag = match[1].upper() if match else ""
        ended = None
        if tag in ("TY", END) and self.current:
            ended, self.current = self.current.reference, None
        if not self.current:
            match = _SMALL.fullmatch(line) or match
            tag = match[1].upper() if match else ""
        if match and tag == "TY":
            self.line = _LINE if match[1] == tag else _SMALL
            self.current = _Open((match[2] or "").strip().upper(), self.number)
            self.found += 1
        elif self.current:
            self.current.put(tag, (match[2] or "") if match else line, self.name)
        elif line.strip(_EDGES) and not (tag == END and self.found):
            self.first = self.first or line.strip()
            if tag != END:
                self.stray(Stray(line.strip(), self.number))
        return ended

    def end(self) -> Iterator[Reference]:
        """Yield the reference that nothing ends; refuse a file of something else."""
        if self.current:
            yield self.current.reference
        if self.first and not self.found:
            message = "has no line 'TY  - ', with which a RIS reference begins"
            remedy = "is it RIS? name the format with --from"
            problem = Problem(message, remedy, "RR401", self.name, 1)
            raise SourceError(problem._replace(evidence=visible(self.first)))


class _Open:
    """A reference whose end has not been read."""

    def __init__(self, kind: str, line: int) -> None:
        self.reference = Reference(kind, {}, line)
        self.last: list[str] = []
        self.size = 0
        self.joint = " "
        self.broken = False

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
            self.joint = "\n" if tag in _IN_PARAGRAPHS else " "
        elif text:
            self.last[-1] = f"{self.last[-1]}{self.joint if self.broken else ' '}{text}".lstrip()
        self.broken = not (tag or text)
