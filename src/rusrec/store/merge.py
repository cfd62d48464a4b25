"""A record that comes back, put together with the one that the library has.

A format does not carry all that a record says. So what comes in is compared with what the
library's record looks like in that format: where the two agree nothing is changed, and what only
the library knows stays.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from msgspec.structs import replace

from rusrec import formats
from rusrec.errors import RusrecError
from rusrec.loss import ignore
from rusrec.model import HOUSEKEEPING, Name, Record, Text
from rusrec.model.arrangement import canonical

__all__ = ["differing", "merged", "through"]

_KEPT: Final = HOUSEKEEPING - {"extra"} | {"id", "citekey"}
"""What a record that comes in never changes."""


def through(record: Record, form: str) -> Record:
    """Return *record* as it comes back out of the format *form*; of none, an empty one."""
    found = formats.get(form)
    if found.read is None or found.write is None:
        return Record()
    try:
        text = "".join(found.write([record], ledger=ignore))
        back = found.read(BytesIO(text.encode()), name=record.id, ledger=ignore)
        return next(iter(back), Record())
    except RusrecError:
        return Record()


def merged(old: Record, new: Record, seen: Record) -> Record:
    """Return *old* with what *new* states and *seen* does not.

    Nothing is taken away: a field, and a text in a language, that *new* is silent about stay. Id,
    citation key and the house's notes stay in any case; what was missing and now is there is
    missing no more.

    Args:
        old: The record of the library, its host an id.
        new: The record that comes in, its host an id too where the library has that host.
        seen: *old* as :func:`through` the format of *new*.
    """
    changes: dict[str, Any] = {}
    new = _parted(old, new, seen)
    for field in old.__struct_fields__:
        own, said = getattr(old, field), getattr(new, field)
        if not said or field.replace("_", "-") in _KEPT or said in (own, getattr(seen, field)):
            continue
        changes[field] = _put(own, said, getattr(seen, field))
    missing = tuple(each for each in old.missing if each.field.replace("-", "_") not in changes)
    return canonical(replace(old, missing=missing, **changes)) if changes else old


def _parted(old: Record, new: Record, seen: Record) -> Record:
    """Return *new* with title and subtitle apart again, where the format joined those of *old*."""
    titles = list(new.title)
    subtitles: list[Text] = []
    for at, text in enumerate(titles):
        tag = text.tag
        parts = [_of(texts, tag)[:1] for texts in (old.title, old.subtitle, seen.title)]
        if not all(parts) or _of(new.subtitle, tag) or _of(seen.subtitle, tag):
            continue
        (title,), (subtitle,), (joined,) = parts
        between = joined.text.removeprefix(title.text).removesuffix(subtitle.text)
        if f"{title.text}{between}{subtitle.text}" != joined.text:
            continue
        main, sign, rest = text.text.partition(between)
        if text.text.startswith(title.text + between):
            main, sign, rest = title.text, between, text.text.removeprefix(title.text + between)
        if sign and main and rest:
            titles[at] = replace(text, text=main)
            subtitles.append(replace(subtitle, text=rest))
    return replace(new, title=tuple(titles), subtitle=(*new.subtitle, *subtitles))


def _put(own: Any, said: Any, seen: Any) -> Any:
    """Return the value of a field that *said* changes."""
    if _all(said, Text):
        return _texts(own, said, seen)
    if _all(said, Name) and len(own) == len(seen):
        known = {hash(name): own[at] for at, name in enumerate(seen)}
        return tuple(known.get(hash(name), name) for name in said)
    if _identified(said):
        stated = {item.scheme for item in said}
        return (*(item for item in own if item.scheme not in stated), *said)
    return said


def _texts(own: Sequence[Text], said: Sequence[Text], seen: Sequence[Text]) -> tuple[Text, ...]:
    """Return *own* with the texts of each language in which *said* is not what was *seen*."""
    changed = {
        tag for text in said if _of(said, tag := text.tag) not in (_of(seen, tag), _of(own, tag))
    }
    kept = (text for text in own if text.tag not in changed)
    return (*kept, *(text for text in said if text.tag in changed))


def _of(texts: Sequence[Text], tag: str) -> list[Text]:
    return [text for text in texts if text.tag == tag]


def _all(values: Any, kind: type) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


def _identified(values: Any) -> bool:
    return isinstance(values, tuple) and all(hasattr(value, "scheme") for value in values)


def differing(old: Record, new: Record) -> list[str]:
    """Return the names of the fields that differ, as a person writes them."""
    return [
        field.replace("_", "-")
        for field in old.__struct_fields__
        if getattr(old, field) != getattr(new, field)
    ]
