"""The encodings that are read, by all their names, and what bytes that are not UTF-8 may be in."""

import re

from msgspec import Struct

__all__ = ["KNOWN", "Mark", "codec_of", "guesses", "mark_of"]

KNOWN = ("utf-8", "utf-16", "cp949 (euc-kr)", "koi8-r", "cp1251", "cp1252", "latin-1")

# Codec -> the names that files, web pages and library systems give it. cp949 holds EUC-KR within
# it, and files that are said to be EUC-KR often have its further syllables (WHATWG Encoding).
_NAMES = {
    "utf-8": "utf-8 utf8 utf-8-sig unicode-1-1-utf-8 ascii us-ascii",
    "utf-16": "utf-16 utf16 unicode ucs-2",
    "utf-16-le": "utf-16-le utf-16le utf16-le utf16le",
    "utf-16-be": "utf-16-be utf-16be utf16-be utf16be",
    "cp949": "cp949 949 ms949 x-windows-949 windows-949 uhc euc-kr euckr ks-c-5601-1987 ks-c-5601 "
    "ksc5601 ks-x-1001 korean",
    "koi8-r": "koi8-r koi8r koi8 cskoi8r",
    "cp1251": "cp1251 1251 windows-1251 win-1251 win1251 x-cp1251",
    "cp1252": "cp1252 1252 windows-1252 win-1252 win1252 x-cp1252",
    "latin-1": "latin-1 latin1 iso-8859-1 iso8859-1 iso88591 l1 8859-1",
}
_CODECS = {name: codec for codec, names in _NAMES.items() for name in names.split()}


class Mark(Struct, frozen=True):
    """A byte order mark: its bytes, and the codec that it stands for."""

    sign: bytes
    codec: str


# UTF-32 before UTF-16, whose mark it begins with.
_MARKS = (
    Mark(b"\xff\xfe\x00\x00", "utf-32"),
    Mark(b"\x00\x00\xfe\xff", "utf-32"),
    Mark(b"\xef\xbb\xbf", "utf-8"),
    Mark(b"\xff\xfe", "utf-16-le"),
    Mark(b"\xfe\xff", "utf-16-be"),
)

_WIDE = "[^\x00-\x7f]"
# KOI8-R has the small letters where cp1251 has the capitals: no capital comes after a small one.
_RUSSIAN = "(?<=[А-яЁё])[а-яё]|[а-яё](?=[а-яё])|(?<![а-яё])[А-ЯЁ](?=[А-яЁё])"
# Codec -> what most letters beyond ASCII are when the text is read rightly with it: syllables of
# Korean, words of Russian, accented letters that stand by themselves.
_RIGHT = {
    "cp949": "[가-힣]",
    "cp1251": _RUSSIAN,
    "koi8-r": _RUSSIAN,
    "cp1252": "(?<![^\x00-\x7f])[À-ÖØ-öø-ÿŒœŠšŽž‘’“”–—…«»](?![^\x00-\x7f])",
}


def codec_of(label: str) -> str | None:
    """Give Python's codec for an encoding's name, or None where it is not read.

    Case, ``_`` and blanks count for nothing: ``EUC_KR`` is ``cp949``. ``utf-16`` needs a byte order
    mark; the two that say the order are ``utf-16-le`` and ``utf-16-be``.
    """
    return _CODECS.get(re.sub(r"[\s_-]+", "-", label.strip().lower()))


def mark_of(head: bytes) -> Mark | None:
    """Give the byte order mark at the beginning of *head* (four bytes of a file, or all)."""
    return next((mark for mark in _MARKS if head.startswith(mark.sign)), None)


def guesses(sample: bytes) -> list[str]:
    """Give the encodings that *sample*, bytes that are not UTF-8, may be in, the likeliest first.

    For messages only: nothing is ever read by a guess. A few words are enough to tell Korean,
    Russian in either encoding, and Western European apart. NUL in a text is half of a character
    of UTF-16, on the side of its order.
    """
    if b"\0" in sample:
        left, right = sample[::2].count(0), sample[1::2].count(0)
        return ["utf-16-be", "utf-16-le"] if left > right else ["utf-16-le", "utf-16-be"]
    shares = {codec: _share(sample, codec) for codec in _RIGHT}
    return sorted(shares, key=lambda codec: -shares[codec])


def _share(sample: bytes, codec: str) -> float:
    text = sample.decode(codec, "replace")
    return len(re.findall(_RIGHT[codec], text)) / max(1, len(re.findall(_WIDE, text)))
