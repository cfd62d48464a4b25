"""The formats that records are read from and written to, each a module of its own.

A format is found by its name: one of this package by its module, another by its entry point in
the group ``rusrec.formats``. So a new format is one module and one line in ``pyproject.toml``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from os import PathLike, fspath
from typing import Any, BinaryIO, Protocol

from msgspec import Struct

from rusrec.errors import OptionError, Problem, UnknownFormatError
from rusrec.loss import Carried, Ledger
from rusrec.model import Record

__all__ = [
    "EMBED",
    "READING",
    "Format",
    "Lint",
    "Option",
    "Read",
    "Write",
    "available",
    "by_suffix",
    "get",
    "of_suffix",
    "spelled",
]

GROUP = "rusrec.formats"


class Read(Protocol):
    """Reads records from a binary stream, one at a time."""

    def __call__(
        self, stream: BinaryIO, *, name: str, ledger: Ledger, **options: Any
    ) -> Iterator[Record]:
        """Yield the records of *stream* in its order, each before the next is read.

        Args:
            stream: Bytes; a reader that needs to go back copies them to a temporary file.
            name: What the source is called in messages.
            ledger: Gets what the model cannot hold, and warnings, as losses.
            options: Those of the format, such as ``encoding``; and ``refuse``, which takes the
                error of a record that cannot be read, so that the next one can be.

        Raises:
            SourceError: With file and line, for all that is wrong with one record.
        """


class Write(Protocol):
    """Writes records as text, one at a time."""

    def __call__(
        self, records: Iterable[Record], *, ledger: Ledger, **options: Any
    ) -> Iterator[str]:
        """Yield the text of *records*, a whole record at a time, in their order.

        Every value that does not arrive goes to *ledger* at the place where it happens. What
        encloses all records (a bracket) comes with the first and after the last. ``refuse``
        among the *options* takes the error of a record that cannot be written.
        """


class Lint(Protocol):
    """Looks through a file by the rules of the format itself, whatever the record could hold."""

    def __call__(self, stream: BinaryIO, *, name: str, **options: Any) -> Iterator[Problem]:
        """Yield what is wrong, in the order of the file, each with place, evidence and remedy.

        ``refuse`` among the *options* takes the error of a record that cannot be read at all.
        """


class Option(Struct, frozen=True):
    """A choice that a format leaves to the caller: on the command line ``--mods-version 3.7``.

    Its name is the Python word in :attr:`Format.options`: ``mods_version``, or ``for_`` where the
    word is one of Python's own (``--for``). Without *values* and *kind* it is a switch.
    """

    help: str
    values: tuple[str, ...] = ()
    """The words that it takes; none means any, of its kind."""
    kind: type = bool
    """Of an option without *values*: a switch (bool), a number (int) or a text (str).

    Any other cannot be typed; it is given in Python alone: a mapping.
    """
    reading: bool = False
    """Whether it is the reader's; else it is the writer's."""

    def fault(self, value: Any) -> str:
        """Say what it takes instead, where *value* is not it; else nothing."""
        if self.values:
            return "" if value in self.values else f"takes {' or '.join(self.values)}"
        if isinstance(value, self.kind):
            return ""
        words = {bool: "is a switch: True or False", int: "takes a number", str: "takes a text"}
        return words.get(self.kind, f"takes a {self.kind.__name__.lower()}")

    @property
    def typed(self) -> bool:
        """Whether it can stand on a command line."""
        return bool(self.values) or self.kind in (bool, int, str)


READING: Mapping[str, Option] = {
    "encoding": Option(
        "encoding of the source: utf-8, cp949, koi8-r, cp1251, utf-16-le, latin-1 ...",
        kind=str, reading=True,
    ),
    "limit": Option("most bytes that are read of one file (200 MiB)", kind=int, reading=True),
}  # fmt: skip
"""The options of every format that is read as text."""


EMBED = Option("the whole record too, as JSON in a place of its own: nothing is lost")
"""The option of every writer that can; where the place is, each format says."""


def spelled(name: str) -> str:
    """Return the option called *name* in Python as it is typed: ``for_`` is ``--for``."""
    return "--" + name.strip("_").replace("_", "-")


class Format(Struct, frozen=True, kw_only=True):
    """A format: how to recognise, read and write it, and what it carries of each field.

    ``carries`` maps a field path to whole, changed or lost. ``title`` is the text in the record's
    own language, ``title.*`` its other forms; a row covers all below it, a field without a row is
    lost. A field declared whole may never stand in the ledger.

    ``begins`` is a pattern that the first bytes of such a file hold, and those of no other format:
    it decides where a suffix does not.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    spec: str
    begins: str = ""
    read: Callable[..., Iterator[Record]] | None = None
    write: Callable[..., Iterator[str]] | None = None
    lint: Callable[..., Iterator[Problem]] | None = None
    carries: Mapping[str, Carried]
    streams: bool = True
    """Whether a record is written before the next is asked for. A table whose columns depend on
    all records cannot: it keeps them in a temporary file."""
    options: Mapping[str, Option] = {}

    def reading(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of *options* that are the reader's."""
        return {
            name: value
            for name, value in options.items()
            if name in self.options and self.options[name].reading
        }

    def check(self, options: Iterable[tuple[str, Any]], *, reading: bool) -> None:
        """Refuse what is no option of the reader, or of the writer, and no value of one.

        Raises:
            OptionError: RR305, with the options that there are.
        """
        way = "read" if reading else "written"
        own = {name: each for name, each in self.options.items() if each.reading == reading}
        known = ", ".join(
            " ".join(filter(None, (spelled(name), "|".join(each.values))))
            for name, each in own.items()
            if each.typed
        )
        for name, value in options:
            if name not in own:
                message = f"{self.name} is {way} without an option {spelled(name)}"
                remedy = f"it has {known}" if known else "it has none"
                raise OptionError(Problem(message, remedy, "RR305"))
            fault = own[name].fault(value)
            if fault:
                message = f"{spelled(name)} of {self.name} {fault}, not {value!r}"
                raise OptionError(Problem(message, f"it has {known}", "RR305"))


def get(name: str) -> Format:
    """Return the format called *name*.

    Raises:
        UnknownFormatError: With the names that are known.
    """
    module = f"{__name__}.{name.replace('-', '_')}"
    if name and not name.startswith("_") and name.replace("-", "_").isidentifier():
        try:
            found: Format = import_module(module).FORMAT
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
        else:
            return found
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP, name=name):
        other: Format = entry.load()
        return other
    from rusrec.scripts.near import nearest

    known = available()
    near = nearest(name.lower(), known)
    remedy = f"did you mean {near!r}? All are: " if near else "write one of "
    problem = Problem(f"no format {name!r}", remedy + ", ".join(known), "RR301")
    raise UnknownFormatError(problem)


def of_suffix(path: str | PathLike[str]) -> tuple[str, ...]:
    """Return the names of the formats that have the longest suffix which *path* ends with, A-Z."""
    name = fspath(path).lower()
    found: dict[int, list[str]] = {}
    for form in map(get, available()):
        for suffix in form.suffixes:
            if name.endswith(suffix):
                found.setdefault(len(suffix), []).append(form.name)
    return tuple(found[max(found)]) if found else ()


def by_suffix(path: str | PathLike[str]) -> str | None:
    """Return the name of the format to write a file called *path* in; None for no known suffix.

    Of several formats that share the suffix it is the one that has it as its first.

    Raises:
        UnknownFormatError: RR306, there is more than one such format, or there is none.
    """
    names = of_suffix(path)
    if len(names) < 2:  # noqa: PLR2004 (one, or none)
        return names[0] if names else None
    first = [name for name in names if fspath(path).lower().endswith(get(name).suffixes[0])]
    if len(first) != 1:
        message = f"{fspath(path)} may be {' or '.join(names)}"
        raise UnknownFormatError(Problem(message, "say which format", "RR306"))
    return first[0]


def available() -> tuple[str, ...]:
    """Return the names of all installed formats, A-Z, those of other packages too."""
    from importlib.metadata import entry_points

    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))
