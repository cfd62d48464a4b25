"""The JSON Schema of schema 1, generated from the model and its codecs, for editors and tests.

It lets a text be a number or a boolean too, because editors read YAML with its usual types.
"""

import json
from typing import Any, get_args, get_type_hints

from msgspec import Meta

from rusrec.model import HOUSEKEEPING, Record
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
    hints = get_type_hints(Record, include_extras=True)
    properties = {}
    for key, codec in RECORD.fields.items():
        meta = next(arg for arg in get_args(hints[key.replace("-", "_")]) if isinstance(arg, Meta))
        note = " (housekeeping)" if key in HOUSEKEEPING else ""
        about = {"title": meta.title, "description": f"{meta.description}{note}"}
        properties[key] = {**about, **_referring(codec.schema(), shared)}
    return properties


def text() -> str:
    """Return the schema as the text of ``schema/rusrec.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
