"""MARC-8 as Unicode, by pymarc; what it cannot read is refused and not replaced.

Source: MARC 21 Specifications, Character Sets and Encoding Options: MARC-8.
"""

import io
from collections.abc import Callable
from contextlib import redirect_stderr

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
    parts = []
    for part in data.split(b"\x1f"):
        told = io.StringIO()
        try:
            with redirect_stderr(told):
                text = MARC8ToUnicode().translate(part)
        except (IndexError, TypeError, KeyError, ValueError):
            text, told = "", io.StringIO("an escape that ends nowhere")
        lost = told.getvalue().strip() or _dropped(part)
        if lost:
            raise refusal(
                f"is not MARC-8: {lost.splitlines()[0]}",
                "name its encoding: --encoding utf-8, latin-1, cp949 ...",
            )
        parts.append(gate.nfc(text))
    return "\x1f".join(parts)


def _dropped(part: bytes) -> str:
    """Say which byte pymarc passes over without a word."""
    for byte in part:
        if (
            (byte < 0x20 and byte != 0x1B)
            or 0x80 <= byte < 0xA0
            and byte not in (0x88, 0x89, 0x8D, 0x8E)
        ):  # noqa: PLR2004
            return f"byte 0x{byte:02x}"
    return ""
