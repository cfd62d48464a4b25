r"""The fields of an entry that has each on a line of its own, as nearly all programs write it.

What is not plain to see (``name = {value},`` with braces in pairs, a number, a short macro that is
defined) is left to :mod:`rusrec.formats._bib.grammar.fields`; a test compares the two.
"""

from collections.abc import Mapping

from rusrec.formats._bib.grammar.count import closing_brace

__all__ = ["lines_of"]

_SHORT = 100


def lines_of(body: str, macros: Mapping[str, str]) -> tuple[str, dict[str, str]] | None:
    """Return the key and the fields, names folded to lower case; None where it is not so plain.

    Args:
        body: What stands between the delimiters of the entry.
        macros: What is defined, by folded name.
    """
    lines = body.rstrip(" \t\n").split("\n")
    key = lines[0].rstrip(" ")
    if key[-1:] != "," or not lines[1:] or not _is_key(key[:-1]):
        return None
    if lines[-1][-1] != ",":
        lines[-1] += ","
    fields: dict[str, str] = {}
    for line in lines[1:]:
        name, _, value = line.partition("=")
        name, value = name.strip(" \t"), value.strip(" \t")
        text = _value(value, macros)
        if text is None or not name.isalnum() or name in fields:
            return None
        fields[name] = text
    if "".join(fields).islower():
        return key[:-1].strip(), fields
    folded = {name.lower(): text for name, text in fields.items()}
    return (key[:-1].strip(), folded) if len(folded) == len(fields) else None


def _is_key(key: str) -> bool:
    return not key or (key.isprintable() and not any(sign in key for sign in '=,{}"%#() '))


def _value(value: str, macros: Mapping[str, str]) -> str | None:
    """Return the text of a value with the comma behind it."""
    if value[:1] == "{" and value[-2:] == "},":
        text = value[1:-2]
        if "{" in text or "}" in text:
            return text if closing_brace(value, 1) == len(value) - 2 else None
        return text
    word = value[:-1]
    if value[-1:] != "," or not (word.isascii() and word.isalnum()):
        return None
    if word.isdecimal():
        return word
    known = macros.get(word.lower()) if word.isalpha() else None
    return known if known is not None and len(known) < _SHORT else None
