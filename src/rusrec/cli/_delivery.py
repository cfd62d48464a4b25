"""What ``export`` and ``convert`` share: where records go, and what is told about it.

What is said of the records comes behind them, where both go through a pipe too: standard output is
written out first.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rusrec.errors import RusrecError, on_one_line

if TYPE_CHECKING:
    from rusrec.conversion.delivery import Delivery

__all__ = ["Refused", "apart", "delivering", "delivery_options", "said", "telling"]

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--losses", type=click.Path(), help="List every loss in a file."),
    click.option("--strict", is_flag=True, help="A loss in a field of the item is an error."),
    click.option(
        "--keep-going", is_flag=True, help="Write the good records, and still end with 1."
    ),
)


def delivery_options(function: F) -> F:
    """Add ``--losses``, ``--strict`` and ``--keep-going``."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def apart(losses: str | None, *others: str | None) -> None:
    """Refuse to list losses in a file that is read or written itself.

    Raises:
        click.UsageError: *losses* is one of the *others*.
    """
    if losses and os.path.realpath(losses) in [os.path.realpath(each) for each in others if each]:
        raise click.UsageError(f"--losses {losses} would be written over; name another file")


class Refused:
    """The errors of single records, told as they come; they make the status 1."""

    def __init__(self) -> None:
        """Start with none."""
        self.number = 0

    def __call__(self, error: RusrecError) -> None:
        """Tell an error."""
        click.echo(str(error), err=True)
        self.number += 1


def said(line: str) -> None:
    """Say a line on standard error."""
    click.echo(f"rusrec: {on_one_line(line)}", err=True)


@contextmanager
def telling(notes: Iterable[str]) -> Iterator[None]:
    """Tell at the end, also of what fails, the *notes* that readers made on the way."""
    try:
        yield
    finally:
        sys.stdout.flush()
        for note in notes:
            click.echo(note, err=True)


@contextmanager
def delivering(
    to: str, options: dict[str, Any], refused: Refused | None, *, losses: str | None, strict: bool
) -> "Iterator[Delivery]":
    """Give a delivery in the format *to*, and sum up at the end what was lost."""
    from rusrec.conversion.delivery import Delivery, listed

    try:
        with listed(losses) as ledger:
            delivery = Delivery(to, options, ledger=ledger, refuse=refused)
            delivery.strict = strict
            yield delivery
    finally:
        sys.stdout.flush()
    for line in str(delivery.watch).splitlines():
        said(line)
    said(str(delivery.report))
