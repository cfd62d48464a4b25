"""What a person asks for of works in several languages, in words, made into :class:`Languages`.

Problems: RR617 no such table, RR618 it cannot be read, RR619 no such brackets, RR620 no script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict

from rusrec.cite import brackets, forms
from rusrec.cite.languages import Languages
from rusrec.errors import Problem, StyleError
from rusrec.formats.csl_json import citing
from rusrec.scripts.detect import char_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rusrec.model import Record

__all__ = ["GROUPS", "Asked", "items_and_languages", "own_tables"]

GROUPS: Final = {
    "hangul-first": ("Hang", "Hani", "Cyrl", "Latn"),
    "hangul-last": ("Latn", "Cyrl", "Hani", "Hang"),
}
"""Orders of groups by name; any other is a list of ISO 15924 codes."""

_SETTINGS: Final = "rusrec.toml"


class Asked(TypedDict, total=False):
    """What may be asked for beside style, locale and output; CSL has no word for it."""

    forms: str | None
    """A table (``style`` is that of the style's family) or a pattern for titles."""
    brackets: str | None
    """A house, or four brackets."""
    locale_per_item: bool
    """Whether each item is in the words of its own language."""
    links: bool
    """Whether a URL, DOI, PMID or PMCID that shows is a link."""
    group_by_script: str | None
    """``hangul-first``, ``hangul-last``, or codes of scripts in their order: ``Cyrl,Hang``."""


def items_and_languages(
    records: Iterable[Record], style: str, locale: str, asked: Asked
) -> tuple[list[dict[str, Any]], Languages]:
    """Return the items of *records*, and what is *asked* of them beyond CSL.

    Raises:
        StyleError: What is asked for is not there.
    """
    table = asked.get("forms")
    house = asked.get("brackets")
    groups = asked.get("group_by_script")
    tables = own_tables(Path()) if table else {}
    languages = Languages(
        table=forms.table(table, style, tables) if table else None,
        house=brackets.house(house) if house else None,
        locale_per_item=bool(asked.get("locale_per_item")),
        groups=_groups(groups) if groups else (),
        reader=locale,
    )
    if not languages:
        return [citing.item(record) for record in records], languages
    items: list[dict[str, Any]] = []
    for record in records:
        item, found = citing.item_and_forms(record)
        items.append(item)
        languages.forms[item["id"]] = found
    return items, languages


def own_tables(folder: Path) -> Mapping[str, Any]:
    """Return the tables ``[forms.NAME]`` of the nearest ``rusrec.toml`` from *folder* upward.

    Raises:
        StyleError: The file is no TOML, or ``forms`` is no table (RR618).
    """
    import tomllib

    start = folder.resolve()
    path = next((p for each in (start, *start.parents) if (p := each / _SETTINGS).is_file()), None)
    if path is None:
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("forms", {})
    except ValueError as error:
        raise _unread(path, str(error)) from None
    if not isinstance(found, dict):
        raise _unread(path, "forms is no table")
    return found


def _unread(path: Path, message: str) -> StyleError:
    remedy = "write [forms.NAME] and title = 'romanized [translation]'"
    return StyleError(Problem(message, remedy, "RR618", source=str(path)))


def _groups(text: str) -> tuple[str, ...]:
    if text in GROUPS:
        return GROUPS[text]
    codes = tuple(code.strip().title() for code in text.split(","))
    unknown = next((code for code in codes if len(code) != 4 or not char_class(code)), None)  # noqa: PLR2004 - ISO 15924
    if unknown is not None:
        remedy = f"take {' or '.join(GROUPS)}, or codes of ISO 15924: Cyrl,Hang,Latn"
        raise StyleError(Problem(f"no script {unknown[:40]!r}", remedy, "RR620"))
    return codes
