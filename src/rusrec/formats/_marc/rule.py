"""A rule: fields that are read by one function and written by another; and what rules share."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rusrec.formats._marc.context import Context, meaning, text_of
from rusrec.formats._marc.isbd import bare, stop
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import UNDETERMINED, Record, Text, Texts, choose
from rusrec.model.text import arranged
from rusrec.scripts import gate

__all__ = ["Rule", "Statement", "chosen", "group", "plain", "texts_in", "words"]

Statement = tuple[str, object]
"""A field of the record, and one value of it."""


class Rule(NamedTuple):
    """Fields that are read by one function and written by another."""

    tags: tuple[str, ...]
    write: Callable[[Record, Context], Iterator[Unit]]
    read: Callable[[Unit, Context], Iterator[Statement]]


def plain(tag: str, ind: str, *subs: tuple[str, str], said: Said = ()) -> Unit:
    """Return a field in one form, without the subfields that are empty."""
    return Unit(tag, (Form(ind, tuple(each for each in subs if each[1]), said),))


def words(form: Form, code: str = "a") -> str:
    """Return the first subfield of *code* on one line."""
    return gate.fold(form.first(code))


def chosen(texts: Texts, context: Context) -> Text | None:
    """Return the one of *texts* that stands in the field itself."""
    return choose(texts, context.languages or (UNDETERMINED,))


def group(tag: str, ind: str, texts: Texts, context: Context) -> Unit:
    """Return one field of a text, with its other forms in 880."""
    first = chosen(texts, context)
    forms = []
    for text in sorted(texts, key=lambda text: text is not first):
        line = text.text.replace("\n", " ")
        forms.append(Form(ind, (("a", line),), meaning(text, _read(tag, line), context)))
    return Unit(tag, tuple(forms))


def _read(tag: str, line: str) -> str:
    """Return *line* without the marks that catalogues put behind it in this field."""
    if tag == "250":
        return bare(line)
    return stop(line) if tag == "655" else gate.fold(line)


def texts_in(unit: Unit, context: Context) -> Texts:
    """Return the text of a field and of its 880s."""
    found = [
        text_of(_read(unit.tag, form.first("a")), context, form.said)
        for form in unit.forms
        if form.first("a").strip()
    ]
    return arranged(found, context.languages)
