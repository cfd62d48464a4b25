"""Other forms of titles and names: biblatex has a field for each that styles print on demand.

``titleaddon`` has the romanized title, ``usere`` the translated one (biblatex-chicago prints it in
brackets), ``nameaddon`` the authors in another script. Each is known by its annotation of language:
without one these fields can mean anything, and are kept as they are.
"""

from functools import partial
from typing import Final

from msgspec.structs import replace

from rusrec.formats._bib.annotation import LANG, annotation
from rusrec.formats._bib.language import tags_in
from rusrec.formats._bib.name import names_of
from rusrec.formats._bib.reading import Reading
from rusrec.model import Name, NameForm, Text, Texts
from rusrec.model.text import arranged

__all__ = ["ROMANIZED", "SECOND_SCRIPT", "TRANSLATED", "with_forms", "with_name_forms"]

ROMANIZED: Final = "titleaddon"
TRANSLATED: Final = "usere"
SECOND_SCRIPT: Final = "nameaddon"


def with_forms(reading: Reading, title: Texts, languages: tuple[str, ...] = ()) -> Texts:
    """Return *title* with its other forms in canonical order."""
    if reading.fields.keys().isdisjoint((ROMANIZED, TRANSLATED)):
        return title
    found = list(title)
    for field in (ROMANIZED, TRANSLATED):
        tag = _tag(reading, field) if field in reading.fields else ""
        if not tag or any(text.tag == tag for text in found):
            continue
        texts = reading.texts(field, braces=True)
        reading.take(f"{field}+an:{LANG}")
        found += [Text(each.text, tag, markup=each.markup) for each in texts]
    return arranged(found, reading.languages or languages) if found[1:] else title


def _tag(reading: Reading, field: str) -> str:
    tags = tags_in(annotation(reading.fields, field, LANG))
    return tags[0] if len(tags) == 1 else ""


def with_name_forms(
    reading: Reading, names: tuple[Name, ...], languages: tuple[str, ...] = ()
) -> tuple[Name, ...]:
    """Return *names* with their forms in a second script, where there is one of each."""
    if SECOND_SCRIPT not in reading.fields:
        return names
    tag = _tag(reading, SECOND_SCRIPT)
    if not tag or tag == reading.tag:
        return names
    told = partial(reading.tell, SECOND_SCRIPT)
    others = names_of(reading.fields[SECOND_SCRIPT], tag, told)
    if len(others) != len(names) or not all(each.name for each in names):
        return names
    reading.take(SECOND_SCRIPT)
    reading.take(f"{SECOND_SCRIPT}+an:{LANG}")
    return tuple(
        replace(one, name=arranged((*one.name, _form(other)), languages or reading.languages))
        for one, other in zip(names, others, strict=True)
    )


def _form(name: Name) -> NameForm:
    """Return the form of a person's name: one of several words in braces is no body here."""
    return name.name[0] if name.name else NameForm(name.org[0].text, "", name.org[0].tag)
