"""What a document cites: citations in order, each of one or more references to items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

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
    """Give label and locator; where none is stated the locator may begin with it (``vol. 1``)."""
    locator = locator.strip()
    word, space, rest = locator.partition(" ")
    known = LABELS.get(word.lower())
    stated = label not in {"", known, "page"}
    if known and space and not stated and any(character.isdigit() for character in rest):
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
_MODES: Final = frozenset(("author-only", "suppress-author", "composite"))
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


class Citation(NamedTuple):
    """The references that stand together at one place; ``note`` is 0 in running text.

    ``mode`` is empty, ``author-only``, ``suppress-author``, or ``composite``: the author of the
    first reference in the text, then ``infix``, then the citation without that author. A blank
    goes before the infix unless it begins with a punctuation mark: ``Kim’s``, ``Kim, who``.
    """

    references: tuple[Reference, ...]
    note: int = 0
    id: str = ""
    mode: str = ""
    infix: str = ""

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Citation:
        """Read a CSL citation (csl-citation.json); what is of a wrong type is left out."""
        items = value.get("citationItems")
        more = value.get("properties")
        properties: Mapping[str, Any] = more if isinstance(more, Mapping) else {}
        note = properties.get("noteIndex")
        return cls(
            tuple(Reference.of(one) for one in items or () if isinstance(one, Mapping)),
            note if isinstance(note, int) and note > 0 else 0,
            str(value.get("citationID", "")),
            str(properties.get("mode") or ""),
            str(properties.get("infix") or ""),
        )

    def is_author_alone(self, reference: Reference) -> bool:
        """Tell whether of a reference only the author is shown."""
        return self.mode == "author-only" or reference.author == "only"

    def parts(self) -> tuple[tuple[Reference, ...], ...]:
        """Give what is rendered one after the other: an author by himself, and the rest."""
        if not self.references or self.mode not in _MODES:
            return (self.references,)
        first, *rest = self.references
        alone = (first._replace(author="only", locator="", prefix="", suffix=""),)
        without = (first._replace(author="suppress"), *rest)
        chosen = {"author-only": (alone,), "suppress-author": (without,)}
        return chosen.get(self.mode, (alone, without))
