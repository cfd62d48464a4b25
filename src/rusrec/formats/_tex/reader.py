r"""LaTeX as it is found in bibliographies, read token by token.

Nothing is expanded, nothing is run, and nothing recurses: groups are a stack of bounded depth, so
that a value costs time in proportion to its length whatever it holds.
"""

import re
import sys
from collections.abc import Callable

from rusrec.formats._tex import macros
from rusrec.formats._tex.groups import Groups
from rusrec.formats._tex.math import formula
from rusrec.scripts.pattern import pattern

__all__ = ["Reader"]

_TOKEN = pattern(
    r"\\(?:([A-Za-z]+\*?)[ \t]*\n?[ \t]*|(.))|[{}$~]|``?|''|---?|[?!]`|\\\Z", re.DOTALL
)
# Where a token begins; alternatives that begin with a literal are found by a table of characters.
_NEXT = pattern(r"\\|\{|\}|\$|~|`|''|--|\?`|!`")
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
_DOLLARS = 200
_MATH = pattern(r"((?:[^$\\]|\\.)*+)\$", re.DOTALL)
_MONEY = pattern(r"\s*\d[\d.,]*\s+[^\W\d_]{2,}")
_STARRED = frozenset(("enquote*", "verb*"))
_RAISED = pattern("</su[bp]>")
_FORMULA = pattern(r"[\\^_{}=+<>|]")
_OPTIONAL = pattern(r"\[[^\]\[{}]{0,200}\](?=\{)")
_VERBATIM = pattern(r"\{((?:[^{}\\]|\\[{}]?|\{\}){0,4000}+)\}")
_VERB = pattern(r"([^A-Za-z\s*])(.{0,400}?)\1")
_LENGTH = pattern(r"[ =]*-?[\d.]+ *(?:em|ex|pt|mm|cm|in|mu|sp)\b|")
_CHARACTER = pattern(r"\s*\{?\s*(?:\"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7}))\s*\}? ?")
_ESCAPED = pattern(r"\\([_%&#$~{}\\])(?:\{\})?")
_RANGE = pattern(
    r"(?<=\s)~(?=\s)|(?<=[0-9])~(?=[0-9]{1,2}(?![0-9]))|(?<=[0-9]{4})~(?=[0-9]{4}(?![0-9]))"
    r"|(?<=([년월일세]))~(?=[0-9]+\1)"
)
"""Where ``~`` is no tie: Korean databases write ranges with it, and export no TeX."""
_BRACE = pattern(r"\\.|[{}]", re.DOTALL)
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


class Reader(Groups):
    """Reads one value; see :func:`rusrec.formats._tex.decode`."""

    __slots__ = ("dollars",)

    def __init__(self, tex: str, warn: Callable[[str], None], *, braces: bool) -> None:
        """Take the value, its quotes made pairs and the braces around all of it left out."""
        for hint, source, replacement in _PAIRS:
            if hint in tex:
                tex = source.sub(replacement, tex)
        layers = _layers(tex)
        super().__init__(tex[layers : len(tex) - layers] if layers else tex, warn, braces=braces)
        self.dollars = 0

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
        return "".join(self.out), self.markup

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
            in_range = sign == "~" and _RANGE.match(self.tex, self.pos - 1)
            self.out.append("~" if in_range else _LIGATURES[sign])

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

    def math(self) -> None:
        """Take a formula as text where it is one, else as it is written."""
        if self.tex.startswith("$", self.pos):  # the delimiter of a displayed formula
            self.pos += 1
            return
        match = _MATH.match(self.tex, self.pos) if self.dollars < _DOLLARS else None
        if match is None or (not _FORMULA.search(match[1]) and _MONEY.match(match[1])):
            self.out.append("$")
            return
        pieces = formula(match[1])
        if pieces is not None:
            self.out.extend(pieces)
            self.markup = self.markup or any(map(_RAISED.search, pieces))
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
        digits = (
            (match[1], 16) if match and match[1] else (match[2], 8) if match and match[2] else None
        )
        code = int(*digits) if digits else int(match[3]) if match else 0
        if match and code <= sys.maxunicode and chr(code).isprintable():
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
