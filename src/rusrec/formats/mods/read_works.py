"""A whole work out of ``mods`` or ``relatedItem``: what each element in it is read by."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from rusrec import vocab
from rusrec.formats.mods import read_names, read_origin, read_part, read_subjects, read_titles
from rusrec.formats.mods.date import Stated, found_in
from rusrec.formats.mods.reading import Work
from rusrec.formats.mods.tables import MISSING, OWN, RELATIONS, RESOURCES, type_of
from rusrec.model import Date, Missing, Numbering, Record, Relation, Rights, is_id
from rusrec.model import tag as bcp47
from rusrec.model.text import arranged
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["ALWAYS", "HANDLERS", "MACHINE", "fill", "kept", "record_of", "related"]

MACHINE: Final = "machine-made"
"""The type of a note that is written anew each time."""

_RELATIONS: Final = {said.partition('"')[2][:-1]: kind for kind, said in RELATIONS.items()}
_REASONS: Final = {said: reason for reason, said in MISSING.items()}
_FIELDS: Final = frozenset(name.replace("_", "-") for name in Record.__struct_fields__)
Handler = Callable[[Work, "_Element"], None]


def kept(work: Work, element: "_Element") -> None:
    """Keep an element that the record has no field for."""
    work.keep(element)


def _note(work: Work, element: "_Element") -> None:
    """Read a note; one that says what is missing is no note of the record."""
    kind = element.get("type", "")
    if kind == MACHINE:
        return
    if kind == "missing":
        said, _, listed = work.words(element).rstrip(".").partition(": ")
        fields = listed.split(", ")
        if said in _REASONS and _FIELDS.issuperset(name.partition(".")[0] for name in fields):
            for field in fields:
                work.add("missing", Missing(field, _REASONS[said]))  # type: ignore[arg-type]
            return
    read_titles.note(work, element)


def _extension(work: Work, element: "_Element") -> None:
    """Read what only this package writes; keep all else."""
    others = False
    for child in element:
        if child.tag == f"{{{OWN}}}extra":
            key, value = child.get("key", ""), child.text or ""
            if key and gate.refused(key + value) is None:
                work.store(gate.nfc(key), gate.nfc(value))
        elif child.tag != f"{{{OWN}}}record":
            others = True
    if others or not len(element):
        work.keep(element)


ALWAYS: Final = frozenset(
    (
        "recordIdentifier", "recordContentSource", "languageOfCataloging", "recordOrigin",
        "recordCreationDate", "recordChangeDate",
    )
)  # fmt: skip
"""What this package says of each record itself, anew each time."""


def _record_info(work: Work, element: "_Element") -> None:
    """Read what a record is called; what others say of their record is kept."""
    reading = work.reading
    said = [
        (name, child.get("source", ""), work.words(child))
        for name, child in work.children(element)
        if name == "recordIdentifier"
    ]
    if any(source == "rusrec" for _, source, _ in said):
        _own_info(work, element, said)
        return
    if said and not work.path and not reading.own:
        reading.given = reading.given or said[0][2]
    if len(element):
        work.keep(element)


def _own_info(work: Work, element: "_Element", said: list[tuple[str, str, str]]) -> None:
    """Read what this package calls a record."""
    for _, source, words in said:
        if source == "rusrec" and not work.path:
            work.reading.given, work.reading.own = words, True
        elif source == "rusrec" and is_id(words):
            work.values["id"] = words
        elif source == "aka" and words:
            work.add("aka", words)
    for name, child in work.children(element):
        if name not in ALWAYS:
            work.tell(f"recordInfo/{name}", work.words(child))


def _part(work: Work, element: "_Element") -> None:
    """Read where an item stands; inside a host that is said of what stands in it."""
    if not work.path or element.get("type") == "self" or not work.path.endswith(_PLACES):
        read_part.part(work, element)


_PLACES: Final = ("host/", "series/")


def related(work: Work, element: "_Element") -> None:
    """Read a host, a series, an original or another work; keep what is none of these."""
    attributes = work.attributes(element, "type", "otherType", "displayLabel")
    kind = attributes.get("type") or attributes.get("otherType", "")
    relation = _RELATIONS.get(kind, "")
    if not relation and (kind not in ("host", "series", "original") or kind in work.values):
        work.keep(element)
        return
    if "displayLabel" in attributes:
        work.tell("relatedItem@displayLabel", gate.fold(gate.newlines(attributes["displayLabel"])))
    inner = work.inside(kind if not relation else f"relatedItem[{kind}]")
    fill(inner, element)
    if kind in ("host", "series"):
        _place_in(work, inner, element, kind)
    made = record_of(inner)
    bare = made == Record(id=made.id) and kind != "original"
    value = made.id if bare and made.id else made
    if value == Record():
        return
    if relation:
        work.add("relations", Relation(relation, value))
    else:
        work.values[kind] = value


def _place_in(work: Work, inner: Work, element: "_Element", kind: str) -> None:
    """Read where the item stands in a host or series, and a date that is there for the item."""
    for name, child in work.children(element):
        if name == "part" and child.get("type") != "self":
            read_part.part(work, child, "" if kind == "host" else kind)
    number = inner.values.pop("partNumber", "")  # so Zotero and MARC number what is in a series
    if number and all(each.of != "series" for each in work.values.get("number", ())):
        work.add("number", Numbering(number, "series"))
    unstated = inner.values.pop("unstated", None)
    if kind == "host" and unstated is not None and "issued" not in work.values:
        # bibutils says the date of an article in the originInfo of its journal
        work.values["issued"] = inner.values.pop("issued")


HANDLERS: Final[dict[str, Handler]] = {
    "titleInfo": read_titles.title_info,
    "abstract": read_titles.abstract,
    "note": _note,
    "name": read_names.name,
    "typeOfResource": read_subjects.type_of_resource,
    "genre": read_subjects.genre,
    "originInfo": read_origin.origin_info,
    "physicalDescription": read_origin.physical_description,
    "location": read_origin.location,
    "part": _part,
    "subject": read_subjects.subject,
    "classification": read_subjects.classification,
    "identifier": read_subjects.identifier_of,
    "accessCondition": read_subjects.access_condition,
    "recordInfo": _record_info,
    "extension": _extension,
    "tableOfContents": kept,
    "targetAudience": kept,
}
"""The elements of a work, but for its languages, which are read first, and works related to it."""
_LATE: Final = frozenset(("language", "relatedItem"))


def fill(work: Work, element: "_Element") -> None:
    """Read all that is in *element*."""
    found = list(enumerate(work.children(element)))
    for work.place, (name, child) in found:
        if name == "language":
            read_subjects.language(work, child)
    read_subjects.settle(work)
    for work.place, (name, child) in found:
        handler = HANDLERS.get(name)
        if handler is not None:
            handler(work, child)
        elif name not in _LATE:
            work.keep(child)
    for work.place, (name, child) in found:
        if name == "relatedItem":
            related(work, child)


def record_of(work: Work) -> Record:
    """Return the record of a work that has been read."""
    values = work.values
    values.pop("unstated", None)
    if "part date" in values:
        _part_date(work, values.pop("part date"))
    host = values.get("host")
    kind = type_of(work.kind, host.type if isinstance(host, Record) else "")
    resource = RESOURCES.get(kind, "")
    if work.resource is not None and resource != work.kind.resource:
        work.keep(work.resource)
    if work.summaries:
        _summaries(work)
    if "notes" in values:
        values["notes"] = read_titles.notes_of(work, values["notes"])
    if "rights text" in values:
        texts = arranged(values.pop("rights text"), work.languages)
        values["rights"] = replace(values.get("rights", Rights()), text=texts)
    if "missing" in values:
        values["missing"] = _absent(work, values.pop("missing"))
    return work.record(type=kind)


def _absent(work: Work, missing: list[Missing]) -> list[Missing]:
    """Return what is missing indeed; what is there all the same is told."""
    found: list[Missing] = []
    for each in missing:
        if each.field.replace("-", "_") in work.values or not work.new("missing", each.field):
            work.tell("note[missing]", each.field, "is not missing")
        else:
            found.append(each)
    return found


def _part_date(work: Work, parts: list[Stated]) -> None:
    """Take the date of the part where the item has none; told where it differs."""
    found = found_in(tuple(parts))
    if found.fault:
        work.tell("part/date", found.fault, "cannot be read whole")
    issued = work.values.get("issued")
    if issued is None:
        work.values["issued"] = Date(found.edtf, text=found.text)
    elif issued.edtf != found.edtf:
        work.tell("part/date", found.text or found.edtf)


def _summaries(work: Work) -> None:
    """Keep the language of a summary that no abstract has."""
    known = {
        vocab.language_names().get(bcp47.language_of(text.tag), "")
        for text in work.values.get("abstract", ())
    }
    for words, element in work.summaries:
        if words not in known:
            work.keep(element)
