"""Tags of CSL that do not pair: an `<i>` that nobody closes makes all that follows italic."""

from collections.abc import Iterator
from typing import Final

from rusrec.check.fields import forms
from rusrec.check.finding import Found
from rusrec.check.page import Page
from rusrec.model import Text
from rusrec.scripts.pattern import pattern

__all__ = ["CODES", "markup", "unpaired"]

CODES: Final = {"RR449": "A tag of a marked-up text has no partner."}

_TAG: Final = pattern(r"<(/?)(i|b|sup|sub|sc|span)\b[^<>]*>")


def markup(page: Page) -> Iterator[Found]:
    """Yield the texts with ``markup: csl`` in which a tag is open at the end, or closed twice."""
    for at, form in forms(page.record):
        if isinstance(form, Text) and form.markup:
            lonely = unpaired(form.text)
            if lonely:
                remedy = "add its partner; where these are signs of the text, delete 'markup: csl'"
                yield Found("RR449", at, f"{lonely} has no partner", remedy)


def unpaired(text: str) -> str:
    """Return the first tag of *text* without a partner, "" where all have one."""
    opened: list[tuple[str, str]] = []
    for tag in _TAG.finditer(text):
        if not tag[1]:
            opened.append((tag[2], tag[0]))
        elif opened and opened[-1][0] == tag[2]:
            opened.pop()
        else:
            return tag[0]
    return opened[0][1] if opened else ""
