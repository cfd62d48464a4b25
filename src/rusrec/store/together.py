"""Several files that change together: all of them or none."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

from rusrec.errors import Problem, RecordError
from rusrec.store.atomic import (
    TOGETHER,
    created,
    filled,
    is_left_over,
    new_name,
    sweep,
    sync_folder,
    unlink,
)
from rusrec.store.stamp import Stamp

__all__ = ["FileSet"]


class _Prepared(NamedTuple):
    """A file to put in place, or with an empty ``temporary`` to take away."""

    target: str
    temporary: str
    expected: Stamp | None


class FileSet:
    """Several files that change together: all are prepared, then all are put in place.

    Leaving the ``with`` block without :meth:`commit` takes away all that was prepared. When a
    file cannot be put in place, those before it get their old content back. Two sets in one
    folder need a lock around them.
    """

    def __init__(self, *, sweeping: bool = False) -> None:
        """Start with no files; *sweeping* takes away what killed processes left in its folders."""
        self._prepared: list[_Prepared] = []
        self._made: list[str] = []
        self._swept: set[str] | None = set() if sweeping else None

    def __enter__(self) -> Self:
        """Give the set itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take away what was prepared and not put in place."""
        for prepared in self._prepared:
            unlink(prepared.temporary)
        for folder in reversed(self._made):
            with suppress(OSError):
                os.rmdir(folder)

    def put(
        self, path: str, content: bytes | Iterable[bytes], expected: Stamp | None = None
    ) -> None:
        """Prepare *content* for *path*, where stands the file *expected*, or None for no file."""
        chunks = (content,) if isinstance(content, bytes) else content
        folder = os.path.dirname(path)
        self._make(folder)
        self._sweep(folder)
        temporary, descriptor = created(folder, TOGETHER)
        self._prepared.append(_Prepared(path, temporary, expected))
        try:
            filled(descriptor, chunks, path)
        finally:
            os.close(descriptor)

    def remove(self, path: str, expected: Stamp) -> None:
        """Note that the file *expected* at *path* goes away with the others."""
        self._prepared.append(_Prepared(path, "", expected))

    def _sweep(self, folder: str) -> None:
        if self._swept is not None and folder not in self._swept:
            self._swept.add(folder)
            left = filter(is_left_over, os.listdir(folder))
            sweep([os.path.join(folder, name) for name in left])

    def _make(self, folder: str) -> None:
        if not os.path.isdir(folder):
            self._make(os.path.dirname(folder))
            os.mkdir(folder)
            self._made.append(folder)

    def commit(self) -> None:
        """Put all files in place.

        Raises:
            RecordError: A file is not the one that was read; all of them are named.
            OSError: A file cannot be put in place; those before it are as they were.
        """
        changed = [prepared for prepared in self._prepared if _differs(prepared)]
        if changed:
            remedy = "read it again and repeat the change"
            raise RecordError(
                Problem("was changed by somebody else meanwhile", remedy, "RR505", prepared.target)
                for prepared in changed
            )
        self._place()
        folders = {os.path.dirname(prepared.target) for prepared in self._prepared}
        folders.update(os.path.dirname(folder) for folder in self._made)
        self._prepared.clear()
        self._made.clear()
        for folder in sorted(folders):
            sync_folder(folder)

    def _place(self) -> None:
        asides: list[str] = []
        placed = 0
        try:
            for prepared in self._prepared:
                asides.append(_kept_aside(prepared) if len(self._prepared) > 1 else "")
                if prepared.temporary:
                    os.replace(prepared.temporary, prepared.target)
                else:
                    os.unlink(prepared.target)
                placed += 1
        except BaseException:
            for prepared in reversed(self._prepared[placed : len(asides)]):
                _restore(prepared, asides.pop(), changed=False)
            for prepared in reversed(self._prepared[:placed]):
                _restore(prepared, asides.pop(), changed=True)
            raise
        for aside in asides:
            unlink(aside)


def _differs(prepared: _Prepared) -> bool:
    return Stamp.at(prepared.target) != prepared.expected


def _kept_aside(prepared: _Prepared) -> str:
    """Give the old file a second name; nothing where there is none, or no such thing as links."""
    if prepared.expected is None:
        return ""
    aside = new_name(os.path.dirname(prepared.target), TOGETHER)
    try:
        os.link(prepared.target, aside, follow_symlinks=False)
    except OSError as error:
        if error.errno in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            return ""
        raise
    return aside


def _restore(prepared: _Prepared, aside: str, *, changed: bool) -> None:
    """Give a file its old content back."""
    if aside:
        with suppress(OSError):
            os.rename(aside, prepared.target)
        unlink(aside)  # where both are names of one file, rename leaves both
    elif changed and prepared.expected is None:
        unlink(prepared.target)
