"""The key of an entry, the names that a record had before, and what sorts it.

Keys are safe for TeX, Zotero and biber by their characters. Where the key does not say the id,
``ids`` does: biblatex's field for aliases, which styles pass over.
"""

from typing import Final

from rusrec.formats._bib.sheet import Sheet
from rusrec.formats._bib.title import bare
from rusrec.scripts.pattern import pattern

__all__ = ["ALIAS", "called", "is_key", "key_of", "sorted_by"]

_KEY: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_NOT_KEY: Final = pattern(r"[^A-Za-z0-9_.+-]+")
_ENDS: Final = pattern(r"^[^A-Za-z0-9]+|[^A-Za-z0-9]+$")
ALIAS: Final = pattern(r"[^\s,{}\\\"%#~@]+")
"""What can be one of the names in ``ids``."""


def is_key(citekey: str) -> bool:
    """Tell whether *citekey* can be the key of an entry as it is."""
    return _KEY.fullmatch(citekey) is not None


def key_of(record_id: str, citekey: str) -> str:
    """Return the key of the entry, safe for TeX, Zotero and biber by its characters."""
    if not citekey or is_key(citekey):
        return citekey or record_id
    if citekey.isascii():
        found = _ENDS.sub("", _NOT_KEY.sub("-", citekey))
        if found:
            return found
    from rusrec.scripts.slug import slug  # few citekeys are in other letters

    return slug(citekey)


def called(sheet: Sheet, record_id: str) -> None:
    """Write ``ids`` where the key does not say the id, or where there are other names.

    A citekey that is not safe for a key is one of these; so biblatex finds it.
    """
    record, key = sheet.record, sheet.key
    names = [record_id, *(name for name in record.aka if ALIAS.fullmatch(name))]
    seen = key if key != record_id else ""
    if seen != record.citekey:
        sheet.lose("citekey", "not-representable", seen or None)
        if ALIAS.fullmatch(record.citekey) and record.citekey not in names:
            names.append(record.citekey)
    if tuple(names[1:]) != record.aka:
        sheet.lose("aka", "not-representable", tuple(names[1:]) or None)
    if len(names) > 1 or seen:
        sheet.fields["ids"] = ", ".join(names)


def sorted_by(sheet: Sheet) -> None:
    """Write ``key``, without which the styles cannot sort an entry that has no author."""
    fields = sheet.fields
    if "key" in fields or "author" in fields or (sheet.kind == "book" and "editor" in fields):
        return
    title = fields.get("title", "")
    fields["key"] = bare(title, sheet.tag) if title else sheet.key
