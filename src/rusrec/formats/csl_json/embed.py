"""A whole record under ``custom.rusrec`` of an item, and what else ``custom`` holds."""

from typing import Final

from rusrec.formats._embed import loaded
from rusrec.formats.csl_json.values import members
from rusrec.model import Record

__all__ = ["KEY", "embedded"]

KEY: Final = "rusrec"
"""The key of ``custom`` that is ours."""


def embedded(extra: list[tuple[str, str]]) -> Record | None:
    """Return the record that an item's ``custom`` holds; None where it holds none that is whole."""
    custom = dict(extra).get("custom", "")
    if f'"{KEY}"' not in custom or not custom.startswith("{"):
        return None
    return loaded(members(custom).get(KEY, "null"))
