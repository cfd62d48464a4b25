"""What a rule must know beyond the file that it looks at: other records, and the source texts."""

import hashlib
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from rusrec.errors import RusrecError
from rusrec.model import Record
from rusrec.schema.codec import folded
from rusrec.scripts import gate
from rusrec.scripts.near import nearest

__all__ = ["Holdings", "Shelf", "SourceFile"]

SOURCES: Final = "sources"
_RECORDS_KEPT: Final = 256
_SOURCES_KEPT: Final = 4
_MISSES: Final = 50
_LARGEST: Final = 16 * 2**20
"""Bytes of a source that is read as a text; of a larger one only the sum is taken."""
_BLANKS: Final = str.maketrans("\f\v\ufeff", "   ")


class Shelf(Protocol):
    """What is asked of a library; ``rusrec.store.Library`` is one."""

    @property
    def root(self) -> str:
        """The folder of the records; ``sources`` is in it."""

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, which are the names of the files."""

    def __contains__(self, id_: object, /) -> bool:
        """Tell whether there is a file of that name."""

    def path(self, id_: str) -> str:
        """Return the path of the file of *id_*."""

    def content(self, id_: str) -> bytes:
        """Return the bytes of the file of *id_*."""

    def raw(self, id_: str) -> Record:
        """Return the record *id_* as its file holds it."""


class SourceFile(NamedTuple):
    """A text that records are from, kept verbatim in ``sources``.

    ``lines`` are NFC, their blanks folded; None where the file is no UTF-8 text, or one of more
    than 16 MiB. Line 1 is
    ``lines[0]``. ``outside`` is where a symlink leads to out of the folder.
    """

    sha256: str = ""
    lines: tuple[str, ...] | None = None
    outside: str = ""


class Holdings:
    """The records and sources of a library; of either only a few are kept at a time."""

    def __init__(self, shelf: Shelf) -> None:
        """Begin with nothing read."""
        self.shelf = shelf
        self.targets: set[str] = set()
        """Ids of hosts and series that a record points at."""
        self._keys: dict[int, str] = {}  # hashes: a large library has as many keys as records
        self._records: dict[str, Record | None] = {}
        self._sources: dict[str, SourceFile | None] = {}
        self._near: dict[str, str] = {}

    def record(self, id_: str) -> Record | None:
        """Return the record *id_*, None where there is none or it cannot be read."""
        if id_ not in self._records:
            if len(self._records) >= _RECORDS_KEPT:
                self._records.clear()
            self._records[id_] = self._raw(id_)
        return self._records[id_]

    def _raw(self, id_: str) -> Record | None:
        try:
            return self.shelf.raw(id_) if id_ in self.shelf else None
        except RusrecError:
            return None  # the rules for its own file tell

    def source(self, file: str) -> SourceFile | None:
        """Return a *file* (``sources/s-space-88004.txt``), None where it is not there.

        Raises:
            OSError: It is there and cannot be read.
        """
        if file not in self._sources:
            if len(self._sources) >= _SOURCES_KEPT:
                self._sources.clear()
            self._sources[file] = self._open(file)
        return self._sources[file]

    def _open(self, file: str) -> SourceFile | None:
        root = Path(os.path.realpath(self.shelf.root))
        path = Path(os.path.realpath(root / file))  # Path.resolve raises where links go in a circle
        if path.parent != root / SOURCES:
            return SourceFile(outside=str(path))
        if not path.is_file():
            return None
        if path.stat().st_size > _LARGEST:  # a scan, for instance
            with path.open("rb") as opened:
                return SourceFile(hashlib.file_digest(opened, "sha256").hexdigest())
        data = path.read_bytes()
        return SourceFile(hashlib.sha256(data).hexdigest(), _lines(data))

    def claim(self, key: str, id_: str) -> str:
        """Note that *key* is a name of the record *id_*; return another that has it, or nothing.

        Case does not part names, because BibTeX's keys know none.
        """
        name = key.casefold()
        if name in self.shelf:
            return name if name != id_ else ""
        owner = self._keys.setdefault(hash(name), id_)
        return owner if owner != id_ else ""

    def twin(self, stem: str) -> str:
        """Return the file whose name differs from *stem* only in case, told at one of the two.

        No id has capitals: of two such files one at least is called by no id, and is told.
        """
        small = stem.lower()
        if small == stem:
            return ""
        other = small if small in self.shelf else self._capitals[small]
        return other if other != stem else ""

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """The first file of each name with capitals, by the name without."""
        return {stem.lower(): stem for stem in reversed(list(self.shelf)) if stem != stem.lower()}

    def near(self, id_: str) -> str:
        """Return the id that is most like *id_*, or nothing."""
        if id_ not in self._near:
            if len(self._near) >= _MISSES:  # each costs a look at all ids
                return ""
            self._near[id_] = nearest(id_, self.shelf)
        return self._near[id_]

    def near_file(self, file: str) -> str:
        """Return the file of ``sources`` that is called most like *file*, or nothing."""
        folder = Path(self.shelf.root, SOURCES)
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ()
        return nearest(file, [f"{SOURCES}/{name}" for name in names])


def _lines(data: bytes) -> tuple[str, ...] | None:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    text = gate.newlines(gate.nfc(text)).translate(_BLANKS)
    return tuple(map(folded, text.removesuffix("\n").split("\n")))
