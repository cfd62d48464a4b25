"""Fields written once for many records, with marks in them where the words of each record go.

What a record says is written the long way of a stand-in: a record whose words are a letter of their
script and a mark. So every field comes out as it would of words in that script, and a mark stands
wherever one of them is put: a title in 245 and in 246, a place in each script of 773.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, Final

from rusrec.formats._marc.unit import Unit
from rusrec.formats._usual import Told
from rusrec.scripts.pattern import pattern

__all__ = ["Template", "filled", "is_said", "marked", "marks", "stand_in"]

_FIRST: Final = 0xE000
_MOST: Final = 256
_MARK: Final = pattern("([\ue000-\ue0ff])")
"""A mark, without the letter that stands before it and goes with it."""
_STANDING: Final = pattern("(?s:.)([\ue000-\ue0ff])")
_LETTERS: Final = {
    "": "1", "Latn": "A", "Hang": "가", "Hani": "漢", "Cyrl": "Я", "Grek": "Ω", "Hira": "あ",
    "Kana": "ア", "Hebr": "א", "Arab": "ع",
}  # fmt: skip


def stand_in(place: int, script: str = "Latn") -> str:
    """Return what stands for the value at this *place* among those of a record.

    Raises:
        Told: Too many values, or a script for which no letter is known.
    """
    if place >= _MOST or script not in _LETTERS:
        raise Told
    return _LETTERS[script] + chr(_FIRST + place)


def marks(texts: Iterable[str]) -> list[int]:
    """Return the places of the values that stand in *texts*."""
    return [ord(mark) - _FIRST for text in texts for mark in _MARK.findall(text)]


def marked(text: str) -> bool:
    """Tell whether *text* has in it what a template takes for a mark."""
    return not text.isprintable() and _MARK.search(text) is not None


def is_said(unit: Unit) -> bool:
    """Tell whether values stand in what is said of a unit: so it depends on their words."""
    return any(marked(text) for form in unit.forms for _, text in form.said)


class Template:
    """A text with marks."""

    __slots__ = ("_pieces", "_places")

    def __init__(self, text: str) -> None:
        """Take a text that has at least one mark."""
        self._pieces = pieces = _MARK.split(text)
        pieces[:-1:2] = [piece[:-1] for piece in pieces[:-1:2]]
        found = [ord(mark) - _FIRST for mark in self._pieces[1::2]]
        # With one index alone it would return no tuple.
        self._places: itemgetter[Any] = itemgetter(*found, found[0])

    def filled(self, values: Sequence[str]) -> str:
        """Return the text with the *values* at the marks of their places."""
        pieces = self._pieces.copy()
        pieces[1::2] = self._places(values)[:-1]
        return "".join(pieces)


def filled(unit: Unit, values: Sequence[str]) -> Unit:
    """Return a unit with the *values* at the marks of their places."""
    forms = [
        form._replace(subs=tuple([(code, _put(text, values)) for code, text in form.subs]))
        for form in unit.forms
    ]
    return unit._replace(forms=tuple(forms))


def _put(text: str, values: Sequence[str]) -> str:
    return _STANDING.sub(lambda found: values[ord(found[1]) - _FIRST], text)
