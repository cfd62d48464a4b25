"""Bytes that no reader hopes for: noise, and good files with some places spoilt."""

from typing import Final, NamedTuple

from hypothesis import strategies as st

from rusrec.formats import Format
from rusrec.testing.strategies import record_lists
from rusrec.testing.words import phrases

__all__ = ["inputs", "mutated"]

TOKENS: Final = (
    b'"', b"{", b"}", b"[", b"]", b"\\", b"\n", b"\n---\n", b"\r", b"\t", b"<", b">", b"&", b"#",
    b",", b":", b": ", b"=", b"@", b"%", b"'", b"|", b"*a", b"&a ", b"!", b"- ", b"null", b"1e999",
    b"-1", b"true", b"{}", b"[]", b'""', b"\\u0000", b"\\ud800", b"\x00", b"\x07", b"\xff", b"\xc3",
    b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbf\xbe",
    b"<!DOCTYPE a [", b"&amp;", b"@string{", b"@comment{", b"[" * 40, b"{" * 40, b"9" * 40,
    b" " * 80,
)  # fmt: skip
"""What spoils a file: signs of its syntax, bytes that are no text, characters that are refused."""


GENTLE: Final = (b"", b"x", b"0", b"1998", b"-", b" ", b"\xd0\xb9", b"\xec\x86\xa1", b".", b"; ")
"""What a person or a program may well have typed instead."""


class Edit(NamedTuple):
    """One damage: at a place, so many bytes replaced by a token or by themselves twice."""

    place: int
    length: int
    token: bytes
    twice: bool

    def applied(self, data: bytes) -> bytes:
        """Return *data* damaged."""
        at = self.place % (len(data) + 1)
        old = data[at : at + self.length]
        return data[:at] + (old + old if self.twice else self.token) + data[at + self.length :]


def _edits(lengths: tuple[int, ...], tokens: tuple[bytes, ...]) -> st.SearchStrategy[list[Edit]]:
    edit = st.builds(
        Edit,
        st.integers(0, 9999),
        st.sampled_from(lengths),
        st.sampled_from(tokens),
        st.integers(0, 3).map(lambda number: number == 3),  # noqa: PLR2004 (one in four)
    )
    return st.lists(edit, min_size=1, max_size=3)


def _spoilt(data: bytes, edits: list[Edit]) -> bytes:
    for edit in edits:
        data = edit.applied(data)
    return data


def mutated(whole: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Return files out of *whole* with one to three places damaged, half of them only a little."""
    little = _edits((0, 1, 2), GENTLE)
    much = _edits((0, 0, 1, 1, 2, 8, 40, 400), TOKENS + GENTLE)
    return st.builds(_spoilt, whole, st.one_of(little, much))


def inputs(form: Format) -> st.SearchStrategy[bytes]:
    """Return what a reader of *form* may be given: mostly its own output, spoilt; else noise."""
    noise = st.one_of(
        st.binary(max_size=60),
        st.lists(st.sampled_from(TOKENS), max_size=12).map(b"".join),
        phrases().map(str.encode),
    )
    write = form.write
    if write is None:
        return noise
    own = record_lists(fields=6).map(
        lambda records: "".join(write(records, ledger=lambda _: None)).encode()
    )
    spoilt = mutated(own)
    return st.one_of(spoilt, spoilt, spoilt, noise)
