"""Titles of MODS, and the texts that are elements by themselves."""

from typing import TYPE_CHECKING, Final

from rusrec.formats.mods.markup import originals
from rusrec.formats.mods.reading import Attributes, Work
from rusrec.model import UNDETERMINED, Note, Text
from rusrec.model import tag as bcp47
from rusrec.model.text import Kind, implied_kind
from rusrec.scripts import gate

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["abstract", "note", "title_info"]

_KNOWN: Final = (
    "type", "otherType", "supplied", "displayLabel", "altFormat", "contentType",
    "authority", "authorityURI",
)  # fmt: skip
_TYPES: Final[dict[str, Kind]] = {"alternative": "variant", "abbreviated": "abbreviated"}
_KINDS: Final[dict[str, Kind]] = {
    "cover": "cover",
    "abbreviated": "abbreviated",
    "parallel": "parallel",
    "transcribed": "transcribed",
    "translated": "translated",
}
_JOINING: Final = ("'", "’", "-", " ")


def title_info(work: Work, element: "_Element") -> None:
    """Read a title with its subtitle; a uniform one is kept for the way back."""
    if element.get("type") == "uniform":
        work.keep(element)
        return
    attributes = work.attributes(element, *_KNOWN)
    default = UNDETERMINED if attributes.get("type") == "translated" else None
    tag = work.tag(attributes, default)
    kind = _kind(work, attributes, tag)
    by = work.by(element, attributes)
    short = attributes.get("type") == "abbreviated" and "otherType" not in attributes
    said = _parts(work, element)
    marked = _marked(work, attributes)
    fields = ("short_title", "") if short else ("title", "subtitle")
    for place, (field, words) in enumerate(zip(fields, said, strict=True)):
        tagged = marked[place] if place < len(marked) else ""
        if tagged or words:
            text = Text(
                tagged or words, tag, "" if short else kind, by, markup="csl" if tagged else ""
            )
            if field:
                work.add(field, text)
            else:
                work.tell("titleInfo/subTitle", words)


def _marked(work: Work, attributes: Attributes) -> list[str]:
    """Return title and subtitle with the tags that the elements have not."""
    address = attributes.get("altFormat", "")
    found = originals(address) if address else []
    if address and not found:
        work.tell("titleInfo@altFormat", gate.fold(gate.newlines(address)))
    return [gate.fold(text) if gate.refused(text) is None else "" for text in found]


def _kind(work: Work, attributes: Attributes, tag: str) -> Kind:
    """Return what a title is, "" where its tag implies it."""
    other, kind = attributes.get("otherType", ""), attributes.get("type", "")
    found: Kind = ""
    if other in _KINDS:
        found = _KINDS[other]
    elif kind in _TYPES:
        found = _TYPES[kind]
    elif kind == "translated" and "supplied" in attributes and not bcp47.is_transcription(tag):
        found = "translated"
    if "supplied" in attributes and kind != "translated":
        work.tell("titleInfo@supplied", gate.fold(gate.newlines(attributes["supplied"])))
    if other and other not in _KINDS:
        work.tell("titleInfo@otherType", gate.fold(gate.newlines(other)))
    return "" if found == implied_kind(tag) else found


def _parts(work: Work, element: "_Element") -> tuple[str, str]:
    """Return title and subtitle; the number and name of a part go after the title."""
    found = work.children(element)
    if len(found) == 1 and found[0][0] == "title":
        work.attributes(found[0][1])
        return work.words(found[0][1]), ""
    said: dict[str, list[str]] = {"nonSort": [], "title": [], "subTitle": []}
    after: list[str] = []
    for name, child in found:
        work.attributes(child, "{http://www.w3.org/XML/1998/namespace}space")
        words = work.words(child)
        if not words:
            continue
        if name in said:
            said[name].append(words)
        elif name == "partNumber" and work.path.endswith("series/"):
            work.put("partNumber", words, "titleInfo/partNumber")
        elif name in ("partNumber", "partName"):
            after.append(f", {words}" if name == "partName" and after else f". {words}")
            work.tell(f"titleInfo/{name}", words, "is joined to the title")
        else:
            work.tell(f"titleInfo/{name}", words)
    for words in said["title"][1:]:
        work.tell("titleInfo/title", words, "stands twice; the first one counts")
    before = " ".join(said["nonSort"])
    before += "" if not before or before.endswith(_JOINING) else " "
    title = "".join(said["title"][:1])
    parts = "".join(after) if title else "".join(after).removeprefix(". ")
    return gate.fold(before + title + parts), ": ".join(said["subTitle"])


def abstract(work: Work, element: "_Element") -> None:
    """Read an abstract, one paragraph a line."""
    attributes = work.attributes(element, "displayLabel", "altFormat", "contentType")
    tagged = ""
    if "altFormat" in attributes:
        found = "\n".join(originals(attributes["altFormat"]))
        tagged = gate.paragraphs(found) if gate.refused(found) is None else ""
        if not tagged:
            work.tell("abstract@altFormat", gate.fold(gate.newlines(attributes["altFormat"])))
    words = tagged or work.paragraphs(element)
    if words:
        by = work.by(element, attributes)
        markup: Final = "csl" if tagged else ""
        work.add("abstract", Text(words, work.tag(attributes), by=by, markup=markup))


def note(work: Work, element: "_Element") -> None:
    """Read a note; several with one ``altRepGroup`` are forms of one."""
    attributes = work.attributes(element, "type", "displayLabel")
    words = work.paragraphs(element)
    if not words:
        return
    text = Text(words, work.tag(attributes), by=work.by(element, attributes))
    kind = gate.fold(gate.newlines(attributes.get("type", "")))
    group = ("note", attributes.get("altRepGroup", ""))
    notes = work.values.setdefault("notes", [])
    if group[1] and group in work.alike and notes[work.alike[group]][1] == kind:
        notes[work.alike[group]][0].append(text)
        return
    work.alike.setdefault(group, len(notes))
    notes.append(([text], kind))


def notes_of(work: Work, notes: list[tuple[list[Text], str]]) -> tuple[Note, ...]:
    """Return the notes, the forms of each in canonical order."""
    from rusrec.model.text import arranged

    return tuple([Note(arranged(forms, work.languages), kind) for forms, kind in notes])
