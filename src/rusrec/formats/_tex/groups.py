r"""Groups of TeX, and the text that is written while they are open.

Groups are a stack of bounded depth, and what a group does to its content it does at both its ends,
so that a value costs time in proportion to its length however its braces nest.
"""

from collections.abc import Callable

from rusrec.formats._tex import macros

__all__ = ["DEPTH", "Action", "Groups"]

DEPTH = 200
"""How deep groups are told apart; further ones are counted."""

_NOCASE = '<span class="nocase">'
_FEW = 8

Action = tuple[str, str, str]
"""What becomes of an argument: a kind of frame, the text before it, the text after it."""


class _Frame:
    """An open group: what it is, where it began, and what must be written when it ends.

    Kinds: g group, p group that may protect capitals, k kept, w kept but a style is lost, d
    dropped, u dropped address, t set off by tags, L literal.
    """

    __slots__ = ("after", "at", "close", "ends", "kind", "sole", "start")

    def __init__(self, kind: str, close: str, start: int, at: int) -> None:
        self.kind = kind
        self.close = close
        self.start = start
        self.at = at
        self.after: tuple[Action, ...] = ()
        self.ends: list[tuple[int, str]] = []
        self.sole = -1


class Groups:
    """The text read so far (``out``), and the groups that are open."""

    __slots__ = (
        "args",
        "braces",
        "deep",
        "marks",
        "markup",
        "out",
        "pos",
        "shown",
        "stack",
        "tex",
        "told",
        "warn",
    )

    def __init__(self, tex: str, warn: Callable[[str], None], *, braces: bool) -> None:
        """Take the value; ``pos`` is where the token after the present one begins."""
        self.tex = tex
        self.warn = warn
        self.braces = braces
        self.pos = 0
        self.out: list[str] = []
        self.stack = [_Frame("g", "", 0, -1)]
        self.deep = 0
        self.marks: list[str] = []
        self.args: tuple[Action, ...] = ()
        self.markup = False
        self.shown = False
        self.told: set[str] = set()

    def text(self, text: str, before: str = "") -> None:
        """Take plain text, the first character of which may be what a macro waits for."""
        if self.args:
            if text.isspace() and before == "{":
                return
            kind, opening, closing = self.args[0]
            if kind != "L" or text.strip("0123456789="):  # the 18 of \\write18 is no argument
                self.args = ()
            text = text.lstrip() if kind == "t" else text
            if kind == "t" and text:
                self.begin((kind, opening, closing), self.pos)
                self.put(text[0])
                self.finish(self.stack.pop(), self.pos)
                text = text[1:]
        self.put(text)

    def put(self, text: str) -> None:
        """Write text, with the accents that wait for it."""
        if self.marks and (text := text.lstrip()):
            base = text[0]
            if base in "ıȷ" and self.marks[-1] < "\u0323":
                base = "i" if base == "ı" else "j"
            self.marks.reverse()
            text = "".join((base, *self.marks, text[1:]))
            self.marks.clear()
        self.out.append(text)

    def settle(self) -> None:
        """Write accents that found no letter as the characters that they print."""
        if self.marks:
            self.out.append("".join(macros.SPACING.get(mark, "") for mark in self.marks))
            self.marks.clear()

    def open(self) -> None:
        """Begin a group, or the argument of the macro that waits for one."""
        if len(self.stack) >= DEPTH:
            self.deep += 1
            return
        at = self.pos - 1
        if self.args:
            rest = self.args[1:]
            self.begin(self.args[0], at)
            self.stack[-1].after = rest
            self.args = ()
        elif self.marks:
            self.begin(("k", "", ""), at)
        elif self.braces and not self.shown and self.tex[self.pos : self.pos + 1] != "\\":
            self.shown = True
            self.begin(("p", "", "</span>"), at)
        else:
            self.begin(("g", "", ""), at)

    def begin(self, action: Action, at: int) -> None:
        """Push a frame; its opening stands in ``out`` at the frame's start."""
        kind, opening, closing = action
        self.stack.append(_Frame(kind, closing, len(self.out), at))
        if kind in "tpL":
            self.out.append(opening)

    def close(self) -> None:
        """End the innermost group; a brace too many is text."""
        self.args = ()
        if self.deep:
            self.deep -= 1
        elif len(self.stack) > 1:
            frame = self.stack.pop()
            self.finish(frame, self.pos - 1)
            outer = self.stack[-1]
            if outer.at + 1 == frame.at:
                outer.sole = self.pos
            if frame.kind == "L":
                self.args = (("L", "{", "}"),)
            else:
                self.args = frame.after
        else:
            self.out.append("}")

    def finish(self, frame: _Frame, end: int) -> None:
        """Write or take back what a group began."""
        self.settle()
        out = self.out
        for start, closing in reversed(frame.ends):
            self.end_tag(start, closing)
        if frame.kind == "t":
            self.end_tag(frame.start, frame.close)
        elif frame.kind == "L":
            out.append("}")
        elif frame.kind == "p":
            self.shown = False
            if frame.sole == end or _is_cased(out[frame.start + 1 :]):
                out[frame.start] = _NOCASE
                self.end_tag(frame.start, frame.close)
        elif frame.kind in "du":
            dropped = "".join(out[frame.start :])
            del out[frame.start :]
            if frame.kind == "u":
                self.warn(f"the address of \\href is left out: {dropped[:200]}")

    def end_tag(self, start: int, closing: str) -> None:
        """Write a closing tag, or take the opening back when there is nothing between."""
        if any(self.out[start + 1 : start + 1 + _FEW]) or len(self.out) > start + 1 + _FEW:
            self.out.append(closing)
            self.markup = self.markup or closing[0] == "<"
        else:
            del self.out[start:]

    def switch(self, opening: str, closing: str) -> None:
        """Begin a style that lasts to the end of the group."""
        self.stack[-1].ends.append((len(self.out), closing))
        self.out.append(opening)

    def tell(self, key: str, message: str) -> None:
        """Warn once for each macro."""
        if key not in self.told:
            self.told.add(key)
            self.warn(message)


_TAGS = frozenset(
    tag for pair in (*macros.TAGS.values(), *macros.SWITCHES.values()) for tag in pair
)


def _is_cased(pieces: list[str]) -> bool:
    """Say whether there is a capital or a small letter to protect."""
    return any(piece.lower() != piece.upper() and piece not in _TAGS for piece in pieces)
