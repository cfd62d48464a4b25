"""Plain text: the characters alone, raised and lowered where Unicode has such ones."""

import re

from rusrec.cite.output.serialiser import Output

__all__ = ["OUTPUT"]

_RAISED = dict(
    zip(
        map(ord, "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW"),
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_LOWERED = dict(zip(map(ord, "0123456789+-−=()"), "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_LINES = re.compile(r" *\n[ \n]*\n| +\n")
_BLANKS = re.compile(r"(?<=[^\n ])  +")


def _tidy(text: str) -> str:
    """Leave one break where two blocks meet, one blank after a margin, and none at the ends."""
    if "\n" not in text and "  " not in text:
        return text
    return _BLANKS.sub(" ", _LINES.sub("\n", text)).strip("\n")


OUTPUT = Output(
    name="text",
    media_type="text/plain",
    escape=str,
    marks={
        ("display", "block"): ("\n", "\n"),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n    ", "\n"),
    },
    letters={("vertical-align", "sup"): _RAISED, ("vertical-align", "sub"): _LOWERED},
    tidy=_tidy,
)
