"""Files looked through by the rules of their formats."""

from collections.abc import Iterable, Iterator

from rusrec import formats
from rusrec.conversion.inputs import STANDARD_INPUT, Input
from rusrec.errors import Problem, RecordError, SourceError, UnknownFormatError
from rusrec.formats._each import Refuse
from rusrec.formats._source import open_source, standard_input

__all__ = ["linted"]


def linted(files: Iterable[Input], refuse: Refuse, **options: object) -> Iterator[Problem]:
    """Yield what is wrong with *files*, by the rules of their formats.

    Args:
        files: Each with its format.
        refuse: Gets the error of a record, or of a file, that cannot be read.
        options: Those of the readers, and ``profile``.

    Raises:
        OptionError: An encoding that is not read.
        UnknownFormatError: RR308, a format has no such rules.
        OSError: A file cannot be read.
    """
    for file in files:
        form = formats.get(file.format)
        if form.lint is None:
            known = [name for name in formats.available() if formats.get(name).lint]
            message = f"{file.path}: there are no rules to look through {form.name} by"
            raise UnknownFormatError(Problem(message, f"there are for {', '.join(known)}", "RR308"))
        source = standard_input() if file.path == STANDARD_INPUT else file.path
        with open_source(source) as (stream, name):
            try:
                yield from form.lint(stream, name=name, refuse=refuse, **options)
            except (SourceError, RecordError) as error:
                refuse(error)
