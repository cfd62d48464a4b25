"""What stands beside a text: other forms of it, outside of its formatting and quotation marks.

An aside is a run in the text that it belongs to, so that the style moves both together; when an
entry is finished, each goes out of the italics, links and quotation marks that end where it ends.
In the middle of a formatted stretch it is set plain (:data:`~rusrec.cite.marks.NODECOR`).
"""

from __future__ import annotations

import re
from typing import Final

from rusrec.cite.marks import (
    ASIDE,
    CLOSE,
    GUARD,
    HREF_END,
    INNER_QUOTE,
    NOCASE,
    OPENING,
    QUOTE,
    QUOTE_END,
    SIGNS,
    wrap,
)

__all__ = ["as_it_is", "aside", "outward", "without"]

_CLOSERS: Final = '」』》〉”»"'
"""Closing marks that a style may set as an affix."""
_TOKEN = re.compile(f"([{SIGNS}{_CLOSERS}])")
_DISPLAY: Final = frozenset(sign for (name, _), sign in OPENING.items() if name == "display")
_NO_RUN: Final = frozenset((HREF_END, QUOTE, INNER_QUOTE, QUOTE_END, GUARD))
"""Signs that no CLOSE belongs to."""


def aside(marked: str) -> str:
    """Give *marked* as something that stands beside the text before it."""
    return wrap(marked, ASIDE)


def as_it_is(marked: str) -> str:
    """Give *marked* such that no text-case changes it."""
    return wrap(marked, NOCASE)


def without(marked: str) -> str:
    """Give *marked* without its asides."""
    return "".join(token for token, inside in _walked(marked) if not inside)


def outward(marked: str, *, stopped: bool) -> str:
    """Give a finished *marked* text with each aside after all that ends where it stands.

    With *stopped* a full stop after an aside is drawn in: before it, and into its brackets.
    """
    mover = _Mover(stopped=stopped)
    for token, inside in _walked(marked):
        mover.take(token, inside=inside)
    mover.put_down("")
    return "".join(mover.out)


def _walked(marked: str) -> list[tuple[str, bool]]:
    """Give the signs and texts of *marked*, each with whether it belongs to an aside."""
    walked: list[tuple[str, bool]] = []
    depth = 0
    for token in _TOKEN.split(marked):
        if not token:
            continue
        opens = _opens(token)
        if depth or token == ASIDE:
            depth += opens - (token == CLOSE)
            walked.append((token, True))
        else:
            walked.append((token, False))
    return walked


def _opens(token: str) -> bool:
    return len(token) == 1 and "\ufdd0" <= token < CLOSE and token not in _NO_RUN


class _Mover:
    """Carries asides past the ends of the runs and quotations that they stand in."""

    def __init__(self, *, stopped: bool) -> None:
        self.out: list[str] = []
        self._held: list[str] = []
        self._open: list[str] = []
        self._stopped = stopped

    def take(self, token: str, *, inside: bool) -> None:
        if inside:
            self._held.append(token)
            return
        if self._held and not self._passes(token):
            token = self.put_down(token)
        if _opens(token):
            self._open.append(token)
        elif token == CLOSE and self._open:
            self._open.pop()
        self.out.append(token)

    def _passes(self, token: str) -> bool:
        """Tell whether what is held goes past *token*: an end of anything but a block."""
        if token == CLOSE:
            return bool(self._open) and self._open[-1] not in _DISPLAY
        return token == QUOTE_END or token in _CLOSERS

    def put_down(self, token: str) -> str:
        """Write what is held before *token*; give what is left of that."""
        held = "".join(self._held)
        self._held = []
        if held and self._stopped and token.startswith("."):
            held = f".{_stopped(held)}"
            token = token[1:]
        self.out.append(held)
        return token


def _stopped(held: str) -> str:
    """Give an aside with a full stop inside its closing bracket, or after it."""
    body, bracket, end = held.rpartition("]")
    return f"{body}.{bracket}{end}" if bracket and end.strip(CLOSE) == "" else f"{held}."
