"""The files of a library: where they are and what is in them, nothing else of the disk."""

import errno
import os
import stat
from codecs import BOM_UTF8
from contextlib import suppress
from io import BytesIO
from typing import Final

from rusrec.errors import Problem, RecordError
from rusrec.store.stamp import Stamp

__all__ = [
    "LIMIT",
    "SOURCES",
    "SUFFIX",
    "Listing",
    "folder_of",
    "nearest_records",
    "read_file",
    "shown",
    "text_of",
]

SUFFIX: Final = ".yaml"
_RECORDS: Final = "records"
SOURCES: Final = "sources"
LIMIT: Final = 4_000_003
"""Bytes that a file may have: a million characters and a byte order mark."""


def folder_of(path: "str | os.PathLike[str]") -> str:
    """Return the folder of the records: ``records`` in *path* if it is there, else *path*."""
    inner = os.path.join(path, _RECORDS)
    return inner if os.path.isdir(inner) else os.fspath(path)


def nearest_records(start: str) -> str:
    """Return the folder ``records`` in *start* or in the nearest folder above it that has one.

    ``.`` gives ``records`` where that is.

    Raises:
        FileNotFoundError: There is none up to the root.
    """
    folder = start
    while not os.path.isdir(found := os.path.normpath(os.path.join(folder, _RECORDS))):
        above = os.path.dirname(os.path.abspath(folder))
        if above == os.path.abspath(folder):
            message = f"no folder {_RECORDS!r} here or in a folder above"
            raise FileNotFoundError(errno.ENOENT, message, start)
        folder = above
    return found


class Listing:
    """The files below a folder, listed without opening any.

    ``folders`` has the folder of each id, A-Z by id. Folders named ``sources`` at the top and all
    that is hidden are no part of it; ``left_over`` are the hidden files of killed processes.

    Raises:
        OSError: A folder cannot be read.
        RecordError: Two files have one name, or what stands there cannot be of the library.
    """

    def __init__(self, root: str) -> None:
        """List what is below *root*."""
        self.left_over: list[str] = []
        self._found: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._waiting = [root]
        while self._waiting:
            folder = self._waiting.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(SUFFIX) and not name.startswith("."):
                        id_ = name[: -len(SUFFIX)]
                        if id_ in self._found:
                            self._double(entry.path, os.path.join(self._found[id_], name))
                        self._found[id_] = folder
                    elif folder != root or name != SOURCES:
                        self._other(entry)
        if self._problems:
            raise RecordError(sorted(self._problems, key=lambda problem: problem.source))
        self.folders = dict(sorted(self._found.items()))
        del self._found

    def _other(self, entry: os.DirEntry[str]) -> None:
        """Look at what is no file of a record."""
        name = entry.name
        if name.startswith("."):
            from rusrec.store.atomic import is_left_over  # few libraries have hidden files

            if is_left_over(name):
                self.left_over.append(entry.path)
        elif name.lower().endswith((".yml", SUFFIX)):
            stem, _, suffix = name.rpartition(".")
            remedy = f"rename it to {shown(stem)}{SUFFIX}"
            problem = Problem(f"ends in .{suffix}", remedy, "RR502", shown(entry.path))
            self._problems.append(problem)
        elif entry.is_dir():
            if entry.is_symlink():
                self._problems.append(_link(entry.path))
            else:
                self._waiting.append(entry.path)

    def _double(self, path: str, other: str) -> None:
        first, second = sorted((shown(path), shown(other)))
        remedy = "give one of the two another name"
        self._problems.append(Problem(f"has the id of {second}", remedy, "RR506", first))


def _link(path: str) -> Problem:
    remedy = "put the files themselves there; the library is what lies inside its folder"
    return Problem("is a symbolic link", remedy, "RR507", shown(path))


def _no_file(path: str) -> Problem:
    remedy = f"a record is a plain file; give what is no record a name without {SUFFIX}"
    return Problem("is not a file", remedy, "RR507", shown(path))


def read_file(path: str) -> tuple[bytes, Stamp]:
    """Return the bytes of a file of the library and its stamp; links lead nowhere."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise RecordError(_link(path)) from None
        if error.errno == errno.ENXIO:  # a socket
            raise RecordError(_no_file(path)) from None
        raise
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise RecordError(_no_file(path))
        size = min(found.st_size, LIMIT) + 1
        content = os.read(descriptor, size)
        while len(content) < size and (more := os.read(descriptor, size)):
            content += more
        return content, Stamp.of(found)
    finally:
        os.close(descriptor)


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file, with LF for every line end."""
    if b"\r" not in content and len(content) <= LIMIT and not content.startswith(BOM_UTF8):
        with suppress(UnicodeDecodeError):  # the text gate says which byte it is
            return content.decode()
    from rusrec.formats._decoding import decoded

    return "".join(decoded(BytesIO(content), name=name, limit=LIMIT))


def shown(path: str) -> str:
    """Return *path* as it can be printed, whatever its bytes are."""
    if path.isascii():
        return path
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
