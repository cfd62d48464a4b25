"""What looks damaged in records on their way: characters that nobody sees, letters lost.

They go through as they are; who converts a file is told, as ``rusrec check`` tells of a library.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import json

from rusrec.model import Record
from rusrec.scripts.pattern import pattern

__all__ = ["Watch"]

_MOST: Final = 3
_SIGNS: Final = pattern(rb"\xef(?:\xbf\xbd|\xbb\xbf)|\xc2\xad|\xe2(?:\x80[\x8b-\x8f]|\x81\xa0)")
"""U+FFFD, U+FEFF, U+00AD, U+200B to U+200F, U+2060 in UTF-8."""
_BEGINNINGS: Final = b"\xe2\xef\xc2"
"""A byte is found fastest, and of most records these are all that is ever looked for."""


class Watch:
    """Looks at records that pass, counts the signs in them, and keeps the first few."""

    def __init__(self) -> None:
        """Begin with none."""
        self.number = 0
        self.first: list[str] = []

    def passing(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield *records* as they are."""
        encoder, data = json.Encoder(), bytearray()
        for record in records:
            encoder.encode_into(record, data)
            if any(byte in data for byte in _BEGINNINGS) and _SIGNS.search(data):
                self._look(record)
            yield record

    def _look(self, record: Record) -> None:
        from rusrec.check.fields import said
        from rusrec.schema.codec import path_of
        from rusrec.scripts._invisible import signs

        for at, text, _ in said(record):
            for _, what, evidence in signs(text):
                if what == "unbalanced bidi control":
                    continue
                self.number += 1
                if len(self.first) < _MOST:
                    place = f"{record.id}: {path_of(at)}"
                    self.first.append(f"{place} holds a {what}: {evidence.strip()}")

    def __str__(self) -> str:
        """Name the first places, and how many there are beside them; "" where there are none."""
        rest = self.number - len(self.first)
        return "\n".join([*self.first, *([f"{rest} more of this kind"] if rest else [])])
