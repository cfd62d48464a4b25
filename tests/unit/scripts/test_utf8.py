"""What is seen by the first bytes of characters is so of each character."""

from unicodedata import combining, is_normalized, normalize

import pytest

from rusrec.scripts.gate import refused
from rusrec.scripts.utf8 import doubts, has_controls, is_composed, is_quiet

CHARACTERS = [chr(at) for at in range(0x110000) if not 0xD800 <= at < 0xE000]


def composed(text: str) -> bool:
    """Return the answer for a text that stands alone."""
    wire = text.encode()
    return is_composed(wire, doubts(wire))


def test_no_character_that_nfc_changes_or_that_changes_another_passes() -> None:
    """Those which are not in NFC, the accents, and what a letter before them takes in."""
    taken_in = {part for char in CHARACTERS for part in normalize("NFD", char)[1:]}
    for char in CHARACTERS:
        if combining(char) or char in taken_in or not is_normalized("NFC", char):
            assert not composed(char), ascii(char)


def quiet(text: str) -> bool:
    """Return the answer of both questions of unfit characters."""
    wire = text.encode()
    return is_quiet(wire) and not has_controls(wire)


def test_every_character_that_no_value_may_hold_is_seen() -> None:
    """But for the two separators, and the carriage return, which may end a line."""
    wrong = {char for char in CHARACTERS if refused(char) is not None} - {*"\r\u2028\u2029"}
    assert not [ascii(char) for char in wrong if quiet(char)]
    assert quiet("".join(char for char in CHARACTERS if char not in wrong))


@pytest.mark.parametrize(
    "text",
    ["Ça, naïve", "Рекорд, № 5", "로서", "漢字 かな", "“a” – b…", "Việt Nam", "🙂", "Ａ"],
)
def test_what_is_common_passes(text: str) -> None:
    """Else every text of that language would be looked at sign by sign."""
    assert composed(text)
    assert composed(text * 3)
    assert quiet(text)
