"""Whether a source's words bear out what a record says in a number, a date, a name.

A light check: the value stands somewhere in the words. That it means there what the record takes
it for is for a person to see.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from rusrec.check.holdings import Holdings
from rusrec.model import (
    Classification,
    Count,
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Numbering,
    Record,
    Text,
)
from rusrec.scripts.pattern import pattern

__all__ = ["occurs", "unstated"]

_DASHES: Final = pattern(r"\s*[‐-―−~〜～∼-]\s*")
_YEAR: Final = pattern(r"[0-9]{4}")
_CHAIN: Final = 8


def occurs(words: str, value: str) -> bool:
    """Tell whether *value* stands in *words*, whatever the case, the blanks and the dashes.

    A range may be printed with a wave too, as in Korea: ``259~285``.
    A number stands there only as a whole: ``8`` is in ``Vol.8 No.1`` and not in ``1998``.
    """
    words, value = (_DASHES.sub("-", text.casefold()) for text in (words, value))
    begins, ends = value[:1].isdigit(), value[-1:].isdigit()
    at = words.find(value)
    while at >= 0:
        end = at + len(value)
        cut = (begins and words[max(0, at - 1) : at].isdigit()) or (
            ends and words[end : end + 1].isdigit()
        )
        if not cut:
            return True
        at = words.find(value, at + 1)
    return not (begins or ends) and _squeezed(value) in _squeezed(words)


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def unstated(words: str, value: object, holdings: Holdings) -> str:
    """Return the part of a record's *value* that the *words* do not bear out, or nothing."""
    if isinstance(value, str):
        return "" if occurs(words, value) else value
    if isinstance(value, Identifier):  # an ISSN may be printed without its hyphen
        borne_out = _squeezed(value.value.casefold()) in _squeezed(words.casefold())
        return "" if borne_out else value.value
    known = _STATED.get(type(value))
    if known is None:
        return ""
    for choices in known(value, holdings):
        if choices and not any(occurs(words, choice) for choice in choices):
            return choices[0]
    return ""


Choices = Iterator[tuple[str, ...]]
"""What must be borne out, each by one of several texts."""


def _count(count: Count, _: Holdings) -> Choices:
    yield (count.n,)
    if count.at:
        yield (count.at,)


def _date(date: Date, _: Holdings) -> Choices:
    yield (*((date.text,) if date.text else ()), *_YEAR.findall(date.edtf))


def _name(name: Name, _: Holdings) -> Choices:
    if name.org:
        yield tuple(text.text for text in name.org)
    families = tuple(form.family for form in name.name)
    if families:
        yield families
    givens = tuple(form.given for form in name.name if form.given)
    if givens:
        yield givens


def _form(form: NameForm, _: Holdings) -> Choices:
    yield (form.family,)
    if form.given:
        yield (form.given,)


def _work(work: Record, holdings: Holdings) -> Choices:
    titles: list[str] = []
    host: Record | str | None = work
    for _ in range(_CHAIN):
        if isinstance(host, str):
            host = holdings.record(host)
        if host is None:
            break
        titles += [text.text for text in (*host.title, *host.short_title)]
        host = host.host
    yield tuple(titles)


def _one(attribute: str) -> Callable[[Any, Holdings], Choices]:
    def statement(value: object, _: Holdings) -> Choices:
        yield (getattr(value, attribute),)

    return statement


_STATED: Final[dict[type, Callable[[Any, Holdings], Choices]]] = {
    Classification: _one("value"),
    Count: _count,
    Date: _date,
    Keyword: _one("term"),
    Link: _one("url"),
    Name: _name,
    NameForm: _form,
    Numbering: _one("value"),
    Record: _work,
    Text: _one("text"),
}
