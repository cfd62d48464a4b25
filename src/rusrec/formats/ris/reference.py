"""One reference of a RIS file, as its lines say it: tags, and a text behind each."""

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Final

from msgspec import Struct

from rusrec.scripts import gate
from rusrec.scripts.utf8 import Doubts

__all__ = ["BEGIN", "END", "TAGS", "Layout", "Reference", "Unusual", "layout_of", "reference",
           "text_in"]  # fmt: skip

BEGIN: Final = "TY"
"""The tag of the type, with which a reference begins."""

END: Final = "ER"
"""The tag with which it ends."""

TAGS: Final = frozenset(
    one + other for one in ascii_uppercase for other in ascii_uppercase + digits
) - {BEGIN, END}
"""The tags that stand between the two."""

_LAYOUTS: Final = 1024
_CR: Final = ord("\r")


class Layout:
    """The tags of references, in their order; of the same tags there is one while it is in use."""

    __slots__ = ("tags",)

    def __init__(self, tags: tuple[str, ...]) -> None:
        """Take the tags, that of the type first."""
        self.tags = tags


layout_of: Final = lru_cache(maxsize=_LAYOUTS)(Layout)
"""Return the layout of these tags."""


class Unusual(Struct, frozen=True, gc=False):
    """A reference that is read the long way: its type, its values by tag, the line it begins on."""

    kind: str
    values: dict[str, list[str]]
    line: int


class Reference(Struct, frozen=True, gc=False):
    """One reference: its tags, the line of each in UTF-8, and the number of the first.

    The first line is that of the type; behind the last is an empty one, for a tag that is not
    there. A text is still to be folded, but where it has paragraphs, which are parted by LF.
    *doubts* are of the text around it, see :func:`rusrec.scripts.utf8.is_composed`.
    """

    layout: Layout
    lines: list[bytes]
    line: int
    doubts: Doubts = ()

    def unusual(self) -> Unusual:
        """Return the values, in their order.

        Raises:
            UnicodeError: As :func:`text_in`.
        """
        values: dict[str, list[str]] = {}
        kind, *texts = map(text_in, self.lines[:-1])
        for tag, text in zip(self.layout.tags[1:], texts, strict=True):
            # What has paragraphs has been folded, line by line.
            value = text if "\n" in text else gate.fold(text)
            if value:
                values.setdefault(tag, []).append(value)
        return Unusual(kind.strip().upper(), values, self.line)

    def said(self) -> "Reference":
        """Return it without lines that say nothing, itself if there are none.

        Raises:
            UnicodeError: As :func:`text_in`.
        """
        kept = [at for at, line in enumerate(self.lines[:-1]) if not at or text_in(line).strip()]
        if len(kept) == len(self.layout.tags):
            return self
        layout = layout_of(tuple([self.layout.tags[at] for at in kept]))
        return Reference(layout, [*[self.lines[at] for at in kept], b""], self.line, self.doubts)


def text_in(line: bytes) -> str:
    """Return the text of a line: what is between its tag and its line end.

    Raises:
        UnicodeError: It is no UTF-8, or holds what parts lines or paragraphs, but LF.
    """
    text = line[6 : -2 if line[-2] == _CR else -1].decode()
    if "\r" in text or (not text.isascii() and ("\u2028" in text or "\u2029" in text)):
        message = "it holds what parts lines"
        raise UnicodeError(message)
    return text


def reference(tags: Sequence[str], texts: Sequence[str], line: int) -> Reference:
    """Return the reference of *tags* and *texts*, which are folded; empty ones say nothing."""
    said = [(tag, text) for tag, text in zip(tags[1:], texts[1:], strict=True) if text]
    lines = [f"{tag:2}  - {text}\n".encode() for tag, text in ((tags[0], texts[0]), *said)]
    return Reference(layout_of((tags[0], *[tag for tag, _ in said])), [*lines, b""], line)
