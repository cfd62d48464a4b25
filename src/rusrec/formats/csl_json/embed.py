"""A whole record under ``custom.rusrec`` of an item, and what else ``custom`` holds.

The item is what people edit: a record that does not say what its item says is out of date, and
does not count.
"""

from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Final

from rusrec.formats._embed import counting
from rusrec.formats.csl_json.values import members
from rusrec.model import Record

__all__ = ["KEY", "apart", "embedded"]

KEY: Final = "rusrec"
"""The key of ``custom`` that is ours."""

_MANNERS: Final[tuple[Mapping[str, object], ...]] = tuple(
    {"for_": target, "particles": particles}
    for particles in (False, True)
    for target in ("", "zotero", "jurism")
)


def apart(extra: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Return the JSON of the record that an item's ``custom`` holds, "" for none, and the rest."""
    custom = dict(extra).get("custom", "")
    if f'"{KEY}"' not in custom or not custom.startswith("{"):
        return "", extra
    inside = members(custom)
    held = inside.pop(KEY, "")
    rest = ",".join(f"{encode_basestring(key)}:{value}" for key, value in inside.items())
    left = [(key, value) for key, value in extra if key != "custom"]
    return held, [*left, ("custom", f"{{{rest}}}")] if rest else left


def embedded(text: str, seen: Record) -> Record | None:
    """Return the record that *text* is, if the item still says of it what is *seen* of it."""
    from rusrec.formats.csl_json import FORMAT

    return counting(text, seen, FORMAT, _MANNERS)
