"""A source's lines as a record reads them: joined, corrected, and compared with what it says."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rusrec.model import Correction
from rusrec.scripts.pattern import pattern
from rusrec.scripts.repair import RULES

__all__ = ["Difference", "Edit", "Passage", "difference", "edited", "on_one_line"]

# What may stand between fields that share lines.
_DELIMITERS: Final = pattern("[ –—:=/-]*")

_ROUND: Final = 20


class Passage(NamedTuple):
    """Lines *first* to *last* of a source's *lines*, counted from 1."""

    lines: Sequence[str]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The lines joined by single blanks, without the empty ones."""
        return " ".join(filter(None, self.lines[self.first - 1 : self.last]))

    @property
    def numbers(self) -> list[int]:
        """The line of each character of the text."""
        found: list[int] = []
        for number in range(self.first, self.last + 1):
            line = self.lines[number - 1]
            if line:
                found += [number] * (len(line) + bool(found))
        return found

    def line_at(self, corrections: Sequence[Correction], offset: int) -> int:
        """Return the line from which the character at *offset* of the corrected text comes."""
        text, numbers = self.text, self.numbers
        for correction in corrections:
            if correction.sic and not correction.rule:
                numbers = _moved(text, numbers, correction)
            text = edited(text, correction).text
        kept = [numbers[at] for at in _unfolded(text)]
        return kept[min(offset, len(kept) - 1)] if kept else self.first

    def __str__(self) -> str:
        """Name the lines: ``line 7``, ``lines 8-98``."""
        if self.first == self.last:
            return f"line {self.first}"
        return f"lines {self.first}-{self.last}"


def on_one_line(text: str) -> str:
    """Return *text* as it is compared: blanks folded, lines run on."""
    text = text.replace("\n", " ").replace("\t", " ")
    return " ".join(filter(None, text.split(" "))) if "  " in text else text.strip(" ")


class Edit(NamedTuple):
    """The text after a correction, and how many places it changed."""

    text: str
    places: int


def edited(text: str, correction: Correction) -> Edit:
    """Apply a correction wherever its ``sic`` stands, or its rule; an unknown rule does nothing."""
    if correction.rule:
        rule = RULES.get(correction.rule)
        return Edit(*rule(text)) if rule else Edit(text, 0)
    if not correction.sic:
        return Edit(text, 0)
    return Edit(text.replace(correction.sic, correction.corr), text.count(correction.sic))


def _moved(text: str, numbers: list[int], correction: Correction) -> list[int]:
    """Return the line of each character after a correction: what it put in is on sic's line."""
    moved: list[int] = []
    end = 0
    for found in re.finditer(re.escape(correction.sic), text):
        moved += numbers[end : found.start()] + [numbers[found.start()]] * len(correction.corr)
        end = found.end()
    return moved + numbers[end:]


def _unfolded(text: str) -> Iterator[int]:
    """Yield the offsets of the characters that folding the blanks of *text* leaves."""
    blank = True
    end = len(text.rstrip(" \t\n"))
    for at, char in enumerate(text[:end]):
        if char not in " \t\n" or not blank:
            yield at
        blank = char in " \t\n"


class Difference(NamedTuple):
    """The first place where source and record part: which field, and where in each of the two."""

    field: int
    offset: int
    source: str
    record: str
    at: int

    def __str__(self) -> str:
        """Show both sides around the place."""
        source, record = _around(self.source, self.offset), _around(self.record, self.at)
        return f"source: {source} | record: {record}"

    @property
    def words(self) -> tuple[str, str] | None:
        """The words that differ, source and record, where after them both sides agree again."""
        source, record = _word(self.source, self.offset), _word(self.record, self.at)
        if source and record and source[0] != record[0] and source[1] == record[1]:
            return source[0], record[0]
        return None


def _around(text: str, at: int) -> str:
    start, end = max(0, at - _ROUND), at + _ROUND
    return f"“{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}”"


def _word(text: str, at: int) -> tuple[str, str] | None:
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    end = len(text) if end < 0 else end
    return (text[start:end], text[end : end + _ROUND]) if start < end else None


def difference(text: str, fields: Sequence[str]) -> Difference | None:
    """Return where *text* is not the *fields* in their order, None where it is.

    One field must be the whole text; between, before and after several, delimiters may stand.
    """
    if len(fields) == 1:
        if text == fields[0]:
            return None
        offset = _alike(text, fields[0])
        return Difference(0, offset, text, fields[0], offset)
    begin = 0
    for number, field in enumerate(fields):
        end = _past_delimiters(text, begin)
        # A field may itself begin with a dash.
        starts = (at for at in range(begin, end + 1) if text.startswith(field, at))
        start = next(starts, -1)
        if start < 0:
            common = _alike(text[end : end + len(field)], field)
            return Difference(number, end + common, text, field, common)
        begin = start + len(field)
    end = _past_delimiters(text, begin)
    if end == len(text):
        return None
    return Difference(len(fields) - 1, end, text, fields[-1], len(fields[-1]))


def _alike(one: str, other: str) -> int:
    """Return how many characters the two begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _past_delimiters(text: str, begin: int) -> int:
    found = _DELIMITERS.match(text, begin)
    return found.end() if found else begin
