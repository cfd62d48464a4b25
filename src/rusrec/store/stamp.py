"""Whether a file is still the one that was read."""

import os
from typing import Self

from msgspec import Struct

__all__ = ["Stamp", "found_at"]


class Stamp(Struct, frozen=True, gc=False):
    """What tells whether a file is still the one that was read."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        """Take it from what the system says of a file."""
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

    @classmethod
    def at(cls, path: str) -> Self | None:
        """Take it of what stands at *path*; None for nothing."""
        found = found_at(path)
        return None if found is None else cls.of(found)


def found_at(path: str) -> os.stat_result | None:
    """Return what stands at *path*, a link itself and not what it points to; None for nothing."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None
