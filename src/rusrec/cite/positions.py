"""Positions: first, subsequent, ibid, near-note (CSL 1.0.2, Choose: position)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rusrec.cite.shape import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rusrec.cite.citation import Citation, Reference

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


class _Before(NamedTuple):
    """What was cited last: in a note, all that this note cites."""

    note: int = 0
    references: tuple[Reference, ...] = ()

    def then(self, citation: Citation) -> _Before:
        """Give what was cited last after *citation*."""
        cited = tuple(one for one in citation.references if not citation.is_author_alone(one))
        if not cited:
            return self
        if citation.note and citation.note == self.note:
            return _Before(self.note, self.references + cited)
        return _Before(citation.note, cited)

    def just_before(self, citation: Citation) -> Reference | None:
        """Give the reference that the first of *citation* may be the same as."""
        if not self.references:
            return None
        if citation.note and citation.note == self.note:
            return self.references[-1]
        if citation.note - self.note > 1 or len(self.references) != 1:
            return None
        return self.references[-1]


def places(citations: Iterable[Citation], near_distance: int) -> Iterator[tuple[Place, ...]]:
    """Give for each citation the places of its references, in turn.

    Running text and notes are two sequences: what a note cites does not part two citations of
    the text. An author alone is no citation of his work: what follows may be the first.
    """
    seen: dict[str, _Seen] = {}
    last = {True: _Before(), False: _Before()}
    for citation in citations:
        found = []
        in_note = bool(citation.note)
        before = last[in_note].just_before(citation)
        for reference in citation.references:
            if citation.is_author_alone(reference):
                found.append(Place(reference.position or FIRST))
                continue
            found.append(_place(reference, citation, seen, before, near_distance))
            known = seen.get(reference.id)
            seen[reference.id] = _Seen(known.first if known else citation.note, citation.note)
            before = reference
        last[in_note] = last[in_note].then(citation)
        yield tuple(found)


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
    first = known.first if known.first != citation.note else 0  # a note refers to those before it
    return Place(_repeated(reference, before), near, first)


def _repeated(reference: Reference, before: Reference | None) -> str:
    if before is None or before.id != reference.id:
        return SUBSEQUENT
    if (reference.locator, reference.label) == (before.locator, before.label):
        return IBID
    return IBID_WITH_LOCATOR if reference.locator else SUBSEQUENT
