"""Languages as files name them: tags of BCP 47, codes of ISO 639-2, names."""

from functools import lru_cache
from typing import Final

from rusrec import vocab
from rusrec.model import tag as bcp47

__all__ = ["languages_of"]

_MARKS: Final = str.maketrans(";/|", ",,,")


@lru_cache(maxsize=1024)
def languages_of(text: str) -> tuple[str, ...] | None:
    """Return the tags of the languages in *text*: tags, codes or names, parted by commas.

    ``kor`` gives ``ko``, ``en_US`` gives ``en-US``, ``Korean; English`` gives ``ko`` and ``en``.
    None where a part is none of these.
    """
    found = [_tag(part.strip()) for part in text.translate(_MARKS).split(",") if part.strip()]
    if None in found:
        return None
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _tag(text: str) -> str | None:
    tag = text.replace("_", "-")
    if bcp47.well_formed(tag):
        first, hyphen, rest = tag.partition("-")
        return bcp47.canonical(vocab.language_codes().get(first.lower(), first) + hyphen + rest)
    return vocab.languages_by_name().get(text.casefold())
