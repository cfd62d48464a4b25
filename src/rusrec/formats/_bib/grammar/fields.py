r"""The fields of one BibTeX entry.

What keeps to BibTeX's grammar is taken apart here, a field a match. What does not is given to
bibtexparser, which is more lenient (``"G\"odel"``, a brace behind a backslash that has no partner);
only what neither of them understands is refused.
"""

import re
from typing import NamedTuple

from rusrec.formats._bib.grammar.blocks import Block
from rusrec.formats._bib.grammar.count import closing_brace
from rusrec.scripts.pattern import pattern

__all__ = ["Field", "Fields", "Piece", "Unreadable", "Value", "fields_of", "plain", "value_of"]


class Piece(NamedTuple):
    """A part of a value: text as it stands, or (``macro``) the name of an @string."""

    text: str
    macro: bool = False


Value = str | tuple[Piece, ...]
"""A value: text as it stands, or the pieces to put together where an @string is among them."""

Field = tuple[str, Value, int]
"""A field: its name folded to lower case, its value, and the index in the body where it begins."""


class Fields(NamedTuple):
    """What an entry says: its key, its fields, and what was mended (index in body, sentence)."""

    key: str
    fields: list[Field]
    mended: list[tuple[int, str]]


class Unreadable(Exception):  # noqa: N818 (it says where reading stops; the error is a SourceError)
    """A body that is no BibTeX: ``pos`` is the index where it stops to be, ``why`` a clause."""

    def __init__(self, pos: int, why: str) -> None:
        """Take the index and the reason."""
        super().__init__(why)
        self.pos = pos
        self.why = why


_NAME = r"[^\s={}\",%#()]+"
# A field up to its value; a number or a word that is all of the value comes with it.
_FIELD = pattern(rf"[\s,]*({_NAME})\s*=\s*(?:(?:([0-9]+)|([^\W\d][^\s,{{}}\"#=%]*))\s*(?:,|\Z))?")
_MOST = 1000
_BY_NUMBER, _BY_WORD = 2, 3
_BEGIN = pattern(rf"{_NAME}\s*=")
_KEY_AND_FIELD = pattern(rf"\s*(\S+)\s+(?={_NAME}\s*=\s*[{{\"])")
_FOLLOWED = pattern(r"\s*(?:,|\Z)")
_GAP = pattern(r"[\s,]*(?:%[^\n]*(?:\n|\Z)[\s,]*)*")
_HASH = pattern(r"\s*(#?)\s*")
_WORD = pattern(r"[^\s,{}\"#=%]+")
_MACRO = pattern(r"[^\W\d]\S*")
_BARE = pattern(r"[^\s={}\",#%][^={}\",#%\n]*")
_QUOTED = pattern(r"[{}\"]")


def fields_of(block: Block) -> Fields:
    """Take an entry apart.

    Raises:
        Unreadable: Neither BibTeX's grammar nor bibtexparser gives its fields.
    """
    try:
        return _Entry(block.body).read()
    except Unreadable as error:
        fields = _by_bibtexparser(block)
        if fields is None:
            raise
        fields.mended.append((error.pos, f"this is not BibTeX's grammar: {error.why}"))
        return fields


def plain(value: Value) -> str:
    """Give the text of a value; a macro stands by its name."""
    return value if isinstance(value, str) else "".join([piece.text for piece in value])


def value_of(source: str) -> Value | None:
    """Take apart a value such as ``"10~" # jan``; None where it is none."""
    value, end = _value(source, 0)
    return value if end == len(source) and value is not None else None


class _Entry:
    """Reads what stands between an entry's delimiters."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.fields: list[Field] = []
        self.mended: list[tuple[int, str]] = []

    def read(self) -> Fields:
        """Read the fields in order: here the usual ones, the others in :meth:`unusual`."""
        body, match_field, add = self.body, _FIELD.match, self.fields.append
        key, pos = self.key()
        while True:
            match = match_field(body, pos)
            if match is None:
                pos = self.gap(pos)
                if pos == len(body):
                    return Fields(key, self.fields, self.mended)
                continue
            name = match[1].lower()
            start = pos = match.end()
            if match.lastindex == _BY_NUMBER:
                add((name, match[2], start))
                continue
            if match.lastindex == _BY_WORD:
                add((name, (Piece(match[3], macro=True),), start))
                continue
            end = _simple(body, start)
            if end and body.startswith(",", end):
                pos = end + 1
            elif end and (followed := _FOLLOWED.match(body, end)):
                pos = followed.end()
            else:
                pos = self.unusual(name, start)
                continue
            add((name, body[start + 1 : end - 1], start))

    def key(self) -> tuple[str, int]:
        """Give the key, "" where the fields begin at once, and where it ends."""
        key = self.body.partition(",")[0]
        if "=" in key and _BEGIN.match(key.lstrip()):
            self.mended.append((0, "the entry has no key"))
            return "", 0
        uncut = _KEY_AND_FIELD.match(key)
        if uncut:
            self.mended.append((0, "a comma is missing after the key"))
            return uncut[1], uncut.end(1)
        return key.strip(), len(key)

    def gap(self, pos: int) -> int:
        """Pass over commas and lines behind %, to the next field or the end."""
        match = _GAP.match(self.body, pos)
        end = match.end() if match else pos
        if end < len(self.body) and not _BEGIN.match(self.body, end):
            raise Unreadable(end, f"a field should begin here, not «{_shown(self.body, end)}»")
        return end

    def unusual(self, name: str, start: int) -> int:
        """Read a value of several pieces, or one that BibTeX would not take as it is written."""
        body = self.body
        value, end = _value(body, start)
        bare = _BARE.match(body, start)
        if bare and _FOLLOWED.match(body, bare.end()) and end < start + len(bare[0].rstrip()):
            value, end = bare[0].rstrip(), bare.end()
            self.mended.append((start, f"the value of {name} is neither in braces nor quotes"))
        elif value is None:
            if end > start:
                raise Unreadable(end, f"a part of the value of {name} is missing behind #")
            value = ""
        gap = _GAP.match(body, end)
        rest = gap.end() if gap else end
        if rest < len(body) and "," not in body[end:rest]:
            if not _BEGIN.match(body, rest):
                raise Unreadable(
                    rest, f"the value of {name} has ended before «{_shown(body, rest)}»"
                )
            self.mended.append((start, f"a comma is missing after the value of {name}"))
        self.fields.append((name, value, start))
        return rest


def _shown(body: str, pos: int) -> str:
    return body[pos : pos + 40].split("\n", 1)[0]


def _simple(body: str, start: int) -> int:
    """Give the end of one braced or quoted text, 0 where there is none."""
    if body.startswith("{", start):
        end = body.find("}", start)
        if body.find("{", start + 1, end) < 0:
            return end + 1
        return closing_brace(body, start + 1) + 1
    if not body.startswith('"', start):
        return 0
    depth = 0
    for match in _QUOTED.finditer(body, start + 1):
        if match[0] == '"':
            if depth == 0:
                return match.end()
        else:
            depth += 1 if match[0] == "{" else -1
    return 0


def _value(body: str, pos: int) -> tuple[Value | None, int]:
    """Read ``piece # piece`` from *pos* on; give the value and where it ends."""
    pieces: list[Piece] = []
    while True:
        end = _simple(body, pos)
        if end:
            pieces.append(Piece(body[pos + 1 : end - 1]))
        else:
            word = _WORD.match(body, pos)
            if word is None or not (word[0].isdecimal() or _MACRO.fullmatch(word[0])):
                return None, pos
            pieces.append(Piece(word[0], macro=not word[0].isdecimal()))
            end = word.end()
        if len(pieces) > _MOST:
            return None, pos
        following = _HASH.match(body, end)
        if following is None or not following[1]:
            single = len(pieces) == 1 and not pieces[0].macro
            return pieces[0].text if single else tuple(pieces), end
        pos = following.end()


# ---------------------------------------------------------------- bibtexparser

_DOUBLED = pattern(r"\\\\(?=[{}\"])")
_INNER = r"\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\}"
_LENIENT = pattern(
    rf"\s*(?:({_INNER})|(\"(?:[^\"\\{{}}]|\\.|{_INNER}|[{{}}])*+\")|([^\s#{{}}\"]+))\s*(#|\Z)",
    re.DOTALL,
)


def _by_bibtexparser(block: Block) -> Fields | None:
    """Give what bibtexparser makes of a block that is not quite BibTeX, None where it fails too."""
    import logging

    from bibtexparser.model import Entry
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    closing = "}" if block.delimiter == "{" else ")"
    # It takes \\} for an escaped brace; a blank between them changes nothing for TeX.
    body = _DOUBLED.sub(r"\\\\ ", block.body)
    found = Splitter(f"@{block.word}{block.delimiter}{body}{closing}").split().blocks
    if len(found) != 1 or not isinstance(found[0], Entry):
        return None
    fields: list[Field] = []
    pos = 0
    for field in found[0].fields:
        value = _lenient(field.value)
        if value is None or not re.fullmatch(_NAME, field.key):
            return None
        pos = max(pos, block.body.find(field.value, pos))
        fields.append((field.key.lower(), value, pos))
    return Fields(found[0].key, fields, [])


def _lenient(source: str) -> Value | None:
    """Take a value apart, with braces and quotes behind a backslash as mere characters."""
    pieces: list[Piece] = []
    pos = 0
    while len(pieces) < _MOST and (match := _LENIENT.match(source, pos)):
        group, quoted, word, following = match.groups()
        if word and not (word.isdecimal() or _MACRO.fullmatch(word)):
            return word if not pieces and not following else None
        macro = bool(word) and not word.isdecimal()
        pieces.append(Piece(word or (group or quoted)[1:-1], macro=macro))
        pos = match.end()
        if following != "#":
            return tuple(pieces)
    return None
