"""Files that appear whole or not at all.

Each is written under another name in its own folder, forced to disk and renamed. What a killed
process leaves behind is a hidden file ``.rusrec-*.tmp``, and the next run takes it away.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, TextIO

from rusrec.scripts.pattern import pattern
from rusrec.store.stamp import found_at

__all__ = [
    "TOGETHER",
    "created",
    "filled",
    "growing",
    "is_left_over",
    "new_name",
    "sweep",
    "sync_folder",
    "unlink",
    "write_atomic",
]

_ALONE: Final = "out"
TOGETHER: Final = "set"
"""The kind of left-over that belongs to a set of files, written under a lock."""

_LEFT_OVER: Final = pattern(r"\.rusrec-(out|set)-[0-9a-f]{16}\.tmp")
_DESCRIPTOR: Final = pattern(r"(?:/dev|/proc/self)/fd/([0-9]{1,9})")
_STANDARD: Final = {"/dev/stdout": 1, "/dev/stderr": 2}


def write_atomic(path: str | os.PathLike[str], chunks: Iterable[bytes]) -> None:
    """Make *chunks* the content of the file at *path*, or leave it as it was.

    Mode and owner of a file that is there are kept, and a symbolic link to it stays one. What is
    not a file (a pipe, a terminal, ``/dev/stdout``) is written straight, chunk by chunk.

    Raises:
        OSError: The file cannot be written: no right, no room, too large. Then, and on whatever
            *chunks* raises, the old file is as it was and nothing new is left.
    """
    target = os.fspath(path)
    straight = _straight(target)
    if straight is not None:
        try:
            for chunk in chunks:
                _write(straight, chunk, target)
        finally:
            os.close(straight)
        return
    target = os.path.realpath(target)
    folder = os.path.dirname(target)
    sweep(entry.path for entry in _entries(folder) if is_left_over(entry.name, _ALONE))
    temporary, descriptor = created(folder, _ALONE)
    try:
        filled(descriptor, chunks, target)
        os.replace(temporary, target)
    except BaseException:
        unlink(temporary)
        raise
    finally:
        os.close(descriptor)
    sync_folder(folder)


@contextmanager
def growing(path: str) -> Iterator[TextIO]:
    """Give a file to write to that becomes the one at *path* at the end, or is gone on an error.

    What is not a file (``/dev/stderr``) is written straight.
    """
    target = os.path.realpath(path)
    straight = _straight(path)
    if straight is not None:
        with open(straight, "w", encoding="utf-8") as file:
            yield file
        return
    temporary, descriptor = created(os.path.dirname(target), _ALONE)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            yield file
        os.replace(temporary, target)
    except BaseException:
        unlink(temporary)
        raise


def is_left_over(name: str, kind: str = TOGETHER) -> bool:
    """Tell whether a file of this name was left by a process that did not end well."""
    found = _LEFT_OVER.fullmatch(name)
    return found is not None and found[1] == kind


def sweep(paths: Iterable[str]) -> None:
    """Delete those of *paths*, left-overs all, that no living process writes to."""
    for path in paths:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            continue
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)
        os.close(descriptor)


def _straight(target: str) -> int | None:
    """Open what is written without a temporary file; None for a file, or none yet."""
    found = _DESCRIPTOR.fullmatch(target)
    descriptor = int(found[1]) if found else _STANDARD.get(target)
    if descriptor is not None:
        return os.dup(descriptor)
    try:
        kind = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    return None if stat.S_ISREG(kind) else os.open(target, os.O_WRONLY | os.O_CLOEXEC)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from entries


def new_name(folder: str, kind: str) -> str:
    """Return the path of a temporary file in *folder* that nobody else will take."""
    return os.path.join(folder, f".rusrec-{kind}-{os.urandom(8).hex()}.tmp")


def created(folder: str, kind: str) -> tuple[str, int]:
    """Return a new file in *folder*, its name and descriptor, locked so that nobody sweeps it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    while True:
        path = new_name(folder, kind)
        try:
            descriptor = _opened(path, flags)
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.fstat(descriptor).st_nlink:
                return path, descriptor
        except BaseException:  # an interrupt comes at any place, also when the file is just there
            unlink(path)
            raise
        os.close(descriptor)


def _opened(path: str, flags: int) -> int:
    """Open a new file, and say of its folder what goes wrong: nobody knows its name."""
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        error.filename = os.path.dirname(path)
        raise


def filled(descriptor: int, chunks: Iterable[bytes], path: str) -> None:
    """Write *chunks* to disk, with the mode and the owner of the file at *path*, if there is one.

    What goes wrong is said of *path*, which is what they are to become.
    """
    like = found_at(path)
    if like is not None:
        with suppress(PermissionError):
            if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
                os.fchown(descriptor, like.st_uid, like.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
    for chunk in chunks:
        _write(descriptor, chunk, path)
    with _said_of(path):
        os.fsync(descriptor)


def _write(descriptor: int, chunk: bytes, path: str) -> None:
    rest = memoryview(chunk)
    with _said_of(path):
        while rest:
            rest = rest[os.write(descriptor, rest) :]


@contextmanager
def _said_of(path: str) -> Iterator[None]:
    """Name *path* in what goes wrong: of a descriptor the system names none."""
    try:
        yield
    except OSError as error:
        error.filename = path
        raise


def unlink(path: str) -> None:
    """Delete the file at *path* if there is one; an empty path is none."""
    if path:
        with suppress(OSError):
            os.unlink(path)


def sync_folder(folder: str) -> None:
    """Force the names in *folder* to disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems
            raise
    finally:
        os.close(descriptor)
