"""What rendering gives: text with marked stretches, before any output format is chosen.

A :data:`Content` is a tuple of texts and runs; a :class:`Run` gives one property to the content in
it, and runs nest. Quotation marks are plain characters by now, in the marks of the style's
locale; nothing is escaped.

>>> plain(("In ", Run("font-style", "italic", ("러시아연구",)), " 8"))
'In 러시아연구 8'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Content", "Run", "plain"]


class Run(NamedTuple):
    """A stretch of content to which one property gives one value.

    A property is one of CSL 1.0.2 (Formatting and Display), such as ``font-style``, or ``href``,
    the value of which is an address. ``normal``, ``none`` and ``baseline`` stand only where a
    stretch turns off what a run around it turned on.
    """

    property: str
    value: str
    content: Content


Content: TypeAlias = "tuple[str | Run, ...]"


def plain(content: Iterable[str | Run]) -> str:
    """Give the characters of *content* without their properties."""
    return "".join(part if isinstance(part, str) else plain(part.content) for part in content)
