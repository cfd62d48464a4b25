"""Markdown (Pandoc's): marks for emphasis, superscript and links, every active sign escaped."""

import re

from rusrec.cite.output.serialiser import Marks, Output

__all__ = ["OUTPUT"]

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$&@\"'!]|(?<=\d)[.)](?=\s)|(?<![^\s])[-+](?=\s)")


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text) if _SPECIAL.search(text) else text


def _link(address: str) -> Marks:
    return "[", f"]({address.replace('(', '%28').replace(')', '%29')})"


def _span(css_class: str) -> Marks:
    return "[", f"]{{.{css_class}}}"


OUTPUT = Output(
    name="markdown",
    media_type="text/markdown",
    escape=_escape,
    marks={
        ("font-style", "italic"): ("*", "*"),
        ("font-style", "oblique"): ("*", "*"),
        ("font-style", "normal"): ("*", "*"),
        ("font-weight", "bold"): ("**", "**"),
        ("font-variant", "small-caps"): _span("smallcaps"),
        ("font-variant", "normal"): _span("nosmallcaps"),
        ("text-decoration", "underline"): _span("underline"),
        ("vertical-align", "sup"): ("^", "^"),
        ("vertical-align", "sub"): ("~", "~"),
        ("display", "block"): ("\n\n", "\n\n"),
        ("display", "left-margin"): ("", " "),
        ("display", "indent"): ("\n\n", ""),
    },
    link=_link,
    entry=("", "\n\n"),
)
