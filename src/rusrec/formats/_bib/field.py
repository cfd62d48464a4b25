"""What single fields of an entry say; the writer asks here too."""

from typing import Final

from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.tables import GENRES, IMPLIED, NOTES, SORTED_BY
from rusrec.formats._bib.title import bare, bared, is_english
from rusrec.model import Keyword, Note, Rights, Texts
from rusrec.scripts.pattern import pattern

__all__ = [
    "genre_of", "keywords_of", "notes_of", "rights_of", "terms_of", "title_of", "title_tex",
    "titled",
]  # fmt: skip

_LICENSE: Final = pattern(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9.]+)+")
_ADDRESS: Final = pattern(r"https?://[^\s{}\\]+")
_RIGHTS: Final = ("copyright", "rights")


def title_of(reading: Reading, key: str = "") -> Texts:
    """Return the title; a ``key`` that only says it again is dropped."""
    fields = reading.fields
    for field in SORTED_BY:
        if field in fields:
            tex = fields.get("title", "")
            if fields[field] == (bare(tex, reading.tag) if tex else key):
                reading.take(field)
    return titled(reading, "title")


def titled(reading: Reading, field: str) -> Texts:
    """Return the title in *field*, without the braces that we write to keep its capitals."""
    tex = reading.take(field)
    if not tex:
        return ()
    reading.fields[field] = title_tex(tex, reading.tag)
    return reading.texts(field, braces=True)


def title_tex(tex: str, tag: str) -> str:
    """Return the title *tex*, which is not empty, without the braces that we write."""
    if "{" not in tex:
        return tex
    inner = tex[1:-1]
    if tex[0] == "{" and tex[-1] == "}" and "{" not in inner and "}" not in inner:
        tex = inner  # most titles that we write, and the fastest way to read them
    return bared(tex) if is_english(tag) else tex


def genre_of(reading: Reading) -> Texts:
    """Return the kind of thesis, report, ...; the entry type may imply it."""
    tex = reading.fields.get("type", "")
    key = tex.strip(" {}").lower()
    if key in GENRES:
        reading.take("type")
        text = GENRES[key]
    elif tex:
        return reading.texts("type")
    else:
        text = IMPLIED.get(reading.kind)
    return () if text is None else (text,)


def rights_of(reading: Reading) -> Rights | None:
    """Return the rights: the name of a licence, the address of one, or a statement."""
    field = next((name for name in _RIGHTS if name in reading.fields), "")
    tex = reading.fields[field] if field else ""
    if _LICENSE.fullmatch(tex):
        return Rights(license=reading.take(field))
    if _ADDRESS.fullmatch(tex):
        return Rights(uri=reading.address(field))
    texts = reading.texts(field) if field else ()
    return Rights(text=texts) if texts else None


def notes_of(reading: Reading) -> tuple[Note, ...]:
    """Return the notes, in the order of their fields."""
    found = []
    for field in [name for name in reading.fields if name in NOTES]:
        note = reading.texts(field, lines=True)
        if note:
            found.append(Note(note, NOTES[field]))
    return tuple(found)


_TERM_LINES: Final = pattern(r"(?:[^\n]*[^\s,]\n(?=\S))+[^\n]*")


def keywords_of(reading: Reading) -> tuple[Keyword, ...]:
    """Return the terms, parted by semicolons, or where there are none by commas.

    EndNote writes one a line and does not indent them; there a comma parts nothing.
    """
    tex = reading.fields.get("keywords", "")
    if "\n" in tex and ";" not in tex and _TERM_LINES.fullmatch(tex):
        reading.fields["keywords"] = tex.replace("\n", "; ")
    return terms_of(reading.plain("keywords") or reading.plain("keyword"), reading.tag)


def terms_of(text: str, tag: str) -> tuple[Keyword, ...]:
    """Return the terms that *text* parts."""
    parts = text.split(";" if ";" in text else ",")
    return tuple([Keyword(term, tag) for part in parts if (term := part.strip())])
