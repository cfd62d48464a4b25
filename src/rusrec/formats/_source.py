"""Where bytes come from: a path or a binary stream of the caller's."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

__all__ = ["LIMIT", "Source", "open_source", "standard_input"]

Source = str | os.PathLike[str] | BinaryIO

LIMIT = 200 * 2**20
"""The most bytes that are read of one source, if nothing is said."""


@contextmanager
def open_source(source: Source) -> Iterator[tuple[BinaryIO, str]]:
    """Give the binary stream of *source* and the name to call it by in messages.

    A string is always a path, never content. A stream of the caller's stays open; its name is what
    it calls itself (``<stdin>``), else ``<stream>``.

    Raises:
        OSError: The file cannot be opened.
        TypeError: *source* is neither a path nor a binary stream, for example a text stream.
    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as stream:  # noqa: PTH123 (a Path would be made for nothing)
            yield stream, os.fspath(source)
        return
    if hasattr(source, "encoding") or not hasattr(source, "read"):
        message = f"a path or a binary stream is needed, not {type(source).__name__}"
        raise TypeError(message)
    name = getattr(source, "name", None)
    yield source, name if name and isinstance(name, str) else "<stream>"


def standard_input() -> BinaryIO:
    """Return standard input as a binary stream.

    Raises:
        OSError: It is closed.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed", "standard input")
    return sys.stdin.buffer
