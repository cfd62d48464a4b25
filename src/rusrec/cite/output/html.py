"""HTML: escaped text, ``i b sup sub span`` and ``a`` alone, the class names of CSL processors."""

import re

from rusrec.cite.output.serialiser import Marks, Output

__all__ = ["OUTPUT"]

_ESCAPES = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_SPECIAL = re.compile("[&<>]")


def _escape(text: str) -> str:
    if not ("&" in text or "<" in text or ">" in text):  # five times faster than a pattern
        return text
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _link(address: str) -> Marks:
    return f'<a href="{_escape(address)}">', "</a>"


def _span(style: str) -> Marks:
    return f'<span style="{style};">', "</span>"


OUTPUT = Output(
    name="html",
    media_type="text/html",
    escape=_escape,
    marks={
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): _span("font-style:normal"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "light"): _span("font-weight:light"),
        ("font-weight", "normal"): _span("font-weight:normal"),
        ("font-variant", "small-caps"): _span("font-variant:small-caps"),
        ("font-variant", "normal"): _span("font-variant:normal"),
        ("text-decoration", "underline"): _span("text-decoration:underline"),
        ("text-decoration", "none"): _span("text-decoration:none"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): _span("vertical-align:baseline"),
        ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
        ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
        ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
        ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
    },
    link=_link,
    entry=('  <div class="csl-entry">', "</div>\n"),
    frame=('<div class="csl-bib-body">\n', "</div>\n"),
)
