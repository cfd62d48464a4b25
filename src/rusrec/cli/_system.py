"""What the system refused, told with what to do."""

import errno
import os
from typing import Final

from rusrec.errors import on_one_line
from rusrec.scripts.near import nearest

__all__ = ["told"]

_REMEDIES: Final = {
    errno.EACCES: "ask for the right to read or write there, or name another place",
    errno.EPERM: "ask for the right to read or write there, or name another place",
    errno.EROFS: "name another place: nothing can be written there",
    errno.ENOSPC: "make room, and run it again",
    errno.EFBIG: "divide what is written: the file may not be so large",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EBADF: "redirect it, or name a file instead",
    errno.EISDIR: "name a file in it",
    errno.ENOTDIR: "name a folder, or a file in one",
}


def told(error: OSError) -> str:
    """Return what is to be said of an error of the system: the file, what is wrong, a remedy."""
    where = os.fsdecode(error.filename or "standard output")
    remedy = _REMEDIES.get(error.errno or 0, "")
    if error.errno == errno.ENOENT and error.filename:
        remedy = _sought(where)
    said = f"{on_one_line(where)}: {error.strerror or error}"
    return f"{said}\n  help: {on_one_line(remedy)}" if remedy else said


def _sought(path: str) -> str:
    """Say what may be meant by the name of a file that is not there."""
    if os.path.isdir(path):
        return "name files that are there, and their format with --from"
    folder, name = os.path.split(path)
    try:
        near = nearest(name, os.listdir(folder or "."))
    except OSError:
        return f"there is no folder {folder}; make it, or look at its name"
    return f"did you mean {os.path.join(folder, near)}?" if near else "look at its name"
