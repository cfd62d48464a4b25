"""What rendering gives: text with marked stretches, before any output format is chosen.

A :data:`Content` is a tuple of texts and runs; a :class:`Run` gives one property to the content in
it, and runs nest. Quotation marks are plain characters by now, in the marks of the style's
locale; nothing is escaped.

>>> plain(("In ", Run("font-style", "italic", ("러시아연구",)), " 8"))
'In 러시아연구 8'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PROPERTIES", "Content", "Run", "plain"]

PROPERTIES: Final[dict[str, tuple[str, ...]]] = {
    "font-style": ("italic", "oblique", "normal"),
    "font-weight": ("bold", "light", "normal"),
    "font-variant": ("small-caps", "normal"),
    "text-decoration": ("underline", "none"),
    "vertical-align": ("sup", "sub", "baseline"),
    "display": ("block", "left-margin", "right-inline", "indent"),
    "href": (),
}
"""The properties of a run and their values (CSL 1.0.2, Formatting and Display).

``normal``, ``none`` and ``baseline`` stand only where a stretch turns a property off that a run
around it turned on. The value of ``href`` is the address."""


class Run(NamedTuple):
    """A stretch of content to which one property gives one value."""

    property: str
    value: str
    content: Content


Content: TypeAlias = "tuple[str | Run, ...]"


def plain(content: Iterable[str | Run]) -> str:
    """Give the characters of *content* without their properties."""
    return "".join(part if isinstance(part, str) else plain(part.content) for part in content)
