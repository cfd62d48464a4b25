"""What the values of a container say in words: titles, abstracts, subjects, publishers, rights."""

from typing import Final

from msgspec.structs import replace

from rusrec.formats._dc.identify import is_address
from rusrec.formats._dc.reading import Reading
from rusrec.formats._dc.tables import CLASSES
from rusrec.formats._dc.value import Value
from rusrec.model import Classification, Keyword, Note, Rights, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = [
    "abstract_and_notes_of",
    "classes_of",
    "keywords_of",
    "publishers_of",
    "rights_of",
    "titles_of",
]

_LICENCE: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_PARTED: Final = pattern(r" ?; ")
_OF_REPOSITORY: Final = pattern(
    r"(?:Made available in|Submitted by|Approved for entry|Item withdrawn)"
)


def titles_of(reading: Reading) -> list[Text]:
    """Return the titles; an alternative in a language that has one is a variant."""
    found = [reading.text(value) for value in reading.take("title")]
    tags = {text.tag for text in found}
    for value in reading.take("alternative"):
        text = reading.text(value)
        found.append(replace(text, kind="variant") if text.tag in tags else text)
    return found


def abstract_and_notes_of(reading: Reading) -> tuple[Texts, tuple[Note, ...]]:
    """Return abstract and notes: of several descriptions in one language the first is abstract."""
    abstract = [reading.text(value) for value in reading.take("abstract")]
    notes: list[Text] = []
    known = bool(abstract)
    tags: set[str] = set()
    for value in reading.take("description"):
        text = reading.text(value)
        if _OF_REPOSITORY.match(value.text):
            reading.leave(replace(value, text=gate.fold(value.text)))
        elif value.refined or known or text.tag in tags:
            notes.append(text)
        else:
            tags.add(text.tag)
            abstract.append(text)
    return tuple(abstract), tuple(Note((text,)) for text in notes)


def publishers_of(reading: Reading) -> tuple[Texts, ...]:
    """Return the publishers: values in different languages are forms of one."""
    found: list[list[Text]] = []
    for value in reading.take("publisher"):
        text = reading.text(value)
        if not found or text.tag in {other.tag for other in found[-1]}:
            found.append([])
        found[-1].append(text)
    return tuple(map(tuple, found))


def keywords_of(reading: Reading) -> tuple[Keyword, ...]:
    """Return the subject terms; several in one value are parted by semicolons."""
    found = []
    for value in reading.values.get("subject", ()):
        if value.scheme not in CLASSES.values():
            parts = filter(None, map(str.strip, _PARTED.split(value.text.removesuffix(";"))))
            found += [Keyword(part, reading.tag(replace(value, text=part))) for part in parts]
    return tuple(dict.fromkeys(found))


def classes_of(reading: Reading) -> tuple[Classification, ...]:
    """Return the classes: subjects whose encoding scheme is a classification."""
    schemes = {scheme: name for name, scheme in CLASSES.items()}
    return tuple(
        Classification(schemes[value.scheme], value.text)
        for value in reading.take("subject")
        if value.scheme in schemes
    )


def rights_of(reading: Reading) -> Rights | None:
    """Return the first address, the first licence, and a text in each language."""
    uri = licence = ""
    texts: list[Text] = []
    for value in reading.take("license", "rights"):
        text = reading.text(value)
        if is_address(value.text) and uri in ("", value.text):
            uri = value.text
        elif _is_licence(value) and not licence:
            licence = value.text
        elif text.tag in {other.tag for other in texts}:
            reading.leave(value)
        else:
            texts.append(text)
    return Rights(licence, uri, tuple(texts)) if uri or licence or texts else None


def _is_licence(value: Value) -> bool:
    return not value.tag and (value.term == "license" or bool(_LICENCE.fullmatch(value.text)))
