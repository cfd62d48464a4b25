r"""RTF 1.9: one paragraph an entry, ``\uN\'3f`` for all beyond ASCII.

That is what Word writes; of ``\uN?`` other readers (pandoc, unrtf) swallow what follows.
"""

import re

from rusrec.cite.output.serialiser import Marks, Output

__all__ = ["OUTPUT"]

_SPECIAL = re.compile(r"[\\{}\n\t]|[^\x00-\x7f]")
_ESCAPES = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\line ", "\t": "\\tab "}


def _code(match: re.Match[str]) -> str:
    known = _ESCAPES.get(match[0])
    if known:
        return known
    units = match[0].encode("utf-16-le")
    return "".join(
        f"\\u{int.from_bytes(units[place : place + 2], 'little', signed=True)}\\'3f"
        for place in range(0, len(units), 2)
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(_code, text) if _SPECIAL.search(text) else text


def _link(address: str) -> Marks:
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{_escape(address)}"}}}}{{\\fldrslt{{', "}}}"


OUTPUT = Output(
    name="rtf",
    media_type="application/rtf",
    escape=_escape,
    marks={
        ("font-style", "italic"): (r"{\i ", "}"),
        ("font-style", "oblique"): (r"{\i ", "}"),
        ("font-style", "normal"): (r"{\i0 ", "}"),
        ("font-weight", "bold"): (r"{\b ", "}"),
        ("font-weight", "normal"): (r"{\b0 ", "}"),
        ("font-variant", "small-caps"): (r"{\scaps ", "}"),
        ("font-variant", "normal"): (r"{\scaps0 ", "}"),
        ("text-decoration", "underline"): (r"{\ul ", "}"),
        ("text-decoration", "none"): (r"{\ul0 ", "}"),
        ("vertical-align", "sup"): (r"{\super ", "}"),
        ("vertical-align", "sub"): (r"{\sub ", "}"),
        ("vertical-align", "baseline"): (r"{\nosupersub ", "}"),
        ("display", "block"): (r"\line ", r"\line "),
        ("display", "left-margin"): ("", r"\tab "),
        ("display", "indent"): (r"\line\tab ", ""),
    },
    link=_link,
    entry=(r"\pard\fi-720\li720\sa120 ", "\\par\n"),
    frame=("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n", "}\n"),
)
