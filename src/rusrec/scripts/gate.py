"""The text gate: what no value may hold, the one form in which it is kept, and what looks damaged.

Readers and writers ask ``refused``, of long texts ``passes``; ``nfc``, ``fold`` and ``paragraphs``
bring a text into the form of the record; ``suspicions`` tells what is allowed but hardly meant.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Literal
from unicodedata import combining, normalize

from msgspec import Struct

from rusrec.scripts.pattern import pattern

__all__ = [
    "REFERENCE", "Suspicion", "What", "everyday", "fold", "newlines", "nfc", "paragraphs", "passes",
    "refused", "suspicions", "vouch",
]  # fmt: skip

_BMP = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_ASTRAL = "".join(
    f"{chr(at + 0xFFFE)}{chr(at + 0xFFFF)}" for at in range(1 << 16, 17 << 16, 1 << 16)
)
# Compiled when first needed, which for most texts is never.
_REFUSED = f"[{_BMP}{_ASTRAL}]"
# Many single characters beyond U+FFFF make a class five times as slow: this one goes before it.
_PERHAPS = pattern(f"[{_BMP}\U00010000-\U0010ffff]")

# Three sets one after the other, since a set of two ranges takes half the time of one of many.
_EVERYDAY = pattern(
    "[ -~\uac00-\ud7a3]*+[ -~\u0410-\u0451]*+"
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0388-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2125\u2190-\u22ff\u3001-\u3029\u3041-\u3096"
    "\u30a1-\u30ff\u3400-\u4db5\u4e00-\u9fef\uac00-\ud7a3\uff01-\uff5e]*+"
)

_BLANKS = pattern(r"[\t\n][ \t\n]*| [ \t\n]+")
_EDGES = " \t\n\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

# unicodedata takes the square of their number to sort the accents of one letter (a second for
# 40,000), so a long run is sorted before. It must have an accent at one of every _RUN places.
_RUN = 256
_LONG = 1000
_ASCII = b"\t\n" + bytes(range(0x20, 0x7F))
_ACCENTS = f"[^\x00-\u02ff]{{{_RUN},}}"
_CLASSLESS = frozenset("\u0f73\u0f75\u0f81")  # no accents by class, but two when taken apart

REFERENCE = pattern(
    "&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|lt|gt|quot|apos|nbsp|shy|[nm]dash|hellip|middot"
    "|[lrb][sd]quo|[lr]aquo|szlig|[A-Za-z](?:acute|grave|circ|uml|tilde|ring|slash|cedil|caron));"
)
"""Finds what HTML writes for a character and the reader of a text should not see: ``&amp;``."""
_AROUND = 12

_MOST = 100
_FEW = 16
_PASSED: dict[int, str] = {}
"""The last few texts that passed, by their identity: to hash a long text takes time as well."""

What = Literal[
    "zero-width character",
    "unbalanced bidi control",
    "replacement character",
    "mixed script",
    "character reference",
]


class Suspicion(Struct, frozen=True):
    """A place that is allowed but looks damaged; ``offset`` counts characters from 0.

    ``evidence`` makes visible what the eye cannot see: the name of the character and the text
    around it, or the parts of a word by script.
    """

    offset: int
    what: What
    evidence: str


def refused(text: str) -> int | None:
    r"""Give the offset of the first character that no value may hold, or None.

    These are C0 but tab and newline, DEL, C1 with U+0085 NEL, U+2028 and U+2029 (all three end a
    line for some readers and not for others), surrogates, and non-characters (U+FDD0-FDEF and the
    last two of every plane). CR is refused too: call ``newlines`` before, where ``\r\n`` can stand.
    """
    if len(text) > _LONG and text.isascii():
        if not text.encode().translate(None, _ASCII):
            return None
    elif text.isprintable() or text.replace("\n", "").isprintable():
        return None
    perhaps = _PERHAPS.search(text)
    if perhaps is None:
        return None
    found = re.compile(_REFUSED).search(text, perhaps.start())
    return None if found is None else found.start()


def everyday(text: str) -> bool:
    """Tell, soon, whether all of *text* is of the characters that most texts are made of.

    It then passes, is in NFC, also when it is joined to or cut out of another such text, and has
    no blanks but spaces. Of a text that is not it says nothing.
    """
    if text.isascii():
        return text.isprintable()  # the pattern takes some milliseconds to compile
    return _EVERYDAY.fullmatch(text) is not None


def passes(text: str) -> bool:
    """Tell whether *text* may be a value; a reader that has just asked spares the writer it."""
    if _PASSED.get(id(text)) is text:
        return True
    if refused(text) is not None:
        return False
    vouch(text)
    return True


def vouch(text: str) -> None:
    """Note that *text* may be a value, for the writer that will ask :func:`passes`."""
    if len(_PASSED) >= _FEW:
        _PASSED.clear()
    _PASSED[id(text)] = text


def newlines(text: str) -> str:
    r"""Give *text* with every ``\r\n`` and ``\r`` as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def nfc(text: str) -> str:
    """Give *text* in Unicode's form NFC (UAX #15); the same object where it is so already.

    Time grows with the length, whatever the text: ten thousand accents on one letter are no trap.
    """
    if len(text) > _LONG and not text.isascii():
        sample = text[::_RUN]
        if any(map(combining, sample)) or not _CLASSLESS.isdisjoint(sample):
            text = re.sub(_ACCENTS, _sorted_accents, text)
    return normalize("NFC", text)


def _sorted_accents(run: re.Match[str]) -> str:
    """Take a run apart and put the accents of each letter in canonical order, which is NFD."""
    apart = "".join([normalize("NFD", char) for char in run[0]])
    return "".join(
        char
        for is_letter, chars in groupby(apart, key=lambda char: combining(char) == 0)
        for char in (chars if is_letter else sorted(chars, key=combining))
    )


def fold(text: str) -> str:
    """Give *text* on one line: NFC, trimmed, each run of spaces, tabs and newlines one space.

    Spaces that a typesetter chose (U+00A0 before a French colon, U+202F, U+3000) are kept within
    the text, and go only from its ends, where nothing can depend on them.
    """
    return _folded(nfc(text))


def _folded(text: str) -> str:
    text = text.strip(_EDGES)
    if "  " in text or "\n" in text or "\t" in text:
        return _BLANKS.sub(" ", text)
    return text


def paragraphs(text: str) -> str:
    """Give *text* with one paragraph a line: NFC, each line folded, empty lines left out.

    For abstracts and notes. A line end in *text* is the end of a paragraph: who has a text in
    lines of a page joins them before.
    """
    text = nfc(text)
    if "\n" not in text:
        return _folded(text)
    return "\n".join(filter(None, map(_folded, text.split("\n"))))


def suspicions(text: str) -> Iterator[Suspicion]:
    """Give the places that look damaged, kind by kind, each kind in the order of the text.

    Told are: characters of no width outside the scripts that write with them (a non-joiner is
    Persian orthography, in ``soc‌ialist`` it is not); bidi controls without their partner in the
    same paragraph (UAX #9); U+FFFD; words in which Latin, Cyrillic, Greek or Armenian letters
    meet, and Hangul or Han that has come into a Latin, Cyrillic or Greek word (``soci떠ist``).
    Not told is what people write: ``KGB의``, ``X선``, ``XXв.``, ``SMSки``, ``TNFα``, ``kΩ``.
    Told too are HTML's references to characters (``&amp;``), which a page or a database left.
    After a hundred signs and a hundred words it stops: the text is then no text of the language.
    """
    if "&" in text:
        for found in islice(REFERENCE.finditer(text), _MOST):
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            yield Suspicion(found.start(), "character reference", f"{found[0]} in: {around}")
    if text.isascii():
        return
    from rusrec.scripts import _invisible, _mixed  # most text never comes here

    for offset, what, evidence in islice(_invisible.signs(text), _MOST):
        yield Suspicion(offset, what, evidence)
    for offset, evidence in islice(_mixed.words(text), _MOST):
        yield Suspicion(offset, "mixed script", evidence)
