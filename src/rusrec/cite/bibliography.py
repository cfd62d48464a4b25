"""Records and a style in, formatted entries out; which engine does the work is a line of a table.

Problems: RR611 the style has no bibliography, RR612 a record says nothing that a reader looks for,
RR613 a form in another language was printed, RR614 the locale has no terms, RR615 nothing printed,
RR606 no such engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rusrec.cite import output as outputs
from rusrec.cite import styles
from rusrec.cite.asked import items_and_languages
from rusrec.cite.locale import known
from rusrec.cite.output import Output
from rusrec.cite.run import Content, plain
from rusrec.cite.styles import Style
from rusrec.errors import Problem, RecordError, StyleError
from rusrec.model import Name, Record
from rusrec.model import tag as bcp47

if TYPE_CHECKING:
    from typing import Unpack

    from rusrec.cite.asked import Asked
    from rusrec.cite.languages import Languages

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Bibliography", "Engine", "Entry", "Item", "cite"]

Item = Mapping[str, Any]
"""An item of CSL-JSON."""

Engine = Callable[..., Iterable[tuple[str, Content]]]
"""What an engine is: from a style, a locale and items to entries, in the style's order.

It is called with these three, and by name with ``languages``
(:class:`~rusrec.cite.languages.Languages`) and ``links`` where more is asked for than CSL has. An
entry is the id of its item and its content; an item of which nothing is printed has none. A style
without a bibliography prints each item as a note would have it.
"""

ENGINES: Final[Mapping[str, str]] = {
    "rusrec": "rusrec.cite.compiled:render",
    "citeproc-py": "rusrec.cite.citeproc_py:render",
}
"""The engines by name: where each is imported from when it is called for."""

DEFAULT_ENGINE: Final = "rusrec"
_PLAIN_ENGINES: Final = frozenset(("citeproc-py",))
"""Those that do what CSL says and no more."""

_NAMES: Final = ("author", "editor", "translator", "contributor")


class Entry(NamedTuple):
    """One entry: the id of its record, its runs, and its text in the output that was asked for."""

    id: str
    content: Content
    text: str


class Bibliography(NamedTuple):
    """The entries in the style's order, and what a careful reader should know of them.

    ``str()`` gives the whole: an HTML fragment, an RTF file, lines of text.
    """

    entries: tuple[Entry, ...]
    warnings: tuple[Problem, ...]
    output: Output

    def __str__(self) -> str:
        """Write all entries, in the frame of the output."""
        return self.output.bibliography(entry.content for entry in self.entries)


def cite(
    records: Iterable[Record],
    *,
    style: str | PathLike[str],
    locale: str | None = None,
    output: str = "text",
    engine: str = DEFAULT_ENGINE,
    **asked: "Unpack[Asked]",
) -> Bibliography:
    """Return the reference list of *records* in a style, each in its own language and script.

    Args:
        records: With their hosts embedded; their ids have to differ.
        style: A name, ``apa`` (`styles.available()` has ours), or a path to a ``.csl`` file.
        locale: BCP 47, the language of the words that the style adds; else the style's own.
        output: text, html, markdown, latex or rtf.
        engine: A name out of :data:`ENGINES`.
        asked: ``links``, ``forms`` and more (:class:`rusrec.cite.asked.Asked`).

    Raises:
        StyleError: The style, or what else is asked for, cannot be used.
        RecordError: A record without an id, or an id that stands twice.
        OSError: The style cannot be read.
    """
    form = outputs.get(output)
    found = styles.find(style)
    language = _locale(locale or found.default_locale)
    works = list(records)
    items, languages = items_and_languages(_with_ids(works), found.name, language, asked)
    render = _engine(engine, languages, links=asked.get("links", False))
    made = render(found, language, items)
    entries = tuple(Entry(key, content, form.render(content)) for key, content in made)
    told = (
        _of_style(found, language),
        _of_records(works, found, names=languages.table is None),
        languages.warnings({entry.id: plain(entry.content) for entry in entries}),
        _unseen(works, entries),
    )
    return Bibliography(entries, tuple(chain(*told)), form)


def _engine(name: str, languages: "Languages", *, links: bool) -> Engine:
    """Return the engine *name*, told what is asked for beside style, locale and items."""
    if name not in ENGINES:
        raise StyleError(
            Problem(f"no engine {name[:80]!r}", f"take {' or '.join(ENGINES)}", "RR606")
        )
    module, _, function = ENGINES[name].partition(":")
    found: Engine = getattr(import_module(module), function)
    if not languages and not links:
        return found
    if name in _PLAIN_ENGINES:
        raise StyleError(Problem(f"{name} knows CSL alone", "leave --engine out", "RR606"))
    return partial(found, languages=languages, links=links)


def _locale(locale: str) -> str:
    if not bcp47.well_formed(locale):
        raise StyleError(
            Problem(
                f"{locale[:80]!r} is no language tag", "write BCP 47: ko-KR, ru, en-GB", "RR614"
            )
        )
    return bcp47.canonical(locale)


def _with_ids(records: Iterable[Record]) -> Iterator[Record]:
    seen: set[str] = set()
    for record in records:
        if not record.id or record.id in seen:
            message = "the id stands twice" if record.id else "a record has no id"
            raise RecordError(
                Problem(message, "give each record an id of its own", "RR210", record=record.id)
            )
        seen.add(record.id)
        yield record


def _of_style(style: Style, locale: str) -> Iterator[Problem]:
    if not style.has_bibliography:
        yield Problem(
            "the style has no bibliography: each work is cited as a note has it",
            code="RR611",
            source=style.name,
        )
    if not known(locale):
        yield Problem(
            f"there are no terms in {locale!r}; they are in en-US",
            code="RR614",
            source=style.name,
        )


def _of_records(records: Iterable[Record], style: Style, *, names: bool) -> Iterator[Problem]:
    """Yield what a record does not say and the style would print, and *names* that stand in."""
    asked = style.variables
    for record in records:
        if "author" in asked and not any(getattr(record, field) for field in _NAMES):
            yield _silent(record, "author", "no author or editor: the title stands first")
        if "title" in asked and not record.title:
            yield _silent(record, "title", "no title")
        if "issued" in asked and not _dated(record):
            yield _silent(record, "issued", "no date of publication")
        if names:
            yield from _stand_ins(record)


def _silent(record: Record, field: str, message: str) -> Problem:
    return Problem(message, code="RR612", record=record.id, field=field)


def _dated(record: Record) -> bool:
    host = record.host
    return bool(record.issued or (isinstance(host, Record) and host.issued))


def _stand_ins(record: Record) -> Iterator[Problem]:
    """Yield the names that have no form in the record's language."""
    wanted = bcp47.language_of(record.main_language)
    for field in _NAMES[:3]:
        names: tuple[Name, ...] = getattr(record, field)
        for place, name in enumerate(names):
            tags = [form.tag for form in name.name]
            if not tags or wanted == "und" or wanted in map(bcp47.language_of, tags):
                continue
            yield Problem(
                f"there is no form in {record.main_language!r}; the one in {tags[0]!r} is printed",
                code="RR613",
                record=record.id,
                field=f"{field}[{place}]",
            )


def _unseen(records: Iterable[Record], entries: Iterable[Entry]) -> Iterator[Problem]:
    seen = {entry.id for entry in entries}
    for record in records:
        if record.id not in seen:
            yield Problem("the style prints nothing of it", code="RR615", record=record.id)
