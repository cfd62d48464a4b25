"""The citations of a document, formatted, and the list of what it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rusrec.cite import output as outputs
from rusrec.cite import styles
from rusrec.cite.asked import items_and_languages
from rusrec.cite.bibliography import Bibliography, Entry
from rusrec.cite.document import Document
from rusrec.cite.run import plain
from rusrec.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike
    from typing import Unpack

    from rusrec.cite.asked import Asked
    from rusrec.cite.citation import Citation
    from rusrec.model import Record

__all__ = ["Manuscript", "cite_document"]


class Manuscript(NamedTuple):
    """The citations in their order, each as text of the output, and the bibliography."""

    citations: tuple[str, ...]
    bibliography: Bibliography

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a careful reader should know."""
        return self.bibliography.warnings

    def __str__(self) -> str:
        """Write a citation a line, an empty line, and the bibliography."""
        lines = "".join(f"{citation}\n" for citation in self.citations)
        return f"{lines}\n{self.bibliography}"


def cite_document(
    records: Iterable[Record],
    citations: Sequence[Citation],
    *,
    style: str | PathLike[str],
    locale: str | None = None,
    output: str = "text",
    **asked: Unpack[Asked],
) -> Manuscript:
    """Return the citations of a document and the list of the works that it cites.

    Positions (ibid., near notes), disambiguation and numbers follow from all citations together;
    so render all again when one is put in between.

    Args:
        records: With their hosts embedded; more of them than are cited do no harm.
        citations: In the order of the document (:func:`rusrec.cite.citation_list.read`).
        style: A name or a path to a ``.csl`` file.
        locale: BCP 47, the language of the words that the style adds; else the style's own.
        output: text, html, markdown, latex or rtf.
        asked: What CSL does not know (:class:`rusrec.cite.asked.Asked`).

    Raises:
        StyleError: The style or the output cannot be used.
        RecordError: A citation names a record that is not there.
    """
    form = outputs.get(output)
    found = styles.find(style)
    language = locale or found.default_locale
    works = _cited(records, citations)
    items, languages = items_and_languages(works, found.name, language, asked)
    links = bool(asked.get("links"))
    made = Document(found.csl, items, language, links=links, languages=languages)
    contents = made.cite(citations)
    pairs = zip(citations, contents, strict=True)
    silent = (_silent(citation, found.name) for citation, content in pairs if not content)
    texts = tuple(form.render(content) for content in contents)
    listed = made.bibliography()
    entries = tuple(Entry(one.id, one.content, form.render(one.content)) for one in listed.entries)
    forms = languages.warnings({one.id: plain(one.content) for one in listed.entries})
    told = (Problem(message, source=found.name) for message in listed.warnings)
    return Manuscript(texts, Bibliography(entries, (*told, *forms, *silent), form))


def _silent(citation: Citation, style: str) -> Problem:
    """Return what to say of a citation of which the style shows nothing."""
    record = citation.references[0].id if citation.references else ""
    message = "the style shows nothing in a citation"
    remedy = "cite the work whole, not its author alone or the rest without him"
    return Problem(message, remedy, source=style, record=record)


def _cited(records: Iterable[Record], citations: Iterable[Citation]) -> list[Record]:
    """Return the records that are cited, in the order of their first citations."""
    known = {record.id: record for record in records}
    cited = dict.fromkeys(one.id for citation in citations for one in citation.references)
    missing = [
        Problem(f"no record {name!r}", "cite the id of a record", "RR211", record=name)
        for name in cited
        if name not in known
    ]
    if missing:
        raise RecordError(missing)
    return [known[name] for name in cited]
