"""Another id for a record, wherever it stands."""

import os
from pathlib import Path

from msgspec.structs import replace

from rusrec.errors import Problem, RecordError
from rusrec.model import Record
from rusrec.store.atomic import sweep
from rusrec.store.edit import WORKS, changed_text, need_id, need_new_id
from rusrec.store.folder import SUFFIX
from rusrec.store.library import Library
from rusrec.store.lock import locked
from rusrec.store.together import FileSet

__all__ = ["rename"]


def rename(library: Library, old: str, new: str) -> tuple[Path, ...]:
    """Give the record *old* the id *new*, wherever it stands, and return the changed files.

    The file gets the new name in its folder, ``aka`` the old id, and every host, series and
    relation of another record that names the old id names the new one. Comments stay. The files
    are taken as they are now, whatever *library* has read.

    Raises:
        UnknownIdError: There is no record *old*.
        RecordError: *new* is no id, is a device of Windows, is taken, or was the id of another
            record; a file was changed meanwhile. Nothing is written.
        OSError: No right, no room. The files are as they were.
    """
    need_id(Record(id=new))
    need_new_id(new)
    with locked(library.root), FileSet() as files:
        target = Library(library.root)
        sweep(target.left_over)
        target.path(old)
        if new in target:
            message = f"the id {new!r} is taken"
            raise RecordError(Problem(message, "choose another", "RR506", target.path(new)))
        written = [file for id_ in target if (file := _renamed(target, files, id_, (old, new)))]
        files.commit()
    return tuple(map(Path, written))


def _renamed(target: Library, files: FileSet, id_: str, names: tuple[str, str]) -> str:
    """Prepare the file of *id_* if one of the two names stands in it; return its path."""
    old, new = names
    content = target.content(id_)
    if id_ != old and old.encode() not in content and new.encode() not in content:
        return ""
    stored = target.stored(id_)
    record = stored.record
    file = target.path(id_)
    if id_ != old and new in record.aka:
        message = f"the id {new!r} was an id of this record, and no id is used twice"
        raise RecordError(Problem(message, "choose another", "RR506", file, field="aka"))
    changed = _repointed(record, old, new)
    if id_ == old:
        aka = (*(former for former in record.aka if former not in names), old)
        changed = replace(changed, id=new, aka=aka)
    if changed == record:
        return ""
    after = os.path.join(os.path.dirname(file), changed.id + SUFFIX)
    files.put(after, changed_text(changed, stored, after), stored.stamp if after == file else None)
    if after != file:
        files.remove(file, stored.stamp)
    return after


def _repointed(record: Record, old: str, new: str) -> Record:
    """Return *record* with *new* wherever it points to *old*, in works inside it too."""
    changes: dict[str, object] = {}
    for field in WORKS:
        work = getattr(record, field)
        if work is not None:
            changes[field] = _pointed(work, old, new)
    relations = tuple(
        replace(relation, to=_pointed(relation.to, old, new)) for relation in record.relations
    )
    return replace(record, relations=relations, **changes)


def _pointed(work: Record | str, old: str, new: str) -> Record | str:
    if isinstance(work, Record):
        return _repointed(work, old, new)
    return new if work == old else work
