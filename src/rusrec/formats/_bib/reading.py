"""The values of one entry, asked for by field: each is taken once, what nobody takes is left."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from rusrec.formats._bib.annotation import LANG, annotation
from rusrec.formats._bib.language import languages_in
from rusrec.formats._tex import decode, untagged, verbatim
from rusrec.loss import Ledger, Loss
from rusrec.model import UNDETERMINED, Name, Text, Texts
from rusrec.scripts import gate
from rusrec.scripts.pattern import pattern

__all__ = ["Reading", "ranged"]

_DASHES: Final = pattern(r"\s*-{2,3}\s*|(?<=[0-9])\s*~\s*(?=[0-9])")


class Reading:
    """An entry that is being read.

    ``fields`` holds what has not been taken yet, as TeX; ``tag`` is the language of its texts.
    """

    __slots__ = ("fields", "id", "kind", "languages", "ledger", "tag")

    def __init__(self, kind: str, fields: Mapping[str, str], ledger: Ledger, tag: str = "") -> None:
        """Take the entry type, and a copy of the fields; without a *tag* they say the language."""
        self.kind, self.fields, self.ledger = kind, dict(fields), ledger
        self.id = ""
        self.languages: tuple[str, ...] = ()
        if tag:
            self.tag = tag
        else:
            self._find_languages()

    def _find_languages(self) -> None:
        fields = self.fields
        if "hyphenation" in fields and "langid" not in fields:  # as biblatex called it once
            fields["langid"] = fields.pop("hyphenation")
        exact = annotation(fields, "langid", LANG)
        found = languages_in(fields.get("language", ""), fields.get("langid", ""), exact)
        self.languages = found.tags
        self.tag = found.tags[0] if found.tags else UNDETERMINED
        for field in found.used:
            fields.pop(field, None)

    def tell(self, field: str, note: str, arrives: object = None) -> None:
        """Put into the ledger what does not arrive; *field* is BibTeX's word."""
        self.ledger(Loss(self.id, field, "not-representable", arrives, note))

    def take(self, field: str) -> str:
        """Return the TeX of *field*, "" where it is not there."""
        return self.fields.pop(field, "")

    def words(
        self, field: str, tex: str, *, braces: bool = False, lines: bool = False
    ) -> Text | None:
        """Return what *tex* says, None where that is nothing; *lines* are paragraphs."""
        found = decode(tex, partial(self.tell, field), braces=braces)
        text = found.text
        if not text.isprintable():
            text = gate.paragraphs(text) if lines else gate.fold(text)
        if not text:
            return None
        return Text(text, self.tag, markup="csl") if found.markup else Text(text, self.tag)

    def texts(self, field: str, *, braces: bool = False, lines: bool = False) -> Texts:
        """Return the text of *field*; *braces* may protect its capitals."""
        tex = self.fields.pop(field, "")
        if not tex:
            return ()
        text = self.words(field, tex, braces=braces, lines=lines)
        return () if text is None else (text,)

    def plain(self, field: str) -> str:
        """Return *field* as a plain text."""
        tex = self.fields.pop(field, "")
        text = self.words(field, tex) if tex else None
        return untagged(text.text, markup=bool(text.markup)) if text else ""

    def numbers(self, field: str) -> str:
        """Return *field* as a plain text, its double hyphens as single ones."""
        tex = self.fields.get(field)
        if not tex:
            return ""
        if "--" in tex or "~" in tex:
            self.fields[field] = tex = ranged(tex)
        if tex.isascii() and tex.replace("-", "").isalnum():
            del self.fields[field]
            return tex
        return self.plain(field)

    def address(self, field: str) -> str:
        """Return *field* as it stands, with no more than its escapes undone."""
        tex = self.fields.pop(field, "")
        return gate.fold(verbatim(tex)) if tex else ""

    def names(self, field: str) -> tuple[Name, ...]:
        """Return the names in *field*."""
        tex = self.fields.pop(field, "")
        if not tex:
            return ()
        from rusrec.formats._bib.name import names_of  # a writer seldom asks for names

        return names_of(tex, self.tag, partial(self.tell, field))


def ranged(tex: str) -> str:
    """Return *tex* with what parts its numbers as one hyphen: BibTeX's two, Korea's ``~``."""
    return _DASHES.sub("-", tex)
