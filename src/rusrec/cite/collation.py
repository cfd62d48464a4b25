"""Keys that sort texts as a reader looks for them, whatever the scripts.

The result of the Unicode Collation Algorithm as far as bibliographies need it: case and
accents count last, punctuation not at all; Hangul goes by 가나다, Cyrillic by its alphabet;
digits come before letters.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rusrec.cite.marks import strip

__all__ = ["FIRST_SCRIPTS", "LIST_END", "NAME_END", "PART_END", "Key", "key"]

FIRST_SCRIPTS: Final = {
    **dict.fromkeys(
        ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), re.compile("[\u0400-\u052f]")
    ),
    **dict.fromkeys(("ko",), re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")),
    **dict.fromkeys(("el",), re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    **dict.fromkeys(("ja", "zh"), re.compile("[\u3040-\u30ff\u3400-\u9fff]")),
}
"""The script that comes before all others in a language (CLDR, script reordering)."""

Key = tuple[str, str, str]

PART_END: Final = "\x02"
"""Between family and given name: sorts before a space, so that Doe, Zoe precedes Doe Poe, Ann."""
NAME_END: Final = "\x01"
LIST_END: Final = "\0"
"""Between names, and after the last: a work of one author precedes those of him and others."""
_LEADING = re.compile(r"^[\W_]+")
_IGNORED = re.compile(r"[^\w\s\0\x01\x02\U0010ffff]+|[\u02b0-\u02ff_]+")
_SPACES = re.compile(r"\s+")
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
    # ё beside е; the letters of other Cyrillic alphabets after the Russian ones they follow
    | {
        "ё": "е",
        "ґ": "г\U0010ffff",
        "є": "е\U0010ffff",
        "і": "и\U0010ffff",
        "ї": "и\U0010ffff\U0010ffff",
    }
    | {"ў": "у\U0010ffff", "ј": "и\U0010ffff", "ђ": "д\U0010ffff", "љ": "л\U0010ffff"}
    | {"њ": "н\U0010ffff", "ћ": "т\U0010ffff", "џ": "ч\U0010ffff"}
)
_LAST_LATIN: Final = 0x24F
_ADDITIONAL: Final = range(0x1E00, 0x2000)


@lru_cache(maxsize=32768)
def key(text: str) -> Key:
    """Give what *text* sorts by: letters alone, then accents, then case."""
    text = strip(text)
    folded = unicodedata.normalize("NFC", text).casefold()
    primary = folded
    if not primary.isascii():
        primary = "".join(map(_base, folded)).translate(_LETTERS)
    primary = _SPACES.sub(" ", _IGNORED.sub("", _LEADING.sub("", primary)) or primary)
    return primary, folded, text.swapcase()


def _base(character: str) -> str:
    """Give a Latin or Greek letter without its accents; other scripts keep letters whole."""
    code = ord(character)
    if code <= _LAST_LATIN or code in _ADDITIONAL or 0x370 <= code < 0x400:  # noqa: PLR2004 - Greek
        return unicodedata.normalize("NFD", character)[0]
    return "" if unicodedata.combining(character) else character
