"""What the carriers of MARC differ in: how they have a field, and how much they hold."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from rusrec.formats._marc.field import Field
from rusrec.formats._marc.page import Make

__all__ = ["FIELDS", "Carrier", "Written"]

P = TypeVar("P")


class Carrier(NamedTuple, Generic[P]):
    """How a carrier has a field, and whether fields *fit* into one of its records.

    Args:
        field: Makes a field of it.
        fits: Tells whether a record of these fields can be written as it is.
        most: How many bytes a record may have, 0 for any number.
        longest: How many bytes a field may have before it is parted, 0 for any number.
    """

    field: Make[P]
    fits: Callable[[Sequence[P]], bool] = lambda _: True
    most: int = 0
    longest: int = 0


class Written(NamedTuple, Generic[P]):
    """A record as it goes to its carrier: a leader, and the fields as that has them."""

    leader: str
    fields: list[P]


FIELDS: Final[Carrier[Field]] = Carrier(Field)
"""Has fields as they are, for who reads them again."""
