"""Titles as 242, 245 and 246 of a record that is written, in the three profiles.

Source: as :mod:`rusrec.formats._marc.title`, by which all that is written is read again.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.fixed import marc_code
from rusrec.formats._marc.isbd import nonfiling
from rusrec.formats._marc.name import direct
from rusrec.formats._marc.said import MACHINE, Said
from rusrec.formats._marc.title import MOST, SAYS, beside_in, main_in, parallels
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import UNDETERMINED, Record, Text, choose
from rusrec.model import tag as bcp47
from rusrec.scripts import gate

__all__ = ["Roles", "Titled", "beside_subs", "main_subs", "roles_of", "titles_of"]


class Titled(NamedTuple):
    """A title with the subtitle of its language; one of them may be wanting."""

    title: Text | None
    under: Text | None = None


def _pairs(record: Record) -> list[Titled]:
    """Return the titles, each with its subtitle: the first Korean one with the first Korean one."""
    under: dict[str, list[Text]] = defaultdict(list)
    for text in record.subtitle:
        under[text.tag].append(text)
    made = [
        Titled(text, under[text.tag].pop(0) if under[text.tag] else None) for text in record.title
    ]
    left = {id(text) for texts in under.values() for text in texts}
    return [*made, *(Titled(None, text) for text in record.subtitle if id(text) in left)]


def _is_parallel(pair: Titled) -> bool:
    title = pair.title
    return title is not None and title.kind in ("", "parallel") and not _transcribed(title)


def _transcribed(title: Text) -> bool:
    return title.kind == "transcribed" or (not title.kind and bcp47.is_transcription(title.tag))


class Roles(NamedTuple):
    """What the titles of a record are: the main one in 245, its romanized form there, the others.

    ``parallel`` are those of the others that 245 holds too, as far as a reader looks for them.
    """

    main: Titled | None
    second: Titled | None
    parallel: list[Titled]
    others: list[Titled]


def roles_of(record: Record, context: Context) -> Roles:
    """Return what each title of a record is in this profile."""
    pairs = _pairs(record)
    wanted = choose(record.title, record.language or (UNDETERMINED,))
    main = next((pair for pair in pairs if wanted and pair.title is wanted), None)
    others = [pair for pair in pairs if pair is not main]
    parallel = [pair for pair in others if main and _is_parallel(pair)][:MOST]
    second = _partner(others, context) if main else None
    return Roles(main, second, parallel, [pair for pair in others if pair is not second])


def titles_of(record: Record, context: Context) -> tuple[list[Unit], Context]:
    """Return 242, 245 and 246 of a record, and the context that they are read in."""
    roles = roles_of(record, context)
    for bare_ in (True, False):
        known = tuple(_known(pair, bare_=bare_) for pair in roles.parallel)
        made = _made(record, roles, context._replace(parallel=known))
        seen = parallels(made)
        if seen == known:
            break
    return made, context._replace(parallel=seen)


def _known(pair: Titled, *, bare_: bool) -> tuple[str, str]:
    """Return a parallel title as it stands in 246, *bare_* of its article, and in 245."""
    title = pair.title or Text("")
    whole = f"{title.text} : {pair.under.text}" if pair.under else title.text
    article = int(nonfiling(title.text, title.tag)) if bare_ else 0
    return gate.fold(whole[article:]), whole


def _made(record: Record, roles: Roles, context: Context) -> list[Unit]:
    tags = Counter(text.tag for text in record.title)
    beside = [
        _other(pair, context, alone=pair.title is not None and tags[pair.title.tag] == 1)
        for pair in roles.others
    ]
    beside += [_other(Titled(text), context, short=True) for text in record.short_title]
    return [*([_main_unit(record, roles, context)] if roles.main else ()), *beside]


def _partner(others: list[Titled], context: Context) -> Titled | None:
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


def _main_unit(record: Record, roles: Roles, context: Context) -> Unit:
    pairs = [pair for pair in (roles.second, roles.main) if pair]
    forms = tuple([_main_form(record, pair, context) for pair in pairs])
    unit = Unit("245", forms)
    said = [_meant(*each, unit, context) for each in zip(pairs, forms, strict=True)]
    return Unit("245", tuple([f._replace(said=s) for f, s in zip(forms, said, strict=True)]))


def _main_form(record: Record, pair: Titled, context: Context) -> Form:
    title = pair.title or Text("")
    korean = context.profile == "kormarc"
    names = ", ".join([direct(name, title) for name in record.author])
    subs = main_subs(
        title.text,
        pair.under.text if pair.under else None,
        [text for _, text in context.parallel],
        names,
        korean=korean,
    )
    named = bool(record.author) and not korean
    return Form(("1" if named else "0") + nonfiling(title.text, title.tag), subs)


def main_subs(
    title: str, under: str | None, parallel: Sequence[str], names: str, *, korean: bool
) -> Subfields:
    """Return 245: ``$a title : $b subtitle = parallel title / $c responsibility``.

    A Korean catalogue has the parallel titles in ``$x``, the responsibility in ``$d``.
    """
    parts = [] if under is None else [("b", " :", under)]
    if parallel:
        parts.append(("x" if korean else "b", " =", " = ".join(parallel)))
    if names:
        parts.append(("d" if korean else "c", " /", names))
    made = []
    code, text = "a", title
    for own, mark, words in parts:
        if own == code:
            text = f"{text}{mark} {words}"
        else:
            made.append((code, text + mark))
            code, text = own, words
    return (*made, (code, text))


def _meant(pair: Titled | None, form: Form, unit: Unit, context: Context) -> Said:
    """Return what must be said of 245 so that this title and subtitle are read of it."""
    if pair is None or pair.title is None:
        return ()
    for said in ((), MACHINE):
        tried = form._replace(said=said)
        title, under, _ = main_in(tried, unit, context)
        if (title, under) == (pair.title, pair.under):
            return said
    title, under, _ = main_in(form, unit, context)
    said = saying.of(title, pair.title) if title else ()
    tried = form._replace(said=said)
    _, under, _ = main_in(tried, unit, context)
    if pair.under != under:
        said += saying.of(under or Text("", ""), pair.under or Text("", ""), "sub.")
    return said


def _other(pair: Titled, context: Context, *, alone: bool = False, short: bool = False) -> Unit:
    """Return 246 or 242 of a title beside the main one, or of a subtitle without one."""
    text = pair.title or pair.under
    assert text is not None  # noqa: S101 (a pair has one of them)
    tag, ind, lead = _place(pair, text, alone=alone, short=short)
    words = text.text
    if ind == "31":
        whole = f"{words} : {pair.under.text}" if pair.under else words
        known = next((known for known, own in context.parallel if own == whole), whole)
        words = words[max(0, len(whole) - len(known)) :]
    under = pair.under.text if pair.title and pair.under else None
    language: Subfields = (("y", marc_code(text.tag)),) if tag == "242" else ()
    subs = (*lead, *beside_subs(words, under), *language)
    return Unit(tag, (_saying(tag, Form(ind, subs), pair, context),))


def beside_subs(title: str, under: str | None) -> Subfields:
    """Return title and subtitle as 246 and 242 have them."""
    return (("a", title),) if under is None else (("a", f"{title} :"), ("b", under))


def _saying(tag: str, form: Form, pair: Titled, context: Context) -> Form:
    """Return the form with what must be said of it; what a machine made is always said."""
    text, under = pair.title or pair.under, pair.under if pair.title else None
    by_machine: Said = (("by", "machine"),) if text and text.by == "machine" else ()
    for said in (MACHINE,) if by_machine else ((),):
        tried = form._replace(said=said)
        if beside_in(tag, tried, context)[1:] == (text, under):
            return tried
    said = saying.of(beside_in(tag, form, context)[1], text or Text(""))
    said += tuple(each for each in by_machine if each not in said)
    seen = beside_in(tag, form._replace(said=said), context)[2]
    if under and seen != under:
        said += saying.of(seen or Text("", ""), under, "sub.")
    return form._replace(said=said)


def _place(pair: Titled, text: Text, *, alone: bool, short: bool) -> tuple[str, str, Subfields]:
    """Return the tag and indicators of a title, and what introduces it."""
    if short or pair.title is None:
        return "246", "1 ", (("i", SAYS["short_title" if short else "subtitle"]),)
    if text.kind == "translated" and alone and marc_code(text.tag):
        return "242", "1" + nonfiling(text.text, text.tag), ()
    if _transcribed(text):
        maker = " by machine" if text.by == "machine" else ""
        scheme = " (ALA-LC)" if bcp47.scheme_of(text.tag) == "ala-lc" else ""
        return "246", "1 ", (("i", f"Title romanized{maker}{scheme}:"),)
    if text.kind == "abbreviated":
        return "246", "1 ", (("i", SAYS["abbreviated"]),)
    if text.kind == "cover":
        return "246", "14", ()
    return ("246", "31", ()) if _is_parallel(pair) else ("246", "3 ", ())
