"""The JSON Schema of schema 1, generated from the model and its codecs, for editors and tests.

It lets a text be a number or a boolean too, because editors read YAML with its usual types.
"""

import json
from typing import Any

from rusrec.model import HOUSEKEEPING
from rusrec.schema.codec import Codec
from rusrec.schema.names import ROLE, NameCodec
from rusrec.schema.parts import DATE
from rusrec.schema.record import RECORD, SCHEMA
from rusrec.schema.texts import BLOCK_TEXTS, TEXTS

__all__ = ["json_schema", "text"]


def json_schema() -> dict[str, Any]:
    """Return the schema of a record's file (JSON Schema, draft 2020-12)."""
    shared = {name: codec.schema() for name, codec in _SHARED.items()}
    properties = _properties(shared)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rusrec record",
        "description": "A bibliographic record as plain YAML, schema 1.",
        "type": "object",
        "required": ["rusrec", "id", "type"],
        "properties": {
            "rusrec": {"const": int(SCHEMA), "title": "Schema", "description": "Its version."},
            **properties,
        },
        "additionalProperties": False,
        "$defs": {
            **{name: _referring(value, shared, whole=False) for name, value in shared.items()},
            "work": {
                "title": "Work",
                "description": "A record inside another: host, series, original.",
                "type": "object",
                "properties": {name: {"$ref": f"#/properties/{name}"} for name in properties},
                "additionalProperties": False,
            },
        },
    }


_SHARED: dict[str, Codec[Any]] = {
    "name": NameCodec(),
    "role": ROLE,
    "texts": TEXTS,
    "paragraphs": BLOCK_TEXTS,
    "date": DATE,
}
"""What stands in many places and is described once."""


_ABOUT = {
    "id": ("Id", "File name of the record; never changed, never reused."),
    "draft": ("Draft", "True while the record is not ready to be shown."),
    "citekey": ("Citation key", "The BibTeX key, where it is not the id."),
    "aka": ("Also known as", "Former ids and keys."),
    "type": ("Type", "Item type of CSL 1.0.2."),
    "genre": ("Genre", "Free text within the type: PhD thesis."),
    "language": ("Language", "BCP 47, of the item's text; the main one first."),
    "title": ("Title", "The title in its languages and scripts."),
    "subtitle": ("Subtitle", "What follows the title, without the mark."),
    "short-title": ("Short title", "For short citations."),
    "author": ("Author", "Family, given; or a body."),
    "editor": ("Editor", "Editor of the item itself."),
    "translator": ("Translator", "Who translated the item."),
    "contributor": ("Contributor", "Any other role, with it."),
    "missing": ("Missing", "Fields looked for and not found, with the reason."),
    "issued": ("Issued", "Date of publication, EDTF."),
    "dates": ("Dates", "Received, accepted, available, ..."),
    "accessed": ("Accessed", "When the item was last seen online."),
    "original": ("Original", "The work that this one translates or reprints."),
    "host": ("Host", "What the item appeared in."),
    "series": ("Series", "The series it belongs to."),
    "event": ("Event", "Conference, hearing, performance."),
    "volume": ("Volume", "Volume of the host that holds the item."),
    "issue": ("Issue", "Issue of the host that holds the item."),
    "number": ("Number", "The item's number, or one of chapter, series, ..."),
    "section": ("Section", "Section of the host that holds the item."),
    "pages": ("Pages", "Where in the host the item stands: 259-285."),
    "extent": ("Extent", "Length of the item: 285."),
    "volumes": ("Volumes", "Number of volumes of a work."),
    "edition": ("Edition", "2, or 2nd revised."),
    "publisher": ("Publisher", "One or several."),
    "place": ("Place", "Place of publication."),
    "identifiers": ("Identifiers", "Scheme and value."),
    "archive": ("Archive", "Where the one copy lies."),
    "links": ("Links", "Addresses of the item."),
    "abstract": ("Abstract", "One paragraph a line."),
    "keywords": ("Keywords", "Terms by language."),
    "classification": ("Classification", "Scheme and class mark."),
    "notes": ("Notes", "Anything for the reader."),
    "rights": ("Rights", "Licence or statement."),
    "counts": ("Counts", "What a service counted, and when."),
    "relations": ("Relations", "Other works."),
    "sources": ("Sources", "Where each field is from."),
    "corrections": ("Corrections", "What was put right, in order."),
    "history": ("History", "Steps that Git does not know."),
    "extra": ("Extra", "What only one format knows."),
}
"""Title and description of each field of a record."""


def _referring(node: Any, shared: dict[str, Any], *, whole: bool = True) -> Any:
    """Return *node* with a reference in the place of each *shared* part."""
    if whole:
        for name, part in shared.items():
            if node == part:
                return {"$ref": f"#/$defs/{name}"}
    if isinstance(node, dict):
        return {key: _referring(inner, shared) for key, inner in node.items()}
    return [_referring(inner, shared) for inner in node] if isinstance(node, list) else node


def _properties(shared: dict[str, Any]) -> dict[str, Any]:
    properties = {}
    for key, codec in RECORD.fields.items():
        title, description = _ABOUT[key]
        note = " (housekeeping)" if key in HOUSEKEEPING else ""
        about = {"title": title, "description": f"{description}{note}"}
        properties[key] = {**about, **_referring(codec.schema(), shared)}
    return properties


def text() -> str:
    """Return the schema as the text of ``schema/rusrec.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
