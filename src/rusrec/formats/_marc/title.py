"""Titles: 245, 246 and 242, both ways, in the three profiles.

Source: MARC 21, 242, 245, 246; KORMARC for 245 ``$x`` (parallel title) and ``$d`` (responsibility).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

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
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.fixed import marc_code
from rusrec.formats._marc.isbd import bare, is_article, nonfiling, stop
from rusrec.formats._marc.name import direct
from rusrec.formats._marc.said import MACHINE, Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import UNDETERMINED, Record, Text, choose
from rusrec.model import tag as bcp47
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Statement", "parallels", "titles_in", "titles_of"]

Statement = tuple[str, object]
"""A field of the record, and one value of it."""


class _Titled(NamedTuple):
    """A title with the subtitle of its language; one of them may be wanting."""

    title: Text | None
    under: Text | None = None


_ROMANIZED: Final = pattern(r"Title romanized( by machine)?(?: \(ALA-LC\))?:?")
_SAYS: Final = {
    "abbreviated": "Abbreviated title:", "short_title": "Short title:", "subtitle": "Subtitle:",
}  # fmt: skip
_SAID: Final = {text: name for name, text in _SAYS.items()}
_KINDS: Final = {"1": "", "4": "cover"}


def _pairs(record: Record) -> list[_Titled]:
    """Return the titles, each with its subtitle: the first Korean one with the first Korean one."""
    under: dict[str, list[Text]] = defaultdict(list)
    for text in record.subtitle:
        under[text.tag].append(text)
    made = [
        _Titled(text, under[text.tag].pop(0) if under[text.tag] else None) for text in record.title
    ]
    left = {id(text) for texts in under.values() for text in texts}
    return [*made, *(_Titled(None, text) for text in record.subtitle if id(text) in left)]


def _is_parallel(pair: _Titled) -> bool:
    title = pair.title
    return title is not None and title.kind in ("", "parallel") and not _transcribed(title)


def _transcribed(title: Text) -> bool:
    return title.kind == "transcribed" or (not title.kind and bcp47.is_transcription(title.tag))


def titles_of(record: Record, context: Context) -> Iterator[Unit]:
    """Yield 242, 245 and 246 of a record."""
    pairs = _pairs(record)
    wanted = choose(record.title, record.language or (UNDETERMINED,))
    main = next((pair for pair in pairs if wanted and pair.title is wanted), None)
    others = [pair for pair in pairs if pair is not main]
    for bare_ in (True, False):
        known = (
            tuple(_known(pair, bare_=bare_) for pair in others if _is_parallel(pair))
            if main
            else ()
        )
        made = _made(record, main, others, context._replace(parallel=known))
        if parallels(made) == known:
            break
    yield from made


def _known(pair: _Titled, *, bare_: bool) -> tuple[str, str]:
    """Return a parallel title as it stands in 246, *bare_* of its article, and in 245."""
    title = pair.title or Text("")
    whole = f"{title.text} : {pair.under.text}" if pair.under else title.text
    article = int(nonfiling(title.text, title.tag)) if bare_ else 0
    return gate.fold(whole[article:]), whole


def _made(
    record: Record, main: _Titled | None, others: list[_Titled], context: Context
) -> list[Unit]:
    second = _partner(main, others, context) if main else None
    tags = [pair.title.tag for pair in (main, *others) if pair and pair.title]
    beside = [
        _other(pair, context, alone=bool(pair.title) and tags.count(pair.title.tag) == 1)
        for pair in others
        if pair is not second
    ]
    beside += [_other(_Titled(text), context, short=True) for text in record.short_title]
    return [*([_main_unit(record, main, second, context)] if main else ()), *beside]


def _partner(main: _Titled, others: list[_Titled], context: Context) -> _Titled | None:
    """Return the romanized title that takes 245 in the profile loc880."""
    if context.profile != "loc880":
        return None
    for pair in others:
        title = pair.title
        if (
            title
            and _transcribed(title)
            and bcp47.script_of(title.tag) == "Latn"
            and not title.kind
        ):
            return pair
    return None


def _main_unit(record: Record, main: _Titled, second: _Titled | None, context: Context) -> Unit:
    named = bool(record.author) and context.profile != "kormarc"
    made = [_main_form(record, pair, context, named=named)
            for pair in ((second, main) if second else (main,))]  # fmt: skip
    forms = []
    for pair, form in zip((second, main) if second else (main,), made, strict=True):
        unit = Unit("245", tuple(made))
        forms.append(form._replace(said=_meant(pair, form, unit, context)))
    return Unit("245", tuple(forms))


def _main_form(record: Record, pair: _Titled, context: Context, *, named: bool) -> Form:
    """Return 245: ``$a title : $b subtitle = parallel title / $c responsibility``."""
    title = pair.title.text if pair.title else ""
    korean = context.profile == "kormarc"
    parts = [("a", "", title)]
    if pair.under:
        parts.append(("b", " :", pair.under.text))
    parts += [("x" if korean else "b", " =", text) for _, text in context.parallel]
    names = ", ".join(direct(name, pair.title) for name in record.author) if pair.title else ""
    if names:
        parts.append(("d" if korean else "c", " /", names))
    subs: list[tuple[str, str]] = []
    for code, mark, text in parts:
        if subs and code == subs[-1][0]:
            subs[-1] = (code, f"{subs[-1][1]}{mark} {text}")
            continue
        if subs:
            subs[-1] = (subs[-1][0], subs[-1][1] + mark)
        subs.append((code, text))
    filing = nonfiling(title, pair.title.tag) if pair.title else "0"
    return Form(("1" if named else "0") + filing, tuple(subs))


def _meant(pair: _Titled | None, form: Form, unit: Unit, context: Context) -> Said:
    """Return what must be said of 245 so that this title and subtitle are read of it."""
    if pair is None or pair.title is None:
        return ()
    for said in ((), MACHINE):
        tried = form._replace(said=said)
        title, under, _ = _main_read(tried, unit, context)
        if (title, under) == (pair.title, pair.under):
            return said
    title, under, _ = _main_read(form, unit, context)
    said = saying.of(title, pair.title) if title else ()
    tried = form._replace(said=said)
    _, under, _ = _main_read(tried, unit, context)
    if pair.under != under:
        said += saying.of(under or Text("", ""), pair.under or Text("", ""), "sub.")
    return said


def _main_read(
    form: Form, unit: Unit, context: Context
) -> tuple[Text | None, Text | None, list[str]]:
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
    if first.endswith(" =") and not first.startswith("="):
        return title, "", [] if text == beside else text.split(" = ")
    if beside and text.endswith(f" = {beside}"):
        return title, text[: -len(beside) - 3], others
    if known or form.all("x"):
        return title, text, others
    under, *parallel = text.split(" = ")
    return title, under, parallel


def _other(pair: _Titled, context: Context, *, alone: bool = False, short: bool = False) -> Unit:
    """Return 246 or 242 of a title beside the main one, or of a subtitle without one."""
    text = pair.title or pair.under
    assert text is not None  # noqa: S101 (a pair has one of them)
    tag, ind, lead = _place(pair, text, alone=alone, short=short)
    words = text.text
    if ind == "31":
        whole = f"{words} : {pair.under.text}" if pair.under else words
        known = next((known for known, own in context.parallel if own == whole), whole)
        words = words[max(0, len(whole) - len(known)) :]
    subs: Subfields = (*lead, ("a", words))
    if pair.title and pair.under:
        subs = (*lead, ("a", f"{words} :"), ("b", pair.under.text))
    if tag == "242":
        subs = (*subs, ("y", marc_code(text.tag)))
    return Unit(tag, (_saying(tag, Form(ind, subs), pair, context),))


def _saying(tag: str, form: Form, pair: _Titled, context: Context) -> Form:
    """Return the form with what must be said of it; what a machine made is always said."""
    text, under = pair.title or pair.under, pair.under if pair.title else None
    by_machine: Said = (("by", "machine"),) if text and text.by == "machine" else ()
    for said in (MACHINE,) if by_machine else ((),):
        tried = form._replace(said=said)
        if _beside(tag, tried, context)[1:] == (text, under):
            return tried
    said = saying.of(_beside(tag, form, context)[1], text or Text(""))
    said += tuple(each for each in by_machine if each not in said)
    seen = _beside(tag, form._replace(said=said), context)[2]
    if under and seen != under:
        said += saying.of(seen or Text("", ""), under, "sub.")
    return form._replace(said=said)


def _place(pair: _Titled, text: Text, *, alone: bool, short: bool) -> tuple[str, str, Subfields]:
    """Return the tag and indicators of a title, and what introduces it."""
    if short or pair.title is None:
        return "246", "1 ", (("i", _SAYS["short_title" if short else "subtitle"]),)
    if text.kind == "translated" and alone and marc_code(text.tag):
        return "242", "1" + nonfiling(text.text, text.tag), ()
    if _transcribed(text):
        maker = " by machine" if text.by == "machine" else ""
        scheme = " (ALA-LC)" if bcp47.scheme_of(text.tag) == "ala-lc" else ""
        return "246", "1 ", (("i", f"Title romanized{maker}{scheme}:"),)
    if text.kind == "abbreviated":
        return "246", "1 ", (("i", _SAYS["abbreviated"]),)
    if text.kind == "cover":
        return "246", "14", ()
    return ("246", "31", ()) if _is_parallel(pair) else ("246", "3 ", ())


def _beside(
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


def _kind(tag: str, form: Form, intro: str) -> str:  # type: ignore[return]
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
        if unit.tag != "245":
            slot, title, under = _beside(unit.tag, form, context, original)
            if title.text:
                yield slot, title
            if under and slot == "title":
                yield "subtitle", under
            continue
        found, under, parallel = _main_read(form, unit, context)
        if found:
            yield "title", found
        if under:
            yield "subtitle", under
        for text in parallel if form is unit.form else ():
            words, colon, more = text.partition(" : ")
            other = text_of(words, context)
            yield "title", other
            if colon and more:
                yield "subtitle", Text(more, other.tag)


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
    return tuple(made)


def _whole(text: str, line: str) -> str:
    """Return a parallel title with the article that it has in the *line* of 245."""
    if f" = {text}" in line:
        return text
    at = line.find(text)
    while at >= 0:
        before = line.rfind(" = ", 0, at)
        article = line[before + 3 : at]
        if before >= 0 and is_article(article):
            return article + text
        at = line.find(text, at + 1)
    return text
