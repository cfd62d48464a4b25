"""The page of one record: tags in the head, what a person reads in the body, and a COinS span."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from rusrec.formats.highwire.coins import context_object
from rusrec.formats.highwire.tags import tags_of
from rusrec.model import Name, Record, Text, identifier
from rusrec.scripts.pattern import pattern

__all__ = ["rendered"]

_SAFE: Final = pattern(r"https?://[^\s\"<>]+")


def rendered(record: Record) -> str:
    """Return a page of HTML; whatever the record says, nothing in it is active."""
    title = record.title[0].text if record.title else record.id
    language = _lang(record.main_language)
    head = [
        _element("meta", "", name=tag.name, lang=_known(tag.language), content=tag.content)
        for tag in tags_of(record)
    ]
    span = _element("span", "", **{"class": "Z3988", "title": context_object(record)})
    lines = [
        "<!DOCTYPE html>",
        f"<html{language}>",
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
        *head,
        "</head>",
        "<body>",
        f'<article id="{escape(record.id)}">',
        *_body(record),
        f"{span}</span>",
        "</article>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)


def _known(tag: str) -> str:
    return "" if tag == "und" else tag


def _lang(tag: str) -> str:
    return f' lang="{escape(tag)}"' if _known(tag) else ""


def _element(kind: str, text: str, /, **attributes: str) -> str:
    """Return a start tag with the attributes that say something, and a text behind it."""
    said = "".join(
        f' {key}="{escape(value).replace(chr(10), "&#10;")}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{kind}{said}>{escape(text)}"


def _body(record: Record) -> Iterator[str]:
    yield from _lines("h1", record.title[:1])
    yield from _lines("p", record.title[1:])
    for field in ("author", "editor", "translator"):
        for name in getattr(record, field):
            yield f"<p>{_name(name)}{'' if field == 'author' else f' ({field})'}</p>"
    host = record.host if isinstance(record.host, Record) else None
    yield from _lines("p", host.title if host else ())
    numbers = ", ".join(filter(None, (_where(record), record.issued.edtf if record.issued else "")))
    yield from _lines("p", (Text(numbers),) if numbers else ())
    for texts in (*(host.publisher if host else ()), *record.publisher):
        yield from _lines("p", texts)
    yield from _lines("p", record.genre)
    for text in record.abstract:
        yield from _lines("p", tuple(Text(line, text.tag) for line in text.text.split("\n")))
    yield from _lines("p", (Text(word.term, word.tag) for word in record.keywords))
    yield from _found(record, host)


def _lines(name: str, texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        yield f"{_element(name, text.text, lang=_known(text.tag))}</{name}>"


def _name(name: Name) -> str:
    """Return the forms of a name, each in its language, and where its bearer works."""
    forms = [(", ".join(filter(None, (f.family, f.given, f.suffix))), f.tag) for f in name.name]
    forms += [(text.text, text.tag) for text in (*name.org, *name.affiliation)]
    return " / ".join(f"{_element('span', text, lang=_known(tag))}</span>" for text, tag in forms)


def _where(record: Record) -> str:
    volume = record.volume + (f"({record.issue})" if record.issue else "")
    return ": ".join(filter(None, (volume, record.pages)))


def _found(record: Record, host: Record | None) -> Iterator[str]:
    """Yield what finds the item, and what may be done with it."""
    for each in (*record.identifiers, *(host.identifiers if host else ())):
        address = identifier.url(each.scheme, each.value) or ""
        yield f"<p>{each.scheme}: {_linked(each.value, address)}</p>"
    for link in record.links:
        yield f"<p>{_linked(link.url, link.url)}</p>"
    rights = record.rights
    if rights:
        for said in filter(None, (rights.license, rights.uri)):
            yield f"<p>{_linked(said, said)}</p>"
        yield from _lines("p", rights.text)


def _linked(text: str, address: str) -> str:
    """Return a link where the address is one of the web, else the text alone."""
    if not _SAFE.fullmatch(address):
        return escape(text)
    return f"{_element('a', text, href=address)}</a>"
