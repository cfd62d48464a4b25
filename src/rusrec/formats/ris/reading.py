"""The values of one reference, asked for by tag: each is taken once, what nobody takes is left."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rusrec.formats._languages import languages_of
from rusrec.formats._people import several, without_others
from rusrec.formats.ris.tables import TAGS
from rusrec.loss import Ledger, Loss
from rusrec.model import UNDETERMINED, Name, NameForm, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["NAMED", "Reading", "citation_key", "named", "said_under", "terms", "words_of"]

NAMED: Final = ("DO", "AU", "PY", "TI")
"""The tags of the words that a reference is called by which has no id."""


_REFERENCE: Final = pattern(r"&#?\w+;")


class Reading:
    """A reference that is being read: each tag is taken once, what nobody takes is left."""

    __slots__ = ("id", "kind", "languages", "ledger", "tag", "values")

    def __init__(self, kind: str, values: Mapping[str, list[str]], ledger: Ledger) -> None:
        """Take the type, and the values under the tags that are written today."""
        self.kind, self.ledger, self.id = kind, ledger, ""
        self.values: dict[str, list[str]] = {}
        for tag, found in values.items():
            kept = [text for text in found if text] if "" in found else found
            if kept:
                known = self.values.setdefault(TAGS.get(tag, tag), [])
                known[:] = [*kept, *known] if tag == "JF" else [*known, *kept]
        self.languages = self._languages()
        self.tag = self.languages[0] if self.languages else UNDETERMINED

    def _languages(self) -> tuple[str, ...]:
        found = languages_of("; ".join(self.values.get("LA", ())))
        if found is None:
            return ()
        self.values.pop("LA", None)
        return found

    def tell(self, tag: str, note: str, arrives: object = None) -> None:
        """Put into the ledger what does not arrive; *tag* is RIS's."""
        self.ledger(Loss(self.id, tag, "not-representable", arrives, note))

    def one(self, tag: str) -> str:
        """Return the first value of *tag*, "" where there is none; others of it are left."""
        values = self.values.get(tag)
        if not values:
            return ""
        if len(values) == 1:
            return self.values.pop(tag)[0]
        return values.pop(0)

    def all(self, tag: str) -> list[str]:
        """Return all values of *tag*."""
        return self.values.pop(tag, [])

    def text(self, tag: str) -> Texts:
        """Return the first value of *tag* as a text of the reference's language."""
        text = self.one(tag)
        return (Text(text, self.tag),) if text else ()

    def names(self, tag: str) -> tuple[Name, ...]:
        """Return the names under *tag*; ``et al.`` is nobody, and is told."""
        found = []
        for text in self.all(tag):
            name, note = named(text, self.tag)
            if note:
                self.tell(tag, note)
            if name is not None:
                found.append(name)
        return tuple(found)


@lru_cache(maxsize=4096)
def named(text: str, tag: str) -> tuple[Name | None, str]:
    """Return the name that *text* is, and what is to be told of it; ``et al.`` is nobody's."""
    text = gate.fold(text)
    text, others = without_others(text)
    if others or not text:
        note = f"{others} names nobody, and is left out"
        return _name_of(text, tag) if text else None, note
    looks = f"«{text}» looks like several people; each has a line of its own"
    return _name_of(text, tag), looks if several(text) else ""


def _name_of(text: str, tag: str) -> Name:
    """Return a name: ``Family, Given, Suffix``; without a comma, or with more, all is family.

    EndNote puts a comma behind a body: ``Office of Snow,``.
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and " " in parts[0] and not parts[1]:  # noqa: PLR2004 (a comma behind)
        return Name(org=(Text(parts[0], tag),))
    if len(parts) in (2, 3) and all(parts):
        return Name(name=(NameForm(parts[0], parts[1], tag, suffix=(*parts, "")[2]),))
    return Name(name=(NameForm(text, "", tag),))


def terms(values: list[str]) -> list[str]:
    """Return keywords; one line that is alone may hold them all: ``labour; society``.

    Where there are several, each is one, and so is one with a character reference (``&amp;``).
    """
    if len(values) != 1 or ";" not in values[0] or _REFERENCE.search(values[0]):
        return values
    return [term for part in values[0].split(";") if (term := part.strip())] or values


def words_of(values: Mapping[str, list[str]]) -> str:
    """Return words to call a reference by that has no id."""
    said = {TAGS.get(tag, tag): found for tag, found in values.items()}
    return " ".join(text for tag in NAMED for text in said.get(tag, ())[:1])


def citation_key(reading: Reading) -> str:
    """Return the key of the reference: EndNote's label, or Zotero's line for it."""
    return reading.one("LB") or said_under(reading, "citation key").get("citation key", "")


def said_under(reading: Reading, *labels: str) -> dict[str, str]:
    """Return what lines of Zotero's Extra field say under *labels*: ``PMID: 12345678``."""
    found: dict[str, str] = {}
    rest = []
    for line in reading.all("M2"):
        label, _, value = line.partition(": ")
        if label.lower() in labels and value and label.lower() not in found:
            found[label.lower()] = value
        else:
            rest.append(line)
    if rest:
        reading.values["M2"] = rest
    return found
