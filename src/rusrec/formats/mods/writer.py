"""A record as a ``mods`` element, and every value of it that does not arrive."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rusrec.formats import Option
from rusrec.formats._embed import EMBED
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats._xml import content
from rusrec.formats.mods.embed import embedding
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.formats.mods.version import VERSIONS
from rusrec.formats.mods.write_works import written
from rusrec.loss import Carried, Ledger, ignore
from rusrec.model import Record

__all__ = ["CARRIES", "OPTIONS", "Writer"]

_NAMES: Final = ("author", "editor", "translator", "contributor")
_WHOLE: Final = (
    "id aka type language title subtitle short-title abstract author editor translator contributor "
    "missing issued dates accessed volume issue number pages extent volumes identifiers.* archive "
    "links keywords classification rights extra.mods "
    "host.id host.type host.title host.subtitle host.identifiers.*"
)
_CHANGED: Final = (
    "citekey genre section edition publisher place event notes original host series relations "
    "extra rights.text.* links.media-type "
    # Of a serial that says more than its number only the number is read; of two in one, both.
    "identifiers identifiers.issn identifiers.eissn identifiers.issn-l identifiers.isbn "
    "host.identifiers host.identifiers.issn host.identifiers.eissn host.identifiers.issn-l "
    "host.identifiers.isbn"
)
_LOST: Final = "draft counts sources corrections history links.language"


def _said(rows: Mapping[Carried, str], *fields: str) -> dict[str, Carried]:
    """Return the rows for what is said of a text, a name or a date in each of *fields*."""
    return {
        f"{field}.{name}": carried
        for field in fields
        for carried, names in rows.items()
        for name in names.split()
    }


CARRIES: Final[Mapping[str, Carried]] = {
    **dict.fromkeys(_WHOLE.split(), "whole"),
    **dict.fromkeys(_CHANGED.split(), "changed"),
    **dict.fromkeys(_LOST.split(), "lost"),
    **_said({"lost": "*.cert *.divided"}, "title", "subtitle", "host.title", "host.subtitle"),
    **_said({"lost": "*.cert *.divided *.kind"}, "short-title", "abstract"),
    **_said({"changed": "orcid isni viaf"}, *_NAMES),  # read in their canonical spelling
    **_said({"lost": "by cert"}, "issued", "accessed", "dates.*"),
    **_said(
        {
            "changed": "name.*.family name.*.given org.* affiliation.*",
            "lost": "cert order name.*.particle name.*.dropping-particle name.*.cert name.*.kind",
        },
        *_NAMES,
    ),
}
OPTIONS: Final[Mapping[str, Option]] = {
    "for_": Option(
        "library: codes of ISO 639-2 beside those of BCP 47; zotero: Zotero's item types",
        values=("library", "zotero"),
    ),
    "embed": EMBED,
    "mods_version": Option(
        "an older version of MODS; what it has no element for is told", values=tuple(VERSIONS)
    ),
    "mods_names": Option(
        "altrep: each form of a name a name of its own, tied by altRepGroup", values=("altrep",)
    ),
    "dates": Option("first and last day of work on each record, by its id", kind=Mapping),
}

Days = Mapping[str, tuple[str, str]]
_NO_DAYS: Final[Days] = MappingProxyType({})
_FIRST: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(
        self,
        ledger: Ledger,
        manner: Manner = Manner(),  # noqa: B008 (a tuple, never changed)
        *,
        embed: bool = False,
        dates: Days = _NO_DAYS,
    ) -> None:
        """Write in this *manner*, and tell losses to *ledger*; *embed* leaves none."""
        self.ledger: Ledger = ignore if embed else ledger
        self.manner, self.embed, self.dates = manner, embed, dates
        self.seen = Seen(places=False)

    def element(self, record: Record) -> str:
        """Return the ``mods`` of *record*.

        Raises:
            RecordError: It has no id, the id has been, or a text of it has a character that no
                text may hold.
        """
        claim(self.seen, record)
        sheet = Sheet(record, self.ledger, self.manner)
        written(sheet, record)
        sheet.put(_record_info(sheet, record, self.dates.get(record.id)))
        if self.embed:
            sheet.put(embedding(record))
        name = f' ID="{record.id}"' if record.id[0] in _FIRST else ""
        text = f'<mods version="3.{sheet.minor}"{name}>{"".join(sheet.out)}\n</mods>\n'
        sound(record, "".join(sheet.fresh))
        return text


def _record_info(sheet: Sheet, record: Record, days: tuple[str, str] | None) -> str:
    """Return what is said of the record itself: its dates are *days*, else those of its history."""
    inner = "<recordContentSource>rusrec</recordContentSource>"
    created, changed = days or ("", next((c.on for c in record.history[::-1] if c.on), ""))
    for element, day in (("recordCreationDate", created), ("recordChangeDate", changed)):
        inner += f'<{element} encoding="w3cdtf">{content(day)}</{element}>' if day else ""
    inner += f'<recordIdentifier source="rusrec">{record.id}</recordIdentifier>'
    for name in record.aka:
        inner += f'<recordIdentifier source="aka">{content(name)}</recordIdentifier>'
    notes = _notes(record) if sheet.knows("recordInfoNote") else ""
    return f"<recordInfo>{inner}{_CATALOGUING}{notes}</recordInfo>"


_CATALOGUING: Final = (
    '<languageOfCataloging><languageTerm type="code" authority="iso639-2b">eng</languageTerm>'
    '<scriptTerm type="code" authority="iso15924">Latn</scriptTerm></languageOfCataloging>'
    "<recordOrigin>Converted from canonical YAML by rusrec.</recordOrigin>"
)
_ENGLISH: Final = ' lang="eng" xml:lang="en"'


def _notes(record: Record) -> str:
    """Return for a person where the record is from and what was put right in it."""
    found = ""
    for source in record.sources:
        words = source.what or source.url or source.file
        if words:
            found += f'<recordInfoNote type="source"{_ENGLISH}>{content(words)}</recordInfoNote>'
    said = []
    for correction in record.corrections:
        what = f"“{correction.sic}” to “{correction.corr}”" if correction.sic else correction.rule
        number = f", {correction.count} times" if correction.count else ""
        said.append(f"{what} ({correction.field}{number})")
    if said:
        words = content(f"Corrected against the source: {'; '.join(said)}.")
        found += f'<recordInfoNote type="repair"{_ENGLISH}>{words}</recordInfoNote>'
    return found
