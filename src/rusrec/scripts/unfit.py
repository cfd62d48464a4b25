"""What a character that no value may hold is called, and what to do about it."""

from typing import Final

__all__ = ["unfit"]

_C0: Final = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_CONTROLS: Final = _C0.split()
_DELETE: Final = "delete it"
_LINE_END: Final = "write an ordinary line end"
_WINDOWS: Final = "a file from Windows has a letter or a quote here: try --encoding cp1252"

_UNFIT: Final = (
    (0x00, "", "text with NUL in it is often UTF-16: try --encoding utf-16-le; else delete it"),
    (0x0A, "", _DELETE),
    (0x0D, "", _LINE_END),
    (0x1F, "", _DELETE),
    (0x7F, "DEL", _DELETE),
    (0x84, "", _WINDOWS),
    (0x85, "NEL", _LINE_END),
    (0x9F, "", _WINDOWS),
    (0x2028, "LINE SEPARATOR", _LINE_END),
    (0x2029, "PARAGRAPH SEPARATOR", _LINE_END),
    (0xDFFF, "half of a surrogate pair", "write the whole character"),
    (0x10FFFF, "a non-character", _DELETE),
)
"""Last character of a range, what the characters up to it are, and the remedy."""


def unfit(char: str) -> tuple[str, str]:
    """Return what *char* is, one that ``gate.refused`` finds, and the remedy."""
    number = ord(char)
    what, remedy = next((what, remedy) for last, what, remedy in _UNFIT if number <= last)
    return what or (_CONTROLS[number] if number < len(_CONTROLS) else "a control character"), remedy
