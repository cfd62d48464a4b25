"""A record as a reference of RIS: its values by tag. What they do not say, the reader shows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from rusrec.formats._titles import form_of, plain, said, surname, with_subtitle
from rusrec.formats.ris.date import slashed
from rusrec.formats.ris.tables import BOOKS, HOSTED, RIS_TYPES, TAGS, TYPES
from rusrec.model import UNDETERMINED, Name, Record, Text, Texts, choose, identifier
from rusrec.model import tag as bcp47
from rusrec.scripts.pattern import pattern

__all__ = ["ORDER", "Entry", "kind_of", "values_of"]

Put = Callable[..., None]

Entry = dict[str, list[str]]
"""The values of a reference by tag."""

ORDER: Final = tuple(
    """AU A2 A3 A4 TI TT ST T2 J2 T3 PY DA VL IS SP EP NV ET SE M3 PB CY SN DO UR L1 L2 Y2 AB KW LA
    N1 CN DB AN DP LB M2 ID""".split()  # noqa: SIM905 (a list of forty strings says no more)
)
"""The tags in the order in which they are written."""

_TAG: Final = pattern(r"[A-Z][A-Z0-9]")
_PAGES: Final = pattern(r"([^\s,;-]+)-([^\s,;-]+)")
_SERIALS: Final = ("issn", "isbn", "eissn")
_PDF: Final = "application/pdf"
_JOINS: Final = ", "


def kind_of(record: Record) -> str:
    """Return the type of the reference; one that was read and is not ours stands in ``extra``."""
    said = next((v.value for e in record.extra if e.format == "ris" for v in e.values
                 if v.key == "TY"), "")  # fmt: skip
    if said and TYPES.get(said, "document") == record.type and _TYPE.fullmatch(said):
        return said
    return RIS_TYPES.get(record.type, "GEN")


_TYPE: Final = pattern(r"[A-Z]{2,8}")


def values_of(record: Record, kind: str, *, zotero: bool) -> Entry:
    """Return the values of *record* by tag; with *zotero* as its import wants them."""
    languages = record.language or (UNDETERMINED,)
    entry: Entry = {}

    def put(tag: str, *values: str) -> None:
        kept = [flat for value in values if (flat := " ".join(value.split("\n")))]
        if kept:
            entry.setdefault(tag, []).extend(kept)

    for tag, names in (("AU", record.author), ("A2", record.editor), ("A4", record.translator)):
        put(tag, *_names(names, languages))
    put("TI", *_titles(record, languages)[:1])
    put("TT", *_titles(record, languages)[1:] if not zotero else ())
    for tag, value_of in _PLAIN.items():
        put(tag, value_of(record))
    for tag, texts_of in _TEXTS.items():
        put(tag, said(texts_of(record), languages))
    for tag, values in _LISTS.items():
        put(tag, *(said(v, languages) if isinstance(v, tuple) else v for v in values(record)))
    _place(record, kind, put, languages)
    _identity(record, put, zotero=zotero)
    _extra(record, entry)
    return entry


_PLAIN: Final[dict[str, Callable[[Record], str]]] = {
    "PY": lambda r: slashed(r.issued.edtf)[0] if r.issued else "",
    "DA": lambda r: slashed(r.issued.edtf)[1] if r.issued else "",
    "Y2": lambda r: (
        next(filter(None, reversed(slashed(r.accessed.edtf))), "") if r.accessed else ""
    ),
    "VL": lambda r: r.volume,
    "IS": lambda r: r.issue,
    "NV": lambda r: r.volumes,
    "DB": lambda r: r.archive.name if r.archive else "",
    "AN": lambda r: r.archive.shelfmark if r.archive else "",
    "LA": lambda r: r.main_language if r.language else "",
    "LB": lambda r: r.citekey,
    "ID": lambda r: r.id,
}
_TEXTS: Final[dict[str, Callable[[Record], Texts]]] = {
    "ST": lambda r: r.short_title,
    "ET": lambda r: r.edition,
    "SE": lambda r: r.section,
    "M3": lambda r: r.genre,
    "AB": lambda r: r.abstract,
}
_LISTS: Final[dict[str, Callable[[Record], Iterable[Texts | str]]]] = {
    "KW": lambda r: (keyword.term for keyword in r.keywords),
    "N1": lambda r: (note.note for note in r.notes if not note.type),
    "DP": lambda r: (note.note for note in r.notes if note.type == "source"),
    "CN": lambda r: (c.value for c in r.classification if c.scheme == "call-number"),
}


def _titles(record: Record, languages: Sequence[str]) -> list[str]:
    """Return the title with its subtitle behind it, and one that stands beside it."""
    main = choose(record.title, languages)
    if main is None:
        return []
    beside = (text for text in record.title if text is not main and _is_translation(text, main))
    return [with_subtitle(record, languages), *map(plain, list(beside)[:1])]


def _is_translation(text: Text, main: Text) -> bool:
    if text.kind in ("", "parallel") and not bcp47.is_transcription(text.tag):
        return text.tag != main.tag
    return text.kind == "translated"


def _names(names: Iterable[Name], languages: Sequence[str]) -> list[str]:
    return [_name(name, languages) for name in names]


def _name(name: Name, languages: Sequence[str]) -> str:
    """Return a name without a comma behind it, by which a person would come back as a body."""
    if name.name:
        form = form_of(name, languages)
        text = ", ".join(filter(None, (surname(form), form.given, form.suffix)))
    else:
        text = said(name.org, languages)
    return text.rstrip(_JOINS)


def _place(record: Record, kind: str, put: Put, languages: Sequence[str]) -> None:
    """Write where the item stands: host and series, pages, publisher, ISSN and ISBN."""
    host = record.host if isinstance(record.host, Record) and kind in HOSTED else None
    while host and not host.title and isinstance(host.host, Record):
        host = host.host
    holder = host if host and host.title else record
    if holder is host:
        put("T2", with_subtitle(host, languages))
        put("J2", said(host.short_title, languages))
        if kind in BOOKS:
            put("A2", *_names(host.editor, languages))
    series = record.series if isinstance(record.series, Record) else None
    if series:
        put("T3" if kind in HOSTED else "T2", with_subtitle(series, languages))
        put("A3", *_names(series.editor, languages))
    put("PB", *(said(texts, languages) for texts in holder.publisher))
    put("CY", *(said(texts, languages) for texts in holder.place))
    put("SN", *(each.value for each in holder.identifiers if each.scheme in _SERIALS))
    match = _PAGES.fullmatch(record.pages)
    put("SP", match[1] if match else record.pages)
    put("EP", match[2] if match else "")
    if not record.pages and kind not in HOSTED:
        put("SP", record.extent)


def _identity(record: Record, put: Put, *, zotero: bool) -> None:
    """Write what finds the item: identifiers, addresses, language, its names."""
    for each in record.identifiers:
        if each.scheme == "doi":
            put("DO", each.value)
        elif each.scheme == "hdl":
            put("UR", identifier.url("hdl", each.value) or "")
    for link in record.links:
        pdf = link.media_type == _PDF
        put("L1" if pdf else "L2" if link.kind == "fulltext" else "UR", link.url)
    if zotero:
        put("M2", *(f"{label}: {value}" for label, value in _extra_lines(record)))


def _extra_lines(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what Zotero takes out of its Extra field, which ``M2`` becomes."""
    yield "Citation Key", record.citekey or record.id
    for each in record.identifiers:
        if each.scheme in ("pmid", "pmcid"):
            yield each.scheme.upper(), each.value
    rights = record.rights
    stated = rights and (rights.license or said(rights.text, record.language) or rights.uri)
    if stated:
        yield "Rights", stated


def _extra(record: Record, entry: Entry) -> None:
    """Write what another reader of RIS has kept for RIS."""
    for extra in record.extra:
        for each in extra.values if extra.format == "ris" else ():
            if _TAG.fullmatch(each.key) and each.key not in ("TY", "ER", *TAGS):
                entry.setdefault(each.key, []).extend(filter(None, each.value.split("\n")))
