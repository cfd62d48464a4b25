"""Records on their way out, into one sink or a folder of files, with all that was lost told."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, Final

from rusrec import formats
from rusrec.conversion import Refuse, Sink, write, written
from rusrec.conversion.watch import Watch
from rusrec.errors import LossError, OptionError, Problem
from rusrec.loss import Ledger, Loss, Report, line
from rusrec.model import Record

__all__ = ["Delivery", "dated", "listed"]

_LISTED: Final = "--losses FILE lists them"


class Delivery:
    """One delivery: format and options, and what was lost on the way, whoever tells it.

    A reader's losses belong to it too: the delivery itself is the ledger to give to it.
    """

    def __init__(
        self,
        to: str,
        options: dict[str, Any],
        *,
        ledger: Ledger | None = None,
        refuse: Refuse | None = None,
    ) -> None:
        """Deliver in the format *to*; errors of single records go to *refuse* if it is there.

        Raises:
            UnknownFormatError: There is no such format.
            OptionError: It has no such option.
        """
        self.format = formats.get(to)
        self.format.check(options.items(), reading=False)
        self.options, self.refuse = options, refuse
        self.report = Report(ledger)
        self.watch = Watch()
        self.strict = False

    def __call__(self, loss: Loss) -> None:
        """Count a loss."""
        self.report(loss)

    def whole(self, records: Iterable[Record], sink: Sink) -> None:
        """Write *records* to *sink*, a file whole or not at all.

        Raises:
            LossError: With ``strict``, at the end, if a field of an item was lost.
        """
        done = write(
            self._strictly(records), sink, self.format.name,
            ledger=self.report, refuse=self.refuse, **self.options,
        )  # fmt: skip
        self.report.records += done.records

    def apart(self, files: Iterable[tuple[str, Iterable[Record]]], folder: str) -> None:
        """Write each of *files*, a path below *folder* and its records: all of them, or none.

        Raises:
            LossError: As above; nothing is written.
            RusrecError: Of any record of any file; nothing is written.
        """
        from rusrec.store.lock import locked
        from rusrec.store.stamp import Stamp
        from rusrec.store.together import FileSet

        alone = locked(folder) if os.path.isdir(folder) else nullcontext()
        with alone, FileSet(sweeping=True) as prepared:
            for path, records in files:
                passing = self.watch.passing(records)
                blocks = written(
                    passing, self.format.name, self.report, refuse=self.refuse, **self.options
                )
                prepared.put(os.path.abspath(path), blocks, Stamp.at(path))
            self._refuse_losses()
            prepared.commit()

    def each(self, records: Iterable[Record], folder: str) -> None:
        """Write a file for each record into *folder*, named by its id; as :meth:`apart`."""
        suffix = self.format.suffixes[0]
        files = ((os.path.join(folder, record.id + suffix), (record,)) for record in records)
        self.apart(files, folder)

    def _strictly(self, records: Iterable[Record]) -> Iterator[Record]:
        yield from self.watch.passing(records)
        self._refuse_losses()

    def _refuse_losses(self) -> None:
        if self.strict and self.report.bibliographic:
            raise LossError(Problem(f"{self.report.bibliographic} values would be lost", _LISTED))


def dated(to: str, options: dict[str, Any], root: str) -> dict[str, Any]:
    """Return *options* with the days of the records of a library, where the format takes them."""
    if "dates" not in formats.get(to).options:
        return options
    from rusrec.store import git

    return {"dates": git.days(root), **options}


@contextmanager
def listed(path: str | None) -> Iterator[Ledger | None]:
    """Give a ledger that writes each loss as a line of the file *path*, whatever comes after.

    The file appears when all is done, also when the output was refused for its losses.

    Raises:
        OptionError: RR305, *path* is ``-``, which elsewhere is standard output: records go there.
    """
    if path is None:
        yield None
        return
    if path == "-":
        remedy = "name one, or /dev/stderr for the terminal"
        raise OptionError(Problem("--losses takes a file, and '-' is none", remedy, "RR305"))
    from rusrec.store.atomic import growing

    refused: LossError | None = None
    with growing(path) as file:
        try:
            yield lambda loss: file.write(line(loss) + "\n")
        except LossError as error:
            refused = error
    if refused is not None:
        raise refused
