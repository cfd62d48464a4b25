"""What a format could not carry, said where it happens and tested by a law.

The law: *reading back what was written gives the record minus the declared losses*,
``read(write(record)) == without(record, ledger)``. A :class:`Loss` names a field and the value
that the other side sees instead; :func:`without` puts that value in.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from rusrec.model import HOUSEKEEPING, Record
from rusrec.model.arrangement import canonical

__all__ = [
    "Carried",
    "Difference",
    "Ledger",
    "Loss",
    "Path",
    "Reason",
    "Report",
    "carried",
    "housekeeping",
    "ignore",
    "line",
    "paths_to",
    "shown",
    "without",
]

Reason = Literal[
    "no-target-field", "single-valued", "narrower-vocabulary", "joined", "not-representable"
]
Carried = Literal["whole", "changed", "lost"]

_WORKS = frozenset({"host", "series", "original", "relations", "to"})
"""Steps of a path from a record to one inside it, where the same fields stand again."""


class Loss(Struct, frozen=True):
    """One value that did not arrive as it was.

    ``path`` is the field as a person writes it: ``subtitle``, ``title.en`` (all texts of that
    tag), ``title.en[1]`` (the second of them), ``author[0].orcid``, ``identifiers.doi``,
    ``extra.bibtex.file``. ``arrives`` is the value of that path on the other side, None where
    nothing is. What a reader could not hold is told the same way, with the path in the format's
    own words; ``note`` says it to a person.
    """

    record: str
    path: str
    reason: Reason
    arrives: Any = None
    note: str = ""

    def _replace(self, **changes: Any) -> "Loss":
        """Return the same with other values, as a named tuple does (which takes longer to make)."""
        return replace(self, **changes)


Ledger = Callable[[Loss], object]
"""Where losses go, one by one: ``list.append``, a counter, a line of a file."""

Difference = tuple[str, Reason, Any]
"""A loss before it is known of which record: path, reason, and what arrives there."""


def ignore(_: Loss) -> None:
    """Take a loss that nobody wants to hear of, or that is told otherwise."""


class Report:
    """What a conversion did: records written, and losses counted by field and reason.

    ``report(loss)`` counts one loss and hands it on to the ledger given at the start, so that a
    million losses cost no memory.
    """

    def __init__(self, ledger: Ledger | None = None) -> None:
        """Count losses, and pass each on to *ledger* if there is one."""
        self.records = 0
        self.losses: Counter[tuple[str, Reason]] = Counter()
        self._ledger = ledger

    def __call__(self, loss: Loss) -> None:
        """Count one loss."""
        self.losses[_field(loss.path), loss.reason] += 1
        if self._ledger is not None:
            self._ledger(loss)

    @property
    def bibliographic(self) -> int:
        """How many losses concern the item itself, and not the house's notes of the record."""
        return sum(n for (field, _), n in self.losses.items() if not housekeeping(field))

    def __str__(self) -> str:
        """Sum up in a line: ``2 records; changed or lost: title 4, abstract 1; not carried: aka``.

        Fields of the item are counted, the house's notes of the record only named.
        """
        records = f"{self.records} record{'' if self.records == 1 else 's'}"
        fields: Counter[str] = Counter()
        notes: set[str] = set()
        for (path, _), number in self.losses.items():
            if housekeeping(path):
                notes.add(
                    path.partition(".")[0] if path.partition(".")[0] in HOUSEKEEPING else path
                )
            else:
                fields[path.partition(".")[0]] += number
        item = ", ".join(f"{field} {number}" for field, number in fields.most_common())
        parts = [records, item and f"changed or lost: {item}"]
        parts.append(f"not carried: {', '.join(sorted(notes))}" if notes else "")
        return "; ".join(part for part in parts if part) if self.losses else f"{records}, whole"


def line(loss: Loss) -> str:
    """Return *loss* as one line of a file: record, path, reason, what arrives, parted by tabs."""
    return "\t".join((loss.record, loss.path, loss.reason, shown(loss.arrives) or loss.note))


def shown(value: Any) -> str:
    """Return a value of the model as a person can read it in a line."""
    if isinstance(value, tuple):
        return "; ".join(map(shown, value))
    if isinstance(value, Struct):
        parts = ((f, getattr(value, f)) for f in value.__struct_fields__)
        return " ".join(f"{field}={shown(inner)!r}" for field, inner in parts if inner)
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")


def _field(path: str) -> str:
    """Return *path* without its indexes, so that losses of one kind count together.

    What a reader says of a place in its file, ``line 12`` or ``record 3``, counts as ``lines``.
    """
    place, _, number = path.partition(" ")
    if number.isdecimal():
        return f"{place}s"
    if "[" not in path:
        return path
    return ".".join(name for name, _ in Path(path).segments)


def housekeeping(path: str) -> bool:
    """Tell whether *path* is a note of the house on a record and not a statement on the item.

    ``host.sources`` is one as well: the host is a record too.
    """
    names = (name for name, _ in Path(path).segments)
    return next((name for name in names if name not in _WORKS), "") in HOUSEKEEPING


class Path:
    """A field path taken apart: ``title.en[1]`` is ``(("title", None), ("en", 1))``.

    What follows ``extra.<format>.`` is one key, whatever dots and brackets are in it; and a path in
    the words of a source (``relatedItem[series]/title``) has no index where its brackets hold none.
    """

    def __init__(self, path: str) -> None:
        """Take *path* apart."""
        self.segments: list[tuple[str, int | None]] = []
        rest = path
        while rest:
            if [name for name, _ in self.segments[-2:-1]] == ["extra"]:
                self.segments.append((rest, None))
                return
            name, _, rest = rest.partition(".")
            bare, _, index = name.removesuffix("]").rpartition("[")
            numbered = bool(bare) and index.isdecimal() and name.endswith("]")
            self.segments.append((bare, int(index)) if numbered else (name, None))


def paths_to(path: str, elements: Sequence[Any]) -> list[str]:
    """Return the paths of the *elements* at *path*: by key, numbered where several share one.

    The second of two Korean titles is ``title.ko[1]``, the only English one ``title.en``.
    """
    keys = [str(getattr(element, element.KEY)) for element in elements]
    many, seen = Counter(keys), Counter[str]()
    paths = []
    for key in keys:
        paths.append(f"{path}.{key}" if many[key] == 1 else f"{path}.{key}[{seen[key]}]")
        seen[key] += 1
    return paths


def carried(path: str, carries: Mapping[str, Carried]) -> Carried:
    """Look up what a format promises for *path* in its table.

    The most exact row counts; ``*`` in a row stands for any one tag, scheme or key, and a row
    covers all that is below it: ``title.en`` is found under ``title.*`` before ``title``.
    """
    names = [name for name, _ in Path(path).segments]
    best, verdict = (-1, -1), "lost"
    for row, promise in carries.items():
        pattern = row.split(".")
        if len(pattern) <= len(names) and all(
            wanted in ("*", name) for wanted, name in zip(pattern, names, strict=False)
        ):
            weight = (len(pattern), -pattern.count("*"))
            if weight > best:
                best, verdict = weight, promise
    return verdict  # type: ignore[return-value]


def without(record: Record, losses: Iterable[Loss]) -> Record:
    """Return what the other side sees of *record* when the *losses* are all that was lost.

    Every path is looked up in the record as it was, so the order of the losses does not matter
    unless one path stands twice; then the last one counts.
    """
    from rusrec.loss.arrives import pruned, put  # who writes a record needs none of it

    value: Any = record
    for loss in losses:
        value = put(value, Path(loss.path).segments, loss.arrives)
    found = pruned(value)
    return Record() if found is None else canonical(found)
