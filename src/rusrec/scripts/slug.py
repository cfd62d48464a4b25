"""Keys for records: short, ASCII, made from a text in any script, the same for ever.

The tables are for keys and claim no romanization scheme. They are never changed: a change would
give new records other ids than their neighbours have.
"""

import re
from collections.abc import Container
from unicodedata import normalize

from rusrec.scripts.file_name import refused_by_windows
from rusrec.scripts.gate import nfc
from rusrec.scripts.pattern import pattern

__all__ = ["slug", "unique"]

# Revised Romanization of each syllable by itself, in the order of Unicode's Hangul syllables.
_SOUNDS = (
    "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h",
    "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i",
    ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t",
)
_LEADS, _VOWELS, _TAILS = (row.split(",") for row in _SOUNDS)
_FIRST_SYLLABLE = 0xAC00
_SYLLABLE = pattern("[가-힣]")

_LETTERS = (
    # Cyrillic of the Slavic languages, then of others; ё as е, because it is so often written е.
    "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f "
    "х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ye і:i ї:yi ґ:g ў:w ј:j љ:lj њ:nj "
    "ђ:dj ћ:c џ:dz ѕ:dz ѣ:e ѳ:f ѵ:i ѫ:u ѧ:ya ѡ:o "
    "ә:a ғ:gh қ:q ң:ng ө:o ұ:u ү:u һ:h ҳ:h ҷ:j җ:j ҙ:z ҫ:s ҡ:q ҝ:g ҹ:j ҥ:ng ӏ: "
    # Greek, letter by letter (ου is oy).
    "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f "
    "χ:ch ψ:ps ω:o "
    # Latin that does not come apart into a letter and an accent.
    "ł:l ø:o æ:ae œ:oe đ:d ð:d ı:i þ:th ħ:h ŋ:ng ŧ:t ĸ:q ə:e ǝ:e ɛ:e ɔ:o ƀ:b ɓ:b ɗ:d ƙ:k ƴ:y "
    "ʒ:z ɩ:i ʊ:u ɣ:g ƶ:z ɨ:i ʉ:u ɫ:l ȷ:j"
)
_TABLE = str.maketrans(
    dict(pair.split(":") for pair in _LETTERS.split())
    # Hangul letters outside a syllable.
    | {chr(0x1100 + at): letter for at, letter in enumerate(_LEADS)}
    | {chr(0x1161 + at): letter for at, letter in enumerate(_VOWELS)}
    | {chr(0x11A7 + at): letter for at, letter in enumerate(_TAILS) if at}
)
_OTHERS = pattern("[^\x00-\x7f]+")
# What stands within a word and leaves no gap: apostrophes, accents, signs of no width.
_WITHIN = pattern(
    "['`‘’\u00ad\u02b9-\u02df\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f"
    "\u2032\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff]"
)
_BETWEEN = pattern("[^a-z0-9]+")

# Characters of the text that are read for one of the key: accents and gaps leave no trace in it.
_READ = 40
_HASHED = 8
_COUNTED = 8


def slug(text: str, *, limit: int = 60) -> str:
    """Make an id, ``[a-z0-9]+(-[a-z0-9]+)*`` of at most *limit* characters, from *text*.

    Hangul is romanized syllable by syllable, with no change of sound between them (``독립문`` is
    ``dokripmun``); Cyrillic and Greek letter by letter; Latin loses its accents. Other scripts are
    dropped, so that Han is never read as Chinese. It is cut between words where a word ends in the
    second half. A text with nothing to read gives ``r`` and eight digits of its SHA-256.

    Raises:
        ValueError: *limit* is less than the nine characters that such a hash needs.
    """
    if limit <= _HASHED:
        message = f"a key needs a limit of at least {_HASHED + 1} characters, not {limit}"
        raise ValueError(message)
    key = _ascii(text[: limit * _READ])
    if not key:
        from hashlib import sha256  # OpenSSL takes longer to load than a key to make

        return f"r{sha256(nfc(text).encode('utf-8', 'surrogatepass')).hexdigest()[:_HASHED]}"
    if len(key) <= limit:
        return key
    words = key[: limit + 1].rpartition("-")[0]
    return words if len(words) * 2 >= limit else key[:limit]


def _ascii(text: str) -> str:
    """Give the words of *text* that can be read, in ASCII, joined by hyphens."""
    text = text.lower() if text.isascii() else _romanized(normalize("NFKC", text).casefold())
    return _BETWEEN.sub("-", _WITHIN.sub("", text)).strip("-")


def _romanized(text: str) -> str:
    # Twice, because й is a letter of the table and ӑ only an а with an accent.
    text = _OTHERS.sub(_by_letter, _SYLLABLE.sub(_syllable, text))
    return _OTHERS.sub(_by_letter, normalize("NFKD", text))


def _by_letter(found: re.Match[str]) -> str:
    return found[0].translate(_TABLE)


def _syllable(found: re.Match[str]) -> str:
    at, tail = divmod(ord(found[0]) - _FIRST_SYLLABLE, len(_TAILS))
    lead, vowel = divmod(at, len(_VOWELS))
    return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]


def unique(slug: str, taken: Container[str]) -> str:
    """Give *slug*, or where it is *taken* the first of ``slug-2``, ``slug-3`` … that is free.

    From ``slug-9`` on the numbers are tried by halving, so that ten thousand records of one name
    take no minutes; where numbers were taken out of turn, the one given is free but may not be the
    lowest. The number comes on top of the length that ``slug`` keeps to. The names of Windows'
    devices (``con``, ``nul``) count as taken: no file can be called so there, with any suffix.
    """
    if slug not in taken and not refused_by_windows(slug):
        return slug
    for number in range(2, _COUNTED + 1):
        if f"{slug}-{number}" not in taken:
            return f"{slug}-{number}"
    used, free = _COUNTED, 2 * _COUNTED
    while f"{slug}-{free}" in taken:
        used, free = free, 2 * free
    while free - used > 1:
        middle = (used + free) // 2
        if f"{slug}-{middle}" in taken:
            used = middle
        else:
            free = middle
    return f"{slug}-{free}"
