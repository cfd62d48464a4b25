"""Language tags (BCP 47, RFC 5646): whether one is well formed, and what it says of a text."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from rusrec import vocab

__all__ = [
    "canonical",
    "default_script",
    "explain",
    "is_transcription",
    "language_of",
    "matches",
    "own_scripts",
    "scheme_of",
    "script_of",
    "well_formed",
]

_TAG = (
    r"([a-z]{2,3})(?:-([a-z]{3}))?(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?"
    r"((?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"((?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)(?:-(x(?:-[a-z0-9]{1,8})+))?"
)
_PRIVATE = r"x(?:-[a-z0-9]{1,8})+"
_EXTENSION = r"[0-9a-wy-z](?:-[a-z0-9]{2,8})+"
_METHOD = r"-m0((?:-[a-z0-9]{3,8})+)"
_ALALOC = r"t-([a-z]{2,3})(?:-[a-z]{4})?-m0-alaloc"
_LONGEST = 100


def _pairs(text: str) -> dict[str, str]:
    """Return the pairs that are written ``key:value``."""
    return dict(pair.split(":") for pair in text.split())


# Source of these four: IANA Language Subtag Registry. Only these languages have extended subtags.
_EXTENDED: Final = frozenset(("ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"))
_SUCCESSORS: Final = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
_REGIONS: Final = {"BU": "MM", "DD": "DE", "FX": "FR", "TP": "TL", "YD": "YE", "ZR": "CD"}
_GRANDFATHERED: Final = _pairs(
    "art-lojban:jbo en-gb-oed:en-gb-oxendict i-ami:ami i-bnn:bnn i-hak:hak i-klingon:tlh "
    "i-lux:lb i-navajo:nv i-pwn:pwn i-tao:tao i-tay:tay i-tsu:tsu no-bok:nb no-nyn:nn "
    "sgn-be-fr:sfb sgn-be-nl:vgt sgn-ch-de:sgg zh-guoyu:cmn zh-hakka:hak zh-min-nan:nan "
    "zh-xiang:hsn"
)

_ALSO_OWN: Final[dict[str, tuple[str, ...]]] = {
    language: tuple(scripts.split())
    for languages, scripts in (
        ("ko", "Kore Hang Hani Jamo"),
        ("ja", "Jpan Hani Hira Kana Hrkt"),
        ("zh cmn gan hak hsn lzh nan wuu yue", "Hani Hans Hant Hanb Bopo"),
        ("bs cnr ro sh sr", "Cyrl Latn"),
        ("az crh kk ku ky tk tt ug uz", "Arab Cyrl Latn"),
        ("tg", "Arab Cyrl"),
        ("mn", "Cyrl Mong"),
        ("cu", "Cyrl Glag"),
        ("pa", "Arab Guru"),
        ("ha ms", "Arab Latn"),
        ("ks sd", "Arab Deva"),
        ("vi", "Hani Latn"),
        ("iu", "Cans Latn"),
        ("lad", "Hebr Latn"),
    )
    for language in languages.split()
}
_VARIANT_OF: Final = {"Latf": "Latn", "Latg": "Latn", "Cyrs": "Cyrl", "Aran": "Arab"}
_SCHEMES: Final = {
    "alalc97": "ala-lc",
    "alaloc": "ala-lc",
    "hepburn": "hepburn",
    "jyutping": "jyutping",
    "pinyin": "pinyin",
    "tongyong": "tongyong",
    "wadegile": "wade-giles",
}


class _Parts(Struct, frozen=True, gc=False):
    language: str
    script: str
    region: str
    variants: tuple[str, ...]
    extensions: tuple[str, ...]
    private: str


_NOTHING: Final = _Parts("", "", "", (), (), "")


@lru_cache(maxsize=2048)
def _read(tag: str) -> _Parts | None:
    """Return the parts in canonical form, None when *tag* is not well formed."""
    if len(tag) > _LONGEST or not tag.isascii():
        return None
    low = _GRANDFATHERED.get(tag.lower(), tag.lower())
    if (usual := _usual(low)) is not None:
        return _aliased(usual)
    if low[0:2] == "x-" and re.fullmatch(_PRIVATE, low):
        return replace(_NOTHING, private=low)
    match = re.fullmatch(_TAG, low)
    if match is None:
        return None
    language, extended, script, region, variants, extensions, private = match.groups("")
    parts = _Parts(
        language,
        script.title(),
        _REGIONS.get(region.upper(), region.upper()),
        tuple(variants.split("-")[1:]),
        tuple(sorted(re.findall(_EXTENSION, extensions))) if extensions else (),
        private,
    )
    if extended:
        if language not in _EXTENDED:
            return None
        parts = replace(parts, language=extended)
    return None if _repeated(parts) else _aliased(parts)


def _usual(low: str) -> _Parts | None:
    """Return the parts of a language with a script and a variant at most, as nearly all tags are.

    That takes less than the whole pattern, which a short run so never has to compile.
    """
    language, _, rest = low.partition("-")
    script, _, variant = rest.partition("-")
    if not (language.isalpha() and 2 <= len(language) <= 3 and low[-1] != "-"):  # noqa: PLR2004
        return None
    if rest and not (script.isalpha() and len(script) == 4):  # noqa: PLR2004
        return None
    if variant and not (variant.isalnum() and 5 <= len(variant) <= 8):  # noqa: PLR2004
        return None
    return _Parts(language, script.title(), "", (variant,) if variant else (), (), "")


def _repeated(parts: _Parts) -> str:
    """Return a variant or the letter of an extension that stands twice (RFC 5646, 2.2.9)."""
    found = [*parts.variants, *(extension[0] for extension in parts.extensions)]
    return next((subtag for subtag in found if found.count(subtag) > 1), "")


def _aliased(parts: _Parts) -> _Parts:
    language = _SUCCESSORS.get(parts.language, parts.language)
    parts = replace(parts, language=language)
    if parts.script != "Latn" or "alalc97" in parts.variants:
        return parts
    for extension in parts.extensions:
        match = re.fullmatch(_ALALOC, extension)
        if match and language in (match[1], "und"):
            return replace(
                parts,
                language=match[1],
                variants=(*parts.variants, "alalc97"),
                extensions=tuple(other for other in parts.extensions if other != extension),
            )
    return parts


def well_formed(tag: str) -> bool:
    """Tell whether *tag* has the shape of a language tag.

    Stricter than the grammar of RFC 5646 in three points, so that a misspelt key is not taken for
    a language: the language has two or three letters (no longer one was ever registered), extended
    subtags stand only where there are any (``zh-yue``), and nothing stands twice.
    """
    return _read(tag) is not None


@lru_cache(maxsize=2048)
def canonical(tag: str) -> str:
    """Return the canonical spelling: ``KO-latn-ALALC97`` gives ``ko-Latn-alalc97``.

    Old codes give their successors (``iw`` gives ``he``, ``zh-yue`` gives ``yue``), and
    ``ko-Latn-t-ko-m0-alaloc`` gives ``ko-Latn-alalc97``. Codes of three letters stay as they are.

    Raises:
        ValueError: *tag* is not well formed; the message is that of :func:`explain`.
    """
    parts = _read(tag)
    if parts is None:
        raise ValueError(f"{tag[:_LONGEST]!r} is not a language tag: {explain(tag)}")
    subtags = (parts.language, parts.script, parts.region, *parts.variants, *parts.extensions)
    return "-".join(subtag for subtag in (*subtags, parts.private) if subtag)


def language_of(tag: str) -> str:
    """Return the language subtag (``sr`` of ``sr-Latn``), "" where there is none."""
    return (_read(tag) or _NOTHING).language


def script_of(tag: str) -> str:
    """Return the script that *tag* names (``Latn`` of ``ko-Latn``), "" where it names none."""
    return (_read(tag) or _NOTHING).script


def default_script(language: str) -> str:
    """Return the script of a text whose tag is only *language* (``Kore`` for ``ko``), else ""."""
    return vocab.default_scripts().get(language, "")


@lru_cache(maxsize=1024)
def own_scripts(language: str) -> frozenset[str]:
    """Return every script in which *language* itself is written: Cyrl and Latn for ``sr``.

    Empty for a language of which that is not known, as for ``und``.
    """
    default = default_script(language)
    return frozenset((*((default,) if default else ()), *_ALSO_OWN.get(language, ())))


@lru_cache(maxsize=2048)
def is_transcription(tag: str) -> bool:
    """Tell whether *tag* marks a transcription.

    It does when its script is not the language's own (``ko-Latn``, ``ko-Cyrl``) or when it names a
    scheme (``sr-Latn-alalc97``); ``ko-Hani`` and ``sr-Latn`` are not transcriptions, nor is a text
    in a language whose scripts are not known.
    """
    if scheme_of(tag):
        return True
    script = script_of(tag)
    own = own_scripts(language_of(tag)) if script else ()
    return bool(own) and _VARIANT_OF.get(script, script) not in own


@lru_cache(maxsize=2048)
def scheme_of(tag: str) -> str:
    """Return the scheme of transcription, "" where *tag* names none.

    ``ko-Latn-alalc97`` gives ``ala-lc``, ``ru-Latn-t-ru-m0-iso`` gives ``iso``.

    Source: variants of the IANA registry; RFC 6497 for ``m0``.
    """
    parts = _read(tag) or _NOTHING
    named = [_SCHEMES[variant] for variant in parts.variants if variant in _SCHEMES]
    for extension in parts.extensions:
        method = re.search(_METHOD, extension) if extension.startswith("t-") else None
        if method:
            named.append(_SCHEMES.get(method[1][1:], method[1][1:]))
    return named[-1] if named else ""


@lru_cache(maxsize=4096)
def matches(tag: str, wanted: str) -> bool:
    """Tell whether *tag* is *wanted* or extends it: ``ko-Hang`` matches ``ko`` and ``*``.

    Source: RFC 4647, 3.3.1 (basic filtering).
    """
    return wanted == "*" or f"{tag}-".lower().startswith(f"{wanted}-".lower())


def explain(tag: str) -> str:
    """Say in one clause why *tag* is not well formed, with the tag to write; "" when it is."""
    if well_formed(tag):
        return ""
    from rusrec.model.tag_advice import advice  # only when a tag is refused

    return advice(tag, _spelt, _LONGEST)


def _spelt(tag: str) -> str:
    """Return the canonical spelling, "" where *tag* is not well formed."""
    return canonical(tag) if well_formed(tag) else ""
