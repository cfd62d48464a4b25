"""A folder of records as a mapping from id to record, each read when it is asked for."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from rusrec.errors import Problem, RecordError, RusrecError
from rusrec.formats import yaml
from rusrec.model import Record, is_id
from rusrec.model.arrangement import canonical
from rusrec.model.record import DEEPEST
from rusrec.store.folder import SUFFIX, Listing, folder_of, read_file, shown, text_of
from rusrec.store.stamp import Stamp

__all__ = ["Library", "Stored", "UnknownIdError", "load"]

_HOSTS: Final = 256
_CLOCK: Final = getattr(time, "CLOCK_REALTIME_COARSE", time.CLOCK_REALTIME)
"""The clock that file systems go by."""
_LATE: Final = 2_000_000_000
"""Nanoseconds by which the clock of another machine's files may be late."""


class UnknownIdError(RecordError, KeyError):
    """An id that no record has; a :class:`KeyError` too, as of any mapping."""

    __str__ = Exception.__str__


class Stored(Struct, frozen=True):
    """A record as its file holds it: the text with LF for every line end, the bytes, the stamp."""

    record: Record
    text: str
    content: bytes
    stamp: Stamp


def load(path: "str | os.PathLike[str]") -> "Library":
    """Return the library in the folder *path*, or in the folder ``records`` in it.

    Files are listed at once and read when their records are asked for.

    Raises:
        OSError: There is no such folder.
        RecordError: Two files have one name, or something there is no file of the library.
    """
    return Library(folder_of(path))


class Library(Mapping[str, Record]):
    """The records of a folder by id, A-Z; ``library[id]`` has its host and series embedded.

    A file's name is the id of its record, folders are free, ``sources`` at the top and all that
    is hidden is no part of it. The list of files is that of the moment when it was made; records
    are read each time and not kept, but for a few hosts. ``library | {id: record}`` is the same
    library with changed records, to be given to ``save``.
    """

    def __init__(self, root: "str | os.PathLike[str]") -> None:
        """List the files below *root*; see :func:`load`."""
        self.root = os.fspath(root)
        self._since = time.clock_gettime_ns(_CLOCK)
        listing = Listing(self.root)
        self._folders, self.left_over = listing.folders, listing.left_over
        self._stamps: dict[str, Stamp] = {}
        self._hosts: dict[str, Record] = {}
        self.changes: Mapping[str, Record] = {}

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._folders) + sum(id_ not in self._folders for id_ in self.changes)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids A-Z, then those of new records."""
        yield from self._folders
        yield from (id_ for id_ in self.changes if id_ not in self._folders)

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is a file of that name; it is not read."""
        return id_ in self._folders or id_ in self.changes

    def __getitem__(self, id_: str) -> Record:
        """Return the record *id_* with its host and series embedded, and theirs.

        Raises:
            UnknownIdError: There is none; a :class:`RecordError` and a :class:`KeyError`.
            RecordError: A host is not there, is its own host, or is in more than eight others; the
                file has another id.
            SourceError: The file is no record, with line and column of every fault.
            OSError: The file cannot be read.
        """
        return self._embedded(self.raw(id_), (id_,))

    def __or__(self, changes: Mapping[str, Record]) -> "Library":
        """Return this library with changed and new records; nothing is written.

        Raises:
            RecordError: A key is not the id of its record.
        """
        wrong = [
            Problem(f"has the id {record.id!r}", "use the id as the key", "RR502", record=id_)
            for id_, record in changes.items()
            if record.id != id_
        ]
        if wrong:
            raise RecordError(wrong)
        other = Library.__new__(Library)
        other.__dict__.update(self.__dict__)
        other.changes = {**self.changes, **changes}
        other._hosts = {}
        return other

    def raw(self, id_: str) -> Record:
        """Return the record *id_* as its file holds it: a host is an id there. Errors as above."""
        changed = self.changes.get(id_)
        return self.stored(id_).record if changed is None else changed

    def path(self, id_: str) -> str:
        """Return the path of the file of *id_*."""
        folder = self._folders.get(id_)
        if folder is None:
            raise UnknownIdError(self._unknown(id_))
        return os.path.join(folder, id_ + SUFFIX)

    def stored(self, id_: str) -> Stored:
        """Return what the file of *id_* holds now. Errors as of ``library[id]``."""
        path = self.path(id_)
        content, stamp = read_file(path)
        if stamp.changed >= self._since - _LATE:
            self._stamps[id_] = stamp
        name = shown(path)
        text = text_of(content, name)
        record = yaml.parse(text, name=name)
        if record is None:
            remedy = f"write a record, or delete the file: 'rusrec: 1', 'id: {id_}', 'type: ...'"
            raise RecordError(Problem("is empty", remedy, "RR501", name))
        if record.id != id_:
            other = f", or write 'id: {id_}'" if is_id(id_) else ""
            remedy = f"rename the file to {record.id}{SUFFIX}{other}"
            message = f"states the id {record.id!r}, which is not the name of the file"
            raise RecordError(Problem(message, remedy, "RR502", name, field="id"))
        return Stored(record, text, content, stamp)

    def content(self, id_: str) -> bytes:
        """Return the bytes of the file of *id_*."""
        return read_file(self.path(id_))[0]

    def outdated(self, id_: str, stamp: Stamp) -> bool:
        """Tell whether the file of *id_*, now *stamp*, was changed since it was read or listed."""
        seen = self._stamps.get(id_)
        return stamp.changed > self._since if seen is None else seen != stamp

    def note(self, id_: str, stamp: Stamp) -> None:
        """Take note that the file of *id_* was written from this library, and is *stamp* now."""
        self._stamps[id_] = stamp

    def works(self, refused: Callable[[RusrecError], object] | None = None) -> Iterator[Record]:
        """Yield all records but the journals that another record has as its host.

        A periodical waits until the end, when it is known whether a record points to it. One pass
        in flat memory: only ids are kept, of hosts and of periodicals.

        Args:
            refused: Gets the error of a record that cannot be read, and the others go on; without
                it the first error is raised.
        """
        hosts: set[str] = set()
        waiting: list[str] = []
        for id_ in self:
            record = self._attempt(id_, refused)
            if record is None:
                continue
            hosts.update(_hosts_of(record))
            if record.type == "periodical":
                waiting.append(id_)
                self._keep(id_, record)  # its articles come next
            else:
                yield record
        for id_ in waiting:
            record = None if id_ in hosts else self._attempt(id_, refused)
            if record is not None:
                yield record

    def each(
        self, ids: Iterable[str], refused: Callable[[RusrecError], object] | None = None
    ) -> Iterator[Record]:
        """Yield the records with these *ids*, in this order; *refused* as in :meth:`works`."""
        for id_ in ids:
            record = self._attempt(id_, refused)
            if record is not None:
                yield record

    def _attempt(self, id_: str, refused: Callable[[RusrecError], object] | None) -> Record | None:
        try:
            return self[id_]
        except RusrecError as error:
            if refused is None:
                raise
            refused(error)
            return None

    def _embedded(self, record: Record, trail: tuple[str, ...]) -> Record:
        """Return *record* with the works in it, and in those, that are only named by id."""
        changes: dict[str, object] = {}
        for field in ("host", "series", "original"):
            work = getattr(record, field)
            if work is None:
                continue
            if isinstance(work, str):
                changes[field] = self._host(work, field, trail)
            elif (inner := self._embedded(work, trail)) is not work:
                changes[field] = inner
        relations = tuple(
            relation
            if isinstance(relation.to, str)
            else replace(relation, to=self._embedded(relation.to, trail))
            for relation in record.relations
        )
        if relations != record.relations:
            changes["relations"] = relations
        if not changes:
            return record
        record = replace(record, **changes)
        # A work without a language has its texts in the order of the record around it.
        works = (getattr(record, field) for field in changes if field != "relations")
        speechless = any(not work.language for work in works) or "relations" in changes
        return canonical(record) if speechless else record

    def _host(self, id_: str, field: str, trail: tuple[str, ...]) -> Record:
        """Return the record *id_* that the last of *trail* has as its host or series."""
        if id_ in trail:
            circle = " → ".join((*trail[trail.index(id_) :], id_))
            remedy = f"take {field} out of one of them"
            problem = Problem(f"is its own host: {circle}", remedy, "RR504")
            raise RecordError(self._placed(problem, field, trail[-1]))
        host = self._hosts.pop(id_, None)
        if host is None and len(trail) <= DEEPEST:
            if id_ not in self:
                raise RecordError(self._placed(self._unknown(id_), field, trail[-1]))
            host = self._embedded(self.raw(id_), (*trail, id_))
        if host is None or len(trail) + _height(host) > DEEPEST:
            remedy = f"name a work further out: a record stands in at most {DEEPEST} others"
            problem = Problem("is a work in too many others, each in the next", remedy, "RR504")
            raise RecordError(self._placed(problem, field, trail[-1]))
        self._keep(id_, host)
        return host

    def _keep(self, id_: str, host: Record) -> None:
        """Keep a host, as the last of those that are kept."""
        if len(self._hosts) >= _HOSTS:
            del self._hosts[next(iter(self._hosts))]
        self._hosts[id_] = host

    def _placed(self, problem: Problem, field: str, id_: str) -> Problem:
        """Say where the *field* of *id_* stands."""
        problem = problem._replace(record=id_, field=field)
        if id_ in self.changes or id_ not in self._folders:
            return problem
        path = self.path(id_)
        text = read_file(path)[0].decode("utf-8", "replace")
        found = re.search(rf"^{field}[ \t]*:.*", text, re.MULTILINE)
        problem = problem._replace(source=shown(path))
        if found is None:
            return problem
        line = text.count("\n", 0, found.start()) + 1
        return problem._replace(line=line, column=1, evidence=found[0])

    def _unknown(self, id_: str) -> Problem:
        from rusrec.scripts.near import nearest

        near = nearest(id_, self)
        remedy = f"did you mean {near!r}?" if near else "write the name of a file, without .yaml"
        return Problem(f"no record {id_!r} in {shown(self.root)}", remedy, "RR503", record=id_)


def _height(record: Record) -> int:
    """Return how many works are around *record*, one in the other."""
    works = (record.host, record.series, record.original)
    return max((1 + _height(work) for work in works if isinstance(work, Record)), default=0)


def _hosts_of(record: Record) -> Iterator[str]:
    host = record.host
    while isinstance(host, Record):
        if host.id:
            yield host.id
        host = host.host
