"""The host of an item in 773, both ways.

Source: MARC 21, 773.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, original_of, tag_beside, tag_of
from rusrec.formats._marc.field import Subfields
from rusrec.formats._marc.isbd import settled, stop
from rusrec.formats._marc.relation import id_in, identifiers_in, numbers_of
from rusrec.formats._marc.said import MACHINE, Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.tables import HOST_TYPES, LEVELS
from rusrec.formats._marc.unit import Form, Unit
from rusrec.formats._marc.where import Place, place_in_words
from rusrec.formats._usual import kept
from rusrec.model import Record, Text, Texts, choose
from rusrec.model import tag as bcp47
from rusrec.model.arrangement import canonical
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = [
    "INTRO",
    "Place",
    "divided",
    "hosts_in",
    "hosts_of",
    "placed",
    "standing",
    "where_of",
]

_Q: Final = pattern(r"([^:<]*)(?::([^:<]*))?(?:<(.*))?")
_IMPRINT: Final = pattern(r"(?:(.+?) : )?(.+?)(?:, \[?[c©]?[0-9]{4}[^,]*)?")


INTRO: Final = "In:"
"""What introduces, in a second 773, the host of the host: the journal of an issue with a title."""


def hosts_of(record: Record, context: Context) -> list[Unit]:
    """Return 773, and a second one where the host stands in a host of its own."""
    found = []
    if first := _host_of(record, context):
        found.append(first)
    if isinstance(record.host, Record) and (second := _host_of(record.host, context)):
        forms = [f._replace(ind="08", subs=(("i", INTRO), *f.subs)) for f in second.forms]
        found.append(second._replace(forms=tuple(forms)))
    return found


def _host_of(record: Record, context: Context) -> Unit | None:
    """Return 773, with the host's other titles in 880."""
    host = record.host
    place = Place(record.volume, record.issue, record.pages)
    if not host and not any(place):
        return None
    if isinstance(host, str):
        host = Record(id=host)
    forms = _forms(host, context._replace(parallel=())) if host else (Form("0 ", ()),)
    return standing(Unit("773", forms), record, context)


def standing(unit: Unit, record: Record, context: Context) -> Unit:
    """Return 773 of a host with where *record* stands in it."""
    where = where_of(record, context)
    first, *others = [_standing(form, where) for form in unit.forms]
    said = first.said + placed(first, record)
    return Unit("773", (first._replace(said=said), *others))


def _standing(form: Form, where: Subfields) -> Form:
    """Return *form* with *where* behind title and imprint."""
    if not where:
        return form
    before, after = divided(form)
    return form._replace(subs=(*before, *where, *after))


def divided(form: Form) -> tuple[Subfields, Subfields]:
    """Return the subfields of a host before and behind the place where an item stands in it."""
    at = sum(code in _BEFORE for code, _ in form.subs)
    return form.subs[:at], form.subs[at:]


_BEFORE: Final = ("7", "t", "d")
_DAY: Final = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-[0-9]{2})?)?")
_MONTHS: Final = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip


def _stated(edtf: str) -> str:
    """Return year and month as catalogues write them beside a number, ``Feb. 2011``, else ""."""
    found = _DAY.fullmatch(edtf)
    if found is None:
        return ""
    year, month = found.groups()
    return f"{_MONTHS[int(month) - 1]} {year}" if month and int(month) <= len(_MONTHS) else year


_chronology: Final = kept(_stated)


@lru_cache(maxsize=256)
def _forms(host: Record, context: Context) -> tuple[Form, ...]:
    """Return 773 in each of the host's titles; many records share a host."""
    titles = _ordered(host.title, context) or [None]
    forms = [_host_form(host, title, context) for title in titles]
    original = _original(forms, context)
    return tuple(
        form._replace(said=_host_said((host, title), form, context, original))
        for title, form in zip(titles, forms, strict=True)
    )


def placed(form: Form, record: Record) -> Said:
    """Return what must be said of *form* so that volume, issue and pages of *record* are read."""
    seen = _place_in(form)
    return tuple(
        (name, getattr(record, name))
        for name in Place._fields
        if getattr(record, name) != getattr(seen, name)
    )


def _ordered(titles: Texts, context: Context) -> list[Text | None]:
    found: list[Text | None] = list(titles)
    latin = [
        at for at, text in enumerate(titles)
        if context.profile == "loc880" and text.tag.endswith(("-Latn", "-Latn-alalc97"))
    ]  # fmt: skip
    first = choose(titles, context.languages or ("und",))
    at = latin[0] if latin else titles.index(first) if first else 0
    if at:
        found.insert(0, found.pop(at))
    return found


def where_of(record: Record, context: Context) -> Subfields:
    """Return ``$g Vol. 8, no. 1 (1998), p. 259-285`` and ``$q 8:1<259``.

    Zotero knows a volume only by a small ``vol.``
    """
    volume, issue, pages = record.volume, record.issue, record.pages
    if volume:
        mark = "vol." if context.profile == "vernacular" else "Vol."
        words = f"{mark} {volume}, no. {issue}" if issue else f"{mark} {volume}"
    else:
        words = f"no. {issue}" if issue else ""
    if words and record.issued and (date := _chronology(record.issued.edtf)):
        words = f"{words} ({date}), p. {pages}" if pages else f"{words} ({date})"
    elif pages:
        words = f"{words}, p. {pages}" if words else f"p. {pages}"
    if not volume:
        return (("g", words),) if words else ()
    first = pages.partition("-")[0]
    coded = f"{volume}:{issue}" if issue else volume
    return ("g", words), ("q", f"{coded}<{first}" if first else coded)


def _host_form(host: Record, title: Text | None, context: Context) -> Form:
    level = LEVELS.get(host.type, "am")[1]
    level = {"a": "m", "b": "s"}.get(level, level)
    wanted = (title.tag,) if title else context.languages
    under = next((t for t in host.subtitle if title and t.tag == title.tag), None)
    subs: list[tuple[str, str]] = [("7", f"nna{level}")] if host.type in vocab.item_types() else []
    if title:
        subs.append(("t", f"{title.text} : {under.text}" if under else title.text))
    imprint = " : ".join(
        text.text for texts in (*host.place[:1], *host.publisher[:1])
        if (text := choose(texts, wanted))
    )  # fmt: skip
    if imprint and host.publisher:
        subs.append(("d", imprint))
    short = choose(host.short_title, wanted)
    subs += [("p", short.text)] if short else []
    return Form("0 ", (*subs, *numbers_of(host)))


def _host_said(
    meant: tuple[Record, Text | None], form: Form, context: Context, original: str
) -> Said:
    """Return what must be said so that type and titles of the host arrive."""
    host, title = meant
    seen, _ = _host_in(form, context, original)
    said: Said = () if seen.type == host.type else (("type", host.type),)
    if title is None or seen.title == (title,):
        return said
    if title.by == "machine":
        tried, _ = _host_in(form._replace(said=MACHINE), context, original)
        if tried.title == (title,):
            return (*MACHINE, *said)
    return said + saying.of(seen.title[0] if seen.title else Text(""), title, "t.")


def hosts_in(unit: Unit, context: Context) -> tuple[Record | None, Place]:
    """Return what 773 says of a host, and of the place in it."""
    original = _original(unit.forms, context)
    host, place = _host_in(unit.form, context, original)
    others = [_host_in(form, context, original)[0] for form in unit.forms[1:]]
    host = replace(
        host,
        title=(*host.title, *(text for other in others for text in other.title)),
        subtitle=tuple(dict.fromkeys(t for each in (host, *others) for t in each.subtitle)),
        publisher=_together(host.publisher, [other.publisher for other in others]),
        place=_together(host.place, [other.place for other in others]),
    )
    if host == Record() or host == Record(type="document"):
        return None, place
    return canonical(host, context.languages), place


def _together(main: tuple[Texts, ...], others: list[tuple[Texts, ...]]) -> tuple[Texts, ...]:
    """Return the first text of *main* with its other scripts, and the texts behind it."""
    if not main:
        return next(filter(None, others), ())
    first = [*main[0], *(text for groups in others if groups for text in groups[0])]
    texts = {text.text: text for text in reversed(first)}
    return (tuple(reversed(texts.values())), *main[1:])


def _original(forms: Sequence[Form], context: Context) -> str:
    words = [gate.fold(form.first("t")) for form in forms]
    return original_of(words, context) if len(words) > 1 else ""


def _host_in(form: Form, context: Context, original: str) -> tuple[Record, Place]:
    """Return of one form the host, and the place in it."""
    words = stop(form.first("t"))
    title, colon, under = words.partition(" : ")
    titles: Texts = ()
    if title or saying.value(form.said, "t.text"):
        tag = tag_beside(title, original, context, form.said)
        by = saying.value(form.said, "by")
        titles = (saying.applied(Text(title, tag, "", by), form.said, "t."),)
    publisher, place = _imprint(form.first("d"), context, titles, saying.value(form.said, "by"))
    short = settled(form.first("p"))
    level = form.first("7")[3:4]
    kind = HOST_TYPES.get(level, "book" if form.all("z") else "document")
    kind = saying.value(form.said, "type", kind)
    host = Record(
        type=kind if kind in vocab.item_types() else "document",
        id=id_in(form),
        title=titles,
        subtitle=(Text(under, titles[0].tag),) if colon and under and titles else (),
        publisher=publisher,
        place=place,
        short_title=(Text(short, tag_of(short, context)),) if short else (),
        identifiers=identifiers_in(form),
    )
    return host, _place_in(form)


def _imprint(
    words: str, context: Context, titles: Texts, by: str
) -> tuple[tuple[Texts, ...], tuple[Texts, ...]]:
    """Return publisher and place in ``$d``."""
    words = settled(words)
    match = _IMPRINT.fullmatch(words) if words else None
    if match is None:
        return (), ()
    found = []
    for part in (match[2], match[1]):
        text = settled(part or "")
        tag = tag_of(text, context)
        if titles and main_script(text) == "Latn" and bcp47.is_transcription(titles[0].tag):
            found.append(((Text(text, titles[0].tag, "", by),),) if text else ())
            continue
        found.append(((Text(text, tag),),) if text else ())
    return found[0], found[1]


def _place_in(form: Form) -> Place:
    """Return volume, issue and pages: of ``$g``, else of ``$q``, and what is said beside them."""
    words = gate.fold(form.first("g")).rstrip(".").strip()
    found = place_in_words(words) if words else None
    if found is None:
        coded = _Q.fullmatch(gate.fold(form.first("q")))
        found = Place(*[(part or "").strip() for part in coded.groups()]) if coded else Place()
    return found._replace(**{word: text for word, text in form.said if word in Place._fields})
