"""Controlled vocabularies: codes that standards fix, one text file each, read when first asked for.

Each function gives one read-only mapping; asking again costs nothing. The files stand beside this
module: tab-separated UTF-8, with source and columns in the comment lines at the top.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

__all__ = [
    "babel_names",
    "babel_tags",
    "default_scripts",
    "former_relators",
    "item_types",
    "language_codes",
    "language_names",
    "language_subtags",
    "languages",
    "languages_by_name",
    "name_variables",
    "relators",
    "scripts",
]


@cache
def relators() -> Mapping[str, str]:
    """MARC relator codes in use, with the term of each: ``aut`` is ``author``.

    Discontinued codes are not among them but in :func:`former_relators`.

    Source: MARC Code List for Relators, Library of Congress.
    """
    return MappingProxyType(_table("relators"))


@cache
def former_relators() -> Mapping[str, str]:
    """Discontinued MARC relator codes, each with the code to use instead: ``voc`` gives ``sng``.

    Source: MARC Code List for Relators, Library of Congress.
    """
    return MappingProxyType(_table("former-relators"))


@cache
def item_types() -> Mapping[str, str]:
    """CSL item types, with what each is: ``review-book`` is ``review of a book``.

    The types are those of ``csl-data.json``, in its order; the glosses are our own.

    Source: CSL 1.0.2, appendix III.
    """
    return MappingProxyType(_table("item-types"))


@cache
def name_variables() -> Mapping[str, str | None]:
    """CSL name variables, with the MARC relator of the same meaning: ``editor`` gives ``edt``.

    None where MARC has no such relator, or only a narrower or wider one (``collection-editor``).
    No relator stands twice, so the mapping can be turned round.

    Source: CSL 1.0.2, appendix IV.
    """
    return MappingProxyType({name: code or None for name, code in _table("name-variables").items()})


@cache
def languages() -> Mapping[str, str]:
    """BCP 47 language subtags, with the bibliographic code of ISO 639-2: ``ko`` gives ``kor``.

    Only languages that ISO 639-2 knows: ``yue`` has none. MARC and MODS take these codes.

    Source: ISO 639-2, bibliographic codes (``ger`` and ``chi``, not ``deu`` and ``zho``).
    """
    return MappingProxyType({tag: row.split("\t")[0] for tag, row in _table("languages").items()})


@cache
def language_codes() -> Mapping[str, str]:
    """ISO 639-2 codes, with the BCP 47 subtag of each: ``ger`` and ``deu`` both give ``de``.

    Source: ISO 639-2, bibliographic and terminology codes.
    """
    rows = _table("languages").items()
    return MappingProxyType({code: tag for tag, row in rows for code in row.split("\t")[:2]})


@cache
def language_names() -> Mapping[str, str]:
    """BCP 47 language subtags, with the English name of each: ``ko`` is ``Korean``.

    Only languages that ISO 639-2 knows.

    Source: ISO 639-2.
    """
    return MappingProxyType({tag: row.split("\t")[2] for tag, row in _table("languages").items()})


@cache
def languages_by_name() -> Mapping[str, str]:
    """Names of languages, case folded, with the subtag of each: ``한국어`` gives ``ko``.

    Names in English, those of the languages themselves, and some in Korean and Russian.

    Source: ISO 639-2, and our own list.
    """
    english = {name.casefold(): tag for tag, name in language_names().items()}
    return MappingProxyType({**_table("named-languages"), **english})


@cache
def language_subtags() -> Mapping[str, str]:
    """Valid primary language subtags, each with the one to write: ``ko`` gives ``ko``.

    A deprecated subtag gives its successor: ``iw`` gives ``he``. The subtags are in lower case.

    Source: IANA Language Subtag Registry (BCP 47, RFC 5646 section 3.1).
    """
    rows = _table("language-subtags").items()
    return MappingProxyType({subtag: instead or subtag for subtag, instead in rows})


@cache
def scripts() -> Mapping[str, str]:
    """Script codes, with the English name of each: ``Cyrl`` is ``Cyrillic``.

    Codes that stand for several scripts are among them: ``Kore`` is Hangul and Han, ``Jpan`` is
    Han, Hiragana and Katakana.

    Source: ISO 15924.
    """
    return MappingProxyType(_table("scripts"))


@cache
def default_scripts() -> Mapping[str, str]:
    """Language subtags, with the script of a text whose tag names none: ``ru`` gives ``Cyrl``.

    Only languages with a script that can be taken for granted.

    Source: Suppress-Script in the IANA Language Subtag Registry, else CLDR's likely subtags.
    """
    return MappingProxyType(_table("default-scripts"))


@cache
def babel_names() -> Mapping[str, str]:
    """BCP 47 tags, with the name by which babel knows the language: ``en-GB`` gives ``british``.

    Look up the whole tag first, then the tag without its last subtag: ``ko-Hani`` is not here,
    ``ko`` is.

    Source: the language options and locales of babel (TeX).
    """
    names: dict[str, str] = {}
    for name, tag in _table("babel").items():
        names.setdefault(tag, name)
    return MappingProxyType(names)


@cache
def babel_tags() -> Mapping[str, str]:
    """Babel's language names, with the BCP 47 tag of each: ``USenglish`` gives ``en-US``.

    Old and new names of one language give one tag: ``german`` and ``ngerman`` are both ``de``.

    Source: the language options and locales of babel (TeX).
    """
    return MappingProxyType(_table("babel"))


def _table(name: str) -> dict[str, str]:
    """Read one file without its comments: the first field of each line, with what follows it."""
    with open(f"{__path__[0]}/{name}.tsv", encoding="utf-8") as file:
        text = file.read()
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {key: value for key, _, value in lines}
