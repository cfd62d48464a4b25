"""One writer at a time in a library."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["locked"]

_PATIENCE: Final = 30.0
_PAUSE: Final = 0.05
_WITHOUT: Final = (errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


@contextmanager
def locked(folder: str, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other writers out of *folder* for the time of a ``with`` block.

    The folder itself is locked, so there is no file to be left over, and the lock dies with its
    process. Where the file system knows no locks (some network ones), there is none.

    Args:
        folder: The library.
        patience: Seconds to wait for another writer.

    Raises:
        BlockingIOError: Another process is still writing.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _take(descriptor, folder, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: str, end: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                message = "another process is writing to this library; wait for it to end"
                raise BlockingIOError(errno.EWOULDBLOCK, message, folder) from None
            time.sleep(_PAUSE)
        except OSError as error:
            if error.errno not in _WITHOUT:
                raise
            return
        else:
            return
