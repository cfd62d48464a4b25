"""Which of the forms that a record has serve a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from rusrec.model import tag as bcp47

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rusrec.cite.forms import Pattern

__all__ = ["Choice", "chosen"]

_LINGUA_FRANCA: Final = "en"


class _Form(Protocol):
    @property
    def tag(self) -> str: ...


F = TypeVar("F", bound=_Form)


class Choice(NamedTuple, Generic[F]):
    """The form that comes first, those beside it with what joins them, and what was not there."""

    first: F
    beside: tuple[tuple[str, F, str], ...] = ()
    missing: str = ""
    """The form that should be the first and that the record has not."""


def chosen(pattern: Pattern, forms: Sequence[F], reader: str) -> Choice[F]:
    """Choose among *forms*, of which the first is the original, for a *reader* of that language."""
    first = _FINDERS[pattern.first](forms, reader)
    seen = [forms[0] if first is None else first]
    beside: list[tuple[str, F, str]] = []
    for part in pattern.beside:
        found: list[F] = []
        for wanted in part.forms:
            form = _FINDERS[wanted](forms, reader)
            if form is not None and not any(_alike(form, other) for other in seen):
                seen.append(form)
                found.append(form)
        for place, form in enumerate(found):
            last = place == len(found) - 1
            beside.append((part.before if place == 0 else "; ", form, part.after if last else ""))
    return Choice(seen[0], tuple(beside), pattern.first if first is None else "")


def _alike(one: object, other: object) -> bool:
    """Tell whether two forms read alike: the same but for their tags and makers."""
    return _content(one) == _content(other)


def _content(form: object) -> object:
    text = getattr(form, "text", None)
    return text.casefold() if text is not None else getattr(form, "parts", form)


def _original(forms: Sequence[F], reader: str) -> F | None:
    del reader
    return forms[0]


def _romanized(forms: Sequence[F], reader: str) -> F | None:
    del reader
    language = bcp47.language_of(forms[0].tag)
    romanized = [
        form
        for form in forms
        if bcp47.script_of(form.tag) == "Latn" and bcp47.is_transcription(form.tag)
    ]
    own = (form for form in romanized if bcp47.language_of(form.tag) == language)
    return next(own, next(iter(romanized), None))


def _others(forms: Sequence[F]) -> Iterator[F]:
    """Yield the forms in languages other than the original's."""
    language = bcp47.language_of(forms[0].tag)
    for form in forms[1:]:
        if not bcp47.is_transcription(form.tag) and bcp47.language_of(form.tag) != language:
            yield form


def _translation(forms: Sequence[F], reader: str) -> F | None:
    wanted = bcp47.language_of(reader)
    if bcp47.language_of(forms[0].tag) == wanted:
        return None
    others = list(_others(forms))
    for language in dict.fromkeys((wanted, _LINGUA_FRANCA)):
        for form in others:
            if bcp47.language_of(form.tag) == language:
                return form
    return None


def _parallel(forms: Sequence[F], reader: str) -> F | None:
    del reader
    return next((form for form in _others(forms) if getattr(form, "parallel", True)), None)


_FINDERS: Final[Mapping[str, Callable[[Sequence[F], str], F | None]]] = {
    "original": _original,
    "romanized": _romanized,
    "translation": _translation,
    "parallel": _parallel,
}
