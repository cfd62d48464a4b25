"""Seams: what happens where a suffix, a delimiter and the next text meet.

One of two signs of punctuation gives way, a comma or stop goes inside the quotation where the
locale wants it, and no two spaces follow one another. Within a text nothing is touched: there
:data:`~rusrec.cite.marks.GUARD` keeps two signs apart.
"""

import re
from typing import Final

from rusrec.cite.marks import ANY, CLOSE, GUARD, QUOTE_END, SIGNS

__all__ = ["guard", "settle"]

# The sign before, then the signs that vanish after it, then those before which it vanishes itself.
_RULES: Final = {
    ":": (":.", "!?"),
    ".": (".", ""),
    ";": (":.;", "!?"),
    "!": (":.!", ""),
    "?": (":.?", ""),
    ",": (",", ""),
}
# A quotation that ends so keeps these after it: “Why?”: an answer.
_ENDS: Final = "!?;"
_KEPT: Final = ".:"
_PAIR = re.compile(
    "|".join(f"[{left}]{ANY}*[{vanish}{yields}]" for left, (vanish, yields) in _RULES.items())
)
_SPACES = re.compile(f"([ \xa0\n])({ANY}*) |\xa0({ANY}*)\xa0")
_TRAILING = re.compile(f" +({CLOSE}+)$")
_AFTER_QUOTE = re.compile(f"({QUOTE_END}[{QUOTE_END}{CLOSE}]*{ANY}*)([.,!?]+)")
_DOUBLED = re.compile(f"([:.;!?,])(?={ANY}*[:.;!?,])|({QUOTE_END}{CLOSE}*)(?=[:.;!?,])")
# A pattern that begins with one set of characters is searched for ten times faster than one of
# several branches, so such a one looks first.
_PERHAPS_DOUBLED = re.compile(f"[:.;!?,{QUOTE_END}][:.;!?,{SIGNS}]")
_TWO_SPACES = re.compile(f" {ANY}* ")


def guard(marked: str) -> str:
    """Keep the signs apart that *marked* holds itself: an ellipsis, a comma after a quotation."""
    if not _PERHAPS_DOUBLED.search(marked):
        return marked
    return _DOUBLED.sub(lambda match: match[0] + GUARD, marked)


def settle(marked: str, *, in_quotes: bool) -> str:
    """Settle every seam of a finished text; *in_quotes* is the locale's punctuation-in-quote."""
    marked = _pairs(marked)
    if in_quotes and _AFTER_QUOTE.search(marked):
        marked = _pairs(_into_quotes(marked))
    if marked[-1:] == CLOSE and _TRAILING.search(marked):
        marked = _TRAILING.sub(r"\1 ", marked)
    if "\xa0" in marked or "\n" in marked or _TWO_SPACES.search(marked):
        while _SPACES.search(marked):
            marked = _SPACES.sub(_one_space, marked)
    return marked


def _into_quotes(marked: str) -> str:
    """Move stops and commas into the quotation before them, and into the runs that end with it."""
    out: list[str] = []
    last = 0
    for match in _AFTER_QUOTE.finditer(marked):
        before = marked[last : match.start()]
        text = before.rstrip(CLOSE)
        out += text, match[2], before[len(text) :], match[1]
        last = match.end()
    out.append(marked[last:])
    return "".join(out)


def _one_space(match: re.Match[str]) -> str:
    if match[1] is None:
        return f"\xa0{match[3]}"
    return f"{match[1]}{match[2]}"


def _pairs(marked: str) -> str:
    start = 0
    while match := _PAIR.search(marked, start):
        found = match[0]
        left, between, right = found[0], found[1:-1], found[-1]
        start = match.start()
        if QUOTE_END in between and left in _ENDS and right in _KEPT:
            start = match.end() - 1
        elif right in _RULES[left][0]:
            marked = f"{marked[:start]}{left}{between}{marked[match.end() :]}"
        else:
            marked = f"{marked[:start]}{between}{right}{marked[match.end() :]}"
            start = 0  # what stood before the sign that gave way may meet the one after it
    return marked
