"""Records back into the library: only what changed, line by line, all of it or nothing."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import replace

from rusrec.errors import Problem, RecordError
from rusrec.model import Record, Relation, is_id
from rusrec.model.arrangement import canonical
from rusrec.schema.record import ID
from rusrec.scripts.file_name import refused_by_windows
from rusrec.store.atomic import sweep
from rusrec.store.folder import SOURCES, SUFFIX, folder_of, read_file
from rusrec.store.library import Library, Stored
from rusrec.store.lock import locked
from rusrec.store.splice import rendered, spliced
from rusrec.store.stamp import Stamp
from rusrec.store.together import FileSet

__all__ = [
    "WORKS",
    "Edit",
    "changed_text",
    "need_id",
    "need_new_id",
    "own_folder",
    "preview",
    "save",
]

WORKS: Final = ("host", "series", "original")
"""The fields of a record that hold another one, or its id."""


class Edit(NamedTuple):
    """What saving does to a file: its text before, empty for a new file, and after."""

    path: str
    before: str
    after: str


def save(
    records: Library | Mapping[str, Record] | Iterable[Record],
    path: str | os.PathLike[str],
    *,
    folder: str = "",
) -> tuple[Path, ...]:
    """Write the records that changed into the library at *path*, and return their files.

    A record that says what its file says changes no byte; of another only the lines of the fields
    that differ change. A host or series with an id goes back as that id; where no such record is
    there, it becomes one. A new record goes to ``<host id>/<id>.yaml``, a journal to
    ``<id>/<id>.yaml``, any other to ``<id>.yaml``; with *folder* all go there. All files are
    prepared before the first is put in place. Nothing is ever deleted.

    Args:
        records: Records, as a mapping by id or not. Of a library with changes
            (``library | {id: record}``) a file that was changed since it was read is refused; of
            other records only one that changes during the call.
        path: A folder, or one with a folder ``records`` in it; made where there is none.
        folder: A folder below that one, for new records.

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
        saving = _Saving(target, files, origin, folder)
        for record in _records(records, origin):
            saving.add(record)
        saving.agree()
        files.commit()
        if origin is not None:
            for id_, file in saving.paths.items():
                origin.note(id_, Stamp.of(os.lstat(file)))
    return tuple(map(Path, saving.paths.values()))


def own_folder(folder: str) -> str:
    """Return *folder*, the name of one inside a library, as a path below it.

    Raises:
        RecordError: RR512, it is outside of the library, hidden, that of the sources, or called
            as no folder can be on Windows.
    """
    path = os.path.normpath(folder) if folder else ""
    parts = path.split(os.sep)
    barred = any(part[:1] == "." or refused_by_windows(part) for part in parts)
    if os.path.isabs(path) or parts[0] == SOURCES or barred:
        remedy = "write a name below the library's folder, such as reviews or reviews/old"
        raise RecordError(Problem(f"{folder!r} cannot hold records", remedy, "RR512"))
    return path


def preview(library: Library, *, folder: str = "") -> tuple[Edit, ...]:
    """Return what :func:`save` would do to write the changes of *library*; nothing is written.

    Errors are those of :func:`save`.
    """
    seen = _Seen()
    saving = _Saving(Library(library.root), seen, library, folder)
    for record in library.changes.values():
        saving.add(record)
    saving.agree()
    return tuple(seen.edits)


class _Seen:
    """Takes files in the place of a :class:`FileSet`, and writes none."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []

    def put(self, path: str, content: bytes, expected: Stamp | None = None) -> None:
        """Keep the texts before and after."""
        before = "" if expected is None else read_file(path)[0].decode("utf-8", "replace")
        self.edits.append(Edit(path, before, content.decode()))


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

    def __init__(
        self, target: Library, files: FileSet | _Seen, origin: Library | None, folder: str
    ) -> None:
        self.target, self.files, self.origin, self.folder = target, files, origin, folder
        self.paths: dict[str, str] = {}
        self.said: dict[str, int] = {}
        self.embedded: set[str] = set()
        self.doubtful: dict[tuple[str, int], str] = {}
        self.seen: set[int] = set()

    def add(self, record: Record) -> None:
        """Prepare the file of *record* if it is new or changed."""
        need_id(record)
        stored = self.target.stored(record.id) if record.id in self.target else None
        if stored is not None:
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
            need_new_id(plain.id)
            file = self.place(plain)
            self.files.put(file, rendered(plain, name=file).encode())
        elif plain == stored.record:
            return
        else:
            file = self.target.path(plain.id)
            self.files.put(file, changed_text(plain, stored, file), stored.stamp)
        self.paths[plain.id] = file

    def place(self, plain: Record) -> str:
        """Return the path of a new file; a folder ``sources`` would hide it."""
        folder = self.folder
        if not folder:
            above = plain.host or (plain.id if plain.type == "periodical" else "")
            folder = above if isinstance(above, str) and above != SOURCES else ""
        return os.path.join(self.target.root, folder, plain.id + SUFFIX)

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
        for field in WORKS:
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
        need_id(work)
        self.seen.add(whole)
        known = self.target.raw(work.id) if work.id in self.target else None
        plain = canonical(self.detached(work, known))
        said = hash(plain)
        if plain == known:
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


def need_id(record: Record) -> None:
    """Refuse a record without an id."""
    if not is_id(record.id):
        message = f"{record.id!r} is not an id" if record.id else "a record has no id"
        raise RecordError(Problem(message, ID.remedy, "RR502", record=record.id))


def need_new_id(id_: str) -> None:
    """Refuse an id that no file can be called by on Windows; one that is there already stays.

    Raises:
        RecordError: RR513, with one like it.
    """
    if refused_by_windows(id_):
        message = f"{id_!r} is a device of Windows, where no file can be called so"
        raise RecordError(Problem(message, f"choose another: {id_}-2", "RR513", record=id_))


def changed_text(plain: Record, stored: Stored, file: str) -> bytes:
    """Return the new content of *file*, which is *stored*: what did not change is as it was."""
    content = spliced(stored.content, stored.record, plain)
    if content is None:
        return rendered(plain, name=file, comments_from=stored.text).encode()
    return content
