"""Texts of CSL-JSON: cleaned on the way in, with or without CSL's inline tags."""

import re
from typing import Final

from rusrec.formats._characters import check
from rusrec.model import Text
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["apart", "keywords_out", "marked", "paragraphs", "said", "said_abstract", "words"]

_TAG: Final = pattern(
    r"<(/?)(i|b|sup|sub|sc|span"
    r'(\s+(?:class="nocase"|style="font-variant:\s*small-caps;?"))?)\s*>'
)
_XML: Final = pattern(r"<(?:jats:|p>|p )")
_ELEMENT: Final = pattern(r"<(/?)(?:jats:)?([a-z][a-z-]*)(?:\s[^<>]*)?(/?)>")
_ENTITY: Final = pattern("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,6})|#x([0-9a-fA-F]{1,5}));")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_INLINE: Final = {
    **{name: name for name in ("i", "b", "sup", "sub", "sc")},
    "italic": "i",
    "em": "i",
    "bold": "b",
    "strong": "b",
}
_BLOCK: Final = frozenset(("p", "title", "br", "sec", "list", "list-item", "div", "label"))


def words(text: str) -> str:
    """Return *text* as a value of the model: checked, NFC, on one line, its blanks folded."""
    if text.isprintable() and "  " not in text and text.strip() is text:
        return text if text.isascii() else gate.nfc(text)
    check(text, name="")
    return gate.fold(gate.newlines(text))


def paragraphs(text: str) -> str:
    """Return *text* as a value of the model with one paragraph a line."""
    if "\n" not in text and gate.passes(text) and _is_folded(text):
        return text if text.isascii() else gate.nfc(text)
    text = gate.newlines(text)
    check(text, name="")
    return gate.paragraphs(text)


def _is_folded(text: str) -> bool:
    """Tell whether there are no blanks too many in one line of text."""
    return text.strip() is text and "  " not in text and "\t" not in text


def marked(text: str) -> bool:
    """Tell whether *text* holds CSL's inline tags, each closed in its place, and at least one."""
    opened: list[str] = []
    found = False
    for match in _TAG.finditer(text):
        closing, name, attribute = match.groups("")
        if name.startswith("span"):
            if bool(closing) == bool(attribute):
                return False
            name = "span"
        found = True
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return found and not opened


def said(text: str, tag: str) -> Text:
    """Return the model's text of *text*, which the reader takes as marked up where it is so."""
    if "<" in text and ">" in text and marked(text):
        return Text(text, tag, markup="csl")
    return Text(text, tag)


def said_abstract(text: str, tag: str) -> Text:
    """Return the model's text of an abstract; JATS (as Crossref has it) and HTML become CSL's tags.

    Paragraphs and headings become lines of their own, other elements leave their content.
    """
    if "<" not in text:
        return Text(text, tag)
    if ">" in text and _XML.search(text):
        text = gate.paragraphs(_ENTITY.sub(_character, _ELEMENT.sub(_translated, text)))
    return said(text, tag)


def _translated(match: re.Match[str]) -> str:
    name = match[2]
    if name in _BLOCK:
        return "\n"
    inline = _INLINE.get(name)
    return f"<{match[1]}{inline}>" if inline and not match[3] else ""


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return _ENTITIES[match[1]]
    char = chr(int(match[2] or int(match[3], 16)))
    return match[0] if gate.refused(char) is not None else char


def apart(text: str) -> list[str]:
    """Return the parts of a keyword line: by semicolons, or where it has none by commas."""
    return text.split(";" if ";" in text else ",")


def keywords_out(terms: list[str]) -> str:
    """Return the line of *terms*: commas between them, semicolons where a term has a comma."""
    if not any("," in term for term in terms):
        return ", ".join(terms)
    return "; ".join(terms) if len(terms) > 1 else f"{terms[0]};"
