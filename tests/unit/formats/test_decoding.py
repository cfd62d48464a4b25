"""The one way in for text."""

import io
import os
import re
import tracemalloc
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rusrec.errors import OptionError, Problem, SourceError
from rusrec.formats._decoding import decoded, lines

CODECS = ["utf-8", "utf-16-le", "utf-16-be", "cp949", "koi8-r", "cp1251", "cp1252", "latin-1"]
LABELS = st.sampled_from([None, "utf-16", *CODECS])
# Bytes that come near to text: line ends, marks, letters of several encodings.
SCRAPS = st.lists(
    st.sampled_from(
        [
            b"\r",
            b"\n",
            b"\r\n",
            b"a",
            "송".encode(),
            "송".encode("cp949"),
            "Ё".encode("koi8-r"),
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xed\xa0\x80",
            b"\x00",
            b"\x98",
            b"\xc9",
        ]
    )
).map(b"".join)
BYTES = st.one_of(st.binary(), SCRAPS)


class Trickle(io.RawIOBase):
    """A stream that gives few bytes at a time, as a pipe or a socket may."""

    def __init__(self, content: bytes, size: int) -> None:
        """Hold *content*, to be given *size* bytes at a time."""
        super().__init__()
        self.content = content
        self.size = size

    def read(self, size: int = -1, /) -> bytes:
        """Give the next few bytes."""
        del size
        piece, self.content = self.content[: self.size], self.content[self.size :]
        return piece


def trickle(content: bytes, size: int = 1) -> BinaryIO:
    """Give a stream of *content* in pieces of *size* bytes."""
    return cast("BinaryIO", Trickle(content, size))


def read(content: bytes, encoding: str | None = None) -> str:
    """Decode *content* whole."""
    return "".join(decoded(io.BytesIO(content), name="x.bib", encoding=encoding))


def problem(content: bytes, encoding: str | None = None, size: int = 1 << 20) -> Problem:
    """Give the one problem of *content*."""
    with pytest.raises(SourceError) as caught:
        for _ in decoded(trickle(content, size), name="x.bib", encoding=encoding):
            pass
    (found,) = caught.value.problems
    return found


def outcome(
    stream: BinaryIO, encoding: str | None, limit: int = 1 << 20
) -> str | tuple[object, ...]:
    """Give the text, or what the problem says and where."""
    try:
        return "".join(decoded(stream, name="x", encoding=encoding, limit=limit))
    except SourceError as error:
        (found,) = error.problems
        return (found.code, found.message, found.line, found.column)


@given(BYTES, LABELS)
def test_any_bytes_give_text_or_a_source_error(content: bytes, encoding: str | None) -> None:
    """No other exception, and what comes has no CR."""
    result = outcome(io.BytesIO(content), encoding)
    if isinstance(result, str):
        assert "\r" not in result


@given(BYTES, LABELS, st.integers(1, 7), st.integers(0, 40))
def test_the_pieces_in_which_bytes_come_change_nothing(
    content: bytes, encoding: str | None, size: int, limit: int
) -> None:
    """Text, or the error with its place, is the same byte by byte and whole."""
    whole = outcome(io.BytesIO(content), encoding, limit)
    assert outcome(trickle(content, size), encoding, limit) == whole


@given(st.text(), st.sampled_from(CODECS))
def test_what_was_encoded_comes_back(text: str, codec: str) -> None:
    """Strictly: every encoding gives the text that was written in it."""
    content = text.encode(codec, "ignore")
    wanted = content.decode(codec).replace("\r\n", "\n").replace("\r", "\n")
    if not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        assert read(content, codec) == wanted


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16", "cp949"])
def test_a_byte_order_mark_is_obeyed_and_dropped(codec: str, encoding: str | None) -> None:
    """It says more than the option does; a second one is text."""
    content = "\ufeff송\ufeff".encode(codec)
    assert read(content, encoding) == "송\ufeff"
    assert outcome(trickle(content), encoding) == "송\ufeff"
    assert read("\ufeff".encode(codec), encoding) == ""


def test_euc_kr_is_read_with_the_syllables_of_cp949() -> None:
    """Files that say euc-kr hold them; 뷁 is not in KS X 1001."""
    assert read("뷁 송준서".encode("cp949"), "euc-kr") == "뷁 송준서"


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_every_line_end_is_a_newline(size: int) -> None:
    """CRLF and CR, also where a piece ends between the two, or the file after a CR."""
    content = b"a\r\n\r\nb\rc\n\r\r"
    assert outcome(trickle(content, size), None) == "a\n\nb\nc\n\n\n"


def test_a_bad_byte_is_told_with_byte_line_evidence_and_encodings() -> None:
    """Everything that is needed to read the file rightly the second time."""
    content = b"@article{a,\r\n  title = {" + "러시아연구".encode("cp949") + b"},\r\n}\r\n"
    found = problem(content)
    assert found.code == "RR101"
    assert found.message == "not UTF-8 at byte 24 (line 2)"
    assert found.place == "x.bib:2:12"
    assert found.evidence.startswith("  title = {\\xb7\\xaf")
    assert found.evidence.endswith("},")
    assert found.help == "name its encoding: --encoding cp949, or cp1251, koi8-r, cp1252"


def test_the_byte_counts_from_the_files_first_with_its_mark() -> None:
    """So that a hex editor finds it."""
    content = b"\xef\xbb\xbf" + "송\n준".encode() + b"\xff"
    for size in (1, 5, 100):
        found = problem(content, size=size)
        assert found.message == "not UTF-8 at byte 10 (line 2)"
        assert (found.line, found.column) == (2, 2)


def test_damage_within_utf_8_is_not_taken_for_another_encoding() -> None:
    """After good letters beyond ASCII the file is UTF-8 with a bad place."""
    found = problem("송".encode() + b"\xed\xa0\x80")
    assert found.help.startswith("what is before is utf-8: mend the bytes here")


def test_the_evidence_holds_no_character_for_the_terminal() -> None:
    """Escape sequences in a file are shown, not played."""
    found = problem(b"\x1b[31m\xff\x1b[0m\nnext")
    assert found.evidence == "\\x1b[31m\\xff\\x1b[0m"


def test_a_wrong_encoding_given_is_told_with_the_others() -> None:
    """cp949 has no text that ends in half a syllable; the file may be UTF-8 after all."""
    found = problem(b"a\n\xb7", "euc-kr")
    assert found.message == "not cp949 at byte 2 (line 2)"
    assert "--encoding utf-8, or" in found.help


def test_utf_16_cut_off_is_told() -> None:
    """Half a character at the end is no text."""
    found = problem("\ufeff송준".encode("utf-16-le") + b"\x00")
    assert found.message == "not UTF-16-LE at byte 6 (line 1)"


def test_utf_16_without_a_mark_is_not_guessed() -> None:
    """Both orders are text of a kind; the message says how to name one."""
    found = problem("송준서".encode("utf-16-le"), "utf-16")
    assert found.code == "RR102"
    assert "--encoding utf-16-le" in found.help
    assert read("송준서".encode("utf-16-be"), "utf-16-be") == "송준서"


@pytest.mark.parametrize("encoding", ["shift_jis", "utf-7", "utf-32", "rot13", ""])
def test_an_unknown_encoding_is_told_at_once_with_those_that_are_read(encoding: str) -> None:
    """Before a byte is read."""
    with pytest.raises(OptionError, match="RR102") as caught:
        decoded(io.BytesIO(), name="x", encoding=encoding)
    assert "cp949 (euc-kr)" in caught.value.problems[0].help


def test_utf_32_is_told_by_its_mark() -> None:
    """It begins as UTF-16 does, and would give text full of NUL."""
    assert problem("송".encode("utf-32")).message == "UTF-32 is not read"


@pytest.mark.parametrize("size", [1, 4, 100])
def test_too_large_an_input_is_refused_after_the_limit(size: int) -> None:
    """What is within the limit comes out first; a file of exactly the limit is whole."""
    given_out: list[str] = []
    with pytest.raises(SourceError, match=re.escape("[RR103] larger than 10 bytes")):
        given_out.extend(decoded(trickle(b"0123456789a", size), name="x", limit=10))
    assert "".join(given_out) == "0123456789"
    assert outcome(trickle(b"0123456789", size), None, limit=10) == "0123456789"


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_a_limit_within_a_character_is_still_the_limit(size: int) -> None:
    """The half character before it is not called bad."""
    code = outcome(trickle("abc송준서".encode(), size), None, limit=4)
    assert code[0] == "RR103"


def test_a_stream_that_does_not_wait_is_no_empty_file() -> None:
    """Nothing there yet is not the end; to take it for that would lose the rest in silence."""

    class NotYet(Trickle):
        def read(self, size: int = -1, /) -> bytes:
            return super().read(size) or cast("bytes", None)

    with pytest.raises(BlockingIOError, match="wait"):
        list(decoded(cast("BinaryIO", NotYet(b"abcdef", 5)), name="x"))


def test_a_pipe_is_read_as_it_fills() -> None:
    """The first record comes out while the second is not yet written."""
    out, into = os.pipe()
    os.write(into, b"first\n")
    with os.fdopen(out, "rb") as stream:
        text = decoded(stream, name="x")
        assert next(text) == "first\n"
        os.write(into, b"}\n")
        assert next(text) == "}\n"
        os.close(into)
        assert "".join(text) == ""


@given(st.text("ab\n\r\u2028\x0b\x85송"), st.integers(1, 9))
def test_lines_end_with_lf_and_with_nothing_else(text: str, size: int) -> None:
    """Other marks that str.splitlines knows end no line; joined, the lines are the text."""
    content = text.encode()
    whole = outcome(io.BytesIO(content), None)
    got = list(lines(trickle(content, size), name="x"))
    assert "".join(got) == whole
    assert all(line.index("\n") == len(line) - 1 for line in got[:-1])
    assert all(line.rstrip("\n").count("\n") == 0 and line for line in got)


def test_memory_stays_flat() -> None:
    """Sixteen megabytes and one take the same."""

    def pieces(stream: BinaryIO) -> Iterator[object]:
        yield from decoded(stream, name="x")

    unit = "러시아연구 제8권\r\n".encode() * 1000
    peaks = []
    for times in (40, 640):
        stream = Repeated(unit, times)
        tracemalloc.start()
        for _ in pieces(cast("BinaryIO", stream)):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2


class Repeated(io.RawIOBase):
    """The same bytes a number of times, held once."""

    def __init__(self, unit: bytes, times: int) -> None:
        """Give *unit* at each reading, *times* times."""
        super().__init__()
        self.unit = unit
        self.times = times

    def read(self, size: int = -1, /) -> bytes:
        """Give the unit once more."""
        del size
        self.times -= 1
        return self.unit if self.times >= 0 else b""
