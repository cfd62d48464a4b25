"""What stands in an output that nothing reads back, and what a record says that should."""

import html.parser
import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from msgspec import Struct

__all__ = ["said_of", "stands_in", "words_in"]

_CODES: Final = frozenset(
    (
        "type", "role", "scheme", "of", "kind", "key", "order", "media_type", "vocabulary",
        "markup", "cert", "by", "divided",
    )
)  # fmt: skip
"""What a format says in words of its own."""


def said_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text below *value* that stands in the output of a good format, with its path."""
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field not in _CODES:
                yield from said_of(getattr(value, field), f"{path}.{field}".lstrip("."))
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from said_of(element, f"{path}[{index}]")
    elif isinstance(value, str) and value not in ("", "und"):
        yield path, value


def stands_in(value: str, there: list[str]) -> bool:
    """Tell whether *value* stands in one of the texts, by itself or between signs and blanks."""
    return any(value == text or _bounded(value, text) for text in there)


def _bounded(value: str, text: str) -> bool:
    at = text.find(value)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(value) : at + len(value) + 1]
        if not any(sign.isalnum() for sign in around):
            return True
        at = text.find(value, at + 1)
    return False


def words_in(media_type: str, text: str) -> list[str]:
    """Return all texts of an output, as a reader of that media type has them."""
    if media_type.endswith("json"):
        return list(_strings(json.loads(text)))
    if media_type == "text/html":
        page = _Page()
        page.feed(text)
        page.close()
        return page.found
    return [text]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value
        yield unquote(value)


class _Page(html.parser.HTMLParser):
    """Collects the texts and the attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [text for _, value in attrs if value for text in (value, unquote(value))]

    def handle_data(self, data: str) -> None:
        self.found.append(data)
