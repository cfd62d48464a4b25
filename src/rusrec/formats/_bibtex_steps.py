"""How the fields of a record that need no other work are written: one step a field."""

import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec.formats._bib import balanced
from rusrec.formats._bibtex_date import UNKNOWN, Dated, Parts, dated, parts_of
from rusrec.formats._bibtex_differ import differences, form_differences
from rusrec.formats._bibtex_read import ENTRY_TYPE, FIELDS, genre_of, keywords_of, notes_of, record_of, title_of
from rusrec.formats._bibtex_reading import Languages, Reading, ignore, langid_of, languages_in
from rusrec.formats._bibtex_sheet import Sheet
from rusrec.formats._bibtex_tables import GENRES, IMPLIED, NOTES
from rusrec.formats._bibtex_title import bare, protected
from rusrec.formats._bibtex_work import links_of
from rusrec.formats._bibtex_works import verbatim_tex
from rusrec.formats._tex import encode
from rusrec.model import Date, Extra, ExtraValue, Keyword, Link, Name, Note, Text, Texts, choose
from rusrec.scripts import gate
from rusrec.scripts.slug import slug

__all__ = [
    "accessed", "called", "contributor", "editor", "extra", "genre", "issued", "key_of", "keywords",
    "language", "language_fields", "links", "notes", "sorted_by", "title",
]  # fmt: skip

_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_NOT_KEY: Final = re.compile(r"[^A-Za-z0-9_.+-]+")
_ALIAS: Final = re.compile(r"[^\s,{}\\\"%#~@]+")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_+.:-]*")
_LOOKS_LIKE_ENTRY: Final = re.compile(r"(?:^|\n)\s*@|\r")
_NEVER: Final = frozenset(("crossref", "xdata", "ids", ENTRY_TYPE))
_NOTE_FIELDS: Final = {"": "note", "annote": "annote", "status": "pubstate", "howpublished": "howpublished"}
_LINK_SAYS: Final = ("kind", "media_type", "accessed", "language")


# ---------------------------------------------------------------- keys


def key_of(record_id: str, citekey: str) -> str:
    """Return the key of the entry, safe for TeX, Zotero and biber by its characters."""
    if not citekey or _KEY.fullmatch(citekey):
        return citekey or record_id
    if citekey.isascii():
        found = re.sub(r"^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "", _NOT_KEY.sub("-", citekey))
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


# ---------------------------------------------------------------- texts and names


def title(sheet: Sheet, texts: Texts) -> None:
    """Write the title with its subtitle, its capitals safe from the style."""
    subtitles = sheet.record.subtitle
    chosen = choose(texts, sheet.languages) or texts[0]
    subtitle = next((text for text in subtitles if text.tag == chosen.tag), None)
    tex = encode(chosen.text, markup=bool(chosen.markup))
    words, markup = chosen.text, chosen.markup
    if subtitle is not None:
        tex = f"{tex}: {encode(subtitle.text, markup=bool(subtitle.markup))}"
        words, markup = f"{words}: {subtitle.text}", markup or subtitle.markup
    nocase = bool(markup) and 'class="nocase"' in words
    sheet.fields["title"] = protected(tex, sheet.tag, nocase=nocase)
    arrives = Text(words, sheet.tag)
    if markup:
        arrives = (*title_of(sheet.reading("title")), arrives)[0]
    if subtitles:
        sheet.lose("subtitle", "joined" if subtitle else "single-valued")
    if arrives != chosen or len(texts) > 1:
        reason = None if subtitle is None else "joined"
        sheet.lose_all(form_differences("title", texts, chosen, arrives, reason))


def editor(sheet: Sheet, names: tuple[Name, ...]) -> None:
    """Write the editors; beside the title of a book, ``editor`` is that book's."""
    if sheet.hosted == "booktitle":
        sheet.lose("editor", "no-target-field")
    else:
        sheet.names("editor", "editor", names)


def contributor(sheet: Sheet, names: tuple[Name, ...]) -> None:
    """Tell each contributor: BibTeX has no field for any other role."""
    for index in range(len(names)):
        sheet.lose(f"contributor[{index}]", "no-target-field")


def genre(sheet: Sheet, texts: Texts) -> None:
    """Write ``type``, unless the entry type implies it."""
    if texts == (IMPLIED.get(sheet.kind),):
        return
    chosen = choose(texts, sheet.languages) or texts[0]
    if chosen.text.lower() in GENRES:
        seen = genre_of(sheet.reading())
        sheet.lose("genre", "not-representable", seen or None)
    else:
        sheet.text("genre", "type", texts)


@lru_cache(maxsize=1024)
def language_fields(languages: tuple[str, ...]) -> tuple[dict[str, str], Languages]:
    """Return the fields for these languages, and what a reader makes of them."""
    fields: dict[str, str] = {}
    if languages:
        fields["language"] = ", ".join(languages)
        langid = langid_of(languages[0])
        if langid:
            fields["langid"] = langid
    return fields, languages_in(fields.get("language", ""), fields.get("langid", ""))


def language(sheet: Sheet, languages: tuple[str, ...]) -> None:
    """Write the languages, and babel's name of the main one."""
    sheet.fields.update(language_fields(languages)[0])


def keywords(sheet: Sheet, terms: tuple[Keyword, ...]) -> None:
    """Write the terms of all languages: commas between them, semicolons where one has a comma."""
    words = [each.term for each in terms]
    text = ", ".join(words)
    if text.count(",") >= len(words):
        text = "; ".join(words) if len(words) > 1 else f"{text};"
    sheet.fields["keywords"] = encode(text)
    arriving = tuple(Keyword(term, sheet.tag) for term in words)
    if ";" in text:
        arriving = keywords_of(sheet.reading("keywords"))
    if arriving != terms:
        sheet.lose("keywords", "joined", arriving or None)


def notes(sheet: Sheet, values: tuple[Note, ...]) -> None:
    """Write the notes, several of one kind as paragraphs of one."""
    quiet, fields, kept = sheet.quiet(), sheet.fields, []
    for index, note in enumerate(values):
        field = _NOTE_FIELDS.get(note.type, "")
        before = fields.get(field, "") if field else ""
        if field and note.note:
            quiet.text("", field, note.note)
            kept.append(index)
            if before:
                fields[field] = f"{before}\n\n{fields[field]}"
    written = [field for field in fields if field in NOTES]
    reading = sheet.reading(*written)
    if "url" not in fields and links_of(reading):  # the words of howpublished are an address
        del fields["howpublished"]
        kept = [index for index in kept if values[index].type != "howpublished"]
    seen = notes_of(reading)
    if seen == values:
        return
    if [note.type for note in seen] != [values[index].type for index in kept]:
        sheet.lose("notes", "joined", seen or None)
        return
    for index in range(len(values)):
        if index not in kept:
            sheet.lose(f"notes[{index}]", "no-target-field")
    for index, after in zip(kept, seen, strict=True):
        sheet.lose_all(differences(f"notes[{index}]", values[index], after))


# ---------------------------------------------------------------- dates, addresses


@lru_cache(maxsize=4096)
def _arriving(parts: Parts) -> Dated:
    return dated("", parts.year.replace("--", "–"), parts.month, parts.day)


def issued(sheet: Sheet, date: Date) -> None:
    """Write year, month and day."""
    fields = sheet.fields
    parts = parts_of(date.edtf)
    arrives = Date(_arriving(parts).edtf) if parts.year else None
    if date.edtf == UNKNOWN and date.text and dated("", date.text, "", "") == (UNKNOWN, date.text, ()):
        parts = Parts(encode(date.text))
        arrives = Date(UNKNOWN, text=date.text)
    for field, value in zip(Parts._fields, parts, strict=True):
        if value:
            fields[field] = value
    if arrives == date and sheet.record.issued == date:
        return
    own = sheet.record.issued
    if own is None or arrives is None or arrives.edtf != date.edtf:
        sheet.lose("issued", "narrower-vocabulary", arrives)
    else:
        _lose_sayings(sheet, "issued", date, arrives)


def _lose_sayings(sheet: Sheet, path: str, date: Date, arrives: Date) -> None:
    for attribute in ("by", "cert", "text"):
        if getattr(date, attribute) != getattr(arrives, attribute):
            sheet.lose(f"{path}.{attribute}", "no-target-field")


def accessed(sheet: Sheet, date: Date) -> None:
    """Write ``urldate``, in EDTF as biblatex has it."""
    sheet.fields["urldate"] = date.edtf
    _lose_sayings(sheet, "accessed", date, Date(date.edtf))


def links(sheet: Sheet, values: tuple[Link, ...]) -> None:
    """Write the first address."""
    first = values[0]
    sheet.fields["url"] = verbatim_tex(first.url)
    seen = links_of(sheet.reading("url"))
    if seen[0].url != first.url:
        sheet.lose("links[0].url", "not-representable", seen[0].url)
    for attribute in _LINK_SAYS:
        if getattr(first, attribute):
            sheet.lose(f"links[0].{attribute.replace('_', '-')}", "no-target-field")
    for index in range(1, len(values)):
        sheet.lose(f"links[{index}]", "single-valued")


# ---------------------------------------------------------------- extra


def extra(sheet: Sheet, values: tuple[Extra, ...]) -> None:
    """Write back what other BibTeX had, as it stood; what another format had stays behind."""
    for other in values:
        if other.format != "bibtex":
            sheet.lose(f"extra.{other.format}", "no-target-field")
            continue
        first = other.values[:1]
        kept = [v for v in first if v.key == ENTRY_TYPE and v.value == sheet.kind]
        kept += [value for value in other.values if _put_back(sheet, value)]
        if not kept:
            sheet.lose("extra.bibtex", "not-representable")
            continue
        for value in other.values:
            if value not in kept:
                sheet.lose(f"extra.bibtex.{value.key}", "not-representable")


def _put_back(sheet: Sheet, value: ExtraValue) -> bool:
    """Write a field as it is, unless it could not be read back as it is."""
    key, tex = value.key, value.value
    if (
        key in _NEVER
        or not _FIELD.fullmatch(key)
        or not tex
        or tex != gate.nfc(tex.strip(" \t\n"))
        or not balanced(tex)
        or _LOOKS_LIKE_ENTRY.search(tex)
    ):
        return False
    if (key in FIELDS or key in sheet.fields) and not _survives(sheet, value):
        return False
    sheet.fields[key] = tex
    return True


def _survives(sheet: Sheet, value: ExtraValue) -> bool:
    """Tell whether a field that means something to the reader comes back as what it did not take."""
    fields = sheet.fields
    if value.key in fields:
        return False
    before = record_of(Reading(sheet.kind, fields, ignore), sheet.key)
    after = record_of(Reading(sheet.kind, {**fields, value.key: value.value}, ignore), sheet.key)
    had = before.extra[0].values if before.extra else ()
    return after == replace(before, extra=(Extra("bibtex", (*had, value)),))
