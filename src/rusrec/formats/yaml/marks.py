"""Where things stand in a YAML text."""

from typing import NamedTuple

from rusrec.schema.codec import At

__all__ = ["Mark", "Marks"]


class Mark(NamedTuple):
    """A place in the text, both numbers from 0."""

    line: int
    column: int


class Marks(NamedTuple):
    """Where things stand: the mark of each path, and the first and last place of each scalar."""

    places: dict[At, Mark]
    scalars: list[tuple[At, Mark, Mark, str]]
