"""Seams: what happens where a suffix, a delimiter and the next text meet.

One of two signs of punctuation gives way, a comma or stop goes inside the quotation where the
locale wants it, and no two spaces follow one another. Within a text nothing is touched: there
:data:`~rusrec.cite.marks.GUARD` keeps two signs apart.
"""

import re
from typing import Final

from rusrec.cite.marks import ANY, CLOSE, GUARD, QUOTE_END

__all__ = ["DOUBLED", "guard", "settle"]

# The sign before, then the signs that vanish after it, then those before which it vanishes itself.
_RULES: Final = {
    ":": (":.", "!?"),
    ".": (".", ""),
    ";": (":.;", "!?"),
    "!": (":.!", ""),
    "?": (":.?", ""),
    ",": (",", ""),
}
_PAIR = re.compile(f"([:.;!?,])({ANY}*)([:.;!?,])")
_SPACES = re.compile(f"([ \xa0\n])({ANY}*) |\xa0({ANY}*)\xa0")
_TRAILING = re.compile(f" +({CLOSE}+)$")
_AFTER_QUOTE = re.compile(f"((?:{CLOSE}*{QUOTE_END}{CLOSE}*)+)({ANY}*)([.,!?]+)")
DOUBLED: Final = f"([:.;!?,])(?={ANY}*[:.;!?,])|({QUOTE_END}{CLOSE}*)(?=[:.;!?,])"
"""A pattern: signs of punctuation that stand together, where a guard belongs."""
_DOUBLED = re.compile(DOUBLED)
_HINT = re.compile(f"[:.;!?,]{ANY}*[:.;!?,]")


def guard(marked: str) -> str:
    """Keep the signs apart that *marked* holds itself: an ellipsis, a comma after a quotation."""
    if not _DOUBLED.search(marked):
        return marked
    return _DOUBLED.sub(lambda match: match[0] + GUARD, marked)


def settle(marked: str, *, in_quotes: bool) -> str:
    """Settle every seam of a finished text; *in_quotes* is the locale's punctuation-in-quote."""
    if _HINT.search(marked):
        marked = _pairs(marked)
    if in_quotes and QUOTE_END in marked:
        marked = _AFTER_QUOTE.sub(_inside, marked)
        if _HINT.search(marked):
            marked = _pairs(marked)
    if marked[-1:] == CLOSE and _TRAILING.search(marked):
        marked = _TRAILING.sub(r"\1 ", marked)
    if _SPACES.search(marked):
        marked = _SPACES.sub(_one_space, marked)
        while _SPACES.search(marked):
            marked = _SPACES.sub(_one_space, marked)
    return marked


def _inside(match: re.Match[str]) -> str:  # a function is faster than a template
    return f"{match[3]}{match[1]}{match[2]}"


def _one_space(match: re.Match[str]) -> str:
    if match[1] is None:
        return f"\xa0{match[3]}"
    return f"{match[1]}{match[2]}"


def _pairs(marked: str) -> str:
    start = 0
    while match := _PAIR.search(marked, start):
        left, between, right = match.groups()
        vanish, yields = _RULES[left]
        if right in vanish:
            marked = f"{marked[: match.end(2)]}{marked[match.end() :]}"
            start = match.start()
        elif right in yields:
            marked = f"{marked[: match.start()]}{between}{right}{marked[match.end() :]}"
            start = max(match.start() - 1, 0)
        else:
            start = match.end() - 1
    return marked
