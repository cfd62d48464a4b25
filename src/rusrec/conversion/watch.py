"""What looks damaged in records on their way: signs unseen, letters lost, words mixed.

They go through as they are; who converts a file is told, as ``rusrec check`` tells of a library.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import json
from msgspec.structs import replace

from rusrec.model import Record
from rusrec.scripts.gate import REFERENCE, suspicions
from rusrec.scripts.pattern import pattern

__all__ = ["Watch"]

_MOST: Final = 3

# All of a record is searched as bytes, and only what may be damaged is looked at as texts.
_BEGINNINGS: Final = b"\xe2\xef\xc2"
"""A byte is found fastest, and of most records these are all that is ever looked for."""
_SIGNS: Final = pattern(
    rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])|\xef(?:\xbb\xbf|\xbf[\xa0\xb9-\xbb\xbd])"
    rb"|\xc2\xad"
)
"""U+200B-200F, 202A-202E, 2060-206F, FEFF, FFA0, FFF9-FFFB, FFFD, 00AD."""
_REFERENCE: Final = pattern(REFERENCE.pattern.encode())
_OTHER_LETTERS: Final = b"\xd0\xd1\xec\xeb"
"""What letters of Cyrillic and most syllables of Hangul begin with."""


def _sorts() -> bytes:
    """Return what stands for each byte: Latin, Cyrillic, East Asian letters, x what follows."""
    sorts = bytearray(b" " * 256)
    for sign, letters in (
        (b"L", (*range(0x41, 0x5B), *range(0x61, 0x7B))),
        (b"C", range(0xD0, 0xD4)),
        (b"E", range(0xE3, 0xEE)),
        (b"x", range(0x80, 0xC0)),
    ):
        for byte in letters:
            sorts[byte : byte + 1] = sign
    return bytes(sorts)


_SORTS: Final = _sorts()
_SEAMS: Final = (b"LC", b"CxL", b"LExxL")
_BREAK: Final = b"\\n"


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
            # What was put right may be damaged for ever, and is nothing that goes out.
            seen = replace(record, corrections=()) if record.corrections else record
            encoder.encode_into(seen, data)
            if _may_be_damaged(data):
                self._look(record)
            yield record

    def _look(self, record: Record) -> None:
        from rusrec.check.fields import said
        from rusrec.schema.codec import path_of

        for at, text, _ in said(record):
            for found in suspicions(text):
                self.number += 1
                if len(self.first) < _MOST:
                    what = "word of mixed script" if found.what == "mixed script" else found.what
                    an = "an" if what.startswith("u") else "a"
                    place = f"{record.id}: {path_of(at)}"
                    self.first.append(f"{place} holds {an} {what}: {found.evidence.strip()}")

    def __str__(self) -> str:
        """Name the first places, and how many there are beside them; "" where there are none."""
        rest = self.number - len(self.first)
        return "\n".join([*self.first, *([f"{rest} more of this kind"] if rest else [])])


def _may_be_damaged(data: bytearray) -> bool:
    if b"&" in data and _REFERENCE.search(data):
        return True
    if any(byte in data for byte in _BEGINNINGS) and _SIGNS.search(data):
        return True
    if not any(byte in data for byte in _OTHER_LETTERS):
        return False
    sorts = data.translate(_SORTS)
    if any(seam in sorts for seam in _SEAMS):
        sorts = data.replace(_BREAK, b"").translate(_SORTS)  # whose n is no letter
        return any(seam in sorts for seam in _SEAMS)
    return False
