"""Notes, abstracts, rights and genres: 5XX and 655, both ways.

Source: MARC 21, 5XX, 655.
"""

from collections.abc import Iterator
from typing import Final

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.rule import Rule, Statement, group, plain, texts_in, words
from rusrec.formats._marc.tables import NOTE_TAGS, NOTES
from rusrec.formats._marc.unit import Unit
from rusrec.model import (
    Note,
    Record,
    Rights,
)

__all__ = ["RULES"]


def _notes_of(record: Record, context: Context) -> Iterator[Unit]:
    for note in record.notes:
        tag = NOTES.get(note.type, "500")
        unit = group(tag, "  ", note.note, context)
        if tag == "500" and note.type:
            form = unit.form
            first = form._replace(said=(*form.said, ("kindof", note.type)))
            unit = unit._replace(forms=(first, *unit.forms[1:]))
        yield unit


_NOTED: Final = {tag: kind for kind, tag in NOTES.items()}


def _notes_in(unit: Unit, context: Context) -> Iterator[Statement]:
    if texts := texts_in(unit, context):
        kind = _NOTED.get(unit.tag, "")
        yield "notes", Note(texts, saying.value(unit.form.said, "kindof", kind))


def _abstract_of(record: Record, context: Context) -> Iterator[Unit]:
    for text in record.abstract:
        yield group("520", "3 ", (text,), context)


def _abstract_in(unit: Unit, context: Context) -> Iterator[Statement]:
    for text in texts_in(unit, context):
        yield "abstract", text


def _genre_of(record: Record, context: Context) -> Iterator[Unit]:
    for text in record.genre:
        yield group("655", " 4", (text,), context)


def _genre_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    if form.first("2") == "local" and form.first("a") in vocab.item_types():
        return
    for text in texts_in(unit, context):
        yield "genre", text


def _rights_of(record: Record, context: Context) -> Iterator[Unit]:
    rights = record.rights
    if rights is None:
        return
    tail = tuple(each for each in (("f", rights.license), ("u", rights.uri)) if each[1])
    if not rights.text:
        yield plain("540", "  ", ("a", rights.license), *tail)
        return
    unit = group("540", "  ", rights.text, context)
    form = unit.form
    if rights.license and form.first("a") == rights.license:
        form = form._replace(said=(*form.said, ("text", rights.license)))
    yield unit._replace(forms=(form._replace(subs=(*form.subs, *tail)), *unit.forms[1:]))


def _rights_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    license_ = words(form, "f")
    same = license_ and words(form) == license_ and not saying.value(form.said, "text")
    rights = Rights(license_, words(form, "u"), () if same else texts_in(unit, context))
    if rights != Rights():
        yield "rights", rights


RULES: Final = (
    Rule((*NOTE_TAGS, *NOTES.values()), _notes_of, _notes_in),
    Rule(("520",), _abstract_of, _abstract_in),
    Rule(("540",), _rights_of, _rights_in),
    Rule(("655",), _genre_of, _genre_in),
)
"""Sentences on the item."""
