"""Usual canonical YAML to a record, block by block: a line, and what is indented below it.

A block means the same in all records of the same languages, so what many share, such as a type, a
volume or a journal, is read once. Texts, names and keywords of one line each are put together here;
other blocks are read by :mod:`rusrec.formats.yaml.lines` and the codec of their field. A record in
which anything is wrong, or hangs on two of its fields, is left to the long way as a whole.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from rusrec.formats.yaml.lines import Lines, OtherError, head_of, is_read, scalar
from rusrec.model import Keyword, Name, Record, Text
from rusrec.model.text import arranged
from rusrec.schema.codec import Context, FlowList, unfolded
from rusrec.schema.names import NameCodec
from rusrec.schema.record import RECORD
from rusrec.schema.texts import TAG

__all__ = ["record_of"]

Languages = tuple[str, ...]

_FIRST: Final = "rusrec: 1\n"
_LANGUAGE: Final = "\nlanguage: "
_NEEDED: Final = frozenset(("id", "type"))
_INDENT: Final = 2
_MOST: Final = 4000
_LINES: Final[dict[str, tuple[str, Any]]] = {}
"""Attribute and value of whole lines that were read, of the fields that come again."""
_OFTEN: Final = frozenset(("type", "language", "issued", "accessed", "volume", "issue"))
_BLOCKS: Final[dict[tuple[str, Languages], tuple[str, Any]]] = {}
"""Attribute and value of blocks that were read in records of some languages."""
_SHARED: Final = frozenset(("host:", "series:", "publisher:", "place:", "genre:", "rights:"))
_PEOPLE: Final[dict[str, Name]] = {}
"""Names by their line, which says their language."""
_TAGS: Final[dict[str, str]] = {}
"""Tags by the beginning of the line that they stand in."""
_NAME: Final = NameCodec()


def record_of(text: str) -> Record | None:
    """Return the record of the document *text*, or None: it must be read the long way.

    Args:
        text: A document whose characters have been through the text gate.
    """
    if not text.startswith(_FIRST) or not is_read(text) or "\n\n" in text:
        return None
    try:
        return _record(text)
    except OtherError:
        return None


def _record(text: str) -> Record:
    languages: Languages = ()
    if at := text.find(_LANGUAGE) + 1:
        _, languages = _block(text[at : text.find("\n", at)], [], ())
    values: dict[str, Any] = {}
    head, *lines = text[len(_FIRST) :].split("\n")  # the last one is empty, and ends the last block
    below: list[str] = []
    for line in lines:
        if line[:1] == " ":
            below.append(line)
            continue
        attribute, value = _block(head, below, languages)
        if attribute in values:
            raise OtherError
        values[attribute] = value
        head, below = line, []
    if values.get("language", ()) != languages or not values.keys() >= _NEEDED:
        raise OtherError
    return Record(**RECORD.ordered(values))


def _block(head: str, below: list[str], languages: Languages) -> tuple[str, Any]:
    """Return attribute and value of the line *head* and the lines *below* it."""
    if not below:
        return _LINES.get(head) or _line(head, languages)
    read = _READ.get(head)
    if read is not None:
        try:
            return head[:-1].replace("-", "_"), read(below, languages)
        except OtherError:
            pass  # only this block is of another kind
    if head not in _SHARED:
        return _loaded(head, below, languages)
    key = "\n".join((head, *below)), languages
    found = _BLOCKS.get(key)
    if found is None:
        _keep(_BLOCKS, key, found := _loaded(head, below, languages))
    return found


def _line(head: str, languages: Languages) -> tuple[str, Any]:
    """Return attribute and value of a line with nothing below it."""
    key, _, text = head.partition(": ")
    found = _value(key, scalar(text), languages)
    if key in _OFTEN:
        _keep(_LINES, head, found)
    return found


def _loaded(head: str, below: list[str], languages: Languages) -> tuple[str, Any]:
    """Return attribute and value of a block of any kind."""
    lines = Lines((head, *below, ""))
    ((key, node),) = lines.map(0).items()
    if not lines.ended():
        raise OtherError
    return _value(key, node, languages)


def _value(key: str, node: Any, languages: Languages) -> tuple[str, Any]:
    """Return attribute and value of *node*; what is missing or stands in a host goes elsewhere."""
    codec = RECORD.fields.get(key)
    if codec is None or key == "missing":
        raise OtherError
    context = Context(languages)
    value = codec.load(node, (), context)
    if value is None or context.problems or type(value) is dict:
        raise OtherError
    return key.replace("-", "_"), value


def _texts(below: list[str], languages: Languages) -> tuple[Text, ...]:
    """Return the texts of lines ``  ko: 외교``."""
    return _once([_text(line) for line in below], len(below), languages)


def _text(line: str) -> Text:
    head, _, words = line.partition(": ")
    return Text(_words(scalar(words)), _tag(head))


def _paragraphs(below: list[str], languages: Languages) -> tuple[Text, ...]:
    """Return the texts of lines ``  ko: 외교``, and of the lines below ``  ko: |``."""
    texts: list[Text] = []
    at = 0
    while at < len(below):
        line = below[at]
        at += 1
        if not line.endswith(": |"):
            texts.append(_text(line))
            continue
        start = at
        while at < len(below) and below[at].startswith("    "):
            at += 1
        words = "\n".join([_words(each[4:]) for each in below[start:at]])
        texts.append(Text(words or _words(""), _tag(line[:-3])))
    return _once(texts, len(texts), languages)


def _names(below: list[str], _: Languages) -> tuple[Name, ...]:
    """Return the names of lines ``  - ko: 송, 준서``."""
    return tuple([_PEOPLE.get(line) or _name(line) for line in below])


def _name(line: str) -> Name:
    dash, head, words = line[:4], *line[4:].partition(": ")[::2]
    tag = _tag(f"  {head}")
    if dash != "  - " or tag in NameCodec.mapped.fields:
        raise OtherError
    context = Context()
    name = _NAME.load({tag: _words(scalar(words))}, (), context)
    if name is None or context.problems:
        raise OtherError
    _keep(_PEOPLE, line, name)
    return name


def _keywords(below: list[str], languages: Languages) -> tuple[Keyword, ...]:
    """Return the keywords of lines ``  ko: [형성, 시장]``."""
    found: list[Keyword] = []
    for line in below:
        head, _, words = line.partition(": ")
        terms, tag = scalar(words), _tag(head)
        if type(terms) is not FlowList:
            raise OtherError
        found += [Keyword(_words(term), tag) for term in terms]
    return _once(found, len(below), languages)


def _once(found: list[Any], most: int, languages: Languages) -> tuple[Any, ...]:
    """Return *found* in canonical order, in which no more than *most* languages stand."""
    if most > 1 and len({each.tag for each in found}) < most:
        raise OtherError
    return arranged(found, languages)


def _words(text: Any) -> str:
    """Return a text that is read as it is."""
    if type(text) is not str or not text or unfolded(text):
        raise OtherError
    return text


def _tag(head: str) -> str:
    """Return the tag in the beginning of a line that is indented by two."""
    tag = _TAGS.get(head)
    if tag is None:
        indent, tag = head_of(head)
        if indent != _INDENT or tag == "text" or TAG.load(tag, (), Context()) != tag:
            raise OtherError
        _keep(_TAGS, head, tag)
    return tag


def _keep(known: dict[Any, Any], key: Any, value: Any) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = value


_READ: Final[Mapping[str, Callable[[list[str], Languages], tuple[Any, ...]]]] = {
    **dict.fromkeys(("title:", "subtitle:", "short-title:"), _texts),
    **dict.fromkeys(("author:", "editor:", "translator:"), _names),
    "abstract:": _paragraphs,
    "keywords:": _keywords,
}
