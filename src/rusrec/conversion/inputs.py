"""Files to be read: out of names, folders and patterns, each with its format; their records."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from rusrec import formats
from rusrec.conversion import Refuse, read
from rusrec.conversion.notes import Notes
from rusrec.conversion.signature import fitting, head_of, stranger
from rusrec.errors import Problem, RecordError, SourceError, UnknownFormatError
from rusrec.formats._seen import Seen
from rusrec.formats._source import standard_input
from rusrec.loss import Ledger
from rusrec.model import Record
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from rusrec.formats._source import Source
    from rusrec.store.intake import Intake

__all__ = ["STANDARD_INPUT", "Input", "Reading", "inputs", "recognised", "targets"]

STANDARD_INPUT = "-"
_MAGIC = pattern(r"[*?\[]")


Passing = Callable[[Iterable[Record]], Iterator[Record]]
"""What records pass through on their way, such as a count of them."""


class Input(NamedTuple):
    """A file to be read, its format, and what a file made of it is called."""

    path: str
    format: str
    stem: str
    """The path below the folder or pattern that was named, without its suffix."""


def inputs(
    paths: Iterable[str], from_: str = "", *, tell: Callable[[str], object] = print
) -> list[Input]:
    """Return the files that *paths* name, in their order.

    A folder stands for all files in it and below that have the suffix of a format that is read
    (of *from_*, if it is said), A-Z, without what is hidden; a name with ``*``, ``?`` or ``[``
    that is no file for all that match; ``-`` for standard input, whose format has to be said.

    Args:
        paths: Names of files and folders, and patterns.
        from_: The format of all of them; without it each has that of its suffix, and where
            suffixes leave a doubt, of its first bytes.
        tell: Takes a line for each file whose format its content decided.

    Raises:
        FileNotFoundError: There is no such file, and no file that matches.
        UnknownFormatError: The format of a file has to be said.
    """
    return [each for path in paths for each in _named(path, from_, tell)]


def _named(path: str, from_: str, tell: Callable[[str], object]) -> Iterator[Input]:
    if path == STANDARD_INPUT:
        if not from_:
            raise UnknownFormatError(
                Problem("the format of standard input has to be said", "add --from", "RR306")
            )
        yield Input(path, from_, "stdin")
        return
    if os.path.isdir(path):
        found, top = _below(path, from_), path
    elif os.path.exists(path) or not _MAGIC.search(path):
        found, top = [path], os.path.dirname(path)
    else:
        found, top = _matching(path, from_)
    if not found:
        message = "no file of a format that is read is there"
        raise FileNotFoundError(errno.ENOENT, message, path)
    for file in found:
        name = from_ or recognised(file, tell=tell)
        yield Input(file, name, _stem(os.path.relpath(file, top or "."), name))


def _below(folder: str, from_: str) -> list[str]:
    """Return the files in *folder* and below that a format reads, A-Z."""
    suffixes = tuple(
        suffix for form in _readable([from_] if from_ else ()) for suffix in form.suffixes
    )
    found = []
    for at, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            os.path.join(at, name)
            for name in files
            if name.lower().endswith(suffixes) and not name.startswith(".")
        ]
    return sorted(found)


def _matching(path: str, from_: str) -> tuple[list[str], str]:
    """Return the files that match a pattern, and the folder before its first sign."""
    from glob import glob

    found = []
    for match in sorted(glob(path, recursive=True)):
        found += _below(match, from_) if os.path.isdir(match) else [match]
    start = _MAGIC.search(path)
    return list(dict.fromkeys(found)), os.path.dirname(path[: start.start() if start else None])


def _stem(path: str, name: str) -> str:
    suffixes = sorted(formats.get(name).suffixes, key=len, reverse=True)
    for suffix in suffixes:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return os.path.splitext(path)[0]


def _readable(names: Iterable[str] = ()) -> list[formats.Format]:
    return [form for form in map(formats.get, names or formats.available()) if form.read]


def recognised(path: str, *, tell: Callable[[str], object] = print) -> str:
    """Return the name of the format of the file at *path*: by its suffix, else by its content.

    The first bytes are read only where the suffix belongs to no format or to several; then *tell*
    gets a line that says so. Nothing is read on the chance that it might be something.

    Raises:
        UnknownFormatError: RR306, with the formats that it may be.
        OSError: The file cannot be read.
    """
    named = formats.of_suffix(path)
    may = _readable(named) if named else _readable()
    if named and not may:
        message = f"{' or '.join(named)} is only written, not read"
        remedy = "take the file that it was made of"
        raise UnknownFormatError(Problem(message, remedy, "RR302", path))
    if named and len(may) == 1:
        return may[0].name
    if os.path.exists(path) and not os.path.isfile(path):  # a pipe: its first bytes would be gone
        message = "is no file that can be read twice, so its format has to be said"
        raise UnknownFormatError(Problem(message, "add --from", "RR306", path))
    head = head_of(path)
    found = fitting(head, may)
    if len(found) == 1:
        tell(f"{path}: read as {found[0]}, by its content")
        return found[0]
    message, remedy = stranger(head)
    if found or not message:
        message = f"may be {' or '.join(found)}" if found else "does not say its format"
        remedy = f"say it: --from {' or --from '.join(found or [form.name for form in may])}"
    raise UnknownFormatError(Problem(message, remedy, "RR306", path))


def targets(files: Iterable[Input], folder: str, suffix: str) -> list[tuple[str, Input]]:
    """Return the path in *folder* of what is made of each of *files*.

    Raises:
        RecordError: RR307, two of them would be one file.
    """
    made: dict[str, Input] = {}
    for file in files:
        path = os.path.join(folder, file.stem + suffix)
        other = made.setdefault(path, file)
        if other is not file:
            remedy = "convert them into different folders"
            problem = Problem(f"would be {path}, as {other.path} is", remedy, "RR307", file.path)
            raise RecordError(problem)
    return list(made.items())


class Reading:
    """Reads the records of several files one after the other, and refuses an id that two have."""

    stdin: BinaryIO | None = None
    """What ``-`` is, where it is not standard input."""

    def __init__(self, options: dict[str, Any], ledger: Ledger, refuse: Refuse | None) -> None:
        """Read with the *options* of the readers; *refuse* takes the errors of single records."""
        self.options, self.ledger, self.refuse = options, ledger, refuse
        self.notes = Notes()

    def each(self, files: Sequence[Input]) -> Iterator[Record]:
        """Yield the records of *files*, one after the other.

        Raises:
            SourceError: A file is bad; ``refuse`` gets this too, and the next file is read.
            RecordError: An id stands in two files; ``refuse`` gets it, and the next record is read.
        """
        if len(files) == 1:  # whose reader knows its ids
            yield from self.of(files[0])
            return
        seen = Seen()
        for number, file in enumerate(files, 1):
            for record in self.of(file):
                first = seen.claim(record.id, number) if record.id else 0
                if first in (0, number):
                    yield record
                else:
                    self._refuse_double(record.id, file.path, files[first - 1].path)

    def into(self, intake: "Intake", files: Iterable[Input], passing: Passing = iter) -> int:
        """Give the records of *files* to *intake*, and return how many there were.

        Raises:
            RecordError: A host is nowhere; ``refuse`` gets this too, and its record stays out.
        """
        number = 0
        for file in files:
            for record in passing(self.of(file)):
                intake.take(record, file.format, file.path)
                number += 1
        lost = intake.missing_hosts()
        if lost and self.refuse is None:
            raise RecordError(lost)
        for problem in lost:
            intake.leave_out(RecordError(problem))
        return number

    def of(self, file: Input) -> Iterator[Record]:
        """Yield the records of one file."""
        try:
            source: Source = file.path
            if source == STANDARD_INPUT:
                source = self.stdin or standard_input()
            ledger = self.notes.of(file.path, self.ledger)
            yield from read(source, file.format, ledger=ledger, refuse=self.refuse, **self.options)
        except (SourceError, RecordError) as error:
            if self.refuse is None:
                raise
            self.refuse(error)

    def _refuse_double(self, id_: str, path: str, first: str) -> None:
        remedy = "give one of them another id, or convert each file to one of its own: -o FOLDER/"
        error = RecordError(
            Problem(f"has the id {id_}, which {first} has too", remedy, "RR506", path, record=id_)
        )
        if self.refuse is None:
            raise error
        self.refuse(error)
