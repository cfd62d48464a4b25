"""Fields that an entry has from others, by crossref (BibTeX) and xdata (biber)."""

from rusrec.errors import SourceError
from rusrec.formats._bib.grammar.reading import RawEntry, Reading, keys_in

__all__ = ["inherit"]

# Fields that say how to set the entry they stand in, and nothing of its content.
_OWN = frozenset(
    (
        *("crossref", "xdata", "xref", "ids", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shorthand", "sortkey", "key", "keywords", "file"),
    )
)
_PARENTS = frozenset(
    (
        *("book", "mvbook", "bookinbook", "suppbook", "collection", "mvcollection"),
        *("proceedings", "mvproceedings", "conference", "reference", "mvreference", "periodical"),
    )
)
_OF_THE_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_CHAIN = 16


def inherit(entry: RawEntry, reading: Reading, within: tuple[str, ...] = ()) -> RawEntry:
    """Fill in what *entry* has not and the entries that it refers to have, xdata before crossref.

    From a book, ``title`` becomes the ``booktitle`` of an entry that has a title of its own. An
    entry that is not in the file is told, and the reference stays in the fields.

    Raises:
        SourceError: RR137, an entry inherits from itself; RR134, the file grows beyond measure.
    """
    within = (*within, entry.key)
    fields, inherited = dict(entry.fields), dict(entry.inherited)
    for reference in ("xdata", "crossref"):
        for key in keys_in(entry.fields.get(reference, "")):
            parent = _parent(entry, key, reference, reading, within)
            if parent is not None:
                _take(fields, inherited, parent, _renamed(entry, parent, reference))
    grown = sum(len(fields[name]) + len(name) for name in inherited)
    reading.strings.grow(grown, entry.line)
    return entry._replace(fields=fields, inherited=inherited, printable=False)


def _parent(
    entry: RawEntry, key: str, reference: str, reading: Reading, within: tuple[str, ...]
) -> RawEntry | None:
    """Give the entry that *key* names, complete; None where there is none."""
    if key in reading.parents:
        return reading.parents[key]
    parent = reading.ahead().named(key)
    if parent is None:
        why = f"{reference} names {key}, and there is no such entry"
        reading.warn(reading.problem(why, entry.line)._replace(record=entry.key))
        return None
    if parent.key in within or len(within) > _CHAIN:
        chain = " > ".join((*within, parent.key))
        problem = reading.problem(
            f"an entry inherits from itself: {chain}",
            entry.line,
            f"delete one {reference}",
            "RR137",
        )
        raise SourceError(problem._replace(record=entry.key))
    if "crossref" in parent.fields or "xdata" in parent.fields:
        parent = inherit(parent, reading, within)
    reading.parents[key] = parent
    return parent


def _renamed(entry: RawEntry, parent: RawEntry, reference: str) -> dict[str, str]:
    part = reference == "crossref" and "title" in entry.fields and parent.type in _PARENTS
    return _OF_THE_BOOK if part else {}


def _take(
    fields: dict[str, str], inherited: dict[str, str], parent: RawEntry, renamed: dict[str, str]
) -> None:
    """Take over the fields of *parent*, some by another name unless it has that one as well."""
    for name, value in parent.fields.items():
        wanted = renamed.get(name, name)
        if name in _OWN or wanted in fields or (wanted != name and wanted in parent.fields):
            continue
        fields[wanted] = value
        inherited[wanted] = parent.inherited.get(name, parent.key)
