"""Values as JSON text: taken out of an object, made compact, and how deep they nest."""

from json import JSONDecodeError, JSONDecoder
from json.encoder import encode_basestring
from typing import Any, Final, NoReturn

from rusrec.scripts.pattern import pattern

__all__ = ["DECODER", "DEPTH", "Refused", "compact", "depth", "json_of", "members"]

DEPTH: Final = 64
"""How deep arrays and objects may nest."""

_SHOWN: Final = 40
_OUTSIDE: Final = pattern(r'("(?:[^"\\]|\\.)*+")|[ \t\n\r]+')
_KEY: Final = pattern(r'[ \t\n\r,]*(?=")')
_COLON: Final = pattern(r"[ \t\n\r]*:[ \t\n\r]*")
_BRACKETS: Final = pattern(r'"(?:[^"\\]|\\.)*+"|([\[{])|[\]}]')


class Refused(Exception):  # noqa: N818 (told as a SourceError with its place, never seen itself)
    """What is JSON for the decoder and not for us; the two arguments are message and remedy."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        doubled = next(key for key in keys if keys.count(key) > 1)
        raise Refused(f"the key {doubled[:80]!r} stands twice in one object", "delete one of them")
    return found


def _constant(name: str) -> NoReturn:
    raise Refused(f"{name} is not JSON", "leave the key out, or write a number or text")


DECODER: Final = JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=_constant
)
"""Gives objects without doubled keys, and numbers as the text they stand as."""


def members(text: str) -> dict[str, str]:
    """Return the keys of a JSON object, each with the text of its value, its blanks left out.

    Raises:
        ValueError: *text* is not a JSON object, nests deeper than ``DEPTH`` or has a key twice.
    """
    found: dict[str, str] = {}
    try:
        if depth(text) > DEPTH or not isinstance(DECODER.decode(text), dict):
            raise ValueError(text[:_SHOWN])
    except Refused as refusal:
        raise ValueError(refusal.args[0]) from None
    except RecursionError:
        raise ValueError(text[:_SHOWN]) from None
    at = text.index("{") + 1
    while match := _KEY.match(text, at):
        key, at = DECODER.raw_decode(text, match.end())
        at = _COLON.match(text, at).end()  # type: ignore[union-attr]
        _, end = DECODER.raw_decode(text, at)
        found[key] = compact(text[at:end])
        at = end
    return found


def json_of(value: str) -> str:
    """Return the JSON text of a value in ``extra``: JSON as it is, any other text as a string."""
    try:
        if depth(value) <= DEPTH:
            DECODER.decode(value)
            return compact(value)
    except (Refused, JSONDecodeError, RecursionError):
        pass
    return encode_basestring(value)


def compact(text: str) -> str:
    """Return JSON text without the blanks between its tokens."""
    return _OUTSIDE.sub(r"\1", text)


def depth(text: str) -> int:
    """Return how deep the arrays and objects of a JSON text nest."""
    if text.count("[") + text.count("{") <= DEPTH:
        return 0
    deepest = now = 0
    for match in _BRACKETS.finditer(text):
        if match[0][0] != '"':
            now += 1 if match[1] else -1
            deepest = max(deepest, now)
    return deepest
