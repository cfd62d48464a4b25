"""Initials of given names (CSL 1.0.2, initialize, initialize-with, initialize-with-hyphen)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rusrec.cite.marks import SIGNS

__all__ = ["initials"]

_SPLIT = re.compile(f"([{SIGNS}]+|[-‐‑–])")
_PIECE = re.compile(r"[^\W\d_][\u0300-\u036f]*\.?")
_HYPHENS: Final = frozenset("-‐‑–")
_DOT = re.compile(r"(?<=\.)(?=[^\W\d_])")


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, *, hyphen: bool = True, whole: bool = True) -> str:
    """Give *given* as initials, each followed by *mark*.

    With *hyphen* ``Jean-Luc`` gives ``J.-L.``; ``Chun-sŏ`` is one word and gives ``C.``. Unless
    *whole*, names written out stay, and only what is an initial already is written anew. A word
    in lowercase stays a word, and an abbreviation keeps its letters (``Ph.``).
    """
    out: list[tuple[str, bool]] = []
    for word in _DOT.sub(" ", given).split():
        written, is_initial = _word(word, mark, hyphen=hyphen, whole=whole)
        if written:
            out.append((written, is_initial))
    return _joined(out, mark)


def _word(word: str, mark: str, *, hyphen: bool, whole: bool) -> tuple[str, bool]:
    """Give a word as initials, and whether it became any."""
    parts = _SPLIT.split(word)
    pieces = [piece for piece in parts[::2] if piece.strip(".")]
    if not pieces:
        return word.replace(".", ""), False
    if pieces[0][0].islower() or (not whole and not all(map(_PIECE.fullmatch, pieces))):
        return word, False
    stop = mark.rstrip()
    joint = "-" if hyphen else mark[len(stop) :]
    out: list[str] = []
    ends = [*parts[1::2], ""]
    for piece, end, following in zip(parts[::2], ends, [*parts[2::2], ""], strict=True):
        if piece.strip(".") and not (out and piece[0].islower()):
            out.append(f"{_letter(piece)}{stop}")
        if end not in _HYPHENS:
            out.append(end)
        elif following and not following[0].islower():
            out.append(joint)
    return "".join(out), True


def _letter(piece: str) -> str:
    """Give the first letter with accents that are characters of their own, or an abbreviation."""
    if piece.endswith("."):
        return piece.rstrip(".")
    end = 1
    while end < len(piece) and "\u0300" <= piece[end] <= "\u036f":
        end += 1
    return piece[:end]


def _joined(words: list[tuple[str, bool]], mark: str) -> str:
    gap = mark[len(mark.rstrip()) :]
    out: list[str] = []
    for place, (word, is_initial) in enumerate(words):
        if place:
            out.append(gap if is_initial and words[place - 1][1] else " ")
        out.append(word)
    return "".join(out)
