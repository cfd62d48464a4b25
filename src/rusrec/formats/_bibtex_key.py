"""The key of an entry, the names that a record had before, and what sorts it.

Keys are safe for TeX, Zotero and biber by their characters. Where the key does not say the id,
``ids`` does: biblatex's field for aliases, which styles pass over.
"""

import re
from typing import Final

from rusrec.formats._bibtex_sheet import Sheet
from rusrec.formats._bibtex_title import bare
from rusrec.scripts.slug import slug

__all__ = ["called", "key_of", "sorted_by"]

_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_NOT_KEY: Final = re.compile(r"[^A-Za-z0-9_.+-]+")
_ENDS: Final = re.compile(r"^[^A-Za-z0-9]+|[^A-Za-z0-9]+$")
_ALIAS: Final = re.compile(r"[^\s,{}\\\"%#~@]+")


def key_of(record_id: str, citekey: str) -> str:
    """Return the key of the entry, safe for TeX, Zotero and biber by its characters."""
    if not citekey or _KEY.fullmatch(citekey):
        return citekey or record_id
    if citekey.isascii():
        found = _ENDS.sub("", _NOT_KEY.sub("-", citekey))
        if found:
            return found
    return slug(citekey)


def called(sheet: Sheet, record_id: str) -> None:
    """Write ``ids`` where the key does not say the id, or where there are former ones."""
    record = sheet.record
    sheet.key = key = key_of(record_id, record.citekey)
    seen = key if key != record_id else ""
    if seen != record.citekey:
        sheet.lose("citekey", "not-representable", seen or None)
    names = [record_id]
    for index, name in enumerate(record.aka):
        if _ALIAS.fullmatch(name):
            names.append(name)
        else:
            sheet.lose(f"aka[{index}]", "not-representable")
    if len(names) > 1 or key != record_id:
        sheet.fields["ids"] = ", ".join(names)


def sorted_by(sheet: Sheet) -> None:
    """Write ``key``, without which the styles cannot sort an entry that has no author."""
    fields = sheet.fields
    if "author" in fields or (sheet.kind == "book" and "editor" in fields):
        return
    title = fields.get("title", "")
    fields["key"] = bare(title, sheet.tag) if title else sheet.key
