"""A record as a ``mods`` element, and every value of it that does not arrive."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats._xml import content
from rusrec.formats.mods.embed import embedding
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.formats.mods.tables import NAMESPACE, XLINK
from rusrec.formats.mods.write_works import written
from rusrec.loss import Ledger, ignore
from rusrec.model import Record

__all__ = ["Writer", "head"]

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = "http://www.loc.gov/standards/mods/v3/mods-3-{minor}.xsd"
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<modsCollection xmlns="{NAMESPACE}" xmlns:xlink="{XLINK}"\n'
    f'    xmlns:xsi="{_XSI}"\n'
    f'    xsi:schemaLocation="{NAMESPACE} {_SCHEMA}"'
)

Days = Mapping[str, tuple[str, str]]
_NO_DAYS: Final[Days] = MappingProxyType({})
_FIRST: Final = frozenset("abcdefghijklmnopqrstuvwxyz")


def head(minor: int) -> str:
    """Return what a file of version 3.*minor* begins with, up to the end of its first tag."""
    return _HEAD.format(minor=minor)


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
