"""The variables of CSL 1.0.2 by kind (Appendix IV), and names that data and styles also use."""

from typing import Final

__all__ = ["ALIASES", "DATES", "NAMES", "NUMBERS"]

DATES: Final = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
NAMES: Final = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editor-translator editorial-director executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator".split()
)
NUMBERS: Final = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue "
    "locator number number-of-pages number-of-volumes page page-first part-number printing-number "
    "section supplement-number version volume".split()
)
ALIASES: Final = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "url": "URL",
}
"""Another name for a variable, used where the variable itself is not there."""
