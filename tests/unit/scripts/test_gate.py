"""The text gate."""

import time
from unicodedata import category, combining, decomposition, is_normalized, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.scripts.gate import everyday, fold, newlines, nfc, paragraphs, refused

ANY = st.text(st.characters(exclude_categories=()))
ACCENTS = st.text(
    "ae\u0301\u0323\u0327\u0344\u0f71\u0f72\u0f73\u0f74\u0f81\u05b0\u3099\uac00\u11a8"
)
MOMENT = 3


def is_refused(char: str) -> bool:
    """Say by Unicode's categories what the gate must say by its table."""
    number = ord(char)
    return (
        (category(char) == "Cc" and char not in "\t\n")
        or category(char) in {"Cs", "Zl", "Zp"}
        or number & 0xFFFE == 0xFFFE
        or 0xFDD0 <= number <= 0xFDEF
    )


def test_every_character_of_unicode_is_refused_or_let_in_as_promised() -> None:
    """C0 but tab and newline, DEL, C1, LS, PS, surrogates, non-characters; nothing else."""
    every = [chr(number) for number in range(0x110000)]
    let_in = [char for char in every if not is_refused(char)]
    assert refused("".join(let_in)) is None
    assert [char for char in every if is_refused(char) and refused(f"a{char}") != 1] == []


@given(ANY)
def test_the_offset_is_that_of_the_first_refused_character(text: str) -> None:
    """What is before the offset is clean, and what stands at it is refused."""
    first = next((at for at, char in enumerate(text) if is_refused(char)), None)
    assert refused(text) == first


def test_a_character_beyond_the_first_plane_does_not_hide_a_later_one() -> None:
    """The quick look that stops at an emoji goes on from there."""
    assert refused("소련\n😀 a\x07b") == 6
    assert refused("소련\n😀 𠀀") is None


def test_a_carriage_return_is_refused_until_it_is_made_a_newline() -> None:
    """CR is C0 like any other; JSON and XML hold it, so there is a function for it."""
    assert refused("a\r\nb") == 1
    assert newlines("a\r\nb\rc\n") == "a\nb\nc\n"
    clean = "a\nb"
    assert newlines(clean) is clean


@given(st.one_of(ANY, ACCENTS))
def test_nfc_is_unicodes_nfc(text: str) -> None:
    """The guard against long runs of accents changes no result."""
    assert nfc(text) == normalize("NFC", text)


@settings(deadline=None)
@given(ACCENTS, st.integers(100, 2000))
def test_nfc_of_long_runs_of_accents_is_unicodes_nfc(text: str, times: int) -> None:
    """Sorting the accents before gives what unicodedata gives without it."""
    long = (text * times)[:3000]
    assert nfc(long) == normalize("NFC", long)


def test_nfc_gives_the_same_object_where_there_is_nothing_to_do() -> None:
    """A clean text is not copied."""
    for text in ("plain", "한국어 문헌 " * 500, "Ёлка"):
        assert nfc(text) is text


@pytest.mark.parametrize(
    "unit", ["\u0301\u0323", "\u0f73", "\u0323\u0344", "\u0f71\u0f74\u0f72", "a\u0301\u0323"]
)
def test_nfc_takes_no_longer_than_the_text_is_long(unit: str) -> None:
    """Two hundred thousand accents on one letter take a moment, where their square is minutes."""
    text = "a" + unit * (200_000 // len(unit))
    start = time.process_time()
    assert is_normalized("NFC", nfc(text)[:2000])
    assert time.process_time() - start < MOMENT


@given(st.one_of(ANY, st.text(" \t\n\u00a0\u3000a\u0301")))
def test_fold_is_idempotent_nfc_trimmed_and_on_one_line(text: str) -> None:
    """A folded text has no tab, newline or double space and stays as it is."""
    once = fold(text)
    assert fold(once) == once
    assert is_normalized("NFC", once)
    assert not {"\t", "\n"} & set(once)
    assert "  " not in once
    assert once == once.strip(" \t\n\u00a0\u3000")


@given(ANY)
def test_fold_takes_blanks_and_nothing_else(text: str) -> None:
    """Without blanks, the text before and after is the same."""
    blanks = dict.fromkeys(map(ord, " \t\n\u00a0\u1680\u202f\u205f\u3000"))
    blanks |= dict.fromkeys(range(0x2000, 0x200B))
    assert fold(text).translate(blanks) == normalize("NFC", text).translate(blanks)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  러시아\n연구 \t 8 ", "러시아 연구 8"),
        ("a\tb", "a b"),
        ("a \nb", "a b"),
        ("\u00a0Titre\u00a0: suite\u202f!\u3000", "Titre\u00a0: suite\u202f!"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u202fa\u2009", "a"),
        (" \n\t", ""),
        ("", ""),
        ("\x1fa\x1f", "\x1fa\x1f"),
    ],
)
def test_fold_by_example(text: str, folded: str) -> None:
    """Spaces of typesetters stay within, blanks fold, what the gate refuses is not hidden."""
    assert fold(text) == folded


def test_fold_gives_the_same_object_where_there_is_nothing_to_do() -> None:
    """A clean title is not copied."""
    title = "1930년대 소련에서의 대협약"
    assert fold(title) is title


@given(st.one_of(ANY, st.text(" \t\n\u00a0\u3000a\u0301")))
def test_paragraphs_are_folded_lines_none_of_them_empty(text: str) -> None:
    """Each line is what fold makes of it; doing it twice changes nothing."""
    once = paragraphs(text)
    assert paragraphs(once) == once
    assert once == "\n".join(filter(None, map(fold, nfc(text).split("\n"))))


def test_paragraphs_by_example() -> None:
    """Empty lines go, each paragraph is trimmed and keeps its line."""
    assert (
        paragraphs("\n  Vera  Dunham\targues \n\n \nIn fact. \n") == "Vera Dunham argues\nIn fact."
    )
    assert paragraphs(" one  line ") == "one line"


def test_everyday_characters_pass_and_are_in_nfc_whatever_stands_beside_them() -> None:
    """Each is printable, no accent, itself in NFC, and nothing that joins a letter before it."""
    found = [char for char in map(chr, range(0x110000)) if everyday(char)]
    joining = {
        apart.split()[1]
        for apart in map(decomposition, map(chr, range(0x110000)))
        if apart and apart[0] != "<" and " " in apart
    }
    assert len(found) > 40_000
    for char in found:
        assert char.isprintable()
        assert refused(char) is None
        assert combining(char) == 0
        assert is_normalized("NFC", char)
        assert f"{ord(char):04X}" not in joining


@pytest.mark.parametrize("text", ["", "Правда «и» 노동", "노동 Правда", "a – б 가", "Café, 1998"])
def test_most_texts_are_everyday(text: str) -> None:
    """In several scripts, one after the other."""
    assert everyday(text)


@pytest.mark.parametrize(
    "char", ["\n", "\t", "\u00a0", "\u0301", "\u1161", "\u2028", "\u212a", "\x00"]
)
def test_one_other_character_makes_a_text_not_everyday(char: str) -> None:
    """Wherever it stands."""
    for text in (char, f"a{char}", f"{char}a", f"가{char}Я"):
        assert not everyday(text)
