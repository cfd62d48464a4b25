"""Records out of a source and into a sink, by the name of the format, with every loss told."""

import gc
import os
from collections.abc import Generator, Iterable, Iterator, MutableSequence
from contextlib import closing, contextmanager
from typing import Any, BinaryIO, Final

from rusrec import formats
from rusrec.errors import Problem, RusrecError, SourceError, UnknownFormatError
from rusrec.formats._each import Refuse
from rusrec.formats._source import Source, open_source
from rusrec.loss import Ledger, Loss, Report, ignore
from rusrec.model import Record

__all__ = ["Losses", "Refuse", "Sink", "convert", "encoded", "read", "write", "written"]

Losses = Ledger | MutableSequence[Loss]
"""Where losses go: a call that takes one, or a list that grows by each."""

Sink = str | os.PathLike[str] | BinaryIO

_BLOCK: Final = 2**15
"""Characters that are encoded at once.

What is larger than 128 kilobytes the C library gets from the system each time anew, and the system
clears it: so a block of three bytes a character stays below.
"""
_NEW_OBJECTS: Final = 50_000


def read(
    source: Source,
    format: str,  # noqa: A002 (the word of the public interface)
    *,
    ledger: Losses | None = None,
    refuse: Refuse | None = None,
    **options: object,
) -> Iterator[Record]:
    """Return the records of *source*, one at a time, in canonical order inside.

    Args:
        source: A path or a binary stream; a string is always a path. It is opened when the first
            record is asked for, and a stream of the caller's is not closed.
        format: A name out of ``formats.available()``; no format is ever guessed.
        ledger: Gets, as losses, what the model cannot hold and what a person should look at.
        refuse: Gets the error of a record that cannot be read, and the next ones are read; an
            error after which nobody knows where the next one begins is raised all the same.
        options: Those of the format, such as ``encoding``.

    Raises:
        UnknownFormatError: At once: no such format, or it is only written.
        OptionError: At once: no such option.
        OSError: The source cannot be opened or read.
        SourceError: With the first bad record: all that is wrong with it, by line.
    """
    found = formats.get(format)
    if found.read is None:
        raise UnknownFormatError(
            Problem(f"{format!r} is only written, not read", "read what it was made of", "RR302")
        )
    found.check(options.items(), reading=True)
    if refuse is not None:
        options["refuse"] = refuse
    return _records(source, found, _ledger(ledger), options)


def _records(
    source: Source, found: formats.Format, ledger: Ledger, options: dict[str, object]
) -> Iterator[Record]:
    if found.read is not None:
        try:
            with open_source(source) as (stream, name):
                yield from found.read(stream, name=name, ledger=ledger, **options)
        except SourceError as error:
            from rusrec.conversion.signature import advised

            raise advised(error, source, found.name) from None


def write(
    records: Iterable[Record],
    sink: Sink,
    format: str,  # noqa: A002 (the word of the public interface)
    *,
    ledger: Losses | None = None,
    refuse: Refuse | None = None,
    **options: object,
) -> Report:
    """Write *records* to *sink* and return how many, and what was lost by field and reason.

    A file appears whole or stays as it was; a stream gets all records before the one that fails,
    each whole, and is neither closed nor flushed.

    Args:
        records: With their hosts embedded, as a library or a reader gives them.
        sink: A path or a binary stream.
        format: A name out of ``formats.available()``.
        ledger: Gets each loss as it happens.
        refuse: Gets the error of a record that cannot be written, and the others are.
        options: Those of the format.

    Raises:
        UnknownFormatError: No such format, or it is only read.
        OptionError: No such option.
        RusrecError: A record that cannot be written, or whatever *records* itself raises.
        OSError: The sink cannot be written.
    """
    report = Report(_ledger(ledger))
    with closing(written(records, format, report, refuse=refuse, **options)) as blocks:
        if isinstance(sink, str | os.PathLike):
            from rusrec.store.atomic import write_atomic  # standard output needs none of it

            write_atomic(sink, blocks)
        else:
            _pour(blocks, sink)
    return report


def convert(
    source: Source,
    sink: Sink,
    *,
    from_: str,
    to: str,
    ledger: Losses | None = None,
    **options: object,
) -> Report:
    """Write the records of *source* to *sink* in another format, as :func:`read` and :func:`write`.

    The report and the ledger have what was lost on both ways. ``convert("a.bib", "a.json",
    from_="bibtex", to="csl-json")``. Of the *options* each goes to the format that has it:
    ``encoding`` and ``limit`` (the bytes of the largest source that is read, 200 MiB if not said)
    to the reader, ``embed`` to the writer.
    """
    report = Report(_ledger(ledger))
    with _rarely_collecting():  # formats are loaded here, which makes many objects that stay
        reading = formats.get(from_).reading(options)
        records = read(source, from_, ledger=report, **reading)
        writing: dict[str, Any] = {n: value for n, value in options.items() if n not in reading}
        report.records = write(records, sink, to, ledger=report, **writing).records
    return report


def written(
    records: Iterable[Record],
    to: str,
    report: Report,
    *,
    refuse: Refuse | None = None,
    **options: object,
) -> Generator[bytes, None, None]:
    """Return the bytes of *records* in the format *to*, in blocks of some ten kilobytes.

    *report* counts them and their losses as they pass. Errors are those of :func:`write`; of the
    format and its options they are raised at once.
    """
    found = formats.get(to)
    if found.write is None:
        raise UnknownFormatError(Problem(f"{to!r} is only read, not written", code="RR302"))
    found.check(options.items(), reading=False)
    if refuse is not None:
        options["refuse"] = refuse
    return _blocks(found.write(_counted(records, report), ledger=report, **options))


def _blocks(texts: Iterable[str]) -> Generator[bytes, None, None]:
    with _rarely_collecting(), closing(encoded(texts)) as blocks:
        yield from blocks


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """Let the collector of cycles look less often: records have none, and it costs a fifth."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _ledger(losses: Losses | None) -> Ledger:
    if losses is None:
        return ignore  # the report counts them all the same
    return losses if callable(losses) else losses.append


def _counted(records: Iterable[Record], report: Report) -> Iterator[Record]:
    for record in records:
        yield record
        report.records += 1


def encoded(texts: Iterable[str]) -> Generator[bytes, None, None]:
    """Yield *texts* in UTF-8, in blocks of some ten kilobytes.

    When *texts* fail, what came before is yielded first, then the error is raised.
    """
    waiting: list[str] = []
    size = 0
    try:
        for text in texts:
            waiting.append(text)
            size += len(text)
            if size >= _BLOCK:
                yield "".join(waiting).encode()
                waiting, size = [], 0
    except RusrecError:
        yield "".join(waiting).encode()
        raise
    yield "".join(waiting).encode()


def _pour(blocks: Iterable[bytes], sink: BinaryIO) -> None:
    if hasattr(sink, "encoding") or not hasattr(sink, "write"):
        message = f"a path or a binary stream is needed, not {type(sink).__name__}"
        raise TypeError(message)
    for block in blocks:
        rest = memoryview(block)
        while rest:  # a raw stream takes what it can
            taken: int | None = sink.write(rest)
            rest = rest[len(rest) if taken is None else taken :]
