"""What a work is, in which languages, and what it is about, as elements of MODS."""

from functools import lru_cache
from typing import Final

from rusrec import vocab
from rusrec.formats._xml import attribute, content
from rusrec.formats.mods.language import code_of, marks
from rusrec.formats.mods.sheet import Sheet
from rusrec.formats.mods.tables import LOCAL, MARCGT, RESOURCES, Kind, type_of
from rusrec.model import Keyword, Record
from rusrec.model import tag as bcp47

__all__ = ["classification", "genre", "item_type", "keywords", "language", "summary_language"]

_FEW: Final = 512
_ISSUANCE: Final = {"periodical": "serial", "book": "monographic"}
_RESOURCE_URI: Final = "http://id.loc.gov/vocabulary/resourceTypes"
_CODES: Final = {"text": "txt", "still image": "img", "moving image": "mov", "cartographic": "car",
                 "notated music": "not", "sound recording-musical": "aum",
                 "software, multimedia": "mul", "mixed material": "mix"}  # fmt: skip


def item_type(sheet: Sheet, record: Record) -> None:
    """Write the type of resource and the genres that together give the item type."""
    host = record.host.type if isinstance(record.host, Record) else ""
    said = sheet.knows("typeOfResource@valueURI")
    for element in _typed(record.type, host, linked=said, zotero=sheet.zotero and not sheet.prefix):
        sheet.put_again(element)


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


def genre(sheet: Sheet, record: Record) -> None:
    """Write the genres in words of the record's own."""
    for element in sheet.simple("genre", record.genre, "genre"):
        sheet.put(element)


def language(sheet: Sheet, record: Record) -> None:
    """Write each language once, by its tag: readers join all the codes that they see."""
    usage = ' usage="primary"' if not sheet.prefix else ""
    for tag in record.language:
        sheet.put_again(_languages(tag, usage, sheet.library))
        usage = ""


@lru_cache(maxsize=_FEW)
def _languages(tag: str, usage: str, coded: bool) -> str:  # noqa: FBT001 (a cache asks quicker so)
    term = f'<languageTerm type="code" authority="rfc5646">{tag}</languageTerm>'
    if code := code_of(tag) if coded else "":
        term += f'<languageTerm type="code" authority="iso639-2b">{code}</languageTerm>'
    script = bcp47.script_of(tag) or bcp47.default_script(bcp47.language_of(tag))
    if script:
        term += f'<scriptTerm type="code" authority="iso15924">{script}</scriptTerm>'
    return f"<language{usage}>{term}</language>"


def summary_language(sheet: Sheet, record: Record) -> None:
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


def keywords(sheet: Sheet, record: Record) -> None:
    """Write what it is about."""
    for keyword in record.keywords:
        sheet.put_again(_subject(keyword, sheet.main))


@lru_cache(maxsize=4096)
def _subject(keyword: Keyword, main: str) -> str:
    said = marks(keyword.tag, main)
    if keyword.vocabulary or keyword.uri:
        for name, value in (("authority", keyword.vocabulary), ("valueURI", keyword.uri)):
            said += f' {name}="{attribute(value)}"' if value else ""
    return f"<subject{said}><topic>{content(keyword.term)}</topic></subject>"


def classification(sheet: Sheet, record: Record) -> None:
    """Write the class marks."""
    for each in record.classification:
        mark = content(each.value)
        sheet.put(f'<classification authority="{each.scheme}">{mark}</classification>')
