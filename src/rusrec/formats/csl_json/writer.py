"""A record as an item of CSL-JSON, and every value of it that does not arrive."""

from operator import attrgetter
from typing import Any, Final

from msgspec.json import Encoder

from rusrec.formats._embed import dumped
from rusrec.formats._languages import languages_of
from rusrec.formats._seen import Seen
from rusrec.formats._written import claim, sound
from rusrec.formats.csl_json.item import KEYS, Item
from rusrec.formats.csl_json.reading import Reading
from rusrec.formats.csl_json.record import Identity, record_of
from rusrec.formats.csl_json.sheet import Sheet, with_subtitles
from rusrec.formats.csl_json.tables import CARRIES, OPTIONS
from rusrec.formats.csl_json.text import said
from rusrec.formats.csl_json.write_extra import extra
from rusrec.formats.csl_json.write_fields import dates, names, numbers, rest
from rusrec.formats.csl_json.write_plain import Plain
from rusrec.formats.csl_json.write_works import from_host, identifiers, tell_works, works
from rusrec.formats.csl_json.zotero import for_zotero
from rusrec.loss import Ledger, ignore, paths_to
from rusrec.model import UNDETERMINED, Record, Texts, choose

__all__ = ["Writer"]

_HANDLED: Final = {
    row.partition(".")[0].replace("-", "_") for row, fate in CARRIES.items() if fate != "lost"
}
_UNKNOWN: Final = tuple(field for field in Record.__struct_fields__ if field not in _HANDLED)
_UNKNOWN_OF: Final = attrgetter(*_UNKNOWN)
_TEXTS: Final = (
    ("genre", "genre", "genre"),
    ("short_title", "short-title", "title-short"),
    ("section", "section", "section"),
    ("edition", "edition", "edition"),
    ("abstract", "abstract", "abstract"),
)
_PLAIN: Final = (
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "page"),
    ("extent", "number_of_pages"),
    ("volumes", "number_of_volumes"),
)


class Writer:
    """Writes records one by one; it knows the ids that have been."""

    def __init__(
        self, ledger: Ledger, *, particles: bool = False, for_: str = "", embed: bool = False
    ) -> None:
        """Tell losses to *ledger*; the options are those of the format."""
        if for_ not in ("", *OPTIONS["for_"].values):
            message = f"for_ is {for_!r}; CSL-JSON is written for all, 'zotero' or 'jurism'"
            raise ValueError(message)
        self.ledger: Ledger = ignore if embed else ledger
        self.particles, self.jurism, self.embed = particles, for_ == "jurism", embed
        self.zotero = for_ == "zotero"
        self.encode = Encoder().encode
        self.seen = Seen(places=False)
        usual = not (embed or self.jurism or self.zotero)
        self.plain = Plain(self._begun, self.fill, self.ledger) if usual else None

    def line(self, record: Record) -> str:
        """Return the JSON of *record* on one line."""
        claim(self.seen, record)
        quick = self.plain.line(record) if self.plain else None
        if quick is not None:
            return quick
        item = self.item(record)
        try:
            line = self.encode(item).decode()
        except UnicodeEncodeError:
            line = "\ud800"
        if not line.isprintable() or ("\\" in line and "\\u00" in line):
            sound(record, line)
        return line

    def item(self, record: Record) -> Item:
        """Return the item of *record*, and tell what it does not say."""
        return self.fill(self._begun(record, self.ledger), record)

    def _begun(self, record: Record, ledger: Ledger) -> Sheet:
        item = Item(id=record.id, type=record.type, citation_key=record.citekey or record.id)
        return Sheet(
            item, ledger, record.main_language, jurism=self.jurism, particles=self.particles
        )

    def fill(self, sheet: Sheet, record: Record) -> Item:
        """Return the item of *sheet*, filled with *record*."""
        item = sheet.item
        embedded = dumped(record) if self.embed else ""
        if record.citekey == record.id:
            sheet.lose("citekey", "narrower-vocabulary")
        _language(sheet, record)
        _title(sheet, record)
        _own(sheet, record)
        if record.identifiers or record.links or record.host:
            identifiers(sheet, record)
        moved = from_host(record)
        if moved:
            _move(sheet, record, moved)
        tell_works(sheet, record)
        rest(sheet, record)
        if self.zotero:
            for_zotero(sheet, record)
        if record.extra or embedded:
            extra(sheet, record, embedded)
        if any(_UNKNOWN_OF(record)):
            _unknown(sheet, record)
        return item


def _unknown(sheet: Sheet, record: Record) -> None:
    for field in _UNKNOWN:
        if getattr(record, field):
            sheet.lose(field.replace("_", "-"), "no-target-field")


def _move(sheet: Sheet, record: Record, moved: dict[str, Any]) -> None:
    """Write values of the host as the item's own, and say how they arrive there."""
    _own(sheet.quiet(), Record(type=record.type, **moved))
    if sheet.ledger is ignore:
        return
    seen = record_of(Reading(sheet.item, ignore), Identity(record.id), [])
    for field in moved:
        arrives = getattr(seen, field)
        if arrives:
            sheet.lose(field.replace("_", "-"), "no-target-field", arrives)


def _own(sheet: Sheet, record: Record) -> None:
    """Write what can be the item's own or taken from its host."""
    for field, path, key in _TEXTS:
        texts = getattr(record, field)
        if texts:
            setattr(sheet.item, KEYS[key], sheet.text(path, key, texts))
    for field, attribute in _PLAIN:
        value = getattr(record, field)
        if value:
            setattr(sheet.item, attribute, value)
    works(sheet, record)
    names(sheet, record)
    dates(sheet, record)
    numbers(sheet, record)


def _language(sheet: Sheet, record: Record) -> None:
    if not record.language:
        stated = (
            value for other in record.extra if other.format == "csl-json" for value in other.values
        )
        text = next((value.value for value in stated if value.key == "language"), "")
        sheet.item.language = text if text and languages_of(text) is None else ""
        return
    main = record.language[0]
    arrives = languages_of(main) or ()
    sheet.item.language = main if arrives else ""
    sheet.tag = arrives[0] if arrives else UNDETERMINED
    if arrives != record.language:
        sheet.lose("language", "single-valued", arrives or None)


def _title(sheet: Sheet, record: Record) -> None:
    """Write the title with its subtitle."""
    titles = record.title
    if record.subtitle:
        sheet.lose("subtitle", "joined")
        titles = _with_subtitle(sheet, record)
    if titles:
        sheet.item.title = sheet.text("title", "title", titles)


def _with_subtitle(sheet: Sheet, record: Record) -> Texts:
    """Return the titles as they are written, and say so of those that are."""
    titles = with_subtitles(record)
    main = choose(record.title or record.subtitle, (sheet.have,))
    if not titles and main:
        sheet.lose(f"title.{main.tag}", "joined", said(main.text, main.tag))
        return (said(main.text, main.tag),)
    paths = paths_to("title", record.title)
    for path, before, after in zip(paths, record.title, titles, strict=True):
        if before != after and (before is main or sheet.jurism):
            sheet.lose(path, "joined", after)
    return titles
