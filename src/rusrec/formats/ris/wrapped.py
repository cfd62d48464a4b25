"""Lines that go on with the one before them, as programs write that wrap long texts."""

from io import BytesIO
from typing import Final

from rusrec.formats.ris.lines import LINE
from rusrec.scripts.pattern import pattern
from rusrec.scripts.utf8 import has_other_blanks

__all__ = ["unwrapped"]

_JOINT: Final = pattern(rb"\n(?![A-Z][A-Z0-9]  -[ \n])[ \t]*")
_FAR: Final = 16
"""Where the hyphen of a tag stands at the latest, behind five blanks of three and two bytes."""

_BLANK: Final = b" \t\n"
_HYPHEN, _CR = b"-\r"


def unwrapped(text: bytes) -> list[bytes]:
    """Return the lines of a reference, each with those joined to it that have no tag.

    None where that is not plain to see: of an empty line, which may part paragraphs, of a tag in
    another form, of a line that ends in CR, and where there are blanks but those of ASCII, which
    may stand at a line end.

    Raises:
        UnicodeError: A line is no UTF-8.
    """
    text = text.replace(b"\r\n", b"\n")
    own = text.lstrip(b"\n")
    parts = [part.rstrip(_BLANK) for part in _JOINT.split(own.rstrip(b"\n"))]
    if _CR in own or has_other_blanks(own) or parts[0].rpartition(b"\n")[2].startswith(b"TY"):
        return []
    for part in parts[1:]:
        if not part or part[0] in _BLANK or (_HYPHEN in part[:_FAR] and _is_tagged(part)):
            return []
    return BytesIO(text[: -len(own)] + b" ".join(parts) + b"\n").readlines()


def _is_tagged(text: bytes) -> bool:
    return LINE.fullmatch(text.partition(b"\n")[0].decode()) is not None
