"""Language tags that are well formed and hardly meant."""

from functools import lru_cache
from typing import Final

from rusrec import vocab
from rusrec.model.tag import language_of, script_of

__all__ = ["surprise"]

_MEANT: Final = {
    "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "ge": "ka", "gr": "el", "ir": "fa",
    "jp": "ja", "kg": "ky", "kp": "ko", "kr": "ko", "kz": "kk", "md": "ro", "rs": "sr",
    "sp": "es", "tj": "tg", "tm": "tk", "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
"""A country's code, where its language was meant. Left out are those of languages with many readers
(my is Burmese, se is Northern Sami)."""


@lru_cache(maxsize=1024)
def surprise(tag: str) -> str | None:
    """Say what is odd in a well-formed *tag*, None when nothing is.

    A country's code for a language (``kr`` is Kanuri, Korean is ``ko``), a code of three letters
    where BCP 47 has two (``kor``), a language or script that is not registered.
    """
    language, script = language_of(tag), script_of(tag)
    if not language:
        return None
    names = vocab.language_names()
    short = vocab.language_codes().get(language, language)
    if language in _MEANT:
        meant = _MEANT[language]
        found = names.get(language, "no language")
        return f"{language!r} is {found}; write {meant!r} if {names[meant]} is meant"
    if short != language:
        return f"BCP 47 has the shorter code {short!r} for {language!r}; write {short!r}"
    if language not in names and vocab.language_subtags().get(language) is None:
        return f"{language!r} is no registered language; write 'und' if it is not known"
    if script and script not in vocab.scripts():
        return f"{script!r} is no script of ISO 15924; write one, such as 'Latn' or 'Cyrl'"
    return None
