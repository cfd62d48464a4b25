"""A whole work into ``mods`` or ``relatedItem``, field by field."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rusrec import vocab
from rusrec.formats._arrival import differences
from rusrec.formats._serials import identifiers_in
from rusrec.formats._xml import attribute, content
from rusrec.formats.mods import write_names, write_origin, write_titles
from rusrec.formats.mods.date import is_plain
from rusrec.formats.mods.language import code_of, marks
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.formats.mods.tables import (
    LOCAL,
    MARCGT,
    RELATIONS,
    RESOURCES,
    Kind,
    type_of,
)
from rusrec.formats.mods.write_extra import extra
from rusrec.loss import Difference, Loss
from rusrec.model import Keyword, Record, Rights
from rusrec.model import tag as bcp47

__all__ = ["written"]

_FEW: Final = 512
Step = Callable[[Sheet, Record], None]

_ISSUANCE: Final = {"periodical": "serial", "book": "monographic"}
_RESOURCE_URI: Final = "http://id.loc.gov/vocabulary/resourceTypes"
_CODES: Final = {"text": "txt", "still image": "img", "moving image": "mov", "cartographic": "car",
                 "notated music": "not", "sound recording-musical": "aum",
                 "software, multimedia": "mul", "mixed material": "mix"}  # fmt: skip


def _type(sheet: Sheet, record: Record) -> None:
    """Write the type of resource and the genres that together give the item type."""
    host = record.host.type if isinstance(record.host, Record) else ""
    said = sheet.knows("typeOfResource@valueURI")
    for element in _typed(record.type, host, linked=said, zotero=sheet.zotero and not sheet.prefix):
        sheet.put(element)


@lru_cache(maxsize=_FEW)
def _typed(kind: str, host: str, *, linked: bool, zotero: bool) -> tuple[str, ...]:
    resource, genre = RESOURCES.get(kind, ""), MARCGT.get(kind, "")
    found = []
    if resource:
        uri = f"{_RESOURCE_URI}/{_CODES[resource]}"
        said = f' authorityURI="{_RESOURCE_URI}" valueURI="{uri}"' if linked else ""
        found.append(f"<typeOfResource{said}>{resource}</typeOfResource>")
    if genre:
        found.append(f'<genre authority="marcgt">{genre}</genre>')
    if zotero and kind in LOCAL:
        found.append(f'<genre authority="local">{LOCAL[kind]}</genre>')
    known = Kind(marcgt=genre, resource=resource, issuance=_ISSUANCE.get(kind, ""))
    if type_of(known, host) != kind:
        found.append(f'<genre authority="csl">{kind}</genre>')
    return tuple(found)


def _genre(sheet: Sheet, record: Record) -> None:
    for element in sheet.simple("genre", record.genre, "genre"):
        sheet.put(element)


def _language(sheet: Sheet, record: Record) -> None:
    """Write each language once, by its tag: readers join all the codes that they see."""
    usage = ' usage="primary"' if not sheet.prefix else ""
    for tag in record.language:
        sheet.put(f"<language{usage}>{_terms(tag, coded=sheet.library)}</language>")
        usage = ""


@lru_cache(maxsize=_FEW)
def _terms(tag: str, *, coded: bool) -> str:
    term = f'<languageTerm type="code" authority="rfc5646">{tag}</languageTerm>'
    if code := code_of(tag) if coded else "":
        term += f'<languageTerm type="code" authority="iso639-2b">{code}</languageTerm>'
    script = bcp47.script_of(tag) or bcp47.default_script(bcp47.language_of(tag))
    if script:
        term += f'<scriptTerm type="code" authority="iso15924">{script}</scriptTerm>'
    return term


def _summary_language(sheet: Sheet, record: Record) -> None:
    """Write by name the language of an abstract that is not one of the item's.

    Older Zoteros join it to the language of the item.
    """
    if sheet.zotero:
        return
    for name in _others(record.language, tuple([text.tag for text in record.abstract])):
        term = f'<languageTerm type="text">{content(name)}</languageTerm>'
        sheet.put(f'<language objectPart="summary">{term}</language>')


@lru_cache(maxsize=_FEW)
def _others(tags: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the languages of *others* that are none of *tags*."""
    own = set(map(bcp47.language_of, tags))
    found = (each for each in dict.fromkeys(map(bcp47.language_of, others)) if each not in own)
    return tuple(filter(None, (vocab.language_names().get(each, "") for each in found)))


def _keywords(sheet: Sheet, record: Record) -> None:
    for keyword in record.keywords:
        sheet.put(_subject(keyword, marks(keyword.tag, sheet.main)))


def _subject(keyword: Keyword, said: str) -> str:
    if keyword.vocabulary or keyword.uri:
        for name, value in (("authority", keyword.vocabulary), ("valueURI", keyword.uri)):
            said += f' {name}="{attribute(value)}"' if value else ""
    return f"<subject{said}><topic>{content(keyword.term)}</topic></subject>"


def _classification(sheet: Sheet, record: Record) -> None:
    for each in record.classification:
        mark = content(each.value)
        sheet.put(f'<classification authority="{each.scheme}">{mark}</classification>')


def _identifiers(sheet: Sheet, record: Record) -> None:
    for each in record.identifiers:
        sheet.put(f'<identifier type="{each.scheme}">{content(each.value)}</identifier>')
    read = [identifiers_in(each.scheme, each.value) for each in record.identifiers]
    seen = tuple(dict.fromkeys(each for several in read for each in several))
    if seen != record.identifiers:
        for difference in differences("identifiers", record.identifiers, seen):
            sheet.lose(*difference)


def _citekey(sheet: Sheet, record: Record) -> None:
    if record.citekey == record.id or sheet.prefix:
        sheet.lose("citekey", "narrower-vocabulary")
        return
    sheet.put(f'<identifier type="citekey">{content(record.citekey)}</identifier>')


_USE: Final = ' type="use and reproduction"'


def _rights(sheet: Sheet, record: Record) -> None:
    rights: Rights = record.rights or Rights()
    if rights.license or rights.uri:
        said = f' xlink:href="{attribute(rights.uri)}"' if rights.uri else ' displayLabel="license"'
        words = content(rights.license or rights.uri)
        sheet.put(f"<accessCondition{_USE}{said}>{words}</accessCondition>")
    for element in sheet.simple("rights.text", rights.text, "accessCondition", _USE):
        sheet.put(element)


def _event(sheet: Sheet, record: Record) -> None:
    if record.event:
        if record.event.name:
            write_names.event_name(sheet, record.event)
        write_origin.event(sheet, record.event)


def _missing(sheet: Sheet, record: Record) -> None:
    if sheet.zotero:  # it would show each of them as a note of the reader's
        sheet.lose("missing")
    else:
        write_titles.missing(sheet, record.missing)


def _own_part(sheet: Sheet, record: Record) -> None:
    """Write the numbers of a work that is in no host."""
    inner = write_origin.part(sheet, record) if record.host is None else ""
    if inner:
        said = ' type="self"' if sheet.prefix else ""
        sheet.put(f"<part{said}>{inner}</part>")


def _host(sheet: Sheet, record: Record) -> None:
    inner = write_origin.part(sheet, record)
    if inner and record.issued and is_plain(record.issued.edtf):
        inner += f'<date encoding="w3cdtf">{record.issued.edtf}</date>'
    known = (
        None
        if sheet.prefix or record.host is None
        else _hosted(record.host, record.language, sheet.manner)
    )
    if known is None:
        _related(sheet, "host", record.host, _HOST, inner)
        return
    place = f"{sheet.before}  <part>{inner}</part>" if inner else ""
    sheet.out.append(f"{known.begin}{place}{known.end}")
    for path, reason, arrives in known.lost:
        sheet.lose(path, reason, arrives)


_HOST: Final = ' type="host"'


class _Hosted(NamedTuple):
    """A host as it is written in each of its records: before and behind the part; what is lost."""

    begin: str
    end: str
    lost: tuple[Difference, ...]


@lru_cache(maxsize=_FEW)
def _hosted(host: Record | str, language: tuple[str, ...], manner: Manner) -> _Hosted | None:
    """Return what the records of a host have in common; None where numbers tie its forms."""
    told: list[Loss] = []
    sheet = Sheet(Record(id="x", language=language), told.append, manner)
    _related(sheet, "host", host, _HOST)
    if sheet.groups[0]:
        return None
    known = host.id if isinstance(host, Record) else host
    cut = len(sheet.out) - (2 if known else 1)
    lost = tuple([(loss.path, loss.reason, loss.arrives) for loss in told])
    return _Hosted("".join(sheet.out[:cut]), "".join(sheet.out[cut:]), lost)


def _series(sheet: Sheet, record: Record) -> None:
    numbers = "".join(
        f'<detail type="volume"><number>{content(number.value)}</number></detail>'
        for number in record.number
        if number.of == "series"
    )
    _related(sheet, "series", record.series, ' type="series"', numbers)


def _original(sheet: Sheet, record: Record) -> None:
    _related(sheet, "original", record.original, ' type="original"')


def _relations(sheet: Sheet, record: Record) -> None:
    for index, relation in enumerate(record.relations):
        said = RELATIONS[relation.type]
        if "otherType" in said and not sheet.knows("relatedItem@otherType"):
            sheet.lose(f"relations[{index}]")
        else:
            _related(sheet, f"relations[{index}].to", relation.to, said)


def _related(sheet: Sheet, path: str, work: Record | str | None, said: str, part: str = "") -> None:
    """Write a work inside *sheet*; of one that is only an id, that."""
    if work is None:
        return
    whole = Record(id=work) if isinstance(work, str) else work
    sheet.put(f"<relatedItem{said}>")
    inner = sheet.inside(path, whole)
    if not isinstance(work, str):
        written(inner, whole)
    if part:
        inner.put(f"<part>{part}</part>")
    if whole.id:
        inner.put(
            f'<recordInfo><recordIdentifier source="rusrec">{whole.id}</recordIdentifier>'
            "</recordInfo>"
        )
    sheet.put("</relatedItem>")


_STEPS: Final[tuple[tuple[Callable[[Record], Any], Step], ...]] = (
    (lambda r: r.title or r.subtitle, write_titles.titles),
    (lambda r: r.short_title, write_titles.short_titles),
    (lambda r: r.author or r.editor or r.translator or r.contributor, write_names.names),
    (lambda r: r.event, _event),
    (lambda _: True, _type),
    (lambda r: r.genre, _genre),
    (lambda _: True, write_origin.origin),
    (lambda r: r.language, _language),
    (lambda r: r.abstract, _summary_language),
    (lambda r: r.extent or r.volumes, write_origin.physical),
    (lambda r: r.abstract, write_titles.abstracts),
    (lambda r: r.notes, write_titles.notes),
    (lambda r: r.title or r.publisher, write_titles.machine_made),
    (lambda r: r.missing, _missing),
    (lambda r: r.keywords, _keywords),
    (lambda r: r.classification, _classification),
    (lambda r: r.host, _host),
    (lambda r: r.series, _series),
    (lambda r: r.original, _original),
    (lambda r: r.relations, _relations),
    (lambda r: r.identifiers, _identifiers),
    (lambda r: r.citekey, _citekey),
    (lambda r: r.archive or r.links, write_origin.location),
    (lambda r: r.rights, _rights),
    (lambda _: True, _own_part),
    (lambda r: r.extra, extra),
)
"""What is written, in its order, and when."""

_LOST: Final = ("draft", "counts", "sources", "corrections", "history")


def written(sheet: Sheet, record: Record) -> None:
    """Write all elements of a work, and say what no element holds."""
    for needed, step in _STEPS:
        if needed(record):
            step(sheet, record)
    for field in _LOST:
        if getattr(record, field):
            sheet.lose(field)
    if sheet.prefix and record.aka:
        sheet.lose("aka")
