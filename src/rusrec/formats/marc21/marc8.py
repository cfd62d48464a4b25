"""MARC-8 as Unicode, by pymarc; what it cannot read is refused and not replaced.

Source: MARC 21 Specifications, Character Sets and Encoding Options: MARC-8.
"""

import io
from collections.abc import Callable
from contextlib import redirect_stderr
from typing import Any, Final

from rusrec.scripts import gate

__all__ = ["unicode_of"]


def unicode_of(data: bytes, refusal: Callable[[str, str], Exception]) -> str:
    """Return the text of *data*, parted by 1F as it is; *refusal* makes the error to raise.

    Raises:
        Exception: What *refusal* makes: pymarc is not installed, or *data* is no MARC-8.
    """
    try:
        from pymarc.marc8 import MARC8ToUnicode
    except ImportError:
        raise refusal(
            "is in MARC-8, which needs pymarc", "pip install 'rusrec[marc]', or convert it to UTF-8"
        ) from None
    parts: list[str] = []
    for part in data.split(b"\x1f"):
        told = io.StringIO()
        try:
            with redirect_stderr(told):
                converter: Any = MARC8ToUnicode()
                text = converter.translate(part)
        except (IndexError, TypeError, KeyError, ValueError):
            text, told = "", io.StringIO("an escape that ends nowhere")
        lost = told.getvalue().strip() or _dropped(part)
        if lost:
            raise refusal(
                f"is not MARC-8: {lost.splitlines()[0]}",
                "name its encoding: --encoding utf-8, latin-1, cp949 ...",
            )
        parts.append(text[:1] + gate.nfc(text[1:]) if parts else gate.nfc(text))
    return "\x1f".join(parts)


_DROPPED: Final = frozenset((*range(0x1B), *range(0x1C, 0x20), *range(0x80, 0xA0))) - {
    0x88, 0x89, 0x8D, 0x8E,
}  # fmt: skip
"""Control characters, but for those of MARC-8: not to be sorted by, joiners."""


def _dropped(part: bytes) -> str:
    """Say which byte pymarc passes over without a word."""
    return next((f"byte 0x{byte:02x}" for byte in part if byte in _DROPPED), "")
