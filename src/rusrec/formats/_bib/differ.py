"""What arrives of a part of a record, told value by value."""

from collections.abc import Iterable, Iterator
from typing import Any

from rusrec.loss import Difference, Reason, path_to
from rusrec.model import Event, Name, NameForm, Note, Record, Rights, Text

__all__ = ["differences", "form_differences", "forms_differences", "keyed_differences"]

_PARTS = (Event, Name, Note, Record, Rights)
_TOLD_BY = ("kind", "by", "cert", "divided")


def differences(path: str, had: Any, seen: Any) -> Iterator[Difference]:
    """Yield each field in which *seen*, as it arrives, is not *had*; both are of one type."""
    for field in had.__struct_fields__:
        before, after = getattr(had, field), getattr(seen, field)
        if before != after:
            yield from _of_value(f"{path}.{field.replace('_', '-')}", before, after)


def _of_value(path: str, before: Any, after: Any) -> Iterator[Difference]:
    if isinstance(before, _PARTS) and type(before) is type(after):
        yield from differences(path, before, after)
    elif _is_one_form(before, after):
        yield from form_differences(path, before, _source(before, after[0]), after[0])
    elif pairs := _same_tags(before, after):
        yield from forms_differences(path, before, pairs)
    elif _are_as_many(before, after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            if one != other:
                yield from _of_value(f"{path}[{index}]", one, other)
    else:
        yield path, _reason(before, after), after or None


def _reason(before: Any, after: Any) -> Reason:
    return "narrower-vocabulary" if before and after else "no-target-field"


def _is_one_form(before: Any, after: Any) -> bool:
    """Tell whether *after* is one form of the several texts or names in *before*."""
    if not (isinstance(before, tuple) and isinstance(after, tuple) and before and len(after) == 1):
        return False
    return getattr(after[0], "KEY", "") == "tag" and type(before[0]) is type(after[0])


def _same_tags(before: Any, after: Any) -> tuple[tuple[Any, Any], ...]:
    """Return the forms that arrive with what they were, where each was alone in its language."""
    if not (isinstance(before, tuple) and isinstance(after, tuple) and before and after):
        return ()
    if getattr(before[0], "KEY", "") != "tag" or not isinstance(before[0], (NameForm, Text)):
        return ()
    had = {form.tag: form for form in before}
    if len(had) < len(before) or not {form.tag for form in after} <= had.keys():
        return ()
    return tuple((had[form.tag], form) for form in after)


def _are_as_many(before: Any, after: Any) -> bool:
    """Tell whether these are as many names as before, or as many publishers."""
    if not (isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after)):
        return False
    return isinstance(before[0], (Name, tuple))


def form_differences(
    path: str, forms: tuple[Any, ...], source: Any, arrives: Any, reason: Reason | None = None
) -> Iterator[Difference]:
    """Yield what is lost of several forms of one thing when of *source* only *arrives* is seen.

    The forms that are gone come first, so that no later loss is looked up where they were.
    """
    yield from forms_differences(path, forms, ((source, arrives),), reason)


def forms_differences(
    path: str,
    forms: tuple[Any, ...],
    kept: Iterable[tuple[Any, Any]],
    reason: Reason | None = None,
) -> Iterator[Difference]:
    """Yield what is lost of *forms* when of some, each of another tag, *kept* says what arrives."""
    sources = {source.tag for source, _ in kept}
    for tag in dict.fromkeys(form.tag for form in forms):
        if tag not in sources:
            yield f"{path}.{tag}", "single-valued", None
    for source, arrives in kept:
        yield from _of_form(path, forms, (source, arrives), reason)


def _of_form(
    path: str, forms: tuple[Any, ...], kept: tuple[Any, Any], reason: Reason | None
) -> Iterator[Difference]:
    source, arrives = kept
    at = f"{path}.{source.tag}"
    alone = sum(form.tag == source.tag for form in forms) == 1
    if alone and source == arrives:
        return
    changed = [
        field
        for field in source.__struct_fields__
        if getattr(source, field) != getattr(arrives, field)
    ]
    if not alone or not all(field in _TOLD_BY for field in changed):
        yield at, reason or ("narrower-vocabulary" if alone else "single-valued"), arrives
    else:
        for field in changed:
            yield f"{at}.{field}", "no-target-field", None


def _source(forms: tuple[Any, ...], arrives: Any) -> Any:
    """Return the form that *arrives* is made of: of its words or else of its tag."""
    words = "text" if isinstance(arrives, Text) else "family"
    same = [form for form in forms if getattr(form, words) == getattr(arrives, words)]
    return next((form for form in (*same, *forms) if form.tag == arrives.tag), (*same, *forms)[0])


def keyed_differences(
    path: str, had: tuple[Any, ...], seen: tuple[Any, ...]
) -> Iterator[Difference]:
    """Yield the elements of *had* that do not arrive by key; all at once where others do."""
    rest = list(seen)
    gone = []
    for index, each in enumerate(had):
        if each in rest:
            rest.remove(each)
        else:
            gone.append(index)
    if rest:
        yield path, "narrower-vocabulary", seen
        return
    for index in gone:
        yield path_to(path, had, index), "no-target-field", None
