"""Canonical form on disk: which files differ from it, and putting them into it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rusrec.store.atomic import sweep
from rusrec.store.library import Library, Stored
from rusrec.store.lock import locked
from rusrec.store.splice import rendered
from rusrec.store.together import FileSet

__all__ = ["Reformed", "misformed", "rewrite"]


class Reformed(NamedTuple):
    """A file that is not in canonical form, and its text in it."""

    path: str
    stored: Stored
    text: str


def misformed(library: Library, ids: Iterable[str]) -> Iterator[Reformed]:
    """Yield the records with these *ids* whose files are not in canonical form.

    Comments stay with what they stand at; values never change.
    """
    for id_ in ids:
        stored = library.stored(id_)
        path = library.path(id_)
        text = rendered(stored.record, name=path, comments_from=stored.text)
        if text.encode() != stored.content:
            yield Reformed(path, stored, text)


def rewrite(library: Library, files: Iterable[Reformed]) -> tuple[str, ...]:
    """Put *files* into canonical form, all of them or none, and return their paths.

    Raises:
        RecordError: A file was changed meanwhile; nothing is written.
    """
    written = []
    with locked(library.root), FileSet() as prepared:
        sweep(library.left_over)
        for file in files:
            prepared.put(file.path, file.text.encode(), file.stored.stamp)
            written.append(file.path)
        prepared.commit()
    return tuple(written)
