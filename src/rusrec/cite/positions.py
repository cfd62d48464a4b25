"""Positions: first, subsequent, ibid, near-note (CSL 1.0.2, Choose: position)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rusrec.cite.citation import Citation, Reference
from rusrec.cite.shape import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

__all__ = ["Place", "places"]


class Place(NamedTuple):
    """Where a reference stands among those to the same item."""

    position: str
    near: bool = False
    first_note: int = 0


class _Seen(NamedTuple):
    """Of an item: the note of its first reference and that of its last."""

    first: int
    last: int
    order: int


def places(citations: Iterable[Citation], near_distance: int) -> Iterator[tuple[Place, ...]]:
    """Give for each citation the places of its references, in turn."""
    seen: dict[str, _Seen] = {}
    previous: Citation | None = None
    for order, citation in enumerate(citations):
        found = []
        before = _before(previous, citation)
        for reference in citation.references:
            place = _place(reference, citation, seen, before, near_distance)
            found.append(place)
            known = seen.get(reference.id)
            first = known.first if known else citation.note
            seen[reference.id] = _Seen(first, citation.note, order)
            before = reference
        previous = citation
        yield tuple(found)


def _before(previous: Citation | None, citation: Citation) -> Reference | None:
    """Give what the first reference may be the same as: the one reference just before it."""
    if previous is None or not previous.references:
        return None
    ids = {reference.id for reference in previous.references}
    if len(ids) != 1:
        return None
    if citation.note and previous.note and citation.note - previous.note > 1:
        return None
    if bool(citation.note) != bool(previous.note):
        return None
    return previous.references[-1]


def _place(
    reference: Reference,
    citation: Citation,
    seen: dict[str, _Seen],
    before: Reference | None,
    near_distance: int,
) -> Place:
    known = seen.get(reference.id)
    if reference.position is not None:
        first = known.first if known else 0
        return Place(reference.position, bool(reference.near), first)
    if known is None:
        return Place(FIRST)
    near = bool(citation.note) and citation.note - known.last <= near_distance
    return Place(_repeated(reference, before), near, known.first)


def _repeated(reference: Reference, before: Reference | None) -> str:
    if before is None or before.id != reference.id:
        return SUBSEQUENT
    if (reference.locator, reference.label) == (before.locator, before.label):
        return IBID
    return IBID_WITH_LOCATOR if reference.locator else SUBSEQUENT
