"""Related works: entries that only others print (``options = {dataonly}``), and references by id.

An original is one that its item is ``translationof`` or ``reprintof``; other relations have their
own ``relatedtype``, of which an entry has one. What refers to no entry of the file stays as it is.
"""

from collections.abc import Collection
from typing import Final

from rusrec.formats._bib.biber_date import write_date
from rusrec.formats._bib.original import is_slight, write_original
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.sheet import Sheet
from rusrec.model import Record, Relation
from rusrec.scripts.pattern import pattern

__all__ = [
    "DATA_ONLY", "ORIGINALS", "TYPES", "key_for", "keys_in", "original", "related_to",
    "relations",
]  # fmt: skip

TYPES: Final = {
    "translationof": "translation-of",
    "reviewof": "review-of",
    "continues": "continues",
    "continued by": "continued-by",
    "supplement to": "supplement-to",
    "version of": "version-of",
    "references": "references",
}
"""The type of a relation that each ``relatedtype`` is."""
ORIGINALS: Final = ("translationof", "reprintof")
"""What a ``relatedtype`` is that names the original."""

DATA_ONLY: Final = pattern(r"(?:^|,)\s*dataonly\s*(?:=\s*true\s*)?(?=,|$)")
_WORDS: Final = {kind: word for word, kind in TYPES.items()}
_KEY: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")


def keys_in(tex: str) -> list[str]:
    """Return the keys in ``related``."""
    return [key for part in tex.split(",") if (key := part.strip(" {}\t\n"))]


def related_to(reading: Reading, works: list[Record | str | None]) -> Record:
    """Return a record of no more than the original or the relations that *works* are.

    None among the works is one that is not in the file: then the fields stay where they are.
    """
    word = reading.fields.get("relatedtype", "")
    kind = TYPES.get(word, "")
    first = works[0] if len(works) == 1 else None
    if word in ORIGINALS and isinstance(first, Record):
        found = Record(original=first if first != Record() else None)
    elif kind and all(works) and not (word in ORIGINALS and any(map(_is_work, works))):
        said = (to for to in works if to is not None and to != Record())
        found = Record(relations=tuple(Relation(kind, to) for to in said))
    else:
        return Record()
    reading.take("related")
    reading.take("relatedtype")
    return found


def _is_work(to: Record | str | None) -> bool:
    return isinstance(to, Record)


def original(sheet: Sheet, value: Record) -> None:
    """Write the original: an entry of its own where it has a title, else a field or two."""
    if is_slight(value):
        write_original(sheet, value)
        return
    if value.issued:
        write_date(sheet.fields, "origdate", value.issued.edtf)
    same = value.language == sheet.record.language
    _refer(sheet, "reprintof" if same else "translationof", [key_for(sheet, "original", value)])


def key_for(sheet: Sheet, path: str, work: Record) -> str:
    """Return the key of the entry for *work*, which is then to be written."""
    name = path.partition(".")[0].replace("[", "-").rstrip("]")
    key = work.citekey.lower()
    taken = key == sheet.key.lower() or key in sheet.seen or key.startswith(f"{sheet.key}.")
    free = key and not taken and _KEY.fullmatch(key)
    key = work.citekey if free else f"{sheet.key}.{name}"
    sheet.seen.claim(key.lower(), 1)
    sheet.aside.append((path, key, work))
    return key


def _refer(sheet: Sheet, word: str, keys: Collection[str]) -> None:
    sheet.fields["related"] = ", ".join(keys)
    sheet.fields["relatedtype"] = word


def relations(sheet: Sheet, values: tuple[Relation, ...]) -> None:
    """Write the relations of one type, to works inside the record or earlier in the file."""
    kind, keys = "", []
    for index, each in enumerate(values):
        writable = each.type in _WORDS and "related" not in sheet.fields
        if isinstance(each.to, str):
            writable = writable and each.to in sheet.ids
        elif _WORDS.get(each.type) in ORIGINALS:
            writable = False  # it would come back as the original
        if not writable or each.type != (kind or each.type):
            sheet.lose(f"relations[{index}]", "no-target-field")
            continue
        kind = each.type
        to = each.to
        keys.append(to if isinstance(to, str) else key_for(sheet, f"relations[{index}].to", to))
    if keys:
        _refer(sheet, _WORDS[kind], keys)
