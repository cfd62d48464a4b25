"""A MARC record as its carriers hold it: a leader and fields; and a field on one line, losslessly.

Source: MARC 21 Format for Bibliographic Data; the model is that of ISO 2709.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from rusrec.scripts.pattern import pattern

__all__ = [
    "LEADER",
    "UNIMARC",
    "Field",
    "Marc",
    "Subfields",
    "control",
    "is_control",
    "is_unimarc",
    "parsed",
    "sorting",
    "spelled",
]

Subfields = tuple[tuple[str, str], ...]
"""Code and value, in their order."""


class Field(NamedTuple):
    """A field: its tag, its two indicators, its subfields.

    A control field (001 to 009) has no indicators, and its value under the code "".
    """

    tag: str
    ind: str
    subs: Subfields

    @property
    def value(self) -> str:
        """What a control field holds."""
        return self.subs[0][1] if self.subs else ""


class Marc(NamedTuple):
    """A record: its leader of 24 characters, and its fields."""

    leader: str
    fields: tuple[Field, ...]


def control(tag: str, value: str) -> Field:
    """Return a control field."""
    return Field(tag, "", (("", value),))


_UNSORTED: Final = pattern("\x98([^\x98\x9c]*)\x9c")


def sorting(text: str) -> str:
    """Return *text* without the marks around what is not sorted by (U+0098 and U+009C).

    German and Austrian libraries set them; no text of a record may hold them.
    """
    return _UNSORTED.sub(r"\1", text) if "\x98" in text else text


UNIMARC: Final = (
    "has its title in 200 and none in 245: it is UNIMARC or RUSMARC",
    "have it converted to MARC 21, whose fields are others",
)
"""What is said of a record of :func:`is_unimarc`: message and remedy."""


def is_unimarc(fields: Iterable[Field]) -> bool:
    """Tell whether *fields* are those of UNIMARC, which says other things with the same tags."""
    titled = False
    for field in fields:
        if field.tag == "245":
            return False
        titled = titled or (field.tag == "200" and any(code == "a" for code, _ in field.subs))
    return titled


def is_control(tag: str) -> bool:
    """Tell whether fields of this *tag* have neither indicators nor subfields."""
    return tag.startswith("00") or tag == LEADER


LEADER: Final = "LDR"
"""The tag under which a leader is kept among fields."""

_NAMES: Final = {"{": "{lcub}", "}": "{rcub}", "$": "{dollar}", "#": "{num}"}
_CHARS: Final = {name: char for char, name in _NAMES.items()}
_SPECIAL: Final = pattern(r"[{}$#]")
_NAMED: Final = pattern(r"\{(?:lcub|rcub|dollar|num)\}")
_LOOSE: Final = pattern(r"^ | $|(?<= ) ")
_SHAPE: Final = pattern(r"([^$]|\{[a-z]+\})([^$]|\{[a-z]+\})((?:\$[^$][^$]*)*)")


def spelled(field: Field) -> str:
    r"""Return a field without its tag on one line: ``10$aTitle :$bsubtitle``.

    Blanks of indicators and of control fields are ``#``, and so are those at the ends of a value
    or behind another blank; ``$``, ``#`` and braces themselves are ``{dollar}``, ``{num}``,
    ``{lcub}``, ``{rcub}``.
    """
    if is_control(field.tag):
        return _escaped(field.value).replace(" ", "#")
    subs = "".join(f"${_escaped(code)}{_loose(_escaped(value))}" for code, value in field.subs)
    return _escaped(field.ind).replace(" ", "#") + subs


def parsed(tag: str, text: str) -> Field | None:
    """Return the field that :func:`spelled` gave *text* for; None where it is no such text."""
    if is_control(tag):
        return control(tag, _plain(text.replace("#", " ")))
    match = _SHAPE.fullmatch(text)
    if match is None:
        return None
    ind = "".join(_plain(part.replace("#", " ")) for part in match.groups()[:2])
    subs = []
    for part in match[3].split("$")[1:]:
        name = _NAMED.match(part)
        code = name[0] if name else part[0]
        subs.append((_plain(code), _plain(part[len(code) :].replace("#", " "))))
    return Field(tag, ind, tuple(subs))


def _escaped(text: str) -> str:
    if "$" in text or "#" in text or "{" in text or "}" in text:
        return _SPECIAL.sub(lambda match: _NAMES[match[0]], text)
    return text


def _plain(text: str) -> str:
    return _NAMED.sub(lambda match: _CHARS[match[0]], text) if "{" in text else text


def _loose(text: str) -> str:
    loose = "  " in text or text[:1] == " " or text[-1:] == " "
    return _LOOSE.sub("#", text) if loose else text
