"""How BibLaTeX writes what BibTeX writes otherwise: one step a field."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rusrec.formats._arrival import differences
from rusrec.formats._bib.annotation import LANG, OF, annotate
from rusrec.formats._bib.biber_date import write_date
from rusrec.formats._bib.date import UNKNOWN, Dated, dated
from rusrec.formats._bib.field import titled
from rusrec.formats._bib.form import ROMANIZED, SECOND_SCRIPT, TRANSLATED, with_name_forms
from rusrec.formats._bib.language import Languages, langid_of, languages_in
from rusrec.formats._bib.name_tex import person_tex
from rusrec.formats._bib.sheet import Sheet, chosen_form
from rusrec.formats._bib.steps import genre as any_genre
from rusrec.formats._bib.steps import lose_sayings
from rusrec.formats._bib.tables import GENRES
from rusrec.formats._bib.title import bare, is_english, protected
from rusrec.formats._tex import encode
from rusrec.model import UNDETERMINED, Date, Name, NameForm, Text, Texts, choose
from rusrec.model import tag as bcp47

__all__ = ["author", "genre", "issued", "language_fields", "sorted_by", "subtitle", "title"]

_KEYS: Final[Mapping[Texts, str]] = {(text,): key for key, text in GENRES.items() if text}
"""The key that biblatex has for a genre, and prints in the language of the document."""


# ---------------------------------------------------------------- names, titles


def author(sheet: Sheet, names: tuple[Name, ...]) -> None:
    """Write the authors, and their names in a second script where all of them have one."""
    seen, tex = [], []
    for name in names:
        written, arrives = sheet.name(name)
        tex.append(written)
        seen.append(arrives or name)
    sheet.fields["author"] = " and ".join(tex)
    # A name of several words and one part comes back as a body, which has no second script.
    forms = _second_forms(sheet, names) if all(name.name for name in seen) else ()
    if forms:
        sheet.fields[SECOND_SCRIPT] = " and ".join(person_tex(form, form.tag)[0] for form in forms)
        annotate(sheet.fields, SECOND_SCRIPT, LANG, forms[0].tag)
        reading = sheet.reading(SECOND_SCRIPT, f"{SECOND_SCRIPT}+an:{LANG}")
        seen = list(with_name_forms(reading, (*seen,), sheet.languages))
    for index, (name, arrives) in enumerate(zip(names, seen, strict=True)):
        if name != arrives:
            sheet.lose_all(differences(f"author[{index}]", name, arrives))


def _second_forms(sheet: Sheet, names: tuple[Name, ...]) -> tuple[NameForm, ...]:
    """Return a form of each name in one other language or script; none where one has none."""
    if not all(name.name for name in names):
        return ()
    shown = [chosen_form(name.name, sheet.languages).tag for name in names]
    for tag in (form.tag for form in names[0].name):
        found = [next((form for form in name.name if form.tag == tag), None) for name in names]
        forms = tuple(form for form in found if form)
        if tag != sheet.tag and tag not in shown and len(forms) == len(names):
            return forms
    return ()


def title(sheet: Sheet, texts: Texts) -> None:
    """Write the title, and beside it one that is romanized and one that is translated."""
    chosen = choose(texts, sheet.languages) or texts[0]
    arrives = _titled(sheet, "title", chosen)
    if len(texts) == 1:
        if arrives != chosen:
            sheet.lose_all(differences("title", texts, (arrives,)))
        return
    kept = [arrives]
    for field, text in _others(texts, chosen, sheet.tag).items():
        sheet.fields[field] = encode(text.text, markup=bool(text.markup))
        annotate(sheet.fields, field, LANG, text.tag)
        seen = sheet.reading(field).texts(field, braces=True) if text.markup else (text,)
        kept += [Text(each.text, text.tag, markup=each.markup) for each in seen]
    sheet.lose_all(differences("title", texts, tuple(kept)))


def _titled(sheet: Sheet, field: str, text: Text) -> Text:
    """Write a title whose capitals are safe from the style; return it as a reader sees it."""
    tex = encode(text.text, markup=bool(text.markup))
    nocase = bool(text.markup) and 'class="nocase"' in text.text
    if is_english(sheet.tag) or sheet.tag == UNDETERMINED:
        tex = protected(tex, sheet.tag, nocase=nocase)
    sheet.fields[field] = tex  # no style changes the case of a text whose langid is not English
    arrives = Text(text.text, sheet.tag)
    if text.markup:
        return (*titled(sheet.reading(field), field), arrives)[0]
    return arrives


def _others(texts: Texts, chosen: Text, tag: str) -> dict[str, Text]:
    """Return the first romanized title and the first translated one, by their fields."""
    found: dict[str, Text] = {}
    for text in texts:
        if text.tag not in (chosen.tag, tag):
            field = ROMANIZED if bcp47.is_transcription(text.tag) else TRANSLATED
            if all(text.tag != other.tag for other in found.values()):
                found.setdefault(field, text)
    return found


def subtitle(sheet: Sheet, texts: Texts) -> None:
    """Write the subtitle, in a field of its own."""
    chosen = choose(texts, sheet.languages) or texts[0]
    arrives = _titled(sheet, "subtitle", chosen)
    if arrives != chosen or len(texts) > 1:
        sheet.lose_all(differences("subtitle", texts, (arrives,)))


# ---------------------------------------------------------------- dates, genre, languages


def issued(sheet: Sheet, date: Date) -> None:
    """Write ``date``; of a date that only words know, the words."""
    fields, arrives = sheet.fields, Date(date.edtf)
    if sheet.lent:
        write_date(fields, "date", date.edtf)
        annotate(fields, "date", OF, "host")
        return
    in_words = date.edtf == UNKNOWN and date.text
    if in_words and dated("", date.text, "", "") == Dated(UNKNOWN, date.text):
        fields["year"] = encode(date.text)
        arrives = Date(UNKNOWN, text=date.text)
    else:
        write_date(fields, "date", date.edtf)
    lose_sayings(sheet, "issued", date, arrives)


def genre(sheet: Sheet, texts: Texts) -> None:
    """Write ``type``, as the key that biblatex prints in any language where there is one."""
    key = _KEYS.get(texts)
    if key:
        sheet.fields["type"] = key
    else:
        any_genre(sheet, texts)


@lru_cache(maxsize=1024)
def language_fields(languages: tuple[str, ...]) -> tuple[Mapping[str, str], Languages]:
    """Return babel's name of the main language, and what a reader makes of it.

    A field ``language`` would be printed: where the name says less than the tags do, they stand in
    an annotation.
    """
    fields: dict[str, str] = {}
    langid = langid_of(languages[0]) if languages else ""
    if langid:
        fields["langid"] = langid
    found = languages_in("", langid)
    if found.tags != languages:
        exact = ", ".join(languages)
        annotate(fields, "langid", LANG, exact)
        found = languages_in("", langid, exact)
    return fields, found


def sorted_by(sheet: Sheet) -> None:
    """Write what an entry without author is sorted and called by: its title."""
    fields = sheet.fields
    if fields.keys() & {"author", "editor", "translator"}:
        return
    tex = fields.get("title", "")
    words = bare(tex, sheet.tag) if tex else sheet.key
    for field in ("sortkey", "label"):
        fields.setdefault(field, words)
