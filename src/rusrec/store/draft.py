"""The beginning of a record: easy words in, a record with an id out."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from rusrec.errors import RecordError
from rusrec.model import Record, choose
from rusrec.schema.codec import Context
from rusrec.schema.record import RECORD, SCHEMA
from rusrec.scripts.slug import slug, unique

__all__ = ["draft", "id_for"]


def draft(fields: Mapping[str, Any], *, taken: Container[str] = ()) -> Record:
    """Return a record of *fields* in the easy form, with an id if they give none.

    A made id is none of those *taken*; one that is given stays as it is.

    Raises:
        RecordError: A field is not as it should be; all of them are told.
    """
    said = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in fields.items()
        if value
    }
    context = Context()
    tree = {"rusrec": SCHEMA, "id": "to-be-made", "type": "document", **said}
    record = RECORD.load(tree, (), context)
    if record is None or context.problems:
        raise RecordError(problem for _, problem in context.problems)
    if "id" in said:
        return record
    return replace(record, id=unique(id_for(record), taken))


def id_for(record: Record) -> str:
    """Return the id that a record gets by default: host, volume, issue, first page.

    ``rosia-yongu-8-1-259``; the number of an article that has no pages; of one without any of
    these the host and the title, without a host the title. Never author and year, which can be
    unknown, or corrected later.
    """
    host = record.host.id if isinstance(record.host, Record) else record.host
    title = choose(record.title, record.language)
    words = title.text if title else record.type
    if not host:
        return slug(words)
    first = re.split("[-\u2010-\u2015,; ]", record.pages or next(_numbers(record), ""))[0]
    places = [part for part in (record.volume, record.issue, first) if part]
    return slug("-".join((host, *(places or [words]))))


def _numbers(record: Record) -> Iterator[str]:
    return (number.value for number in record.number if not number.of)
