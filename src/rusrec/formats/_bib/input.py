"""A source that can be read again from its beginning, while it is still being read."""

import io
from typing import IO, BinaryIO, Self

__all__ = ["Input"]

_IN_MEMORY = 2**20


class Input:
    """A stream of bytes, read by several readers at once, each from the beginning.

    A pipe is copied to a temporary file as it is read; a file is read where it is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        """Take *stream* where it stands."""
        self.stream = stream
        self.copy: IO[bytes] | None = None
        self.size = self.begin = 0
        if stream.seekable():
            self.begin = stream.tell()
        else:
            from tempfile import SpooledTemporaryFile  # few inputs are pipes

            self.copy = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed with this object)

    def __enter__(self) -> Self:
        """Return the input itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete the copy of a pipe."""
        if self.copy is not None:
            self.copy.close()

    def opened(self) -> BinaryIO:
        """Return a stream of all bytes from the beginning."""
        return _View(self)  # type: ignore[return-value]

    def read(self, at: int, size: int) -> bytes:
        """Return at most *size* bytes that begin at *at*, b"" at the end."""
        if self.copy is None:
            self.stream.seek(self.begin + at)
            return self.stream.read(size)
        if at < self.size:
            self.copy.seek(at)
            return self.copy.read(min(size, self.size - at))
        found = getattr(self.stream, "read1", self.stream.read)(size)
        if found:
            self.copy.seek(self.size)
            self.copy.write(found)
            self.size += len(found)
        return found


class _View:
    """One reader's place in an input."""

    def __init__(self, source: Input) -> None:
        self.source = source
        self.at = 0

    def read(self, size: int = io.DEFAULT_BUFFER_SIZE) -> bytes:
        found = self.source.read(self.at, size)
        if found:
            self.at += len(found)
        return found

    read1 = read
