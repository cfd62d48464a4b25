"""What only Zotero's import takes: variables under older names, and lines of its field Extra."""

from collections.abc import Iterator
from typing import Final

from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import notes_of
from rusrec.formats.csl_json.sheet import Sheet
from rusrec.formats.csl_json.work import has_host
from rusrec.loss import ignore
from rusrec.model import Record

__all__ = ["for_zotero"]

_NO_PUBLISHER: Final = ("article-journal", "article-magazine", "article-newspaper")
"""Types of which Zotero's items have no field for publisher and place."""


def for_zotero(sheet: Sheet, record: Record) -> None:
    """Write what Zotero would pass over where it looks for it.

    Zotero makes its Extra of ``note``, and takes ``Citation Key: Nam2011`` out of that. Lines that
    stand there already are not written again.
    """
    item = sheet.item
    item.short_title = item.title_short
    item.journal_abbreviation = item.container_title_short
    standing = item.note.split("\n")
    said = [f"{label}: {' '.join(value.split())}" for label, value in _lines(sheet, record)]
    lines = [line for line in said if line not in standing]
    if lines:
        item.note = "\n\n".join(filter(None, (item.note, "\n".join(lines))))
        seen = notes_of(Reading(item, ignore), own=not has_host(item))
        sheet.lose("notes", "joined", seen or None)


def _lines(sheet: Sheet, record: Record) -> Iterator[tuple[str, str]]:
    """Yield what no field of Zotero's import holds, under the names that its Extra knows."""
    yield "Citation Key", record.citekey or record.id
    for each in record.identifiers:
        if each.scheme in ("pmid", "pmcid"):
            yield each.scheme.upper(), each.value
    if record.type in _NO_PUBLISHER:
        for label, value in (
            ("Publisher", sheet.item.publisher),
            ("Place", sheet.item.publisher_place),
        ):
            if value:
                yield label, value
    if record.rights:
        stated = record.rights.license or "; ".join(text.text for text in record.rights.text)
        if stated:
            yield "Rights", stated
