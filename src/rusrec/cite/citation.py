"""What a document cites: citations in order, each of one or more references to items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LABELS", "Citation", "Reference"]


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
        label, locator = _locator(str(value.get("label") or ""), str(value.get("locator") or ""))
        return cls(
            id=str(value.get("id", "")),
            locator=locator,
            label=label,
            prefix=str(value.get("prefix") or ""),
            suffix=str(value.get("suffix") or ""),
            author="only" if value.get("author-only") else author,
            position=_POSITIONS.get(position) if isinstance(position, int) else None,
            near=bool(value["near-note"]) if "near-note" in value else None,
        )


def _locator(label: str, locator: str) -> tuple[str, str]:
    """Give label and locator; a locator may begin with its label (``vol. 1, fol. 186``)."""
    locator = locator.strip()
    word, space, rest = locator.partition(" ")
    known = LABELS.get(word.lower())
    if known and space and any(character.isdigit() for character in rest):
        return known, rest.strip()
    return label, locator


LABELS: Final = {
    "bk.": "book",
    "ch.": "chapter",
    "chap.": "chapter",
    "chaps.": "chapter",
    "col.": "column",
    "fig.": "figure",
    "fol.": "folio",
    "l.": "line",
    "ll.": "line",
    "n.": "note",
    "no.": "issue",
    "nos.": "issue",
    "op.": "opus",
    "p.": "page",
    "pp.": "page",
    "para.": "paragraph",
    "pt.": "part",
    "sec.": "section",
    "s.v.": "sub verbo",
    "v.": "verse",
    "vv.": "verse",
    "vol.": "volume",
    "vols.": "volume",
}
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


class Citation(NamedTuple):
    """The references that stand together at one place; ``note`` is 0 in running text."""

    references: tuple[Reference, ...]
    note: int = 0
    id: str = ""
