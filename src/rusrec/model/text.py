"""Text in a language and script: titles, abstracts, publishers, and the choice among its forms."""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Literal, Protocol, TypeVar

from msgspec import Struct

from rusrec.model import tag as bcp47

__all__ = ["UNDETERMINED", "Cert", "Kind", "Text", "Texts", "arranged", "choose", "implied_kind"]

UNDETERMINED = "und"
"""The tag of a text whose language nobody has said (ISO 639-2 code und)."""

Kind = Literal["", "parallel", "translated", "transcribed", "variant", "cover", "abbreviated"]
Cert = Literal["", "high", "medium", "low", "unknown"]


class Text(Struct, frozen=True, omit_defaults=True, gc=False):
    """One text in one language and script.

    ``kind`` is empty where it is implied: transcribed when the tag's script is not its language's
    own (``ko-Latn``), else parallel. ``markup="csl"`` says that the text holds CSL's inline tags;
    otherwise ``<i>`` means just these three characters.
    """

    KEY: ClassVar[str] = "tag"

    text: str
    tag: str = UNDETERMINED
    kind: Kind = ""
    by: str = ""
    cert: Cert = ""
    markup: Literal["", "csl"] = ""
    divided: str = ""


class _Tagged(Protocol):
    @property
    def tag(self) -> str: ...


T = TypeVar("T", bound=_Tagged)

Texts = tuple[Text, ...]
"""All forms of one thing said: a title in Korean, in English and in romanization."""


def implied_kind(tag: str) -> Kind:
    """Return what a text with this *tag* is when nothing else is said of it."""
    return "transcribed" if bcp47.is_transcription(tag) else "parallel"


@lru_cache(maxsize=2048)
def _rank(tag: str, languages: tuple[str, ...]) -> tuple[int, int, str]:
    if bcp47.is_transcription(tag):
        return 2, 0, tag
    own = bcp47.language_of(tag)
    for index, language in enumerate(languages):
        if own == bcp47.language_of(language):
            return 0, index, tag
    return 1, 0, tag


def arranged(items: Sequence[T], languages: Sequence[str]) -> tuple[T, ...]:
    """Return the *items*, each with a ``tag``, in canonical order.

    The languages of the record come first, then other languages A-Z, then transcriptions; items
    of one tag keep their order.
    """
    if len({item.tag for item in items}) < 2:  # noqa: PLR2004
        return tuple(items)
    known = tuple(languages)
    return tuple(sorted(items, key=lambda item: _rank(item.tag, known)))


def choose(texts: Texts, wanted: Sequence[str]) -> Text | None:
    """Pick the text that best serves a reader of the *wanted* languages, else the first.

    A tag matches when it equals a wanted tag or extends it (RFC 4647 basic filtering), so ``ko``
    accepts ``ko-Hang``, but never a transcription of it. Ties go to the order of *texts*. None
    only where there are no texts.

    Args:
        texts: The same thing said in several languages or scripts.
        wanted: BCP 47 tags, the dearest first.
    """
    for language in wanted:
        for text in texts:
            if text.tag == language:
                return text
        for text in texts:
            if bcp47.matches(text.tag, language) and not bcp47.is_transcription(text.tag):
                return text
    return texts[0] if texts else None
