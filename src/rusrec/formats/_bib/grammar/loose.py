"""Text between the entries of a .bib file: comment by BibTeX's rules, and often a lost entry."""

import re

from rusrec.errors import Problem
from rusrec.formats._bib.grammar.blocks import Block
from rusrec.scripts.pattern import pattern

__all__ = ["loose_text", "prose"]

_BEHIND_PERCENT = pattern(r"(?m)^[ \t]*%.*$")
_BRACES = pattern(r"[{}]")
_AT_LINE = pattern(r"(?m)^[ \t]*@(?!\s*comment\b)", re.IGNORECASE)
_NO_AT = pattern(
    r"(?m)^[ \t]*[A-Za-z]{3,20}[ \t]{0,8}[{(][ \t]{0,8}[^\s,{}()=]{0,200},[ \t]{0,8}"
    r"(?:$|[A-Za-z][\w-]{0,40}[ \t]{0,8}=)"
)
_SEPARATORS = " \t\n,;"


def loose_text(block: Block) -> tuple[Problem | None, bool]:
    """Say what is odd about text between blocks, and whether data are lost with it.

    Prose, lines behind % and a surplus comma are what people write there, and nothing odd.
    """
    text = _BEHIND_PERCENT.sub("", block.body) if "%" in block.body else block.body
    stripped = text.strip(_SEPARATORS)
    if not stripped:
        return None, False
    surplus = _surplus(text)
    if surplus >= 0:
        if not stripped.strip("})" + _SEPARATORS):
            return _problem(block, text, surplus, "a closing brace too many", "delete it"), False
        what = "text stands outside any entry: the entry before it ended too early"
        remedy = "delete the surplus closing brace in the entry before"
        lost = len(text) - len(text.lstrip("})" + _SEPARATORS))
        return _problem(block, text, lost, what, remedy), True
    found = _AT_LINE.search(text)
    if found:
        what, remedy = "an @ begins no entry here", "write @type{key, ...}"
        return _problem(block, text, found.start(), what, remedy), True
    found = _NO_AT.search(text)
    if found:
        what = "this looks like an entry without its @, and is passed over"
        remedy = "write the @, or % before every line"
        return _problem(block, text, found.start(), what, remedy), False
    return None, False


def prose(block: Block) -> Problem | None:
    """Give the problem that text is where no block is, None where all of it is behind %."""
    text = _BEHIND_PERCENT.sub("", block.body)
    if not text.strip(_SEPARATORS):
        return None
    return _problem(block, text, 0, "no entry begins in this file", "is it BibTeX? name its format")


def _surplus(text: str) -> int:
    """Give the index of the first closing brace without an opening one, -1 if there is none."""
    depth = 0
    for match in _BRACES.finditer(text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return match.start()
    return -1


def _problem(block: Block, text: str, pos: int, message: str, remedy: str) -> Problem:
    """Place a problem on the first line from *pos* on that is more than blanks."""
    while text[pos : pos + 1].isspace():
        pos += 1
    begin = text.rfind("\n", 0, pos) + 1
    line = block.line + text.count("\n", 0, pos)
    evidence = text[begin : begin + 200].split("\n", 1)[0]
    return Problem(message, help=remedy, line=line, evidence=evidence)
