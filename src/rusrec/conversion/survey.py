"""What each format would lose of each record, field by field, without writing anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from rusrec.conversion import Refuse
from rusrec.conversion.picture import Cell, Row, picture
from rusrec.formats import Format
from rusrec.loss import Carried, Loss, Path, housekeeping
from rusrec.model import HOUSEKEEPING, Record

__all__ = ["Count", "Survey", "fate", "row_of"]

_HELD: Final = 2000
"""So many records are held for all formats; of more, each format reads the library again."""

_PLACES: Final = {field.replace("_", "-"): n for n, field in enumerate(Record.__struct_fields__)}

Told = Callable[[str, Loss], object]
"""Takes the name of a format, and a loss there."""


class Count(NamedTuple):
    """In how many records a field is lost, and in how many something of it arrives."""

    lost: int = 0
    changed: int = 0

    @property
    def all(self) -> int:
        """In how many records the field does not arrive whole."""
        return self.lost + self.changed

    def __str__(self) -> str:
        """Say it in words: ``lost 12, changed 3``; a hyphen where all is whole."""
        said = [f"{name} {n}" for name, n in zip(self._fields, self, strict=True) if n]
        return ", ".join(said) or "-"


def row_of(path: str) -> str:
    """Return the field that *path* counts under: without the numbers of authors and notes.

    ``author[1].orcid`` is ``author.orcid``. Of the house's notes only the field: ``host.sources``.
    """
    names = [name for name, _ in Path(path).segments]
    if housekeeping(path):
        last = next(at for at, name in enumerate(names) if name in HOUSEKEEPING)
        names = names[: last + 1]
    return ".".join(names)


def fate(loss: Loss) -> Carried:
    """Return what becomes of the value that a loss names."""
    return "lost" if loss.arrives is None else "changed"


class Survey:
    """Losses of the records of a library, counted by field and format."""

    def __init__(self, forms: Sequence[Format], told: Told | None = None) -> None:
        """Ask *forms*, all of which are written; *told* gets each loss as it comes."""
        self.forms, self._told = forms, told
        self.records = 0
        self.bibliographic = 0
        self.counts: dict[tuple[str, str], Count] = {}

    def take(
        self,
        select: Callable[[Refuse], Iterable[Record]],
        options: Mapping[str, Any],
        refuse: Refuse,
    ) -> None:
        """Ask all formats about the records that *select* yields, each time that it is called.

        Args:
            select: Gets what takes the errors of records that cannot be read. It is called again
                for each format where there are more records than are held.
            options: Those of formats; each gets those that it has and whose value it takes.
            refuse: Gets the errors of records, those that cannot be read once.

        Raises:
            OptionError: An option that none of the formats has, or a value that none takes.
        """
        for option in options.items():
            if not any(_fits(form, option) for form in self.forms):
                having = [form for form in self.forms if option[0] in form.options]
                (having or list(self.forms))[0].check([option], reading=False)
        held = list(islice(select(refuse), _HELD + 1))
        for form in self.forms:
            own = dict(option for option in options.items() if _fits(form, option))
            records = held if len(held) <= _HELD else select(lambda _: None)
            self.records = max(self.records, self._ask(form, records, {**own, "refuse": refuse}))

    def _ask(self, form: Format, records: Iterable[Record], options: dict[str, Any]) -> int:
        number = 0
        losses: list[Loss] = []

        def passing() -> Iterator[Record]:
            nonlocal number
            for number, record in enumerate(records, 1):  # noqa: B007 (the last is the count)
                yield record
                self._count(form.name, losses)
                losses.clear()

        if form.write is not None:
            for _ in form.write(passing(), ledger=losses.append, **options):
                pass
        return number

    def drawn(self) -> str:
        """Return the table as a picture: the more records lose a field, the stronger its colour."""
        names = [form.name for form in self.forms]
        about = (
            f"Records, of {self.records}, of which a field is lost or changed (something of it "
            "arrives); a hyphen: it arrives as it is."
        )
        rows = [Row(row, [self._cell(row, name) for name in names]) for row in self.rows]
        return picture("What each format would lose", about, names, rows)

    def _cell(self, row: str, name: str) -> Cell:
        count = self.count(row, name)
        told = f"{row} in {name}: {count} of {self.records}" if count.all else f"{row}: whole"
        kind: Carried = "lost" if count.lost > count.changed else "changed"
        share = count.all / max(self.records, 1)
        return Cell(str(count), kind if count.all else "whole", told, share)

    def _count(self, name: str, losses: list[Loss]) -> None:
        """Count the losses of one record."""
        fates: dict[str, set[Carried]] = {}
        for loss in losses:
            if self._told:
                self._told(name, loss)
            fates.setdefault(row_of(loss.path), set()).add(fate(loss))
            self.bibliographic += not housekeeping(loss.path)
        for row, found in fates.items():
            count = self.counts.get((row, name), Count())
            lost = found == {"lost"}
            self.counts[row, name] = Count(count.lost + lost, count.changed + (not lost))

    @property
    def rows(self) -> list[str]:
        """The fields of which something does not arrive somewhere, in canonical order."""
        return sorted({row for row, _ in self.counts}, key=_place)

    @property
    def whole(self) -> list[str]:
        """The names of the formats that lose nothing of the records that there were."""
        losing = {name for _, name in self.counts}
        return [form.name for form in self.forms if self.records and form.name not in losing]

    def count(self, row: str, name: str) -> Count:
        """Return in how many records the field *row* does not arrive whole in the format *name*."""
        return self.counts.get((row, name), Count())


def _fits(form: Format, option: tuple[str, Any]) -> bool:
    found = form.options.get(option[0])
    return found is not None and not found.reading and not found.fault(option[1])


def _place(row: str) -> tuple[tuple[int, str], ...]:
    return tuple((_PLACES.get(name, len(_PLACES)), name) for name in row.split("."))
