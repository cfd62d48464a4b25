"""What Git knows of the files of a library: on which days each was first and last committed."""

import os
from collections.abc import Iterable
from typing import Final

from rusrec.store.folder import SOURCES, SUFFIX

__all__ = ["days"]

_QUIET: Final = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
_LOG: Final = (
    "log", "--format=%as", "--name-status", "-M", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-show-signature", "--", ".", f":(exclude){SOURCES}",
)  # fmt: skip


def days(root: str) -> dict[str, tuple[str, str]]:
    """Return by id the days of the first and the last commit on the file of a record.

    A file that was moved or renamed keeps its first day. The days are those on which the authors
    of the commits wrote them (``2026-03-04``), so every clone has the same. Of a folder that is in
    no repository, of a clone cut short, and without Git there are none. One run of Git serves the
    whole library; nothing but this starts a program.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    return _days(_git(root, *_LOG).splitlines())


def _git(root: str, *arguments: str) -> str:
    import subprocess

    command = ["git", "-C", root, "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"]
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program with fixed words)
            [*command, *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, check=True, env={**os.environ, **_QUIET},
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _days(lines: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the days by id out of a log, the newest commit first.

    A line is a day, or a letter and the path of a file, of a renamed one the old and the new. In
    older commits the old name is that of the same file, whichever has the name now.
    """
    found: dict[str, tuple[str, str]] = {}
    now: dict[str, str] = {}
    day = ""
    for line in lines:
        status, *paths = line.split("\t")
        if not paths:
            day = status or day
            continue
        ids = [path.rstrip('"').rpartition("/")[2].removesuffix(SUFFIX) for path in paths]
        id_ = now.get(ids[-1], ids[-1])
        found[id_] = (day, found[id_][1] if id_ in found else day)
        if status.startswith("R") and ids[0] != ids[-1]:
            now[ids[0]] = id_
    return found
