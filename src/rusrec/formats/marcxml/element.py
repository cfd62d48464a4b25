"""A record of MARC as an element of MARCXML, both ways.

Source: MARC 21 XML Schema (MARC21slim.xsd 1.3), Library of Congress.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from rusrec.errors import Problem
from rusrec.formats._marc.carrier import Carrier
from rusrec.formats._marc.field import UNIMARC, Field, Marc, Subfields, is_unimarc, sorting
from rusrec.formats._usual import make_room
from rusrec.formats._xml import attribute as quoted
from rusrec.formats._xml import content, local, refusal, text_of
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["CARRIER", "CLOSE", "OPEN", "field", "inner", "lines", "marc_of"]

K = TypeVar("K")

_SLIM: Final = "http://www.loc.gov/MARC21/slim"
OPEN: Final = f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{_SLIM}">\n'
CLOSE: Final = "</collection>\n"

_TAG: Final = pattern(r"[0-9A-Za-z]{3}")
_SPACE: Final = pattern(r"[\t\n]+ *")
_MOST: Final = 10_000


def inner(element: "_Element") -> "list[_Element]":
    """Return the records of MARC in a <record>: itself, or those that a record of OAI-PMH holds."""
    if any(local(child) in ("leader", "controlfield", "datafield") for child in element):
        return [element]
    return [
        child
        for child in element.iterdescendants("{*}record")
        if any(local(each) == "leader" for each in child)
    ]


def marc_of(element: "_Element", name: str, number: int) -> Marc:
    """Return the record in *element*, the *number*-th of the source called *name*.

    Marks around what is not sorted by are left out.

    Raises:
        SourceError: A field without a tag or code, with the number of the record and the line.
    """
    leader = ""
    fields: list[Field] = []
    for child in element:
        kind = local(child)
        if kind == "leader":
            leader = _value(child, name)
        elif kind in ("controlfield", "datafield"):
            fields.append(_field(child, kind, name, number))
        elif kind:
            raise _refused(child, f"record {number} has a <{kind[:40]}>", name)
        if len(fields) > _MOST:
            raise _refused(child, f"record {number} has more than {_MOST:,} fields", name)
    if is_unimarc(fields):
        message, remedy = UNIMARC
        raise refusal(element, Problem(f"record {number} {message}", remedy, "RR410"), name)
    return Marc(leader, tuple(fields))


def lines(element: "_Element") -> list[int]:
    """Return the lines of the leader (else of *element*), and of each field."""
    leader = next((child for child in element if local(child) == "leader"), element)
    fields = [child for child in element if local(child) in ("controlfield", "datafield")]
    return [each.sourceline or 0 for each in (leader, *fields)]


def _field(element: "_Element", kind: str, name: str, number: int) -> Field:
    tag = str(element.get("tag", ""))
    tag = tag.zfill(3) if tag.isdecimal() else tag
    if not _TAG.fullmatch(tag):
        raise _refused(element, f"record {number} has a field with the tag {tag[:20]!r}", name)
    if kind == "controlfield" or (tag.startswith("00") and not len(element)):
        return Field(tag, "", (("", _value(element, name)),))
    subs = []
    for child in element:
        if local(child) == "subfield":
            code = str(child.get("code", ""))
            if len(code) != 1 or not "!" <= code <= "~":  # as MARC21slim.xsd has it
                message = f"record {number}, {tag}: a subfield has the code {code[:20]!r}"
                raise _refused(child, message, name)
            subs.append((code, _value(child, name)))
        elif local(child):
            raise _refused(child, f"record {number}, {tag}: a <{local(child)[:40]}>", name)
    loose = "".join(filter(None, (element.text, *[child.tail for child in element]))).strip()
    if loose:
        message = f"record {number}, {tag}: {loose[:40]!r} stands in no subfield"
        raise _refused(element, message, name)
    return Field(tag, _indicators(element, f"record {number}, {tag}", name), tuple(subs))


def _indicators(element: "_Element", place: str, name: str) -> str:
    inds = [str(element.get(key, "")) or " " for key in ("ind1", "ind2")]
    wrong = next((ind for ind in inds if len(ind) > 1), "")
    if wrong:
        raise _refused(element, f"{place}: {wrong[:20]!r} is no indicator, but several", name)
    return gate.nfc("".join(inds))


def _value(element: "_Element", name: str) -> str:
    """Return the text of *element*; one that stands in it would be lost with its own."""
    if len(element) and (inside := next(filter(None, map(local, element)), "")):
        raise _refused(element, f"<{inside[:40]}> stands in the text of <{local(element)}>", name)
    if element.text and "\x98" in element.text:
        element.text = sorting(element.text)
    text = gate.nfc(text_of(element, name))
    return _SPACE.sub(" ", text) if _SPACE.search(text) else text


def _refused(element: "_Element", message: str, name: str) -> Exception:
    remedy = "write leader, controlfield and datafield as MARC21slim.xsd has them"
    return refusal(element, Problem(message, remedy, "RR410"), name)


def _rendered(leader: str, fields: str, _: str = "") -> str:
    """Return the element of a record, indented by two."""
    return f"  <record>\n    <leader>{content(leader)}</leader>\n{fields}  </record>\n"


def field(tag: str, ind: str, subs: Subfields) -> str:
    """Return the element of a field."""
    if not ind:
        return f'    <controlfield tag="{tag}">{content(subs[0][1])}</controlfield>\n'
    known = _SUBFIELDS
    parts = [_FIELDS[tag, ind]]
    for code, value in subs:
        if "&" in value or "<" in value or ">" in value:
            parts.append(f"{known[code]}{content(value)}</subfield>\n")
        else:
            parts.append(f"{known[code]}{value}</subfield>\n")
    parts.append("    </datafield>\n")
    return "".join(parts)


class _Tags(dict[K, str]):
    """The start tags that have been, each made when it is first asked for."""

    def __init__(self, made: Callable[[K], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, key: K) -> str:
        make_room(self)
        self[key] = text = self._made(key)
        return text


def _start(key: tuple[str, str]) -> str:
    tag, ind = key
    return f'    <datafield tag="{tag}" ind1="{_ind(ind[0])}" ind2="{_ind(ind[1])}">\n'


def _ind(char: str) -> str:
    return char if char.isalnum() or char == " " else quoted(char)


_FIELDS: Final = _Tags(_start)
_SUBFIELDS: Final = _Tags[str](lambda code: f'      <subfield code="{_ind(code)}">')
CARRIER: Final = Carrier(field, content, _rendered)
"""MARCXML, of which a record may have any length."""
