"""What of a part of a record arrives otherwise, when it is known as what it arrives."""

from collections.abc import Iterator
from typing import Any

from rusrec.loss import Difference, Reason, path_to
from rusrec.model import Event, Note, Record, Relation, Text, Texts

__all__ = ["differences"]

_PARTS = (Record, Event, Note, Relation)


def differences(path: str, had: Any, seen: Any) -> Iterator[Difference]:
    """Yield each field in which *seen*, as it arrives, is not *had*; both are of one type."""
    for field in had.__struct_fields__:
        before, after = getattr(had, field), getattr(seen, field)
        if before == after:
            continue
        name = f"{path}.{field.replace('_', '-')}"
        if isinstance(before, _PARTS) and type(before) is type(after):
            yield from differences(name, before, after)
        elif _are_texts(before) and _are_texts(after):
            yield from _text_differences(name, before, after)
        elif field in ("publisher", "place") and len(before) == len(after) == 1:
            yield from _text_differences(f"{name}[0]", before[0], after[0])
        else:
            yield name, _reason(field, before, after), after or None


def _reason(field: str, before: Any, after: Any) -> Reason:
    if not after or not before:
        return "no-target-field"
    return "narrower-vocabulary" if field == "type" else "single-valued"


def _are_texts(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Text)


def _text_differences(path: str, had: Texts, seen: Texts) -> Iterator[Difference]:
    """Yield the forms of a text that do not arrive as they are, each at its own path."""
    new = [text for text in seen if text not in had]
    found: list[Difference] = []
    survivors = len(had)
    for index, text in enumerate(had):
        if text in seen:
            continue
        counterpart = next((other for other in new if other.text == text.text), None)
        if counterpart is None:
            survivors -= 1
            found.append((path_to(path, had, index), "single-valued", None))
        else:
            new.remove(counterpart)
            found.append((path_to(path, had, index), "no-target-field", counterpart))
    if new or survivors != len(seen):
        yield path, "joined", seen
    else:
        yield from found
