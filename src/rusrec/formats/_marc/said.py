r"""What MARC has no subfield for, said of a field in an 883 that it is linked to.

``883 0_ $8 1\p $a Romanized by machine (ALA-LC)`` marks what a machine romanized; everything else
is written as words and values, ``$a tag=ru-Latn; kind=variant``. Only what a reader would not see
of the field by itself is said, so that most records have none.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from rusrec.formats._marc import field
from rusrec.formats._marc.field import Subfields
from rusrec.model import edtf
from rusrec.model import tag as bcp47
from rusrec.model.text import Cert, Kind, implied_kind
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["ALA_LC", "MACHINE", "Said", "applied", "of", "parsed", "spelled", "value"]

Said = tuple[tuple[str, str], ...]
"""Words and values, such as ``("tag", "ru-Latn")``; a dot parts what they are said of."""

ALA_LC: Final = "alalc97"
MACHINE: Final[Said] = (("by", "machine"), ("scheme", ALA_LC))

_ROMANIZED: Final = "Romanized by machine (ALA-LC)"
_BY_OTHERS: Final = pattern(r"Romanized by [^()]+ \(ALA-LC\)\.?")
_PAIR: Final = pattern(r"((?:[a-z]+\.)?[a-z_]+)=((?:[^;\\]|\\.)*)(?:; |$)")
_TEXTS: Final = (
    "text", "by", "divided", "family", "given", "particle", "dropping_particle", "suffix", "value",
    "volume", "issue", "pages", "volumes", "extent", "accessed", "kindof",
)  # fmt: skip
_ORDERS: Final = ("", "given-first", "family-first")
_ESCAPE: Final = pattern(r"\\(.)")
_NEEDED: Final = ("text", "family", "edtf", "type", "scheme", "breaks", "kindof")
_BREAKS: Final = pattern(r"[0-9]{1,6}(?:,[0-9]{1,6}){0,9999}")


def _is_tag(text: str) -> bool:
    return bcp47.well_formed(text) and bcp47.canonical(text) == text


def _is_edtf(text: str) -> bool:
    try:
        return edtf.render(edtf.parse(text)) == text
    except ValueError:
        return False


_FIT: Final[dict[str, Callable[[str], bool]]] = {
    **dict.fromkeys(_TEXTS, lambda _: True),
    "tag": _is_tag,
    "kind": lambda text: text in get_args(Kind),
    "cert": lambda text: text in get_args(Cert),
    "markup": lambda text: text in ("", "csl"),
    "order": lambda text: text in _ORDERS,
    "edtf": _is_edtf,
    "breaks": lambda text: _BREAKS.fullmatch(text) is not None,
    "scheme": lambda text: text.isascii() and text.replace("-", "").isalnum(),
    "type": lambda text: text.isascii() and text.replace("-", "").replace("_", "").isalnum(),
    "language": lambda text: not text or _is_tag(text),
}
"""What each word takes; a note with any other is somebody else's."""


def spelled(said: Said) -> tuple[str, Subfields]:
    """Return the indicators of an 883 that says this, and its subfields."""
    kept = value(said, "note")
    note = field.parsed("883", kept) if kept else None
    if note:
        return note.ind, note.subs
    ind = "0 " if ("by", "machine") in said else "  "
    if said == MACHINE:
        return ind, (("a", _ROMANIZED),)
    return ind, (("a", "; ".join(f"{word}={_escaped(text)}" for word, text in said)),)


@lru_cache(maxsize=1024)
def parsed(ind: str, subs: Subfields) -> Said:
    """Return what an 883 says; nothing where it is not one of ours.

    One that says in other words that a machine romanized something keeps its own as a ``note``.
    """
    own = tuple(each for each in subs if each[0] != "8")
    text = next((value for code, value in subs if code == "a"), "")
    if ind == "0 " and own == (("a", _ROMANIZED),):
        return MACHINE
    if ind[:1] == "0" and _BY_OTHERS.fullmatch(text):
        return (*MACHINE, ("note", field.spelled(field.Field("883", ind, own))))
    if own != (("a", text),) or ind not in ("  ", "0 "):
        return ()
    found: list[tuple[str, str]] = []
    at = 0
    while match := _PAIR.match(text, at):
        found.append((match[1], _ESCAPE.sub(r"\1", match[2])))
        at = match.end()
        if at == len(text):
            break
    said = tuple(found)
    fit = all(_fits(word, value) for word, value in said) and len(dict(said)) == len(said)
    return said if fit and said and spelled(said) == (ind, own) else ()


def _fits(word: str, text: str) -> bool:
    last = word.rpartition(".")[2]
    if last not in _FIT or (not text and last in _NEEDED):
        return False
    return gate.fold(text) == text and _FIT[last](text)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;")


def value(said: Said, word: str, otherwise: str = "") -> str:
    """Return what is said under *word*."""
    for own, text in said:
        if own == word:
            return text
    return otherwise


T = TypeVar("T", bound=Struct)


def of(seen: Struct, meant: Struct, prefix: str = "") -> Said:
    """Return what must be said of a field so that *meant* is read, of which *seen* is seen."""
    if seen == meant:
        return ()
    return tuple(
        (prefix + name, getattr(meant, name))
        for name in meant.__struct_fields__
        if getattr(seen, name) != getattr(meant, name)
    )


def applied(seen: T, said: Said, prefix: str = "") -> T:
    """Return *seen* with what is said of it; what cannot be said of such a value is left out."""
    if not said:
        return seen
    own: dict[str, Any] = {}
    for word, text in said:
        name = word[len(prefix) :]
        if word.startswith(prefix) and name in seen.__struct_fields__:
            own[name] = text
    if not own:
        return seen
    made = replace(seen, **own)
    kind = getattr(made, "kind", "")
    return replace(made, kind="") if kind and kind == implied_kind(made.tag) else made  # type: ignore[attr-defined]
