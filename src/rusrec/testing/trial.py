"""How a law is tried: a check of one example, run on many, and the trip that most are about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, Final, Protocol, cast
from zlib import crc32

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from rusrec.formats import Format
from rusrec.loss import Loss, without
from rusrec.model import Record

__all__ = ["EXAMPLES", "LAWS", "Law", "Options", "expected", "law_of", "laws_of", "read", "written"]

EXAMPLES: Final = 60
"""How many lists of records a law is tried on unless another number is asked for."""

Options = Mapping[str, Any]
Check = Callable[[Format, Any, Options], None]


class Law(Protocol):
    """A law: returns when the format keeps it, raises AssertionError when it does not."""

    __name__: str
    reads: bool | None
    """Whether it is of formats that are read, of those that are not, or of all (None)."""
    check: Check
    """The law on one example of your own: ``law.check(form, records, {})``."""

    def __call__(
        self,
        form: Format,
        *,
        examples: int = EXAMPLES,
        options: Options = ...,
        fresh: bool = False,
        shrink: bool = True,
    ) -> None:
        """Try *form*, written with *options*, on so many *examples*.

        They are the same in every run unless *fresh*; what fails is made smaller if *shrink*.
        """


LAWS: Final[dict[str, Law]] = {}
"""All laws by name."""


def laws_of(form: Format) -> list[Law]:
    """Return the laws that *form* has to keep: what is only written is not read back."""
    return [law for law in LAWS.values() if law.reads in (None, form.read is not None)]


def law_of(
    drawn: Callable[[Format], st.SearchStrategy[Any]], *, reads: bool | None = True
) -> Callable[[Check], Law]:
    """Make a law of a check of one example that is *drawn* for a format.

    With *reads* it is of formats that are read, with False of those that are only written, with
    None of all.
    """

    def made(check: Check) -> Law:
        def law(
            form: Format,
            *,
            examples: int = EXAMPLES,
            options: Options = {},  # noqa: B006 (never changed)
            fresh: bool = False,
            shrink: bool = True,
        ) -> None:
            @settings(
                max_examples=examples,
                deadline=None,
                database=None,
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
                phases=[Phase.generate, *([Phase.shrink] if shrink else [])],
            )
            @given(drawn(form))
            def example(found: Any) -> None:
                check(form, found, options)

            if not fresh:
                example = seed(crc32(f"{form.name} {check.__name__}".encode()))(example)
            example()

        law.__name__ = check.__name__
        law.__doc__ = check.__doc__
        found = cast("Law", law)
        found.reads, found.check = reads, check
        LAWS[check.__name__] = found
        return found

    return made


def written(
    form: Format,
    records: Iterable[Record],
    options: Options = {},  # noqa: B006
) -> tuple[str, list[Loss]]:
    """Return the text of *records* and all losses that were declared."""
    losses: list[Loss] = []
    write = form.write
    if write is None:
        raise AssertionError(f"{form.name} is not written: it cannot be tried on this law")
    return "".join(write(records, ledger=losses.append, **options)), losses


def read(form: Format, data: bytes) -> tuple[list[Record], list[Loss]]:
    """Return the records of *data*, and what the reader could not hold."""
    losses: list[Loss] = []
    if form.read is None:
        raise AssertionError(f"{form.name} is not read: it cannot be tried on this law")
    return list(form.read(BytesIO(data), name="input", ledger=losses.append)), losses


def expected(records: Iterable[Record], losses: Sequence[Loss]) -> list[Record]:
    """Return what the other side sees of *records* when the *losses* are all that was lost."""
    return [without(r, [loss for loss in losses if loss.record == r.id]) for r in records]
