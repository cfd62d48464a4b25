"""One record, or several, in many styles side by side: to see what a style does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rusrec.cite.bibliography import Bibliography, cite
from rusrec.cite.output import html
from rusrec.model import Record

__all__ = ["page", "text"]

_HEAD: Final = """<!DOCTYPE html>
<meta charset="utf-8">
<title>Citation styles</title>
<style>body { max-width: 45em; margin: 2em auto; padding: 0 1em; line-height: 1.5 }</style>
"""


def text(records: Sequence[Record], styles: Mapping[str, str], locale: str | None) -> str:
    """Return the entries of *records* in each of the *styles*, by name and title, as plain text."""
    parts = [
        f"{name}  {title}\n{made}" for name, title, made in _made(records, styles, locale, "text")
    ]
    return "\n".join(parts)


def page(records: Sequence[Record], styles: Mapping[str, str], locale: str | None) -> str:
    """Return the same as a page of HTML."""
    escape = html.OUTPUT.escape
    parts = [
        f"<h2>{escape(title)} <code>{escape(name)}</code></h2>\n{made}"
        for name, title, made in _made(records, styles, locale, "html")
    ]
    return _HEAD + "".join(parts)


def _made(
    records: Sequence[Record], styles: Mapping[str, str], locale: str | None, output: str
) -> Iterator[tuple[str, str, Bibliography]]:
    for name, title in styles.items():
        yield name, title, cite(records, style=name, locale=locale, output=output)
