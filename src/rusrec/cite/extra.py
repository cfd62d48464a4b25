"""Variables in a note: lines such as ``original-date: 1868`` that reference managers write there.

Zotero keeps in its field Extra what it has no field for, and CSL processors read it from ``note``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rusrec.cite.variables import DATES, NAMES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["extra"]

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z_ -]*):[ \t]*(\S.*)")
_BRACED = re.compile(r"\{:([A-Za-z_-]+): *([^{}]+)\}")


def extra(note: str) -> Iterator[tuple[str, Any]]:
    """Give the variables that *note* states, each as a value of CSL-JSON."""
    names: dict[str, list[Mapping[str, str]]] = {}
    pairs = [match.groups() for match in _BRACED.finditer(note)]
    for line in note.split("\n"):
        match = _LINE.fullmatch(line)
        if match:
            pairs.append(match.groups())
    for key, value in pairs:
        variable = key.strip() if key.strip() in TEXTS else key.strip().lower().replace(" ", "-")
        if variable in NAMES:
            names.setdefault(variable, []).append(_name(value))
        elif variable in DATES:
            yield variable, {"raw": value.strip()}
        elif variable in TEXTS:
            yield variable, value.strip()
    yield from names.items()


def _name(text: str) -> Mapping[str, str]:
    family, bars, given = text.partition("||")
    if not bars:
        return {"literal": text.strip()}
    return {"family": family.strip(), "given": given.strip()}
