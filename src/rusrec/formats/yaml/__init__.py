"""The canonical record as YAML (schema 1), one document a record.

A file of the library holds one record; a stream holds several, each after a line ``---``. The
reader takes the easy forms too and tells every fault of a record at once.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rusrec.errors import Problem, SourceError
from rusrec.formats import READING, Format
from rusrec.formats._each import Refuse, each
from rusrec.formats._seen import Seen
from rusrec.formats._source import LIMIT
from rusrec.formats._written import claim, sound
from rusrec.formats.yaml import plain
from rusrec.formats.yaml.lines import canonical_tree
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD
from rusrec.scripts import gate

__all__ = ["FORMAT", "parse", "read", "render", "write"]

_LIMIT = 1_000_000


def parse(text: str, *, name: str = "", line: int = 1) -> Record | None:
    """Return the record of one YAML document, or None of an empty one.

    Args:
        text: One document, in the easy or the canonical form.
        name: What the source is called in messages.
        line: The line of the source that the text begins at.

    Raises:
        SourceError: With file, line, column, evidence and remedy of every fault of the record.
    """
    if len(text) > _LIMIT:
        problem = Problem(
            f"is over {_LIMIT:,} characters", "a record is smaller", "RR103", name, line
        )
        raise SourceError(problem)
    if gate.refused(text) is not None:
        raise _faulty(text, name, line)
    text = gate.nfc(text)
    record = plain.record_of(text) or _record(text, name, line)
    if record is not None:
        for said in (*record.title, *record.abstract):
            gate.vouch(said.text)  # no part of a text that was checked holds what it does not
    return record


def _record(text: str, name: str, line: int) -> Record | None:
    """Return the record of a document of any kind."""
    tree = canonical_tree(text)
    if tree is None:
        from rusrec.formats.yaml.tree import tree_of  # the parser costs a start a tenth of its time

        try:
            tree = tree_of(text)
        except SourceError:
            raise _faulty(text, name, line) from None
    if tree is None:
        return None
    context = Context()
    record = RECORD.load(tree, (), context)
    if context.problems:
        raise _faulty(text, name, line)
    return record


def _faulty(text: str, name: str, line: int) -> SourceError:
    from rusrec.formats.yaml.faults import faults

    return SourceError(faults(text, name=name, line=line))


def render(record: Record, *, comments_from: str = "") -> str:
    """Return the canonical YAML of *record*, with the comments of an earlier text of it.

    Raises:
        RecordError: It has a character that no text may hold.
    """
    from rusrec.formats.yaml.text import text_of  # what only reads needs none of it

    tree = RECORD.dump(record)
    comments = None
    if "#" in comments_from:
        from rusrec.formats.yaml.comments import comments_of

        comments = comments_of(comments_from, canonical=tree)
    text = text_of(tree, comments)
    sound(record, text)
    return text


def read(
    stream: BinaryIO,
    *,
    name: str,
    ledger: Ledger,
    encoding: str | None = None,
    limit: int = LIMIT,
    refuse: Refuse | None = None,
) -> Iterator[Record]:
    """Yield the records of a stream of YAML documents; nothing of YAML is ever lost.

    Raises:
        SourceError: As :func:`parse`; RR210, an id stands twice.
    """
    from rusrec.formats._decoding import decoded  # a library decodes its files itself

    del ledger
    seen = Seen()

    def record(document: tuple[int, str]) -> Record | None:
        line, text = document
        found = parse(text, name=name, line=line)
        first = seen.claim(found.id, line) if found else 0
        if found is None or not first:
            return found
        message = f"the id {found.id!r} stands twice, first in the document on line {first}"
        problem = Problem(message, "give one of the two another id", "RR210", name, line)
        raise SourceError(problem._replace(record=found.id, evidence=f"id: {found.id}"))

    documents = _documents(decoded(stream, name=name, encoding=encoding, limit=limit))
    return filter(None, each(documents, record, refuse))


def _documents(chunks: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Yield each document with the line it begins at; a line ``---`` parts them."""
    # The text begins with the line end before a document's first line, so that one search serves.
    rest, line, searched = "\n", 1, 0
    for chunk in chunks:
        rest += chunk
        start = 0
        while (found := rest.find("\n---", searched)) >= 0:
            end = rest.find("\n", found + 4)
            if end < 0:
                break
            searched = found + 4
            if not rest[found + 4 : end].strip(" \t"):
                yield line, rest[start + 1 : found + 1]
                line += rest.count("\n", start + 1, end + 1)
                start = searched = end
        rest = rest[start:]
        searched = max(0, (found if found >= 0 else len(rest) + start - 4) - start)
        if len(rest) > _LIMIT + 1:
            break
    yield line, rest[1:]


def write(
    records: Iterable[Record], *, ledger: Ledger, refuse: Refuse | None = None, **_: Any
) -> Iterator[str]:
    """Yield one document a record; what stands inside a record stays inside it.

    Raises:
        RecordError: No id, one that has been, a character that no text may hold.
    """
    del ledger
    seen = Seen(places=False)

    def document(record: Record) -> str:
        claim(seen, record)
        return "---\n" + render(record)

    return each(records, document, refuse)


FORMAT = Format(
    name="yaml",
    title="rusrec YAML, schema 1",
    suffixes=(".yaml", ".yml"),
    media_type="application/yaml",
    spec="docs/record.md",
    begins=r"(?m)^rusrec[ \t]*:",
    read=read,
    write=write,
    carries={field.replace("_", "-"): "whole" for field in Record.__struct_fields__},
    options=READING,
)
