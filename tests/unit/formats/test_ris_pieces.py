"""References of usual form, cut at once, are what reading line by line gives."""

import io
from collections.abc import Iterator
from typing import Final
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.errors import SourceError
from rusrec.formats._decoding import utf8
from rusrec.formats.ris import pieces
from rusrec.formats.ris.lines import Lines, Stray
from rusrec.formats.ris.pieces import _Pieces, references
from rusrec.formats.ris.plain import Usual
from rusrec.formats.ris.reference import Unusual
from rusrec.model import Name, NameForm
from rusrec.scripts.utf8 import doubts

Outcome = tuple[list[tuple[str, dict[str, list[str]], int]], list[Stray], str]

USUAL: Final = "TY  - JOUR\nAU  - 송, 준서\nTI  - Title\nER  - \n"

LINES: Final = (
    "TY  - JOUR", "AU  - 송, 준서", "AU  - King, M.", "TI  - Рекорд", "ER  - ", "ER  -", "", "ER",
    "goes on", " ", "AB  - ", "AB  -  a", "AB  - a  b", "AB  - a ", "AB  -", "AB - a", "ab  - a",
    "N1  - \u00a0a", "N1  - \u1112\u1161", "N1  - \x85", "TY  - ", "ER  - a", "N1\t- a",
    "  AU  - a", "ER  -foo", "ER  - ER  - ", "N1  - \u2028", "N1  - \x01", "N1  - a\tb",
    "ty  - jour", "er  - ", "A\u0661  - a", "N1  - a   b", "\ufeff", "TY  -  BOOK ", "KW  -    ",
    "N1  - \u2013 e\u0301", "N1  - \ufdd0", "ER - ", "AU  - a\rTI  - b", "ER  x",
    "AB  -\rTI  - b", "AB  - a\r",
    "goes - on ", "\tгодно - 5", "in  - b", "AB-  a", "\u00a0a", "a\u3000 ", "\ufeffgoes on",
    "\u0301a", "\u00a0AU  - a", "TI\u00a0\u00a0-\u00a0b", "ER\u00a0 -", "TY \u00a0-\u00a0JOUR",
)  # fmt: skip


def outcome(text: str | bytes, step: int = 10**6) -> Outcome:
    """Return what reading *text* in chunks gives: references, lines in none, and the error."""
    wire = text.encode() if isinstance(text, str) else text
    chunks = (wire[at : at + step] for at in range(0, len(wire), step))
    found = []
    strays: list[Stray] = []
    told = ""
    try:
        with mock.patch.object(pieces, "usual", return_value=None):
            for each in references(chunks, "x.ris", strays.append):
                assert isinstance(each, Unusual)
                found.append((each.kind, each.values, each.line))
    except SourceError as error:
        told = str(error)
    return found, strays, told


def long_way(text: str | bytes) -> Outcome:
    """Return what reading *text* line by line gives."""
    with mock.patch.object(_Pieces, "_at_once", return_value=None):
        return outcome(text)


def with_one(line: str, at: int) -> str:
    """Return a usual reference with another line in it, or instead of its end."""
    lines = USUAL.splitlines()
    return "\n".join((*lines[:at], line, *lines[at + (at == len(lines) - 1) :], ""))


def texts() -> st.SearchStrategy[str]:
    """Return references, most of them usual, with other lines among them and within."""
    one = st.sampled_from(LINES)
    lines = st.lists(one, max_size=6).map("\n".join)
    odd = st.builds(with_one, one, st.integers(1, 3))
    return st.lists(st.one_of(st.just(USUAL), odd, lines), max_size=6).map("\n".join)


@settings(max_examples=600, deadline=None)
@given(texts(), st.sampled_from((10**6, 7)), st.sampled_from(("\n", "\n", "\r\n", "\r")))
def test_at_once_is_line_by_line(text: str, step: int, end: str) -> None:
    """The same references, with their lines, whatever stands among them and in what chunks."""
    ended = text.replace("\n", end)
    assert outcome(ended, step) == long_way(ended)


@settings(max_examples=300, deadline=None)
@given(texts(), st.sampled_from((10**6, 7)), st.integers(0, 10**6))
def test_line_ends_may_differ_from_line_to_line(text: str, step: int, seed: int) -> None:
    """A file that several programs have written is read all the same, and so are its line ends."""
    parts = text.split("\n")
    ends = [("\n", "\r\n", "\r")[seed // 3 ** (at % 9) % 3] for at in range(len(parts) - 1)]
    mixed = "".join(map("".join, zip(parts, [*ends, ""], strict=True)))
    assert outcome(mixed, step) == long_way(mixed)
    found, _, told = outcome(mixed, step)
    # A lone carriage return within a line of the list is a line end too.
    assert (found, told) == (outcome(mixed.replace("\r\n", "\n").replace("\r", "\n"))[0::2])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_usual_references_are_taken_at_once(end: str, mark: str) -> None:
    """So usual ones take the quick way indeed; a mark sends the first one the other way."""
    text = mark + f"{USUAL}\n{USUAL}\n\n{USUAL}".replace("\n", end)
    with mock.patch.object(Lines, "_line", return_value=None) as line:
        found = outcome(text)[0]
    if not mark:
        assert not line.called
    assert [each[2] for each in found][-2:] == [6, 12]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined_at_once(end: str) -> None:
    """As databases write an abstract: in lines of eighty signs, with or without blanks before."""
    text = (
        f"{USUAL}AB  - One-\n".replace("ER  - \n", "") + "  sided  \nnon-words.\nER  - \n" + USUAL
    )
    with mock.patch.object(Lines, "_line", return_value=None) as line:
        found = outcome(text.replace("\n", end))[0]
    assert not line.called
    assert found[0][1]["AB"] == ["One- sided non-words."]
    assert [each[2] for each in found] == [1, 8]


def test_the_bytes_that_do_not_fit_are_told_as_any_reader_tells_them() -> None:
    """With their place in the file, its line, and what else it may be."""
    wire = f"{USUAL}\n{USUAL}".encode() + b"TY  - JOUR\nTI  - \xb7\xaf\nER  - \n" + USUAL.encode()
    found, _, told = outcome(wire)
    assert [each[2] for each in found] == [1, 6]
    assert "not UTF-8 at byte 114 (line 11)" in told
    assert outcome(wire, 7)[2].splitlines()[0] == told.splitlines()[0]
    assert long_way(wire) == (found, [], told)
    assert "at byte 9 (line 1)" in outcome(b"\xef\xbb\xbfTY  - \xff")[2]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_other_encodings_take_the_same_way(encoding: str) -> None:
    """They are made UTF-8 first."""
    stream = io.BytesIO(f"{USUAL}\n{USUAL}".encode(encoding))
    with mock.patch.object(Lines, "_line", side_effect=AssertionError):
        found = [*references(utf8(stream, name="x", encoding=encoding), "x", print)]
    names = [each.fields["author"] for each in found if isinstance(each, Usual)]
    assert names == [(Name(name=(NameForm("송", "준서", "und"),)),)] * 2


@pytest.mark.parametrize("step", [10**6, 50])
def test_a_reference_without_end_ends_at_the_next(step: int) -> None:
    """Whether or not the one after it has an end."""
    text = USUAL.replace("ER  - \n", "") + USUAL
    assert [each[2] for each in outcome(text, step)[0]] == [1, 4]


def test_tags_and_types_in_small_letters_are_read() -> None:
    """Some programs write so; in a file of capitals such a line goes on with the text before it."""
    found, strays, error = outcome("ty  - jour\nti  - T\ner  - \nTy  - Book\ner  -\n")
    assert [each[:2] for each in found] == [("JOUR", {"TI": ["T"]}), ("BOOK", {})]
    assert (strays, error) == ([], "")
    (one,) = outcome("TY  - JOUR\nAB  - a\nin  - b\nER  - \n")[0]
    assert one[1] == {"AB": ["a in - b"]}


def test_long_references_and_other_line_ends_pass_in_pieces() -> None:
    """What is larger than a usual reference is read as it comes."""
    many = "".join(f"KW  - word {number}\n" for number in range(9000))
    text = USUAL + USUAL.replace("ER  -", f"{many}ER  -") + USUAL
    for end in ("\n", "\r\n", "\r"):
        found = outcome(text.replace("\n", end), 2**15)[0]
        assert [(each[2], len(each[1].get("KW", ()))) for each in found] == [
            (1, 0), (5, 9000), (9009, 0),
        ]  # fmt: skip


def test_a_line_too_long_for_a_reference_is_refused_before_it_ends() -> None:
    """So no more of it is held than a reference may have, in four bytes a character at most."""
    taken = 0

    def chunks() -> Iterator[bytes]:
        nonlocal taken
        yield b"TY  - JOUR\nTI  - x\nAB  - "
        for _ in range(256):
            taken += 2**16
            yield b"abcdefgh" * 2**13

    with pytest.raises(SourceError, match=r"x\.ris:1: \[RR103\] one reference is larger"):
        list(references(chunks(), "x.ris", print))
    assert taken <= 9 * 2**20


@pytest.mark.parametrize("begin", [USUAL, f"{USUAL}\n\nTY  - JOUR\nAB  - ", ""])
def test_a_line_of_many_chunks_is_not_looked_at_with_each(begin: str) -> None:
    """Time grows with its length, not with the square of it."""
    wire = begin.encode() + "송".encode() * 300_000
    with mock.patch.object(pieces, "doubts", side_effect=doubts) as look:
        found, strays, told = outcome(wire, 2**12)
    assert sum(len(call.args[0]) for call in look.call_args_list) < 6 * len(wire)
    assert (found, strays, told) == long_way(wire)


def test_what_small_letters_allow_ends_with_their_reference() -> None:
    """An end with one blank, behind a reference of capitals that was cut at once, is no loss."""
    text = f"ty  - jour\nti  - T\nER  - \n{USUAL}ER - \n"
    assert outcome(text)[1] == long_way(text)[1] == []


def test_a_text_that_begins_on_the_next_line_has_no_blank_before_it() -> None:
    """Nor an empty paragraph."""
    text = "TY  - JOUR\nAB  - \n\nFirst.\nSecond.\n\nThird.\nKW  -\nword\nER  - \n"
    ((_, values, _),) = outcome(text)[0]
    assert values == {"AB": ["First. Second.\nThird."], "KW": ["word"]}
