"""The JSON Schema of schema 1, generated from the model and its codecs, for editors and tests.

It lets a text be a number or a boolean too, because editors read YAML with its usual types.
"""

import json
import re
from typing import Any

from rusrec import model
from rusrec.schema.about import ABOUT, TAG
from rusrec.schema.codec import Codec
from rusrec.schema.names import ROLE, NameCodec
from rusrec.schema.parts import DATE
from rusrec.schema.record import RECORD, SCHEMA
from rusrec.schema.texts import BLOCK_TEXTS, TAG_PATTERN, TEXTS

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
            **{
                name: _described(_referring(value, shared, whole=False))
                for name, value in shared.items()
            },
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


def _described(node: Any) -> Any:
    """Return *node* with the title and the description of each key of the maps in it."""
    if isinstance(node, list):
        return [_described(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    tree = {name: _described(inner) for name, inner in node.items()}
    kind = node.get("title", "")
    of = ABOUT.get(kind, {})
    for key, inner in tree.get("properties", {}).items():
        tree["properties"][key] = _called(*of[key], inner)
    for pattern, inner in tree.get("patternProperties", {}).items():
        words = TAG if pattern == TAG_PATTERN else of[getattr(model, kind).KEY]
        tree["patternProperties"][pattern] = _called(*words, inner)
    if of:
        tree["title"] = re.sub(r"\B[A-Z]", lambda found: f" {found[0].lower()}", kind)
    return tree


def _called(title: str, description: str, node: dict[str, Any]) -> dict[str, Any]:
    """Return *node* as what stands at a key, whatever the title of the map in it."""
    rest = {name: inner for name, inner in node.items() if name != "title"}
    return {"title": title, "description": description, **rest}


def _properties(shared: dict[str, Any]) -> dict[str, Any]:
    properties = {}
    for key, codec in RECORD.fields.items():
        title, description = ABOUT["Record"][key]
        note = " (housekeeping)" if key in model.HOUSEKEEPING else ""
        node = _described(_referring(codec.schema(), shared))
        properties[key] = _called(title, f"{description}{note}", node)
    return properties


def text() -> str:
    """Return the schema as the text of ``schema/rusrec.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
