r"""LaTeX: text commands of the kernel, every special character escaped; needs no package.

``\href`` stands only around addresses and wants ``hyperref``.
"""

import re

from rusrec.cite.output.serialiser import Marks, Output

__all__ = ["OUTPUT"]

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "[": "{[}",
    "]": "{]}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "\u2009": r"\,",
    **{special: "\\" + special for special in "{}$&#_%"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")


def _escape(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _link(address: str) -> Marks:
    return f"\\href{{{re.sub('[%#&_$]', lambda sign: chr(92) + sign[0], address)}}}{{", "}"


OUTPUT = Output(
    name="latex",
    media_type="application/x-latex",
    escape=_escape,
    marks={
        ("font-style", "italic"): (r"\textit{", "}"),
        ("font-style", "oblique"): (r"\textsl{", "}"),
        ("font-style", "normal"): (r"\textup{", "}"),
        ("font-weight", "bold"): (r"\textbf{", "}"),
        ("font-weight", "normal"): (r"\textmd{", "}"),
        ("font-variant", "small-caps"): (r"\textsc{", "}"),
        ("font-variant", "normal"): (r"\textup{", "}"),
        ("text-decoration", "underline"): (r"\underline{", "}"),
        ("vertical-align", "sup"): (r"\textsuperscript{", "}"),
        ("vertical-align", "sub"): (r"\textsubscript{", "}"),
        ("display", "block"): ("\n\n", "\n\n"),
        ("display", "left-margin"): ("", "~"),
        ("display", "indent"): ("\n\n\\quad ", ""),
    },
    link=_link,
    entry=("", "\n\n"),
)
