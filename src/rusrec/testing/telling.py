"""How a broken law is told: the record, what was written, what was said to be lost, the place."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct

from rusrec.loss import Loss, line
from rusrec.model import Record

__all__ = ["difference", "told"]

_MOST: Final = 4000
_ONE: Final = 160


def difference(came: Any, expected: Any) -> str:
    """Return the first path at which *came* is not *expected*, with both values; "" if nowhere."""
    return next(_differences(came, expected, ""), "")


def _differences(came: Any, expected: Any, at: str) -> Iterator[str]:
    if came == expected:
        return
    if isinstance(came, Struct) and type(came) is type(expected):
        for field in came.__struct_fields__:
            path = f"{at}.{field}" if at else field
            yield from _differences(getattr(came, field), getattr(expected, field), path)
    elif isinstance(came, tuple | list) and isinstance(expected, tuple | list):
        for i, (one, other) in enumerate(zip(came, expected, strict=False)):
            yield from _differences(one, other, f"{at}[{i}]")
        if len(came) != len(expected):
            yield f"{at}: {len(came)} came, {len(expected)} expected\n{_both(came, expected)}"
    else:
        yield f"{at}:\n{_both(came, expected)}"


def _both(came: Any, expected: Any) -> str:
    return f"    came      {_cut(repr(came))}\n    expected  {_cut(repr(expected))}"


def _cut(text: str, most: int = 10 * _ONE) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def told(broken: str, records: Iterable[Record], text: str, losses: Iterable[Loss]) -> str:
    """Return the message of a broken law: what broke, then all that a person needs to see why."""
    from rusrec.formats import yaml

    said = [f"  {_cut(line(loss), _ONE)}" for loss in losses]
    parts = (
        broken,
        "the records:\n" + "".join(f"---\n{yaml.render(record)}" for record in records),
        f"the output:\n{text}",
        "the losses:\n" + ("\n".join(said) or "  none"),
    )
    return "\n\n".join(_cut(part, _MOST) for part in parts)
