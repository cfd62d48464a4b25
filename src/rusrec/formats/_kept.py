"""Formats that are only written: a record is cut down to what the format says, and that is written.

What was cut away is told. What is left all stands in the text: that is the law of such a format.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from rusrec.formats._arrival import losses
from rusrec.formats._seen import Seen
from rusrec.formats._titles import form_of, joined, plain, surname
from rusrec.formats._w3cdtf import w3cdtf
from rusrec.formats._written import claim, sound
from rusrec.loss import Ledger, Reason
from rusrec.model import Date, Name, NameForm, Record, Text, Texts, identifier

__all__ = ["Writer", "bare", "day", "named", "titles"]

_REASONS: Final[dict[str, Reason]] = {"subtitle": "joined"}


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(
        self, ledger: Ledger, kept: Callable[[Record], Record], rendered: Callable[[Record], str]
    ) -> None:
        """Write what is *rendered* of what is *kept* of a record; tell the rest to *ledger*."""
        self.ledger, self.kept, self.rendered = ledger, kept, rendered
        self.seen = Seen()

    def text(self, record: Record) -> str:
        """Return the text of *record*.

        Raises:
            RecordError: It has no id, one that has been, or a character that no text may hold.
        """
        claim(self.seen, record)
        kept = self.kept(record)
        text = self.rendered(kept)
        sound(record, text)
        for loss in losses(record, kept, _REASONS):
            self.ledger(loss)
        return text


def bare(texts: Texts) -> Texts:
    """Return *texts* with nothing but their words and languages, none twice."""
    found = (Text(plain(text), text.tag) for text in texts)
    return tuple(dict.fromkeys(text for text in found if text.text))


def titles(work: Record) -> Texts:
    """Return the titles of *work*, each with the subtitle of its language behind it."""
    return bare(tuple(joined(work)))


def named(name: Name, languages: tuple[str, ...]) -> Name:
    """Return a name with its forms, the one that is dearest to these *languages* first.

    What stands before a family name is part of it. Of the ids those that have an address are kept.
    """
    forms = tuple(
        NameForm(surname(form), form.given, form.tag, suffix=form.suffix) for form in name.name
    )
    if forms:
        main = forms[name.name.index(form_of(name, languages))]
        forms = tuple(dict.fromkeys((main, *forms)))
    known = {
        scheme: identifier.normal(scheme, value)
        for scheme in ("orcid", "isni", "viaf")
        if (value := getattr(name, scheme)) and identifier.url(scheme, value)
    }
    made = Name(name=forms, org=bare(name.org), role=name.role, affiliation=bare(name.affiliation))
    return replace(made, **known)


def day(date: Date | None) -> Date | None:
    """Return *date* as a year, month or day, the first of an interval; None where it is none."""
    said = w3cdtf(date.edtf).partition("/")[0] if date else ""
    return Date(said) if said else None
