"""The rules of all fields that say one thing each."""

from typing import Final

from rusrec.formats._marc import access, imprint, notes, numbers, subjects
from rusrec.formats._marc.rule import Rule

__all__ = ["RULES"]

RULES: Final[tuple[Rule, ...]] = (
    *numbers.RULES,
    *imprint.RULES,
    *notes.RULES,
    *subjects.RULES,
    *access.RULES,
)
