"""A whole work into ``mods`` or ``relatedItem``, field by field."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from rusrec.formats._arrival import differences
from rusrec.formats._serials import identifiers_in
from rusrec.formats._xml import attribute, content
from rusrec.formats.mods import write_names, write_origin, write_subjects, write_titles
from rusrec.formats.mods.date import is_plain
from rusrec.formats.mods.sheet import Manner, Sheet
from rusrec.formats.mods.tables import RELATIONS
from rusrec.formats.mods.write_extra import extra
from rusrec.loss import Difference, Loss
from rusrec.model import Record, Rights

__all__ = ["written"]

_FEW: Final = 512
Step = Callable[[Sheet, Record], None]


def _identifiers(sheet: Sheet, record: Record) -> None:
    for each in record.identifiers:
        sheet.put(f'<identifier type="{each.scheme}">{content(each.value)}</identifier>')
    read = [identifiers_in(each.scheme, each.value) for each in record.identifiers]
    seen = tuple(dict.fromkeys([each for several in read for each in several]))
    if seen != record.identifiers:
        for difference in differences("identifiers", record.identifiers, seen):
            sheet.lose(*difference)


def _citekey(sheet: Sheet, record: Record) -> None:
    if record.citekey == record.id or sheet.prefix:
        sheet.lose("citekey", "narrower-vocabulary")
        return
    sheet.put(f'<identifier type="citekey">{content(record.citekey)}</identifier>')


_USE: Final = ' type="use and reproduction"'


def _rights(sheet: Sheet, record: Record) -> None:
    rights: Rights = record.rights or Rights()
    if rights.license or rights.uri:
        said = f' xlink:href="{attribute(rights.uri)}"' if rights.uri else ' displayLabel="license"'
        words = content(rights.license or rights.uri)
        sheet.put(f"<accessCondition{_USE}{said}>{words}</accessCondition>")
    for element in sheet.simple("rights.text", rights.text, "accessCondition", _USE):
        sheet.put(element)


def _event(sheet: Sheet, record: Record) -> None:
    if record.event:
        if record.event.name:
            write_names.event_name(sheet, record.event)
        write_origin.event(sheet, record.event)


def _missing(sheet: Sheet, record: Record) -> None:
    if sheet.zotero:  # it would show each of them as a note of the reader's
        sheet.lose("missing")
    else:
        write_titles.missing(sheet, record.missing)


def _own_part(sheet: Sheet, record: Record) -> None:
    """Write the numbers of a work that is in no host."""
    inner = write_origin.part(sheet, record) if record.host is None else ""
    if inner:
        said = ' type="self"' if sheet.prefix else ""
        sheet.put(f"<part{said}>{inner}</part>")


def _host(sheet: Sheet, record: Record) -> None:
    inner = write_origin.part(sheet, record)
    if inner and record.issued and is_plain(record.issued.edtf):
        inner += f'<date encoding="w3cdtf">{record.issued.edtf}</date>'
    known = (
        None
        if sheet.prefix or record.host is None
        else _hosted(record.host, record.language, sheet.manner)
    )
    if known is None:
        _related(sheet, "host", record.host, _HOST, inner)
        return
    sheet.put_again(known.begin)
    if inner:
        sheet.put(f"  <part>{inner}</part>")
    sheet.put_again(known.end)
    for path, reason, arrives in known.lost:
        sheet.lose(path, reason, arrives)


_HOST: Final = ' type="host"'


class _Hosted(NamedTuple):
    """A host as it is written in each of its records: before and behind the part; what is lost."""

    begin: str
    end: str
    lost: tuple[Difference, ...]


@lru_cache(maxsize=_FEW)
def _hosted(host: Record | str, language: tuple[str, ...], manner: Manner) -> _Hosted | None:
    """Return what the records of a host have in common; None where numbers tie its forms."""
    told: list[Loss] = []
    sheet = Sheet(Record(id="x", language=language), told.append, manner)
    _related(sheet, "host", host, _HOST)
    if sheet.groups[0]:
        return None
    known = host.id if isinstance(host, Record) else host
    cut = len(sheet.out) - (2 if known else 1)
    lost = tuple([(loss.path, loss.reason, loss.arrives) for loss in told])
    begin, end = ("".join(part).removeprefix("\n  ") for part in (sheet.out[:cut], sheet.out[cut:]))
    return _Hosted(begin, end, lost)


def _series(sheet: Sheet, record: Record) -> None:
    numbers = "".join(
        f'<detail type="volume"><number>{content(number.value)}</number></detail>'
        for number in record.number
        if number.of == "series"
    )
    _related(sheet, "series", record.series, ' type="series"', numbers)


def _original(sheet: Sheet, record: Record) -> None:
    _related(sheet, "original", record.original, ' type="original"')


def _relations(sheet: Sheet, record: Record) -> None:
    for index, relation in enumerate(record.relations):
        said = RELATIONS[relation.type]
        if "otherType" in said and not sheet.knows("relatedItem@otherType"):
            sheet.lose(f"relations[{index}]")
        else:
            _related(sheet, f"relations[{index}].to", relation.to, said)


def _related(sheet: Sheet, path: str, work: Record | str | None, said: str, part: str = "") -> None:
    """Write a work inside *sheet*; of one that is only an id, that."""
    if work is None:
        return
    whole = Record(id=work) if isinstance(work, str) else work
    sheet.put(f"<relatedItem{said}>")
    inner = sheet.inside(path, whole)
    if not isinstance(work, str):
        written(inner, whole)
    if part:
        inner.put(f"<part>{part}</part>")
    if whole.id:
        inner.put(
            f'<recordInfo><recordIdentifier source="rusrec">{whole.id}</recordIdentifier>'
            "</recordInfo>"
        )
    sheet.put("</relatedItem>")


def _lost(field: str) -> Step:
    """Return the step that says that nothing holds *field*."""
    return lambda sheet, _: sheet.lose(field)


_STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("title subtitle", write_titles.titles),
    ("short_title", write_titles.short_titles),
    ("author editor translator contributor", write_names.names),
    ("event", _event),
    ("", write_subjects.item_type),
    ("genre", write_subjects.genre),
    ("", write_origin.origin),
    ("language", write_subjects.language),
    ("abstract", write_subjects.summary_language),
    ("extent volumes", write_origin.physical),
    ("abstract", write_titles.abstracts),
    ("notes", write_titles.notes),
    ("title publisher", write_titles.machine_made),
    ("missing", _missing),
    ("keywords", write_subjects.keywords),
    ("classification", write_subjects.classification),
    ("host", _host),
    ("series", _series),
    ("original", _original),
    ("relations", _relations),
    ("identifiers", _identifiers),
    ("citekey", _citekey),
    ("archive links", write_origin.location),
    ("rights", _rights),
    ("", _own_part),
    ("extra", extra),
    *((field, _lost(field)) for field in ("draft", "counts", "sources", "corrections", "history")),
)
"""What is written, in its order, and the fields of which one has to be there."""

_FIELDS: Final = tuple(dict.fromkeys(" ".join(fields for fields, _ in _STEPS).split()))
_VALUES: Final = attrgetter(*_FIELDS)


@lru_cache(maxsize=1024)
def _steps(said: tuple[bool, ...]) -> tuple[Step, ...]:
    """Return the steps for a work that has *said* so of each of the fields."""
    there = {field for field, is_there in zip(_FIELDS, said, strict=True) if is_there}
    return tuple(
        [step for fields, step in _STEPS if not fields or not there.isdisjoint(fields.split())]
    )


def written(sheet: Sheet, record: Record) -> None:
    """Write all elements of a work, and say what no element holds."""
    for step in _steps(tuple(map(bool, _VALUES(record)))):
        step(sheet, record)
    if sheet.prefix and record.aka:
        sheet.lose("aka")
