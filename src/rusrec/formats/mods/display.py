"""How a person's name is displayed, which its parts and its language say."""

from collections.abc import Mapping, Sequence

from rusrec.model import NameForm
from rusrec.model import tag as bcp47

__all__ = ["display", "is_display"]

_FAMILY_FIRST = frozenset(("ko", "zh", "ja", "vi", "hu"))
_WIDE = "\u2e80"


def display(form: NameForm, order: str) -> str:
    """Return a name as it is displayed: ``송준서``, ``Song, Chun-sŏ``.

    *order* is what the record asks for: ``given-first`` or ``family-first``.
    """
    family = f"{form.particle} {form.family}".strip()
    given = f"{form.given} {form.dropping_particle}".strip()
    suffix = f", {form.suffix}" if form.suffix else ""
    if not given:
        return family + suffix
    if order == "given-first":
        return f"{given} {family}{suffix}"
    if not bcp47.is_transcription(form.tag) and bcp47.language_of(form.tag) in _FAMILY_FIRST:
        return f"{family}{'' if family[-1] >= _WIDE <= given[0] else ' '}{given}{suffix}"
    return f"{family}{' ' if order else ', '}{given}{suffix}"


def is_display(shown: str, parts: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether *shown* says no more than the parts of a name do."""
    found = [_bare("".join(parts.get(kind, ()))) for kind in ("family", "given", "", "date")]
    suffix = _bare("".join(parts.get("termsOfAddress", ())))
    family, given, plain, date = found
    bare = _bare(shown).removesuffix(date).removesuffix(suffix).removeprefix(suffix)
    return bare in (family + given, given + family, plain, "")


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
