"""What a document cites: citations in order, each of one or more references to items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

__all__ = ["Citation", "Reference"]


class Reference(NamedTuple):
    """One reference to an item within a citation."""

    id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    author: str = ""
    """``suppress`` to leave the author out, ``only`` to show nothing else."""
    position: str | None = None
    """The position, where it is not to be found from the citations before."""
    near: bool | None = None

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Reference:
        """Read a cite item of a CSL citation (csl-citation.json)."""
        position = value.get("position")
        author = "suppress" if value.get("suppress-author") else ""
        return cls(
            id=str(value.get("id", "")),
            locator=str(value.get("locator") or "").strip(),
            label=str(value.get("label") or ""),
            prefix=str(value.get("prefix") or ""),
            suffix=str(value.get("suffix") or ""),
            author="only" if value.get("author-only") else author,
            position=_POSITIONS.get(position) if isinstance(position, int) else None,
            near=bool(value["near-note"]) if "near-note" in value else None,
        )


_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


class Citation(NamedTuple):
    """The references that stand together at one place; ``note`` is 0 in running text."""

    references: tuple[Reference, ...]
    note: int = 0
    id: str = ""
