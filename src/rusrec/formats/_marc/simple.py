"""Fields that say one thing each: numbers, notes, subjects, links; one row a field, both ways.

Source: MARC 21, the fields named in ``RULES``.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rusrec import vocab
from rusrec.formats._marc import said as saying
from rusrec.formats._marc.context import Context, meaning, original_of, tag_beside, text_of
from rusrec.formats._marc.date import date_in, printed
from rusrec.formats._marc.fixed import kind_of
from rusrec.formats._marc.isbd import bare, stop, unbracketed
from rusrec.formats._marc.said import Said
from rusrec.formats._marc.script import main_script
from rusrec.formats._marc.tables import CLASSES, NOTE_TAGS, NOTES, NUMBERS, SERIALS
from rusrec.formats._marc.unit import Form, Unit
from rusrec.model import (
    Archive,
    Classification,
    Date,
    Event,
    Identifier,
    Keyword,
    Link,
    Note,
    Numbering,
    Record,
    Rights,
    Text,
    Texts,
    choose,
    identifier,
)
from rusrec.model.text import arranged
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["RULES", "Rule"]

Statement = tuple[str, object]


class Rule(NamedTuple):
    """Fields that are read by one function and written by another."""

    tags: tuple[str, ...]
    write: Callable[[Record, Context], Iterator[Unit]]
    read: Callable[[Unit, Context], Iterator[Statement]]


def _plain(tag: str, ind: str, *subs: tuple[str, str], said: Said = ()) -> Unit:
    return Unit(tag, (Form(ind, tuple(each for each in subs if each[1]), said),))


def _words(form: Form, code: str = "a") -> str:
    return gate.fold(form.first(code))


# --- numbers -------------------------------------------------------------------------------------

_BY_SOURCE: Final = {source: scheme for scheme, source in NUMBERS.items()}
_OCLC: Final = pattern(r"\(OCoLC\)(?:oc[mn]|on)?0*([0-9]+)")


def _numbers_of(record: Record, context: Context) -> Iterator[Unit]:
    del context
    serial = kind_of(record)[1] in SERIALS
    congress = 0
    for scheme, value in ((each.scheme, each.value) for each in record.identifiers):
        if scheme == "isbn":
            yield _plain("020", "  ", ("a", value))
        elif scheme in ("issn", "eissn") and serial:
            said: Said = (("kindof", scheme),) if scheme == "eissn" else ()
            yield _plain("022", "  ", ("a", value), said=said)
        elif scheme == "issn-l" and serial:
            yield _plain("022", "  ", ("l", value))
        elif scheme == "oclc" and value.isdecimal() and not value.startswith("0"):
            yield _plain("035", "  ", ("a", f"(OCoLC){value}"))
        elif scheme == "lccn" and not congress:
            congress = 1
            yield _plain("010", "  ", ("a", value))
        elif scheme in NUMBERS:
            yield _plain("024", "7 ", ("a", value), ("2", NUMBERS[scheme]))
        else:
            said = () if scheme == "local" else (("kindof", scheme),)
            yield _plain("024", "8 ", ("a", value), said=said)


def _numbers_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    kindof = saying.value(form.said, "kindof")
    for scheme, text in _schemes(unit.tag, form):
        scheme = kindof if kindof in identifier.SCHEMES else scheme
        values = (
            identifier.split_many(scheme, text) if scheme in ("isbn", "issn") else
            [identifier.normal(scheme, gate.fold(text))]
        )  # fmt: skip
        for value in values:
            if value and gate.fold(value) == value:
                yield "identifiers", Identifier(scheme, value)


def _schemes(tag: str, form: Form) -> Iterator[tuple[str, str]]:
    """Yield the schemes and values in a field of numbers."""
    if tag == "024":
        source = form.first("2").strip()
        scheme = _BY_SOURCE.get(source, "") if form.ind[:1] == "7" else ""
        scheme = "local" if form.ind[:1] == "8" else scheme
        yield from ((scheme, text) for text in form.all("a")[:1] if scheme)
    elif tag == "035":
        match = _OCLC.fullmatch(form.first("a").strip())
        if match:
            yield "oclc", match[1]
    elif tag == "022":
        yield from (("issn", text) for text in form.all("a"))
        yield from (("issn-l", text) for text in form.all("l"))
    else:
        yield from (("isbn" if tag == "020" else "lccn", text) for text in form.all("a"))


def _report_of(record: Record, _: Context) -> Iterator[Unit]:
    for number in record.number:
        if not number.of:
            yield _plain("088", "  ", ("a", number.value))


def _report_in(unit: Unit, _: Context) -> Iterator[Statement]:
    if text := _words(unit.form):
        yield "number", Numbering(text)


def _classes_of(record: Record, context: Context) -> Iterator[Unit]:
    for each in record.classification:
        tag, ind = CLASSES.get(each.scheme, ("084", "  "))
        if each.scheme == "kdc" and context.profile == "kormarc":
            yield _plain("056", "  ", ("a", each.value))
        elif tag == "084":
            yield _plain("084", "  ", ("a", each.value), ("2", each.scheme))
        else:
            yield _plain(tag, ind, ("a", each.value))


_CLASSED: Final = {tag: scheme for scheme, (tag, _) in CLASSES.items()} | {"056": "kdc"}
_SCHEME: Final = pattern(r"[a-z][a-z0-9-]*")


def _classes_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    scheme = _CLASSED.get(unit.tag, form.first("2").strip())
    whole = unit.tag in ("050", "060")
    parts = [" ".join(form.all("ab"))] if whole else form.all("a")
    for part in parts:
        if (text := gate.fold(part)) and _SCHEME.fullmatch(scheme):
            yield "classification", Classification(scheme, text)


# --- edition, imprint, extent --------------------------------------------------------------------


def _group(tag: str, ind: str, texts: Texts, context: Context, code: str = "a") -> Unit:
    """Return one field of a text, with its other forms in 880."""
    first = choose(texts, context.languages or ("und",))
    ordered = sorted(texts, key=lambda text: text is not first)
    forms = []
    for text in ordered:
        words = text.text.replace("\n", " ")
        forms.append(Form(ind, ((code, words),), meaning(text, _read(tag, words), context)))
    return Unit(tag, tuple(forms))


def _read(tag: str, words: str) -> str:
    return (
        bare(words) if tag in ("250", "490") else stop(words) if tag == "655" else gate.fold(words)
    )


def _texts_in(unit: Unit, context: Context, code: str = "a") -> Texts:
    found = [
        text_of(_read(unit.tag, form.first(code)), context, form.said)
        for form in unit.forms
        if form.first(code).strip()
    ]
    return arranged(found, context.languages)


def _edition_of(record: Record, context: Context) -> Iterator[Unit]:
    if record.edition:
        yield _group("250", "  ", record.edition, context)


def _edition_in(unit: Unit, context: Context) -> Iterator[Statement]:
    for text in _texts_in(unit, context):
        yield "edition", text


def _imprint_of(record: Record, context: Context) -> Iterator[Unit]:
    """Yield 264: place, publisher, date; of each place and publisher the one form."""
    subs: list[tuple[str, str]] = []
    for code, groups in (("a", record.place), ("b", record.publisher)):
        for texts in groups:
            text = choose(texts, context.languages or ("und",))
            if text:
                mark = {("a", "a"): " ;", ("a", "b"): " :", ("b", "b"): " :"}
                _end(subs, mark.get((subs[-1][0], code), "") if subs else "")
                subs.append((code, text.text))
    said: Said = ()
    if record.issued:
        words = printed(record.issued)
        _end(subs, ",")
        subs.append(("c", words))
        seen = date_in(words)
        said = saying.of(seen or Date(""), record.issued, "c.") if seen != record.issued else ()
    if subs:
        yield _plain("264", " 1", *subs, said=said)


def _end(subs: list[tuple[str, str]], mark: str) -> None:
    if subs:
        subs[-1] = (subs[-1][0], subs[-1][1] + mark)


def _imprint_in(unit: Unit, context: Context) -> Iterator[Statement]:
    if unit.tag == "264" and unit.form.ind[1:2] not in ("1", "0", "2", "3"):
        return
    form = unit.form
    for code, slot in (("a", "place"), ("b", "publisher")):
        for words in form.all(code):
            text = unbracketed(bare(words.strip()))
            if text.strip(" .,:;[]"):
                yield slot, (text_of(text, context),)
    date = date_in(form.first("c"))
    if date or saying.value(form.said, "c.edtf"):
        yield "issued", saying.applied(date or Date(""), form.said, "c.")


_VOLUMES: Final = pattern(r"([0-9]+) (?:volumes|v\.)")


def _extent_of(record: Record, _: Context) -> Iterator[Unit]:
    words = record.extent or (f"{record.volumes} volumes" if record.volumes else "")
    if not words:
        words = f"p. {record.pages}" if record.pages else ""
    if words:
        seen = _extent(words)
        said = tuple(
            (name, value) for name, value, other in
            (("extent", record.extent, seen[0]), ("volumes", record.volumes, seen[1]))
            if value != other
        )  # fmt: skip
        yield _plain("300", "  ", ("a", words), said=said)


def _extent(words: str) -> tuple[str, str]:
    text = bare(words)
    match = _VOLUMES.fullmatch(text)
    if match:
        return "", match[1]
    return ("", "") if text.startswith("p. ") else (text, "")


def _extent_in(unit: Unit, _: Context) -> Iterator[Statement]:
    extent, volumes = _extent(unit.form.first("a"))
    extent = saying.value(unit.form.said, "extent", extent)
    volumes = saying.value(unit.form.said, "volumes", volumes)
    if extent:
        yield "extent", extent
    if volumes:
        yield "volumes", volumes


# --- notes, abstract, rights ---------------------------------------------------------------------


def _notes_of(record: Record, context: Context) -> Iterator[Unit]:
    for note in record.notes:
        tag = NOTES.get(note.type, "500")
        unit = _group(tag, "  ", note.note, context)
        if tag == "500" and note.type:
            form = unit.form
            first = form._replace(said=(*form.said, ("kindof", note.type)))
            unit = unit._replace(forms=(first, *unit.forms[1:]))
        yield unit


_NOTED: Final = {tag: kind for kind, tag in NOTES.items()}


def _notes_in(unit: Unit, context: Context) -> Iterator[Statement]:
    if texts := _texts_in(unit, context):
        kind = _NOTED.get(unit.tag, "")
        yield "notes", Note(texts, saying.value(unit.form.said, "kindof", kind))


def _abstract_of(record: Record, context: Context) -> Iterator[Unit]:
    for text in record.abstract:
        yield _group("520", "3 ", (text,), context)


def _abstract_in(unit: Unit, context: Context) -> Iterator[Statement]:
    for text in _texts_in(unit, context):
        yield "abstract", text


def _genre_of(record: Record, context: Context) -> Iterator[Unit]:
    for text in record.genre:
        yield _group("655", " 4", (text,), context)


def _genre_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    if form.first("2") == "local" and form.first("a") in vocab.item_types():
        return
    for text in _texts_in(unit, context):
        yield "genre", text


def _rights_of(record: Record, context: Context) -> Iterator[Unit]:
    rights = record.rights
    if rights is None:
        return
    tail = tuple(each for each in (("f", rights.license), ("u", rights.uri)) if each[1])
    if not rights.text:
        yield _plain("540", "  ", ("a", rights.license), *tail)
        return
    unit = _group("540", "  ", rights.text, context)
    form = unit.form
    if rights.license and form.first("a") == rights.license:
        form = form._replace(said=(*form.said, ("text", rights.license)))
    yield unit._replace(forms=(form._replace(subs=(*form.subs, *tail)), *unit.forms[1:]))


def _rights_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    license_ = _words(form, "f")
    same = license_ and _words(form) == license_ and not saying.value(form.said, "text")
    rights = Rights(license_, _words(form, "u"), () if same else _texts_in(unit, context))
    if rights != Rights():
        yield "rights", rights


# --- subjects, links, holdings, events -----------------------------------------------------------

_VOCABULARIES: Final = {
    "0": "lcsh",
    "1": "lcshac",
    "2": "mesh",
    "3": "nal",
    "5": "cash",
    "6": "rvm",
}
_INDICATORS: Final = {"lcsh": "0", "mesh": "2"}
_SUBJECTS: Final = ("650", "653", "600", "610", "611", "630", "651")


def _keywords_of(record: Record, context: Context) -> Iterator[Unit]:
    for each in record.keywords:
        controlled = each.vocabulary or each.uri
        tag = "650" if controlled else "653"
        words = stop(each.term) if controlled else each.term
        said = meaning(Text(each.term, each.tag), words, context)
        second = _INDICATORS.get(each.vocabulary, "7" if each.vocabulary else "4")
        source = each.vocabulary if second == "7" else ""
        unit = _plain(
            tag, f" {second if controlled else '0'}", ("a", each.term), ("2", source),
            ("0", each.uri), said=said,
        )  # fmt: skip
        yield unit._replace(alone=context.profile == "loc880" and _foreign(each))


def _foreign(keyword: Keyword) -> bool:
    return main_script(keyword.term) not in ("", "Latn")


def _keywords_in(unit: Unit, context: Context) -> Iterator[Statement]:
    terms = [term for form in unit.forms for term in _terms(unit.tag, form)]
    original = original_of(terms, context) if len(unit.forms) > 1 else ""
    for form in unit.forms:
        second = form.ind[1:2]
        vocabulary = "" if unit.tag == "653" else _VOCABULARIES.get(second, "")
        if second == "7" and unit.tag != "653":
            vocabulary = gate.fold(form.first("2"))
        uri = next((text for text in form.all("01") if "://" in text and " " not in text), "")
        for term in _terms(unit.tag, form):
            text = text_of(term, context, form.said)
            if original and main_script(term) == "Latn":
                tag = tag_beside(term, original, context, form.said)
                text = saying.applied(Text(term, tag), form.said)
            yield "keywords", Keyword(text.text, text.tag, vocabulary, uri)


def _terms(tag: str, form: Form) -> list[str]:
    """Return the terms of a field; divisions follow the heading after `` -- ``."""
    if tag == "653":
        return [text for each in form.all("a") if (text := gate.fold(each))]
    codes = {"600": "abcdq", "610": "ab", "611": "acd", "630": "a"}.get(tag, "ab")
    head = " ".join(gate.fold(text) for text in form.all(codes))
    parts = [head, *(gate.fold(text) for text in form.all("xyzv"))]
    text = " -- ".join(stop(part) for part in parts if part)
    return [text] if head else []


def _links_of(record: Record, _: Context) -> Iterator[Unit]:
    for link in record.links:
        said = tuple((w, v) for w in ("accessed", "language") if (v := getattr(link, w)))
        yield _plain(
            "856", "40", ("3", link.kind), ("q", link.media_type), ("u", link.url), said=said
        )


def _links_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    for url in form.all("u"):
        if text := gate.fold(url):
            yield (
                "links",
                Link(
                    text,
                    _words(form, "3").rstrip(":"),
                    _words(form, "q"),
                    saying.value(form.said, "accessed"),
                    saying.value(form.said, "language"),
                ),
            )


_HELD: Final = (("a", "name"), ("b", "collection"), ("e", "place"), ("j", "shelfmark"))


def _archive_of(record: Record, _: Context) -> Iterator[Unit]:
    if record.archive:
        subs = ((code, getattr(record.archive, name)) for code, name in _HELD)
        yield _plain("852", "8 ", *subs)


def _archive_in(unit: Unit, _: Context) -> Iterator[Statement]:
    form = unit.form
    if form.ind[:1] == "8" and not form.all("hikp"):
        archive = Archive(**{name: _words(form, code) for code, name in _HELD})
        if archive != Archive():
            yield "archive", archive


def _event_of(record: Record, context: Context) -> Iterator[Unit]:
    event = record.event
    name = choose(event.name, context.languages or ("und",)) if event else None
    if event is None or name is None:
        return
    said = meaning(name, stop(name.text), context)
    subs = [("a", name.text)]
    place = choose(event.place, context.languages or ("und",))
    if place:
        subs.append(("c", place.text))
        said += meaning(place, stop(place.text), context, "c.")
    if event.date:
        words = printed(event.date)
        subs.append(("d", words))
        seen = date_in(stop(words))
        said += saying.of(seen or Date(""), event.date, "d.") if seen != event.date else ()
    yield _plain("711", "2 ", *subs, said=said)


def _event_in(unit: Unit, context: Context) -> Iterator[Statement]:
    form = unit.form
    name, place = stop(_words(form).rstrip(" (")), stop(_words(form, "c").rstrip(" )"))
    if not name:
        return
    date = date_in(stop(_words(form, "d").strip("( :")))
    if date or saying.value(form.said, "d.edtf"):
        date = saying.applied(date or Date(""), form.said, "d.")
    yield (
        "event",
        Event(
            (text_of(name, context, form.said),),
            (text_of(place, context, form.said, "c."),) if place else (),
            date,
        ),
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule(("010", "020", "022", "024", "035"), _numbers_of, _numbers_in),
    Rule((*sorted({tag for tag, _ in CLASSES.values()}), "056", "084"), _classes_of, _classes_in),
    Rule(("088",), _report_of, _report_in),
    Rule(("250",), _edition_of, _edition_in),
    Rule(("264", "260"), _imprint_of, _imprint_in),
    Rule(("300",), _extent_of, _extent_in),
    Rule((*NOTE_TAGS, *NOTES.values()), _notes_of, _notes_in),
    Rule(("520",), _abstract_of, _abstract_in),
    Rule(("540",), _rights_of, _rights_in),
    Rule(_SUBJECTS, _keywords_of, _keywords_in),
    Rule(("655",), _genre_of, _genre_in),
    Rule(("711", "111"), _event_of, _event_in),
    Rule(("852",), _archive_of, _archive_in),
    Rule(("856",), _links_of, _links_in),
)
"""What stands in fields of its own."""
