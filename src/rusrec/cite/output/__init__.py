"""Runs in, strings out: one small table of marks for each output format.

Text is escaped here and nowhere else. ``get("html")`` gives the :class:`Output` of that name.
"""

from typing import Final

from rusrec.cite.output import html, latex, markdown, rtf, text
from rusrec.cite.output.serialiser import Output
from rusrec.errors import StyleError

__all__ = ["OUTPUTS", "Output", "get"]

OUTPUTS: Final[dict[str, Output]] = {
    output.name: output
    for output in (text.OUTPUT, html.OUTPUT, markdown.OUTPUT, latex.OUTPUT, rtf.OUTPUT)
}


def get(name: str) -> Output:
    """Give the output format called *name*: text, html, markdown, latex or rtf.

    Raises:
        StyleError: There is none of that name.
    """
    try:
        return OUTPUTS[name]
    except KeyError:
        raise StyleError(
            f"no output format is called {name!r}; take {', '.join(OUTPUTS)}"
        ) from None
