"""The JSON Schema of schema 1, generated from the model and its codecs, for editors and tests.

It lets a text be a number or a boolean too, because editors read YAML with its usual types.
"""

import json
from typing import Any, get_args, get_type_hints

from msgspec import Meta

from rusrec.model import HOUSEKEEPING, Record
from rusrec.schema.record import RECORD, SCHEMA

__all__ = ["json_schema", "text"]


def json_schema() -> dict[str, Any]:
    """Return the schema of a record's file (JSON Schema, draft 2020-12)."""
    properties = _properties()
    version = {"const": int(SCHEMA), "title": "Schema", "description": "The contract's version."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rusrec record",
        "description": "A bibliographic record as plain YAML, schema 1.",
        "type": "object",
        "required": ["rusrec", "id", "type"],
        "properties": {"rusrec": version, **properties},
        "additionalProperties": False,
        "$defs": {
            "work": {
                "title": "Work",
                "description": "A record inside another: host, series, original.",
                "type": "object",
                "properties": {
                    name: {"$ref": f"#/properties/{name}"} for name in properties
                },
                "additionalProperties": False,
            }
        },
    }


def _properties() -> dict[str, Any]:
    hints = get_type_hints(Record, include_extras=True)
    properties = {}
    for key, codec in RECORD.fields.items():
        meta = next(arg for arg in get_args(hints[key.replace("-", "_")]) if isinstance(arg, Meta))
        note = " (housekeeping)" if key in HOUSEKEEPING else ""
        properties[key] = {
            "title": meta.title,
            "description": f"{meta.description}{note}",
            **codec.schema(),
        }
    return properties


def text() -> str:
    """Return the schema as the text of ``schema/rusrec.schema.json``."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
