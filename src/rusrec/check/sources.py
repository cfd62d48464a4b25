"""The sources of a record: that they are there, unchanged, and say where each field stands."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from rusrec.check.fields import at_of, is_missing
from rusrec.check.finding import Fix, Found
from rusrec.check.holdings import SourceFile
from rusrec.check.page import Page
from rusrec.check.reading import Passage
from rusrec.model import Given, Record, Source
from rusrec.schema.codec import At
from rusrec.schema.record import RECORD
from rusrec.scripts.file_name import refused_by_windows
from rusrec.scripts.near import nearest
from rusrec.scripts.pattern import pattern

__all__ = ["CODES", "passage_of", "sources"]

CODES: Final = {
    "RR410": "A source's file is not in the folder of sources.",
    "RR411": "A source's file lies outside the folder of sources: a symlink leads there.",
    "RR412": "A source's file is not the one that was read: its SHA-256 differs, or none is noted.",
    "RR413": "Lines that a source gives are not lines of its file.",
    "RR414": "A source gives a field that the record has not, and does not call missing.",
    "RR415": "A source has neither file nor url, or does not say what it is.",
    "RR419": "A source's file has a name that no file can have on Windows.",
}

_MOST: Final = 1_000_000
"""Characters of a source that a field can be from; a record has no more."""
_LINES: Final = pattern(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


def passage_of(file: SourceFile, where: str) -> Passage | None:
    """Return the lines *where* (``7``, ``8-98``) of *file*.

    None where it has no such lines, or they are more than a record can hold.
    """
    found = _LINES.fullmatch(where)
    if found is None or file.lines is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last <= len(file.lines):
        return None
    size = sum(map(len, file.lines[first - 1 : last]))
    return Passage(file.lines, first, last) if size <= _MOST else None


def sources(page: Page) -> Iterator[Found]:
    """Yield what is wrong with each source."""
    for source in page.record.sources:
        at = ("sources", source.key)
        file = None
        if source.file:
            yield from _name(source.file, at)
            file = page.holdings.source(source.file)
            yield from _file(page, source, file, at)
        elif not source.url:
            yield Found("RR415", at, "has neither file nor url", "add one: where is it from?")
        if not source.what and not source.file:
            remedy = "add 'what': what stood there, so that it is known when the address is gone"
            yield Found("RR415", at, "does not say what it is", remedy)
        for given in source.gives:
            yield from _given(page, given, (*at, "gives", given.field))
            if file is not None and not file.outside:
                yield from _lines(given, file, (*at, "gives", given.field))


def _name(path: str, at: At) -> Iterator[Found]:
    if refused_by_windows(path.rpartition("/")[2]):
        message = f"{path}: no file can be called so on Windows"
        yield Found("RR419", (*at, "file"), message, "give it another name, here and in the folder")


def _file(page: Page, source: Source, file: SourceFile | None, at: At) -> Iterator[Found]:
    if file is None:
        near = page.holdings.near_file(source.file)
        remedy = f"did you mean {near!r}?" if near else "put it there; it is kept verbatim"
        yield Found("RR410", (*at, "file"), f"there is no {source.file}", remedy)
    elif file.outside:
        remedy = "put the file itself there, not a symlink"
        yield Found("RR411", (*at, "file"), f"leads to {file.outside}", remedy)
    elif not source.sha256:
        message = f"{source.file} has no sha256"
        fix = _summed(source.key, file.sha256)
        yield Found("RR412", at, message, f"write sha256: {file.sha256}", fix=fix)
    elif source.sha256 != file.sha256:
        yield Found(
            "RR412",
            (*at, "sha256"),
            f"{source.file} is not the file that was read",
            f"restore the file, for instance with git; sha256sum now prints {file.sha256}",
        )


def _summed(key: str, sha256: str) -> Fix:
    def fix(record: Record) -> Record:
        changed = (
            replace(source, sha256=sha256) if source.key == key else source
            for source in record.sources
        )
        return replace(record, sources=tuple(changed))

    return fix


def _given(page: Page, given: Given, at: At) -> Iterator[Found]:
    field = given.field
    if page.values(field) or is_missing(page.record, field):
        return
    if not at_of(field):
        near = nearest(field.partition(".")[0], list(RECORD.fields))
        remedy = f"did you mean {near!r}?" if near else "write a field such as title.ko"
        yield Found("RR414", at, f"{field!r} is no field of a record", remedy)
    else:
        remedy = f"write the field, or 'missing: {{{field}: to-check}}', or delete the line"
        yield Found("RR414", at, f"the record has no {field}", remedy)


def _lines(given: Given, file: SourceFile, at: At) -> Iterator[Found]:
    if file.lines is None:
        message = "the file is not a text in UTF-8 of at most 16 MiB"
        yield Found("RR413", at, message, "name a text as the source")
    elif passage_of(file, given.where) is None:
        count = len(file.lines)
        message = f"{given.where!r} is not lines of a file of {count} that a record could hold"
        yield Found("RR413", at, message, f"write a line or a range from 1 to {count}: 8-98")
