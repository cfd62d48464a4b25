"""Records back into the library: only what changed, line by line, all of it or nothing."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from rusrec.errors import Problem, RecordError
from rusrec.model import Record, Relation
from rusrec.model.arrangement import canonical
from rusrec.schema.record import ID
from rusrec.scripts.pattern import pattern
from rusrec.store.atomic import Stamp, sweep
from rusrec.store.folder import SOURCES, SUFFIX
from rusrec.store.library import Library, Stored, folder_of
from rusrec.store.lock import locked
from rusrec.store.splice import rendered, spliced
from rusrec.store.together import FileSet

__all__ = ["rename", "save"]

_WORKS: Final = ("host", "series", "original")
_IS_ID: Final = pattern(ID.pattern).fullmatch


def save(
    records: Library | Mapping[str, Record] | Iterable[Record], path: str | os.PathLike[str]
) -> tuple[Path, ...]:
    """Write the records that changed into the library at *path*, and return their files.

    A record that says what its file says changes no byte; of another only the lines of the fields
    that differ change. A host or series with an id goes back as that id; where no such record is
    there, it becomes one. A new record goes to ``<host id>/<id>.yaml``, or ``<id>.yaml`` without
    a host. All files are prepared before the first is put in place. Nothing is ever deleted.

    Args:
        records: Records, as a mapping by id or not. Of a library with changes
            (``library | {id: record}``) a file that was changed since it was read is refused; of
            other records only one that changes during the call.
        path: A folder, or one with a folder ``records`` in it; made where there is none.

    Raises:
        RecordError: A record without an id, twice, not as its host's file says, or not storable;
            a file changed meanwhile. Nothing is written.
        OSError: No right, no room. The files are as they were.
    """
    root = folder_of(path)
    os.makedirs(root, exist_ok=True)
    origin = records if isinstance(records, Library) and _one(records.root, root) else None
    with locked(root), FileSet() as files:
        target = Library(root)
        sweep(target.left_over)
        saving = _Saving(target, files, origin)
        for record in _records(records, origin):
            saving.add(record)
        saving.agree()
        files.commit()
        if origin is not None:
            for id_, file in saving.paths.items():
                origin.note(id_, Stamp.of(os.lstat(file)))
    return tuple(map(Path, saving.paths.values()))


def _one(root: str, other: str) -> bool:
    return os.path.realpath(root) == os.path.realpath(other)


def _records(
    records: Library | Mapping[str, Record] | Iterable[Record], origin: Library | None
) -> Iterator[Record]:
    if origin is not None:
        yield from origin.changes.values()
    elif isinstance(records, Library):
        yield from map(records.raw, records)
    else:
        yield from records.values() if isinstance(records, Mapping) else records


class _Saving:
    """One call of :func:`save`: what was written, and which hosts have to agree with it.

    Of a record only the hash of what it says is kept, so that a host that many records embed is
    compared in no time and large imports need little memory.
    """

    def __init__(self, target: Library, files: FileSet, origin: Library | None) -> None:
        self.target, self.files, self.origin = target, files, origin
        self.paths: dict[str, str] = {}
        self.said: dict[str, int] = {}
        self.embedded: set[str] = set()
        self.doubtful: dict[tuple[str, int], str] = {}
        self.seen: set[int] = set()

    def add(self, record: Record) -> None:
        """Prepare the file of *record* if it is new or changed."""
        _need_id(record)
        stored = self.target.stored(record.id) if record.id in self.target else None
        if stored is not None and self.origin is not None:
            self.check(record.id, stored)
        plain = self.detached(record, None if stored is None else stored.record)
        if stored is None or plain != stored.record:
            plain = canonical(plain)
        said = hash(plain)
        if record.id in self.said:
            if record.id in self.embedded and self.said[record.id] == said:
                self.embedded.remove(record.id)
                return
            remedy = "give one of them another id"
            raise RecordError(Problem("stands twice", remedy, "RR506", record=record.id))
        self.said[record.id] = said
        self.put(plain, stored)

    def put(self, plain: Record, stored: Stored | None) -> None:
        """Prepare the file of *plain*, whose hosts are ids."""
        if stored is None:
            file = self.place(plain)
            self.files.put(file, rendered(plain, name=file).encode())
        elif plain == stored.record:
            return
        else:
            file = self.target.path(plain.id)
            self.files.put(file, _changed(plain, stored, file), stored.stamp)
        self.paths[plain.id] = file

    def place(self, plain: Record) -> str:
        """Return the path of a new file; a folder ``sources`` would hide it."""
        host = plain.host
        folders = [host] if isinstance(host, str) and host != SOURCES else []
        return os.path.join(self.target.root, *folders, plain.id + SUFFIX)

    def check(self, id_: str, stored: Stored) -> None:
        """Refuse a file that is not the one that the library read."""
        if self.origin is not None and self.origin.outdated(id_, stored.stamp):
            remedy = "load the library again and repeat the change"
            file = self.target.path(id_)
            raise RecordError(Problem("was changed since it was read", remedy, "RR505", file))

    def detached(self, record: Record, old: Record | None) -> Record:
        """Return *record* with the id in the place of each work that has a record of its own.

        A work that the file itself holds (*old*) stays inside it, with its id or without.
        """
        changes: dict[str, object] = {}
        for field in _WORKS:
            work = getattr(record, field)
            if not isinstance(work, Record):
                continue
            inner = getattr(old, field, None)
            inside = inner if isinstance(inner, Record) and inner.id == work.id else None
            if not work.id or inside is not None or field == "original":
                changes[field] = self.detached(work, inside)
            else:
                changes[field] = self.agreeing(work, record.id)
        if any(isinstance(relation.to, Record) for relation in record.relations):
            changes["relations"] = tuple(self.related(record, old))
        return replace(record, **changes) if changes else record

    def related(self, record: Record, old: Record | None) -> Iterator[Relation]:
        """Yield the relations of *record*, whose works stay inside it."""
        befores = old.relations if old is not None else ()
        for relation, before in zip_longest(record.relations, befores[: len(record.relations)]):
            if isinstance(relation.to, Record):
                was = before.to if before is not None and isinstance(before.to, Record) else None
                yield replace(relation, to=self.detached(relation.to, was))
            else:
                yield relation

    def agreeing(self, work: Record, id_: str) -> str:
        """Return the id of *work*, which the record *id_* embeds, after a look at its own file."""
        whole = hash(work)
        if whole in self.seen:
            return work.id
        _need_id(work)
        self.seen.add(whole)
        known = self.target.raw(work.id) if work.id in self.target else None
        plain = canonical(self.detached(work, known))
        said = hash(plain)
        if plain == known or self.said.get(work.id) == said:
            return work.id
        if known is None and work.id not in self.said:
            self.said[work.id] = said
            self.embedded.add(work.id)
            self.put(plain, None)
        else:
            self.doubtful.setdefault((work.id, said), id_)
        return work.id

    def agree(self) -> None:
        """Refuse embedded hosts that say what neither their old file says nor their new one."""
        problems = [
            Problem(
                f"embeds {host!r} with other words than the record {host!r} has",
                f"save {host!r} itself with the change, or embed it as it is",
                "RR509",
                record=id_,
            )
            for (host, said), id_ in self.doubtful.items()
            if self.said.get(host) != said
        ]
        if problems:
            raise RecordError(problems)


def _need_id(record: Record) -> None:
    if not _IS_ID(record.id):
        message = f"{record.id!r} is not an id" if record.id else "a record has no id"
        raise RecordError(Problem(message, ID.remedy, "RR502", record=record.id))


def _changed(plain: Record, stored: Stored, file: str) -> bytes:
    """Return the new content of a file."""
    content = spliced(stored.content, stored.record, plain)
    if content is None:
        return rendered(plain, name=file, comments_from=stored.text).encode()
    return content


def rename(library: Library, old: str, new: str) -> tuple[Path, ...]:
    """Give the record *old* the id *new*, wherever it stands, and return the changed files.

    The file gets the new name in its folder, ``aka`` the old id, and every host, series and
    relation of another record that names the old id names the new one. Comments stay. The files
    are taken as they are now, whatever *library* has read.

    Raises:
        UnknownIdError: There is no record *old*.
        RecordError: *new* is no id, is taken, or was the id of another record; a file was changed
            meanwhile. Nothing is written.
        OSError: No right, no room. The files are as they were.
    """
    _need_id(Record(id=new))
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
    files.put(after, _changed(changed, stored, after), stored.stamp if after == file else None)
    if after != file:
        files.remove(file, stored.stamp)
    return after


def _repointed(record: Record, old: str, new: str) -> Record:
    """Return *record* with *new* wherever it points to *old*, in works inside it too."""
    changes: dict[str, object] = {}
    for field in _WORKS:
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
