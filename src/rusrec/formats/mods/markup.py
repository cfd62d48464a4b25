"""Texts with CSL's inline tags, for which MODS has none: plain in the element, whole beside it.

``altFormat`` may hold the text in another format, as a data URI; what the element itself holds is
then for readers that know no tags.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["alternate", "bare", "originals"]

_TAG: Final = pattern(
    r'</?(?:i|b|sup|sub|sc)>|<span\s+(?:class="nocase"|style="font-variant:\s*small-caps;?")>'
    r"|</span>"
)
_BEGIN: Final = "data:text/html;charset=utf-8,"


def bare(text: str) -> str:
    """Return *text* without its inline tags."""
    return gate.paragraphs(_TAG.sub("", text))


def alternate(*texts: str) -> str:
    """Return the attributes that hold *texts*, those with tags; "" stands for one without."""
    said = "%0A".join(quote(text.replace("&", "&amp;"), safe="") for text in texts)
    return f' altFormat="{_BEGIN}{said}" contentType="text/html"'


def originals(address: str) -> list[str]:
    """Return the texts of an address that :func:`alternate` wrote, none for any other."""
    if not address.startswith(_BEGIN):
        return []
    parts = address[len(_BEGIN) :].split("%0A")
    return [re.sub("&amp;", "&", unquote(part)) for part in parts]
