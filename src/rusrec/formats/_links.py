"""Addresses: one value of a source may hold several."""

from typing import Final

from rusrec.scripts.pattern import pattern

__all__ = ["addresses_in"]

_BEGIN: Final = pattern(r"\s*[a-z]+://")
_BETWEEN: Final = pattern(r"(?:[;,]|\s[-–—|/])?(?<!\s)\s+(?=[a-z]+://)")


def addresses_in(text: str) -> list[str]:
    """Return the addresses in *text*: parted by blanks, with a semicolon, comma or dash or without.

    An address may hold blanks that no other begins behind: ``https://example.org/a b``. What
    begins with other words is one: ``Full text at https://example.org/a``.
    """
    if " " not in text and text.isprintable():
        return [text] if text else []
    if not _BEGIN.match(text):
        return [text.strip()] if text.strip() else []
    return [each for part in _BETWEEN.split(text) if (each := part.strip())]
