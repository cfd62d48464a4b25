"""A whole record under ``custom.rusrec`` of an item, and what else ``custom`` holds."""

import json
from typing import Any, Final

from rusrec.formats.csl_json.mend import refused_at
from rusrec.formats.csl_json.values import members
from rusrec.model import Record

__all__ = ["KEY", "embedded", "embedding"]

KEY: Final = "rusrec"
"""The key of ``custom`` that is ours."""


def embedded(extra: list[tuple[str, str]]) -> Record | None:
    """Return the record that an item's ``custom`` holds; None where it holds none that is whole."""
    custom = dict(extra).get("custom", "")
    if f'"{KEY}"' not in custom or not custom.startswith("{"):
        return None
    from rusrec.schema.codec import Context
    from rusrec.schema.record import RECORD

    tree: Any = json.loads(members(custom).get(KEY, "null"))
    context = Context()
    if not isinstance(tree, dict) or refused_at(tree):
        return None
    record = RECORD.load(tree, (), context)
    return None if context.problems else record


def embedding(record: Record) -> str:
    """Return the JSON text of a record."""
    from rusrec.schema.record import RECORD

    return json.dumps(RECORD.dump(record), ensure_ascii=False, separators=(",", ":"))
