"""How the fields of a record that need no other work are written: one step a field."""

from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec.formats._arrival import differences
from rusrec.formats._bib.date import UNKNOWN, Dated, Parts, dated, parts_of
from rusrec.formats._bib.field import genre_of, keywords_of, notes_of, rights_of, title_of
from rusrec.formats._bib.language import Languages, langid_of, languages_in
from rusrec.formats._bib.reading import Reading
from rusrec.formats._bib.sheet import Sheet
from rusrec.formats._bib.tables import ENTRY_TYPE, FIELDS, GENRES, IMPLIED, NOTES
from rusrec.formats._bib.title import protected
from rusrec.formats._bib.work import links_of
from rusrec.formats._bib.works import verbatim_tex
from rusrec.formats._tex import encode
from rusrec.formats._titles import mark_after
from rusrec.loss import ignore
from rusrec.model import (
    Date,
    Extra,
    ExtraValue,
    Keyword,
    Link,
    Name,
    Note,
    Rights,
    Text,
    Texts,
    choose,
)
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = [
    "accessed", "editor", "extras", "genre", "issued", "keywords",
    "language", "language_fields", "links", "lose_sayings", "notes", "rights", "title",
]  # fmt: skip

_FIELD: Final = pattern(r"[a-z_][a-z0-9_+.:-]*")
_LOOSE: Final = pattern(r"[{}\\]")
_LOOKS_LIKE_ENTRY: Final = pattern(r"(?:^|\n)\s*@|\r")
_NEVER: Final = frozenset(("crossref", "xdata", "ids", ENTRY_TYPE))
_NOTE_FIELDS: Final = {kind: field for field, kind in NOTES.items() if field != "annotation"}
_LINK_SAYS: Final = ("kind", "media_type", "accessed", "language")


# ---------------------------------------------------------------- texts and names


def title(sheet: Sheet, texts: Texts) -> None:
    """Write the title with its subtitle, its capitals safe from the style."""
    subtitles = sheet.record.subtitle
    chosen = choose(texts, sheet.languages) or texts[0]
    subtitle = next((text for text in subtitles if text.tag == chosen.tag), None)
    tex = encode(chosen.text, markup=bool(chosen.markup))
    words, markup = chosen.text, chosen.markup
    if subtitle is not None:
        mark = mark_after(words)
        tex = f"{tex}{mark}{encode(subtitle.text, markup=bool(subtitle.markup))}"
        words, markup = f"{words}{mark}{subtitle.text}", markup or subtitle.markup
    nocase = bool(markup) and 'class="nocase"' in words
    sheet.fields["title"] = protected(tex, sheet.tag, nocase=nocase)
    arrives = Text(words, sheet.tag)
    if markup:
        arrives = (*title_of(sheet.reading("title")), arrives)[0]
    if subtitles:
        sheet.lose("subtitle", "joined" if subtitle else "single-valued")
    if arrives != chosen or len(texts) > 1:
        sheet.lose_all(differences("title", texts, (arrives,)))


def editor(sheet: Sheet, names: tuple[Name, ...]) -> None:
    """Write the editors; beside the title of a book, ``editor`` is that book's."""
    if sheet.hosted == "booktitle":
        sheet.lose("editor", "no-target-field")
    else:
        sheet.names("editor", "editor", names)


def rights(sheet: Sheet, value: Rights) -> None:
    """Write ``copyright`` (Zotero's word): the statement, else the licence or its address."""
    if value.text:
        sheet.quiet().text("", "copyright", value.text)
    else:
        sheet.fields["copyright"] = encode(value.license) or verbatim_tex(value.uri)
    seen = rights_of(sheet.reading("copyright"))
    if seen is None:
        sheet.lose("rights", "no-target-field")
    elif seen != value:
        sheet.lose_all(differences("rights", value, seen))


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
    """Return their tags, babel's name of the main one, and what a reader makes of both."""
    fields: dict[str, str] = {}
    if languages:
        fields["language"] = ", ".join(languages)
        langid = langid_of(languages[0])
        if langid:
            fields["langid"] = langid
    return fields, languages_in(fields.get("language", ""), fields.get("langid", ""))


def language(sheet: Sheet, languages: tuple[str, ...]) -> None:
    """Write the languages as the dialect does."""
    sheet.fields.update(sheet.dialect.languages(languages)[0])


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
    kept = _write_notes(sheet, values)
    seen = notes_of(sheet.reading(*(field for field in sheet.fields if field in NOTES)))
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


def _write_notes(sheet: Sheet, values: tuple[Note, ...]) -> list[int]:
    """Fill in the fields; return the places of the notes that have one."""
    quiet, fields, kept = sheet.quiet(), sheet.fields, []
    for index, note in enumerate(values):
        field = _NOTE_FIELDS.get(note.type, "")
        if not field or not note.note:
            continue
        before = fields.get(field, "")
        quiet.text("", field, note.note)
        kept.append(index)
        if before:
            fields[field] = f"{before}\n\n{fields[field]}"
    if links_of(sheet.reading("howpublished")):  # the words are an address, and would be read so
        del fields["howpublished"]
        kept = [index for index in kept if values[index].type != "howpublished"]
    return kept


# ---------------------------------------------------------------- dates, addresses


@lru_cache(maxsize=4096)
def _arriving(parts: Parts) -> Dated:
    return dated("", parts.year.replace("--", "–"), parts.month, parts.day)


def issued(sheet: Sheet, date: Date) -> None:
    """Write year, month and day."""
    fields = sheet.fields
    parts = parts_of(date.edtf)
    arrives = Date(_arriving(parts).edtf) if parts.year else None
    if date.edtf == UNKNOWN and date.text:
        in_words = dated("", date.text, "", "")
        if in_words == Dated(UNKNOWN, date.text):
            parts = Parts(encode(date.text))
            arrives = Date(UNKNOWN, text=date.text)
    for field in Parts.__struct_fields__:
        if value := getattr(parts, field):
            fields[field] = value
    if arrives == date and sheet.record.issued == date:
        return
    own = sheet.record.issued
    if own is None and arrives is None:
        return  # a date of the host, of which the host tells that it is lost
    if own is None or arrives is None or arrives.edtf != date.edtf:
        sheet.lose("issued", "narrower-vocabulary", arrives)
    else:
        lose_sayings(sheet, "issued", date, arrives)


def lose_sayings(sheet: Sheet, path: str, date: Date, arrives: Date) -> None:
    """Tell what is said of a date and does not arrive."""
    for attribute in ("by", "cert", "text"):
        if getattr(date, attribute) != getattr(arrives, attribute):
            sheet.lose(f"{path}.{attribute}", "no-target-field")


def accessed(sheet: Sheet, date: Date) -> None:
    """Write ``urldate``, in EDTF as biblatex has it."""
    from rusrec.formats._bib.biber_date import write_date  # most dates are kept

    write_date(sheet.fields, "urldate", date.edtf)
    lose_sayings(sheet, "accessed", date, Date(date.edtf))


def links(sheet: Sheet, values: tuple[Link, ...]) -> None:
    """Write the first address."""
    first = values[0]
    sheet.fields["url"] = verbatim_tex(first.url)
    seen = links_of(sheet.reading("url"))
    loose = not first.url.isprintable() or _LOOSE.search(first.url)
    if seen and seen[0].url != first.url and not loose:
        sheet.fields["url"] = first.url  # a blank in it, which no address should have
        seen = links_of(sheet.reading("url"))
    if len(seen) != 1:  # it looks like several, or says nothing
        sheet.lose("links", "not-representable", seen or None)
        return
    if seen[0].url != first.url:
        sheet.lose("links[0].url", "not-representable", seen[0].url)
    for attribute in _LINK_SAYS:
        if getattr(first, attribute):
            sheet.lose(f"links[0].{attribute.replace('_', '-')}", "no-target-field")
    for index in range(1, len(values)):
        sheet.lose(f"links[{index}]", "single-valued")


# ---------------------------------------------------------------- extra


def extras(sheet: Sheet, values: tuple[Extra, ...]) -> None:
    """Write back what other BibTeX had, as it stood; what another format had stays behind."""
    for other in values:
        if other.format != "bibtex":
            sheet.lose(f"extra.{other.format}", "no-target-field")
            continue
        kept = [v for v in other.values[:1] if _is_entry_type(sheet, v)]
        kept += [value for value in other.values if _put_back(sheet, value)]
        if not kept:
            sheet.lose("extra.bibtex", "not-representable")
            continue
        for value in other.values:
            if value not in kept:
                sheet.lose(f"extra.bibtex.{value.key}", "not-representable")


def _is_entry_type(sheet: Sheet, value: ExtraValue) -> bool:
    """Tell whether *value* comes back of the entry type, which says more than the record's type."""
    own = value.value in sheet.dialect.own
    return value.key == ENTRY_TYPE and value.value == sheet.kind and not own


def _put_back(sheet: Sheet, value: ExtraValue) -> bool:
    """Write a field as it is, unless it could not be read back as it is."""
    from rusrec.formats._bib.grammar.entries import balanced  # few records come from BibTeX

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
    """Tell whether a field that the reader knows comes back as one that it could not take."""
    from rusrec.formats._bib.record import record_of

    fields = sheet.fields
    if value.key in fields:
        return False
    before = record_of(Reading(sheet.kind, fields, ignore), sheet.dialect, sheet.key)
    after = record_of(
        Reading(sheet.kind, {**fields, value.key: value.value}, ignore), sheet.dialect, sheet.key
    )
    had = before.extra[0].values if before.extra else ()
    return after == replace(before, extra=(Extra("bibtex", (*had, value)),))
