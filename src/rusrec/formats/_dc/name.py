"""Names in one line, ``Family, Given``: their other scripts repeated, a role in parentheses."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from rusrec.formats._dc.value import Value, value_of
from rusrec.formats._people import OTHERS, listed
from rusrec.formats._titles import form_of, plain, surname
from rusrec.model import Name, NameForm, choose
from rusrec.model import tag as bcp47
from rusrec.scripts.pattern import pattern
from rusrec.vocab import name_variables, relators

__all__ = ["OTHER", "names_of", "written_names"]

OTHER: Final = "ctb"
"""The role of a contributor whose role nobody says."""

_ROLE: Final = pattern(r"(.*\S) ?\(([^()]+)\)")


def names_of(
    values: Iterable[tuple[Value, str]], tell: Callable[[str, str, str], None], *, role: str = ""
) -> tuple[Name, ...]:
    """Return the names in *values*, each with the tag that it has.

    A name whose language is said to be a transcription of that of the name before is another form
    of that one: 송, 준서 in ``ko`` and Song, Chun-sŏ in ``ko-Latn``. With a *role* it is that of
    names that say none. A value that holds several people is parted, which *tell* gets.
    """
    found: list[Name] = []
    before = 0
    for value, tag in values:
        forms = [_said(text, tag, role) for text in _people(value, tell)]
        last = found[-before:] if before == len(forms) > 0 else []
        if value.tag and last and all(map(_spells, forms, last)):
            found[-before:] = [
                replace(name, name=(*name.name, *form.name))
                for name, form in zip(last, forms, strict=True)
            ]
        else:
            found += forms
            before = len(forms)
    return tuple(found)


def _people(value: Value, tell: Callable[[str, str, str], None]) -> list[str]:
    """Return the names in a value, without those who are not named."""
    found = listed(value.text)
    if len(found) > 1:
        tell(value.term, "is read as several people", value.text)
    for text in filter(OTHERS.fullmatch, found):
        tell(value.term, "names nobody, and is left out", text)
    return [text for text in found if not OTHERS.fullmatch(text)]


def _said(text: str, tag: str, role: str) -> Name:
    """Return a name; with a *role* it is that of a name that says none."""
    bare, said = _parted(text, role) if role else (text, "")
    return Name(name=(_form(bare, tag),), role=said)


def _spells(other: Name, before: Name) -> bool:
    """Tell whether the one form of *other* is a transcription of the name *before*."""
    form, first = other.name[0], before.name[0]
    return (
        bcp47.is_transcription(form.tag)
        and not bcp47.is_transcription(first.tag)
        and bcp47.language_of(first.tag) == bcp47.language_of(form.tag)
        and before.role == other.role
        and all(each.tag != form.tag for each in before.name)
    )


@lru_cache(maxsize=4096)
def _form(text: str, tag: str) -> NameForm:
    """Return a name: ``Family, Given, Suffix``; without a comma, or with more, all is family."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) in (2, 3) and all(parts):
        return NameForm(parts[0], parts[1], tag, suffix=(*parts, "")[2])
    return NameForm(text, "", tag)


def _terms() -> dict[str, str]:
    own = {name: name for name, code in name_variables().items() if not code}
    return own | {term.casefold(): code for code, term in relators().items()}


def _parted(text: str, role: str) -> tuple[str, str]:
    """Return a name without the role behind it, and the role."""
    found = _ROLE.fullmatch(text)
    said = _terms().get(found[2].casefold(), "") if found else ""
    return (found[1], said) if found and said else (text, role)


def written_names(names: Iterable[Name], term: str, languages: Sequence[str]) -> Iterator[Value]:
    """Yield *names* under *term*: the form in the item's language, then those that spell it."""
    for name in names:
        behind = _role_behind(name.role)
        if not name.name:
            body = choose(name.org, languages)
            if body is not None:
                yield value_of(term, plain(body) + behind, _tag(body.tag))
            continue
        main = form_of(name, languages)
        yield value_of(term, _written(main) + behind, _tag(main.tag))
        if not bcp47.is_transcription(main.tag):
            alone = replace(name, name=(main,))
            for form in name.name:
                if form is not main and _spells(replace(name, name=(form,)), alone):
                    yield value_of(term, _written(form) + behind, form.tag)


def _tag(tag: str) -> str:
    """Return the tag to be written: a name that stands alone must not seem to spell another."""
    return "" if bcp47.is_transcription(tag) else tag


def _written(form: NameForm) -> str:
    return ", ".join(filter(None, (surname(form), form.given, form.suffix)))


def _role_behind(role: str) -> str:
    return f" ({relators().get(role, role)})" if role and role != OTHER else ""
