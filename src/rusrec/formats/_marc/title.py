"""Titles in 245, 246 and 242 as they are read.

Source: MARC 21, 242, 245, 246; KORMARC for 245 ``$x`` (parallel title) and ``$d`` (responsibility).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import (
    Context,
    original_of,
    romanized,
    tag_beside,
    tag_of,
    text_of,
)
from rusrec.formats._marc.isbd import bare, is_article, stop
from rusrec.formats._marc.rule import Statement
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import Text
from rusrec.model.text import Kind
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["MOST", "SAYS", "beside_in", "main_in", "parallels", "titles_in"]

MOST: Final = 40
"""How many parallel titles are looked for in 245; more are titles like others."""

_ROMANIZED: Final = pattern(r"Title romanized( by machine)?(?: \(ALA-LC\))?:?")
SAYS: Final = {
    "abbreviated": "Abbreviated title:", "short_title": "Short title:", "subtitle": "Subtitle:",
}  # fmt: skip
_SAID: Final = {text: name for name, text in SAYS.items()}
_KINDS: Final[dict[str, Kind]] = {"1": "", "4": "cover"}


def main_in(form: Form, unit: Unit, context: Context) -> tuple[Text | None, Text | None, list[str]]:
    """Return title, subtitle and further parallel titles of 245."""
    words, under, parallel = _divided(form, context)
    if not words and not saying.value(form.said, "text"):
        return None, None, parallel
    beside = [gate.fold(each.first("a")) for each in unit.forms]
    original = original_of(beside, context) if len(beside) > 1 else ""
    tag = tag_beside(words, original, context, form.said)
    title = saying.applied(Text(words, tag), form.said)
    return title, _under(under, title, form.said), parallel


def _under(words: str, title: Text, said: Said) -> Text | None:
    """Return the subtitle, in the language of its title and by whom that is."""
    words = saying.value(said, "sub.text", words)
    if not words:
        return None
    return saying.applied(Text(words, title.tag, title.kind, title.by), said, "sub.")


def _divided(form: Form, context: Context) -> tuple[str, str, list[str]]:
    """Return title, subtitle and parallel titles as the marks of ISBD part them."""
    first = gate.fold(form.first("a"))
    rest = [gate.fold(text) for text in form.all("b") if text.strip()]
    title = bare(first) if form.all("bcdx") else stop(first)
    known = [whole for _, whole in context.parallel]
    others = [text for text in map(stop, form.all("x")) if text not in known]
    others = [] if " = ".join(known) in others else others
    if not rest:
        return title, "", others
    text = " ".join(rest)
    text = bare(text) if form.all("cdx") else text if known else stop(text)
    beside = " = ".join(known)
    if first.endswith(" ="):
        return title, "", [] if text == beside else text.split(" = ", MOST)
    if beside and text.endswith(f" = {beside}"):
        return title, text[: -len(beside) - 3], others
    if known or form.all("x"):
        return title, text, others
    under, *parallel = text.split(" = ", MOST)
    return title, under, parallel


def beside_in(
    tag: str, form: Form, context: Context, original: str = ""
) -> tuple[str, Text, Text | None]:
    """Return of 246 or 242 the field of the record, the title and the subtitle."""
    intro = form.first("i").strip()
    first = gate.fold(form.first("a"))
    rest = " ".join(gate.fold(text) for text in form.all("b") if text.strip())
    if form.ind[1:2] == "1" and tag == "246":
        whole = " ".join(gate.fold(text) for text in form.all("ab"))
        known = next((known for short, known in context.parallel if short == whole), whole)
        first = known[: max(0, len(known) - len(whole))] + first
    words = bare(first) if rest else stop(first)
    slot = _SAID.get(intro, "title")
    slot = "title" if slot == "abbreviated" else slot
    text = Text(words, tag_of(words, context), _kind(tag, form, intro))
    match = _ROMANIZED.fullmatch(intro)
    if tag == "242":
        language = vocab.language_codes().get(form.first("y").strip(), "") or text.tag
        latin = original and main_script(words) == "Latn"
        text = Text(words, romanized(language, form.said) if latin else language, "translated")
    elif match or saying.value(form.said, "scheme"):
        scheme: Said = (("scheme", saying.ALA_LC),) if "ALA-LC" in intro else ()
        by = "machine" if match and match[1] else ""
        text = Text(words, romanized(context.main, scheme or form.said), "", by)
    title = saying.applied(text, form.said)
    return slot, title, _under(rest, title, form.said)


def _kind(tag: str, form: Form, intro: str) -> Kind:
    if tag == "242":
        return "translated"
    if intro in _SAID:
        return "abbreviated" if _SAID[intro] == "abbreviated" else ""
    return _KINDS.get(form.ind[1:2], "variant")


def titles_in(unit: Unit, context: Context) -> Iterator[Statement]:
    """Yield what 242, 245 or 246 says of the record's titles."""
    beside = [gate.fold(form.first("a")) for form in unit.forms]
    original = original_of(beside, context) if len(beside) > 1 else ""
    for form in unit.forms:
        if unit.tag == "245":
            slot = "title"
            title, under, parallel = main_in(form, unit, context)
        else:
            slot, title, under = beside_in(unit.tag, form, context, original)
            parallel = []
        if title and title.text:
            yield slot, title
        if under and slot == "title":
            yield "subtitle", under
        for text in parallel if form is unit.form else ():
            yield from _beside(text, context)


def _beside(text: str, context: Context) -> Iterator[Statement]:
    """Yield a parallel title that stands only in 245, and its subtitle."""
    words, _, more = text.partition(" : ")
    title = text_of(words, context)
    yield "title", title
    if more:
        yield "subtitle", Text(more, title.tag)


def parallels(found: Sequence[Unit]) -> tuple[tuple[str, str], ...]:
    """Return the parallel titles of 246, each as it stands there and as it stands in 245.

    In 246 an initial article is left out, in 245 it stands: ``= The deal``.
    """
    main = next((unit.form for unit in found if unit.tag == "245"), Form("", ()))
    line = " " + " ".join(gate.fold(text) for text in main.all("abx"))
    made = []
    for unit in found:
        if unit.tag == "246" and unit.form.ind[1:2] == "1" and unit.form.first("a").strip():
            text = " ".join(gate.fold(each) for each in unit.form.all("ab"))
            made.append((text, _whole(text, line)))
            if len(made) == MOST:
                break
    return tuple(made)


def _whole(text: str, line: str) -> str:
    """Return a parallel title with the article that it has in the *line* of 245."""
    if f" = {text}" in line:
        return text
    at = line.find(text)
    for _ in range(MOST):
        if at < 0:
            break
        before = line.rfind(" = ", 0, at)
        article = line[before + 3 : at]
        if before >= 0 and is_article(article):
            return article + text
        at = line.find(text, at + 1)
    return text
