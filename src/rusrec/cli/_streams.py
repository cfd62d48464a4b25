"""Standard output and standard error: in UTF-8, and what they cannot take told while it can be."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final, NoReturn, TextIO, cast

import click

__all__ = ["emptied", "opened", "reader", "tell"]

_SYSTEM: Final = 3
"""Status where input or output cannot be read or written."""


class _Closed(io.RawIOBase):
    """Standard output that is closed: what is written to it fails, as where the disk is full."""

    def writable(self) -> bool:
        return True

    def write(self, _: object, /) -> NoReturn:
        raise OSError(errno.EBADF, "is closed", "standard output")


def opened() -> None:
    """Make both streams UTF-8 in any locale; standard output that is closed fails when written."""
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(cast("BinaryIO", _Closed()), write_through=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def reader() -> Iterator[None]:
    """End well when the reader went away (`rusrec export | head`); click would with status 1.

    Raises:
        click.exceptions.Exit: With status 0.
    """
    try:
        yield
    except BrokenPipeError:
        _discard(sys.stdout)
        raise click.exceptions.Exit(0) from None


def emptied(status: int) -> int:
    """Write out what the streams still hold, and return the status that the process ends with.

    Python would do it when all is over, and what goes wrong then ends with its own status, 120.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            _discard(stream)
        except OSError as error:
            _discard(stream)
            if status != _SYSTEM:  # else it has been told
                tell(error)
            status = _SYSTEM
    return status


def tell(error: OSError) -> None:
    """Say on standard error what the system refused."""
    from rusrec.cli._system import told

    with suppress(OSError):  # standard error may be what cannot be written
        click.echo(told(error), err=True)


def _discard(stream: TextIO | None) -> None:
    """Let what a stream still holds, and is given, go nowhere."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno() if stream else 1)
