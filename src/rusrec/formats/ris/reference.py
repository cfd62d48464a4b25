"""One reference of a RIS file, as its lines say it: tags, and a text under each."""

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Final

from msgspec import Struct

from rusrec.scripts import gate

__all__ = ["BEGIN", "END", "TAGS", "Layout", "Reference", "layout_of", "reference"]

BEGIN: Final = "TY"
"""The tag of the type, with which a reference begins."""

END: Final = "ER"
"""The tag with which it ends."""

TAGS: Final = frozenset(
    one + other for one in ascii_uppercase for other in ascii_uppercase + digits
) - {BEGIN, END}
"""The tags that stand between the two."""

_LAYOUTS: Final = 1024


class Layout:
    """The tags of references, in their order; of the same tags there is one while it is in use."""

    __slots__ = ("tags",)

    def __init__(self, tags: tuple[str, ...]) -> None:
        """Take the tags, that of the type first."""
        self.tags = tags


layout_of: Final = lru_cache(maxsize=_LAYOUTS)(Layout)
"""Return the layout of these tags."""


class Reference(Struct, frozen=True, gc=False):
    """One reference: its tags, a text for each, and the line it begins on.

    The first text is the type. No text is empty, but for those of mere blanks, which are still to
    be folded where a text stands on one line; ``composed`` says of all that they are in NFC.
    """

    layout: Layout
    texts: list[str]
    line: int
    composed: bool = True

    @property
    def kind(self) -> str:
        """The type."""
        return self.texts[0].strip().upper()

    @property
    def values(self) -> dict[str, list[str]]:
        """The values by tag, in their order."""
        found: dict[str, list[str]] = {}
        for tag, text in zip(self.layout.tags[1:], self.texts[1:], strict=True):
            # What has paragraphs has been folded, line by line.
            value = text if "\n" in text else gate.fold(text)
            if value:
                found.setdefault(tag, []).append(value)
        return found


def reference(
    tags: Sequence[str], texts: Sequence[str], line: int, *, composed: bool = True
) -> Reference:
    """Return the reference of *tags* and *texts*, some of which may be empty: these say nothing."""
    said = [(tag, text) for tag, text in zip(tags[1:], texts[1:], strict=True) if text]
    layout = layout_of((tags[0], *[tag for tag, _ in said]))
    return Reference(layout, [texts[0], *[text for _, text in said]], line, composed)
