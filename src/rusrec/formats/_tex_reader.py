r"""LaTeX as it is found in bibliographies, read token by token.

Nothing is expanded, nothing is run, and nothing recurses: groups are a stack of bounded depth, so
that a value costs time in proportion to its length whatever it holds.
"""

import re
from collections.abc import Callable

from rusrec.formats import _tex_macros as macros
from rusrec.formats._tex_math import formula
from rusrec.scripts.gate import nfc

__all__ = ["Reader"]

_TOKEN = re.compile(
    r"\\(?:([A-Za-z]+\*?)[ \t]*\n?[ \t]*|(.))|[{}$~]|``?|''|---?|[?!]`|\\\Z", re.DOTALL
)
# Where a token begins; alternatives that begin with a literal are found by a table of characters.
_NEXT = re.compile(r"\\|\{|\}|\$|~|`|''|--|\?`|!`")
_LIGATURES = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "--": "–",
    "---": "—",
    "?`": "¿",
    "!`": "¡",
    "~": " ",
    "\\": "\\",
}
_DEPTH = 200
_NOCASE = '<span class="nocase">'
_MATH = re.compile(r"((?:[^$\\]|\\.)*+)\$", re.DOTALL)
_MONEY = re.compile(r"\s*\d[\d.,]*\s+[^\W\d_]{2,}")
_STARRED = frozenset(("enquote*", "verb*"))
_FORMULA = re.compile(r"[\\^_{}=+<>|]")
_OPTIONAL = re.compile(r"\[[^\]\[{}]{0,200}\](?=\{)")
_VERBATIM = re.compile(r"\{((?:[^{}\\]|\\[{}]?|\{\}){0,4000}+)\}")
_VERB = re.compile(r"([^A-Za-z\s*])(.{0,400}?)\1")
_LENGTH = re.compile(r"[ =]*-?[\d.]+ *(?:em|ex|pt|mm|cm|in|mu|sp)\b|")
_CHARACTER = re.compile(r"\s*\{?\s*(?:\"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7}))\s*\}? ?")
_ESCAPED = re.compile(r"\\([_%&#$~{}\\])(?:\{\})?")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_PAIRS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    # Single quotes, the ligatures of T1 for « » „ “, and babel's shorthands for the same.
    ("`", re.compile(r"(?<![`\\?!])`(?![`\s])([^`\n]{1,400}?)(?<![\\'])'(?![\w'])"), r"‘\1’"),
    ("<<", re.compile(r"<<([^<>]{1,400})>>"), r"«\1»"),
    (",,", re.compile(r",,([^,`'\s][^`']{0,400}+)(?:``|'')"), r"„\1“"),
    ('"', re.compile(r'"<([^<>"]{1,400})">'), r"«\1»"),
    ('"`', re.compile(r"\"`([^\"`]{1,400})\"'"), r"„\1“"),
    ('"-', re.compile(r'(?<=\s)"---(?=\s)'), "—"),
    # What we write ourselves for straight quotes that pair.
    ("“{", re.compile(r"“\{\}"), '"'),
    ("”{", re.compile(r"”\{\}"), '"'),
)


class _Frame:
    """An open group: what it is, where it began, and what must be written when it ends.

    Kinds: g group, p group that may protect capitals, k kept, w kept but a style is lost, d dropped,
    u dropped address, t set off by tags, L literal.
    """

    __slots__ = ("after", "at", "close", "ends", "kind", "sole", "start")

    def __init__(self, kind: str, close: str, start: int, at: int) -> None:
        self.kind = kind
        self.close = close
        self.start = start
        self.at = at
        self.after: tuple[tuple[str, str, str], ...] = ()
        self.ends: list[tuple[int, str]] = []
        self.sole = -1


class Reader:
    """Reads one value; see :func:`rusrec.formats._tex.decode`."""

    __slots__ = (
        "args",
        "braces",
        "deep",
        "dollars",
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
        for hint, pattern, replacement in _PAIRS:
            if hint in tex:
                tex = pattern.sub(replacement, tex)
        layers = _layers(tex)
        self.tex = tex[layers : len(tex) - layers] if layers else tex
        self.warn = warn
        self.braces = braces
        self.pos = 0
        self.out: list[str] = []
        self.stack = [_Frame("g", "", 0, -1)]
        self.deep = self.dollars = 0
        self.marks: list[str] = []
        self.args: tuple[tuple[str, str, str], ...] = ()
        self.markup = False
        self.shown = False
        self.told: set[str] = set()

    def read(self) -> tuple[str, bool]:
        """Give the text, blanks not yet folded, and whether it holds tags."""
        tex, search, token = self.tex, _NEXT.search, _TOKEN.match
        while (found := search(tex, self.pos)) and (match := token(tex, found.start())):
            if match.start() > self.pos:
                self.text(tex[self.pos : match.start()], before=match[0])
            self.pos = match.end()
            if match[1] is not None:
                self.word(match[1], match[0])
            elif match[2] is not None:
                self.symbol(match[2])
            else:
                self.sign(match[0])
        if self.pos < len(tex):
            self.text(tex[self.pos :])
        while self.stack:
            self.finish(self.stack.pop(), len(tex))
        return nfc("".join(self.out)), self.markup

    # ------------------------------------------------------------ what a token does

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

    def word(self, name: str, source: str) -> None:
        """Take a macro whose name is letters."""
        self.args = ()
        name = name if name in _STARRED else name.rstrip("*")
        if name in macros.MATH:
            self.put(macros.MATH[name])
        elif name in macros.ACCENTS:
            self.marks.append(macros.ACCENTS[name])
        elif name in macros.TAGS:
            self.args = (("t", *macros.TAGS[name]),)
            self.skip_optional()
        elif name in macros.ARGUMENTS:
            self.arguments(name)
        elif name in macros.SWITCHES:
            self.switch(*macros.SWITCHES[name])
        elif name in _FUNCTIONS:
            _FUNCTIONS[name](self, source)
        else:
            self.unknown(name, source)

    def symbol(self, char: str) -> None:
        """Take a macro whose name is one character that is no letter."""
        self.args = ()
        if char in macros.ACCENTS:
            self.marks.append(macros.ACCENTS[char])
        elif char in macros.SYMBOLS:
            self.put(macros.SYMBOLS[char])
        else:
            self.put("\\" + char)

    def sign(self, sign: str) -> None:
        """Take a brace, a dollar sign or a ligature."""
        if sign == "{":
            self.open()
            return
        self.settle()
        if sign == "}":
            self.close()
        elif sign == "$":
            self.args = ()
            self.math()
        else:
            self.args = ()
            self.out.append(_LIGATURES[sign])

    # ------------------------------------------------------------ groups

    def open(self) -> None:
        """Begin a group, or the argument of the macro that waits for one."""
        if len(self.stack) >= _DEPTH:
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

    def begin(self, action: tuple[str, str, str], at: int) -> None:
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
        if any(self.out[start + 1 : start + 9]) or len(self.out) > start + 9:
            self.out.append(closing)
            self.markup = self.markup or closing[0] == "<"
        else:
            del self.out[start:]

    def settle(self) -> None:
        """Write accents that found no letter as the characters that they print."""
        if self.marks:
            self.out.append("".join(macros.SPACING.get(mark, "") for mark in self.marks))
            self.marks.clear()

    # ------------------------------------------------------------ macros with arguments

    def switch(self, opening: str, closing: str) -> None:
        """Begin a style that lasts to the end of the group."""
        self.stack[-1].ends.append((len(self.out), closing))
        self.out.append(opening)

    def arguments(self, name: str) -> None:
        """Wait for the arguments that the table says."""
        actions = macros.ARGUMENTS[name]
        self.skip_optional()
        if actions == "v":
            match = _VERBATIM.match(self.tex, self.pos)
            if match:
                self.put(_ESCAPED.sub(r"\1", match[1]))
                self.pos = match.end()
                return
            actions = "k"
        if actions == "w":
            self.tell(name, f"the style of \\{name} is left out")
        self.args = tuple((action, "", "") for action in actions)

    def skip_optional(self) -> None:
        """Pass over ``[...]`` before an argument."""
        match = _OPTIONAL.match(self.tex, self.pos)
        if match:
            self.pos = match.end()

    def unknown(self, name: str, source: str) -> None:
        """Keep the argument of a macro that is not known, or its name where it has none."""
        if name in macros.LITERAL:
            self.tell(name, f"\\{name} is not carried out; it stays as text")
            self.put(source)
            self.args = (("L", "{", "}"),)
            return
        self.skip_optional()
        if self.tex.startswith("{", self.pos):
            self.tell(name, f"the macro \\{name} is not known; its argument is kept as text")
            self.args = (("k", "", ""),)
        else:
            self.tell(name, f"the macro \\{name} is not known; it stays as text")
            self.put(source)

    def tell(self, key: str, message: str) -> None:
        """Warn once for each macro."""
        if key not in self.told:
            self.told.add(key)
            self.warn(message)

    # ------------------------------------------------------------ formulas and characters

    def math(self) -> None:
        """Take a formula as text where it is one, else as it is written."""
        if self.tex.startswith("$", self.pos):  # the delimiter of a displayed formula
            self.pos += 1
            return
        match = _MATH.match(self.tex, self.pos) if self.dollars < _DEPTH else None
        if match is None or (not _FORMULA.search(match[1]) and _MONEY.match(match[1])):
            self.out.append("$")
            return
        pieces = formula(match[1])
        if pieces is not None:
            self.out.extend(pieces)
            self.markup = self.markup or any(piece.endswith(("</sup>", "</sub>")) for piece in pieces)
        elif match[1].count("{") == match[1].count("}"):
            self.tell("$", f"a formula stays as TeX: ${match[1][:200]}$")
            self.out.append(f"${match[1]}$")
        else:  # a dollar sign that crosses braces; after many of them none is looked at any more
            self.dollars += 1
            self.out.append("$")
            return
        self.pos = match.end()

    def character(self, source: str) -> None:
        r"""Take ``\char"AC00``, ``\symbol{8470}``."""
        match = _CHARACTER.match(self.tex, self.pos)
        code = int(match[1] or "0", 16) + int(match[2] or "0", 8) + int(match[3] or "0") if match else 0
        if match and code <= 0x10FFFF and chr(code).isprintable():
            self.pos = match.end()
            self.put(chr(code))
        else:
            self.put(source)

    def length(self, _source: str) -> None:
        r"""Pass over ``\kern 1em``."""
        match = _LENGTH.match(self.tex, self.pos)
        self.pos = match.end() if match else self.pos

    def verb(self, source: str) -> None:
        r"""Take ``\verb|text|``."""
        match = _VERB.match(self.tex, self.pos)
        self.put(match[2] if match else source)
        self.pos = match.end() if match else self.pos


_FUNCTIONS: dict[str, Callable[[Reader, str], None]] = {
    **dict.fromkeys(("char", "symbol", "unichar", "Uchar", "UTF"), Reader.character),
    **dict.fromkeys(("kern", "hskip", "vskip", "mskip"), Reader.length),
    **dict.fromkeys(("verb", "verb*"), Reader.verb),
}
_TAGS = frozenset(tag for pair in (*macros.TAGS.values(), *macros.SWITCHES.values()) for tag in pair)


def _is_cased(pieces: list[str]) -> bool:
    """Say whether there is a capital or a small letter to protect."""
    return any(piece.lower() != piece.upper() and piece not in _TAGS for piece in pieces)


def _layers(tex: str) -> int:
    """Count the brace pairs that enclose all of *tex*: they delimit, they protect nothing."""
    if tex[:1] != "{" or tex[-1:] != "}":
        return 0
    leading = len(tex) - len(tex.lstrip("{"))
    trailing = len(tex) - len(tex.rstrip("}"))
    depth, lowest, stop = 0, leading, len(tex) - trailing
    for match in _BRACE.finditer(tex):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            if match.start() >= stop:
                break
            depth -= 1
            lowest = min(lowest, depth)
    return max(0, min(lowest, trailing, depth))
