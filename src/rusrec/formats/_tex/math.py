r"""Formulas between dollar signs, as far as they are text: letters, signs, indices, exponents."""

import re
import unicodedata

from rusrec.formats._tex.macros import MATH, MATH_ACCENTS, MATH_PLAIN
from rusrec.scripts.pattern import pattern

__all__ = ["formula"]

_TOKEN = pattern(r"\\([A-Za-z]+)[ ]*|\\(.)|([{}^_'~-])|[^\\{}^_'~-]+", re.DOTALL)
_DEGREE = pattern(r"\^\s*(?:\{\s*\\(circ|prime)\s*\}|\\(circ|prime)(?![A-Za-z]))")
_DEPTH = 16
_TEXT_MODE = frozenset(("text", "textrm", "textnormal", "mbox", "hbox", "textup"))
_RAISED = {"^": ("<sup>", "</sup>"), "_": ("<sub>", "</sub>")}
_SIGNS = {"-": "−", "'": "′", "~": " "}


def formula(tex: str) -> list[str] | None:
    r"""Give the pieces of text that the formula *tex* says, or None where it is more than text.

    ``\alpha_2`` is ``α<sub>2</sub>``, ``^\circ`` is ``°``; fractions, roots and tables are None.
    """
    return _Formula().read(_DEGREE.sub(lambda m: "°" if "circ" in m[0] else "′", tex))


class _Formula:
    """One formula; ``closes`` holds, for each open group, the tag that ends it."""

    __slots__ = ("closes", "mark", "modes", "out", "raised", "text_next")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.closes: list[str] = []
        self.modes: list[bool] = [False]
        self.raised = ""
        self.mark = ""
        self.text_next = False

    def read(self, tex: str) -> list[str] | None:
        for match in _TOKEN.finditer(tex):
            if match[1] is not None:
                done = self.word(match[1])
            elif match[2] is not None:
                done = self.put(MATH.get(match[2]))
            elif match[3] is not None:
                done = self.sign(match[3])
            else:
                done = self.run(match[0])
            if not done:
                return None
        return None if self.closes or self.raised or self.mark else self.out

    def word(self, name: str) -> bool:
        if name in MATH_ACCENTS:
            self.mark = MATH_ACCENTS[name]
            return True
        if name in MATH_PLAIN:
            self.text_next = name in _TEXT_MODE
            return True
        return self.put(MATH.get(name))

    def put(self, piece: str | None) -> bool:
        if piece is None:
            return False
        if self.mark and piece:
            piece = unicodedata.normalize("NFC", piece[0] + self.mark) + piece[1:]
            self.mark = ""
        if self.raised and piece:
            opening, closing = _RAISED[self.raised]
            piece = f"{opening}{piece[0]}{closing}{piece[1:]}"
            self.raised = ""
        self.out.append(piece)
        return True

    def run(self, text: str) -> bool:
        return self.put(text.lstrip() if self.raised or self.mark else text)

    def sign(self, sign: str) -> bool:
        if sign == "{":
            return self.open()
        if sign == "}":
            return self.close()
        if self.modes[-1]:
            return self.put(" " if sign == "~" else sign)
        if sign in _RAISED:
            nested = bool(self.raised)
            self.raised = sign
            return not nested
        return self.put(_SIGNS[sign])

    def close(self) -> bool:
        if not self.closes:
            return False
        self.modes.pop()
        closing = self.closes.pop()
        if closing and self.out[-1] == closing.replace("/", ""):
            self.out.pop()  # nothing stood between
        else:
            self.out.append(closing)
        return not self.raised

    def open(self) -> bool:
        opening, closing = _RAISED[self.raised] if self.raised else ("", "")
        self.raised = ""
        self.out.append(opening)
        self.closes.append(closing)
        self.modes.append(self.text_next or self.modes[-1])
        self.text_next = False
        return len(self.closes) < _DEPTH
