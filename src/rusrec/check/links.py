"""Records that speak of one another, and the names that they go by."""

from collections.abc import Iterator
from typing import Final

from rusrec.check.finding import Found
from rusrec.check.holdings import Holdings
from rusrec.check.page import Page
from rusrec.model import Record, is_id
from rusrec.model.record import DEEPEST
from rusrec.schema.codec import At
from rusrec.scripts.file_name import refused_by_windows

__all__ = ["CODES", "chains", "links", "names"]

CODES: Final = {
    "RR402": "The file is not called by the record's id.",
    "RR403": "A host, series or other work is not in the library.",
    "RR404": "A record is its own host or series, directly or through others.",
    "RR406": "Too many works are around a record, one in the other.",
    "RR416": "A key or former id belongs to another record too.",
    "RR417": "The id is a device of Windows, where no file can be called so.",
    "RR418": "Two files have names that differ only in case.",
}

_AROUND: Final = ("host", "series")
_TOO_MANY: Final = (
    f"{DEEPEST} works are around the record, one in the other, and it is around others"
)


def names(page: Page) -> Iterator[Found]:
    """Yield where the record's id and keys are not its own."""
    record = page.record
    yield from _file_name(page)
    keys: list[tuple[At, str]] = [(("citekey",), record.citekey)] if record.citekey else []
    keys += [(("aka", i), key) for i, key in enumerate(record.aka)]
    for at, key in keys:
        other = page.holdings.claim(key, page.stem)
        if other:
            message = f"{key!r} is a name of {other} too"
            remedy = "choose another: BibTeX and former ids know no case"
            yield Found("RR416", at, message, remedy)


def _file_name(page: Page) -> Iterator[Found]:
    id_, stem = page.record.id, page.stem
    twin = page.holdings.twin(stem)
    if twin:
        message = f"the name of the file differs only in case from {twin}.yaml"
        remedy = "give one of the two another name and id: Windows and macOS hold only one of them"
        yield Found("RR418", ("id",), message, remedy)
    elif id_ != stem:
        other = f", or write id: {stem}" if is_id(stem) else ""
        yield Found(
            "RR402", ("id",), f"{id_!r} is not the file's name", f"call the file {id_}.yaml{other}"
        )
    if refused_by_windows(id_):
        message = f"{id_!r} is a device of Windows, where no file can be called so"
        yield Found("RR417", ("id",), message, f"give it another: rusrec rename {stem} {id_}-2")


def links(page: Page) -> Iterator[Found]:
    """Yield the works that the record points at and that are not there."""
    for at, id_ in _links(page.record, ()):
        if at[-1] in _AROUND:
            page.holdings.targets.add(id_)
        if id_ not in page.holdings.shelf:
            near = page.holdings.near(id_)
            remedy = f"did you mean {near!r}?" if near else f"add {id_}.yaml to the library"
            yield Found("RR403", at, f"there is no record {id_!r}", remedy)


def _links(record: Record, at: At) -> Iterator[tuple[At, str]]:
    for field in ("host", "series", "original"):
        yield from _link(getattr(record, field), (*at, field))
    for i, relation in enumerate(record.relations):
        yield from _link(relation.to, (*at, "relations", i, "to"))


def _link(work: Record | str | None, at: At) -> Iterator[tuple[At, str]]:
    if isinstance(work, str):
        yield at, work
    elif work is not None:
        yield from _links(work, at)


def chains(holdings: Holdings) -> Iterator[tuple[str, Found]]:
    """Yield each circle of works around works once, and each chain that is too long.

    With the id of one of its records. They run only through records that others point at, so no
    other needs to be read again.
    """
    around: dict[str, int] = {}  # how many works are around a record, one in the other
    for start in sorted(holdings.targets):
        path = {} if start in around else {start: _onward(holdings, start)}
        heights = [0]
        while path:
            here, onward = next(reversed(path.items()))
            at, to = next(onward, ((), ""))
            if not at:
                del path[here]
                around[here] = heights.pop()
                _lift(heights, around[here])
                if around[here] == DEEPEST:
                    yield here, Found("RR406", (_AROUND[0],), _TOO_MANY, "name a work further out")
            elif to in path:
                yield here, _circle(at, list(path), to)
            elif to in around:
                _lift(heights, around[to])
            else:
                path[to] = _onward(holdings, to)
                heights.append(0)


def _lift(heights: list[int], inner: int) -> None:
    """Note for the last record of a path a work that has *inner* works around it."""
    if heights:
        heights[-1] = max(heights[-1], inner + 1)


def _circle(at: At, ids: list[str], to: str) -> Found:
    circle = " > ".join([*ids[ids.index(to) :], to])
    return Found(
        "RR404", at, f"the record is within itself: {circle}", "take one of these links out"
    )


def _onward(holdings: Holdings, id_: str) -> Iterator[tuple[At, str]]:
    record = holdings.record(id_)
    for at, to in _links(record, ()) if record else ():
        if at[-1] in _AROUND:
            yield at, to
