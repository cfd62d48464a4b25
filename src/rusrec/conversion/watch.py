"""What looks damaged in records on their way: characters that nobody sees, letters lost.

They go through as they are; who converts a file is told, as ``rusrec check`` tells of a library.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import json

from rusrec.model import Record

__all__ = ["Watch"]

_MOST: Final = 3
_SIGNS: Final = tuple(
    sign.encode() for sign in "\ufffd\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"
)
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
            if any(byte in data for byte in _BEGINNINGS) and any(sign in data for sign in _SIGNS):
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
