"""Initials of given names (CSL 1.0.2, initialize, initialize-with, initialize-with-hyphen)."""

from __future__ import annotations

import re
from functools import lru_cache

from rusrec.cite.marks import SIGNS

__all__ = ["initials"]

_WORD = re.compile(rf"([{SIGNS}]*)([^\s{SIGNS}]*)([{SIGNS}]*)")
_HYPHENS = re.compile("[-‐‑–]")
_PIECE = re.compile(r"([^\W\d_])[\u0300-\u036f]*\.?")


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, *, hyphen: bool = True, whole: bool = True) -> str:
    """Give *given* as initials, each followed by *mark*.

    With *hyphen* ``Jean-Luc`` gives ``J.-L.``. Unless *whole*, names written out stay, and only
    what is an initial already is written anew. A word in lowercase stays a word.
    """
    text = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", given)
    out: list[tuple[str, bool]] = []
    for word in text.split():
        match = _WORD.fullmatch(word)
        if match is None:
            out.append((word, False))
            continue
        before, core, after = match.groups()
        written, is_initial = _word(core, mark, hyphen=hyphen, whole=whole)
        if written:
            out.append((f"{before}{written}{after}", is_initial))
    return _joined(out, mark)


def _word(word: str, mark: str, *, hyphen: bool, whole: bool) -> tuple[str, bool]:
    """Give a word as initials, and whether it became any."""
    stop = mark.rstrip()
    pieces = [piece for piece in _HYPHENS.split(word) if piece.strip(".")]
    if not pieces:
        return "", False
    if not pieces[0][:1].isupper() and pieces[0][:1].lower() != pieces[0][:1].upper():
        return word, False
    if not whole and not all(_PIECE.fullmatch(piece) for piece in pieces):
        return word, False
    letters = [
        f"{_letter(piece)}{stop}"
        for place, piece in enumerate(pieces)
        if place == 0 or not piece[:1].islower() or not whole
    ]
    return ("-" if hyphen else "").join(letters), True


def _letter(piece: str) -> str:
    """Give the first letter with the accents that follow it as characters of their own."""
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
