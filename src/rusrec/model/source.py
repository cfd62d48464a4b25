"""Where a record is from, and what was put right against the source (TEI's sic and corr)."""

from typing import ClassVar, Literal

from msgspec import Struct

from rusrec.model.text import Cert

__all__ = ["Change", "Correction", "Count", "Given", "Missing", "Reason", "Source", "Why"]

Reason = Literal[
    "not-in-source",
    "illegible",
    "lost",
    "to-check",
    "no-value",
    "none",
    "anonymous",
    "not-applicable",
]
Why = Literal["ocr", "delimiter", "spacing", "encoding", "typo", "fact"]


class Missing(Struct, frozen=True, omit_defaults=True, gc=False):
    """A field that was looked for and not found, and why (DataCite's :unav, :null, :none, ...)."""

    KEY: ClassVar[str] = "field"

    field: str
    reason: Reason


class Given(Struct, frozen=True, omit_defaults=True, gc=False):
    """What a source gives for a field: lines of its file (``8-98``), or the words it states."""

    KEY: ClassVar[str] = "field"

    field: str
    where: str


class Source(Struct, frozen=True, omit_defaults=True, gc=False):
    """A source of the record: a file kept verbatim below ``sources/``, or a page at an address."""

    KEY: ClassVar[str] = "key"

    key: str = ""
    file: str = ""
    sha256: str = ""
    url: str = ""
    accessed: str = ""
    what: str = ""
    gives: tuple[Given, ...] = ()


class Correction(Struct, frozen=True, omit_defaults=True, gc=False):
    """One departure from the source: ``sic`` as it stood, ``corr`` as it stands now.

    Corrections apply in order, each to the text that the earlier ones left. Instead of ``sic``
    and ``corr`` a named ``rule`` may stand; ``count`` is how many places it changed (1 if unsaid).
    """

    field: str
    sic: str = ""
    corr: str = ""
    rule: str = ""
    count: str = ""
    why: Literal["", "ocr", "delimiter", "spacing", "encoding", "typo", "fact"] = ""
    cert: Cert = ""
    resp: str = ""
    note: str = ""


class Count(Struct, frozen=True, omit_defaults=True, gc=False):
    """A number that a service showed of the item, as of a day: citations, downloads."""

    of: str
    n: str
    at: str = ""
    on: str = ""


class Change(Struct, frozen=True, omit_defaults=True, gc=False):
    """A step in the life of the record that Git does not know: when, by whom, what."""

    on: str
    by: str = ""
    did: str = ""
