"""Other works in linking entries, 765 to 787, both ways.

Source: MARC 21, 76X-78X (General Information).
"""

from typing import TYPE_CHECKING, Final

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, tag_of, text_of
from rusrec.formats._marc.date import date_in, printed
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.isbd import stop
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import Date, Identifier, Name, NameForm, Record, choose, identifier
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from rusrec.formats._marc.said import Said

__all__ = ["OURS", "id_in", "identifiers_in", "numbers_of", "relation_in", "relation_of"]

OURS: Final = "rusrec"
"""What stands where MARC wants the code of an agency."""

_CONTROL: Final = pattern(r"\(rusrec\)([a-z0-9]+(?:-[a-z0-9]+)*)")


def numbers_of(work: Record) -> Subfields:
    """Return ``$x``, ``$z`` and ``$w`` of a work: ISSN, ISBNs, id."""
    found = [("x", each.value) for each in work.identifiers if each.scheme == "issn"][:1]
    found += [("z", each.value) for each in work.identifiers if each.scheme == "isbn"]
    found += [("w", f"({OURS}){work.id}")] if work.id else []
    return tuple(found)


def identifiers_in(form: Form) -> tuple[Identifier, ...]:
    """Return the ISSNs and ISBNs of a linking entry."""
    found = [
        Identifier(scheme, identifier.normal(scheme, gate.fold(text)))
        for code, scheme in (("x", "issn"), ("z", "isbn"))
        for text in form.all(code)
        if text.strip()
    ]
    return tuple(each for each in dict.fromkeys(found) if each.value)


def id_in(form: Form) -> str:
    """Return the id of ours that ``$w`` holds, "" where it holds none."""
    found = (_CONTROL.fullmatch(text) for text in form.all("w"))
    return next((match[1] for match in found if match), "")


def relation_of(work: Record | str, row: tuple[str, str, str], context: Context) -> Unit:
    """Return the linking entry of another work: its author, title, date, numbers.

    *row* is one of ``tables.RELATIONS``.
    """
    tag, ind, intro = row
    if isinstance(work, str):
        lead = (("i", intro),) if intro else ()
        return Unit(tag, (Form(ind, (*lead, ("w", f"({OURS}){work}"))),))
    subs: list[tuple[str, str]] = [("i", intro)] if intro else []
    said: Said = ()
    author = _author(work.author, context)
    if author:
        words = ", ".join(filter(None, (author.family, author.given)))
        subs.append(("a", words))
        said += saying.of(_author_in(words, context), author, "a.")
    title = choose(work.title, context.languages or ("und",))
    if title:
        subs.append(("t", title.text))
        said += meaning(title, stop(title.text), context, "t.")
    if work.issued:
        subs.append(("d", printed(work.issued)))
        seen = date_in(printed(work.issued))
        said += () if seen and seen.edtf == work.issued.edtf else (("d.edtf", work.issued.edtf),)
    said += (("type", work.type),)
    return Unit(tag, (Form(ind, (*subs, *numbers_of(work)), said),))


def _author(names: tuple[Name, ...], context: Context) -> NameForm | None:
    forms = names[0].name if names else ()
    if not forms:
        return None
    return next((form for form in forms if form.tag == context.main), forms[0])


def _author_in(words: str, context: Context) -> NameForm:
    family, comma, given = stop(words).partition(", ")
    known = (family, given) if comma and given else (stop(words), "")
    return NameForm(*known, tag_of(words, context))


def relation_in(unit: Unit, context: Context) -> Record | str | None:
    """Return the work, or its id, that a linking entry names."""
    form = unit.form
    own = id_in(form)
    title = stop(form.first("t") or form.first("s"))
    author = stop(form.first("a"))
    date = date_in(form.first("d"))
    if edtf := saying.value(form.said, "d.edtf"):
        date = Date(edtf)
    kind = saying.value(form.said, "type")
    said = form.said
    work = Record(
        id=own,
        type=kind if kind in vocab.item_types() else "document",
        title=(text_of(title, context, said, "t."),) if title else (),
        author=(Name((saying.applied(_author_in(author, context), said, "a."),)),)
        if author
        else (),
        issued=date,
        identifiers=identifiers_in(form),
    )
    if own and work == Record(id=own) and not kind:
        return own
    return None if work in (Record(), Record(id=own)) else canonical(work, context.languages)
