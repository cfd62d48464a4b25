"""What a text in UTF-8 may hold, seen by the bytes that begin its characters.

To look for a byte is a hundred times as quick as to look at each character: so a reader asks this
of many records at once, and only where the answer is no of each text.
"""

import re
from collections.abc import Iterable
from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = ["Doubts", "doubts", "has_controls", "has_other_blanks", "is_composed", "is_quiet"]

_REFUSED: Final = (
    (0x7F, pattern(rb"\x7f")),
    (0xC2, pattern(rb"\xc2[\x80-\x9f]")),
    (0xEF, pattern(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")),
    *(
        (lead, pattern(bytes((lead,)) + rb"[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]"))
        for lead in range(0xF0, 0xF5)
    ),
)
"""Bytes that begin what no value may hold, each with its pattern."""

_WIDEST: Final = 4
"""The most bytes of a character."""

_BLANKS: Final = (
    (0xC2, pattern(rb"\xc2\xa0")),
    (0xE1, pattern(rb"\xe1\x9a\x80")),
    (0xE2, pattern(rb"\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f")),
    (0xE3, pattern(rb"\xe3\x80\x80")),
    (0xEF, pattern(rb"\xef\xbb\xbf")),
)
"""Bytes that begin blanks, or a byte order mark, each with their pattern."""

_CONTROLS: Final = tuple({*range(0x20)} - {*b"\t\n\r"})

_COMPOSED: Final = frozenset(
    (*range(0xC2, 0xCC), *range(0xCF, 0xD2), *range(0xD3, 0xD6), *range(0xE4, 0xEA),
     *range(0xEB, 0xEE))
)  # fmt: skip
"""Bytes that begin only what is in NFC, behind whatever it stands: those of Latin, Cyrillic,
Armenian and Han, and most of Greek and Hangul."""

_OTHERS: Final[dict[int, re.Pattern[bytes]]] = {
    0xCE: pattern(rb"\xce\x87"),
    0xD2: pattern(rb"\xd2[\x83-\x87]"),
    0xE1: pattern(rb"\xe1[^\xb8-\xbb]"),
    0xE2: pattern(
        rb"\xe2(?:\x80[\x80\x81]|\x83|\x84[\xa6\xaa\xab]|\x8c[\xa9\xaa]|[\xab\xb3\xb5\xb7])"
    ),
    0xE3: pattern(rb"\xe3(?:\x80[\xaa-\xaf]|\x82[\x99\x9a])"),
    0xEF: pattern(rb"\xef[^\xbb-\xbd]"),
    0xF0: pattern(rb"\xf0[^\x9f-\xae]"),
}
"""Bytes that begin what is in NFC for the most part (dashes, kana, letters with two accents), each
with a pattern of the rest. Of Hangul, too many syllables begin alike to be looked at one by one."""

Doubts = tuple[tuple[int, re.Pattern[bytes] | None], ...]

_DOUBTFUL: Final[Doubts] = tuple(
    sorted(
        [(lead, _OTHERS.get(lead)) for lead in range(0xC2, 0xF5) if lead not in _COMPOSED],
        key=lambda doubt: doubt[1] is not None,
    )
)
"""Those bytes, first the ones of which nothing more is looked at."""


def has_controls(text: bytes) -> bool:
    """Tell whether *text* holds a control character of ASCII but tabs, line ends and DEL."""
    # A number is looked for at once; bytes are first taken for one, and an error is made.
    return any(control in text for control in _CONTROLS)


def is_quiet(text: bytes) -> bool:
    """Tell whether *text* holds nothing that no value may hold.

    Not looked for are U+2028 and U+2029, and the controls that :func:`has_controls` finds, which
    some formats cannot hold.
    """
    return not _holds(text, _REFUSED)


def has_other_blanks(text: bytes) -> bool:
    """Tell whether *text* holds blanks but those of ASCII, or a byte order mark."""
    return _holds(text, _BLANKS)


def _holds(text: bytes, those: Iterable[tuple[int, re.Pattern[bytes]]]) -> bool:
    """Tell whether *text* holds one of *those*, each of which begins with the byte before it."""
    return any(lead in text and found.search(text, *_between(text, lead)) for lead, found in those)


def doubts(text: bytes) -> Doubts:
    """Return what in *text* may begin what is not in NFC, for :func:`is_composed`."""
    return tuple([doubt for doubt in _DOUBTFUL if doubt[0] in text])


def is_composed(text: bytes, doubts: Doubts) -> bool:
    """Tell whether *text* is in NFC, plain to see; *doubts* are those of a text that it is part of.

    Of text with accents of their own, in Semitic and in Indic scripts and in Hangul it seldom is.
    """
    for lead, others in doubts:
        if lead in text and (others is None or others.search(text, *_between(text, lead))):
            return False
    return True


def _between(text: bytes, lead: int) -> tuple[int, int]:
    """Return where in *text* the first character that begins with *lead* is, and the last ends."""
    return text.find(lead), text.rfind(lead) + _WIDEST
