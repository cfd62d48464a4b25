"""The variables of CSL 1.0.2 by kind (Appendix IV), and names that data and styles also use."""

from typing import Final

from rusrec.cite.words import words

__all__ = ["ALIASES", "DATES", "NAMES", "NUMBERS", "TEXTS"]

DATES: Final = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
NAMES: Final = frozenset(
    words(
        "author chair collection-editor compiler composer container-author contributor curator "
        "director editor editor-translator editorial-director executive-producer guest host "
        "illustrator interviewer narrator organizer original-author performer producer recipient "
        "reviewed-author script-writer series-creator translator"
    )
)
NUMBERS: Final = frozenset(
    words(
        "chapter-number citation-number collection-number edition first-reference-note-number "
        "issue locator number number-of-pages number-of-volumes page page-first part-number "
        "printing-number section supplement-number version volume"
    )
)
TEXTS: Final = NUMBERS | frozenset(
    words(
        "abstract annote archive archive_collection archive_location archive-place authority "
        "call-number citation-key citation-label collection-title collection-title-short "
        "container-title container-title-short dimensions division DOI event event-title event- "
        "place genre ISBN ISSN jurisdiction keyword language license medium note original- "
        "publisher original-publisher-place original-title part-title PMCID PMID publisher "
        "publisher-place references reviewed-genre reviewed-title scale source status title "
        "title-short type URL volume-title year-suffix"
    )
)
ALIASES: Final = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "url": "URL",
}
"""Another name for a variable, used where the variable itself is not there."""
