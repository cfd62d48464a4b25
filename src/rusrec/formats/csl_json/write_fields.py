"""The writer's part for names, dates, numbers, keywords and the like: one field, one variable."""

from typing import Final

from msgspec.structs import replace

from rusrec.formats.csl_json.record import contributor_variables, keywords_of
from rusrec.formats.csl_json.sheet import Sheet
from rusrec.formats.csl_json.text import keywords_out
from rusrec.formats.csl_json.work import edits_host, has_host
from rusrec.formats.csl_json.write_extra import notes
from rusrec.formats.csl_json.write_works import relations
from rusrec.loss import Difference, paths_to
from rusrec.model import Record

__all__ = ["dates", "names", "numbers", "rest"]

_NUMBERS: Final = {
    "": "number",
    "chapter": "chapter_number",
    "part": "part",
    "series": "collection_number",
    "printing": "printing",
    "supplement": "supplement",
}
_DATES: Final = {"received": "submitted", "available": "available_date"}
_BODIES: Final = {"isb": "authority", "jug": "jurisdiction"}


def names(sheet: Sheet, record: Record) -> None:
    """Write author, editor, translator and all contributors under their variables."""
    item = sheet.item
    if record.author:
        item.author = sheet.names("author", record.author)
    if record.editor:
        if edits_host(item.type) and has_host(item):
            sheet.lose("editor", "no-target-field")
        else:
            item.editor = sheet.names("editor", record.editor)
    if record.translator:
        item.translator = sheet.names("translator", record.translator)
    if record.contributor:
        _contributors(sheet, record)


def _contributors(sheet: Sheet, record: Record) -> None:
    item = sheet.item
    variables = {role: attribute for _, attribute, role in contributor_variables()}
    for place, name in enumerate(record.contributor):
        path = f"contributor[{place}]"
        body = _BODIES.get(name.role, "")
        if body and name.org and not getattr(item, body):
            setattr(item, body, sheet.name(path, replace(name, order="")).literal)
            if name.order:
                sheet.lose(f"{path}.order", "no-target-field")
            continue
        attribute = variables.get(name.role, "")
        if not attribute:
            attribute = "contributor"
            sheet.lose(f"{path}.role", "narrower-vocabulary", _role_of("contributor"))
        setattr(item, attribute, (*getattr(item, attribute), sheet.name(path, name)))


def _role_of(variable: str) -> str:
    """Return the role of a name variable: ``contributor`` is ``ctb``."""
    return next(role for key, _, role in contributor_variables() if key == variable)


def dates(sheet: Sheet, record: Record) -> None:
    """Write the dates that CSL has: issued, accessed, received and available."""
    item = sheet.item
    if record.issued:
        item.issued = sheet.date("issued", record.issued)
    if record.accessed:
        item.accessed = sheet.date("accessed", record.accessed)
    for date, path in zip(record.dates, paths_to("dates", record.dates), strict=True):
        attribute = _DATES.get(date.of, "")
        if attribute and getattr(item, attribute) is None:
            setattr(item, attribute, sheet.date(path, date))
        else:
            sheet.lose(path, "single-valued" if attribute else "no-target-field")


def numbers(sheet: Sheet, record: Record) -> None:
    """Write the first number of each kind."""
    for place, number in enumerate(record.number):
        attribute = _NUMBERS.get(number.of, "")
        if attribute and not getattr(sheet.item, attribute):
            setattr(sheet.item, attribute, number.value)
        else:
            sheet.lose(f"number[{place}]", "single-valued")


def rest(sheet: Sheet, record: Record) -> None:
    """Write archive, keywords, classification, notes and relations."""
    item = sheet.item
    if record.archive:
        archive = record.archive
        item.archive, item.archive_place = archive.name, archive.place
        item.archive_collection, item.archive_location = archive.collection, archive.shelfmark
    if record.keywords:
        _keywords(sheet, record)
    paths = paths_to("classification", record.classification)
    for mark, path in zip(record.classification, paths, strict=True):
        if mark.scheme == "category":
            item.categories = (*item.categories, mark.value)
        elif mark.scheme == "call-number" and not item.call_number:
            item.call_number = mark.value
        else:
            sheet.lose(path, "no-target-field")
    if record.notes:
        notes(sheet, record)
    if record.relations:
        relations(sheet, record)


def _keywords(sheet: Sheet, record: Record) -> None:
    terms = record.keywords
    tag = sheet.tag
    line = sheet.item.keyword = keywords_out([keyword.term for keyword in terms])
    if line.count(",") == len(terms) - 1 and ";" not in line:
        for keyword in terms:
            if keyword.tag != tag or keyword.vocabulary or keyword.uri:
                break
        else:
            return
    seen = keywords_of(line, tag)
    if seen == terms:
        return
    if [keyword.term for keyword in seen] != [keyword.term for keyword in terms]:
        sheet.lose("keywords", "joined", seen)
        return
    told: list[Difference] = []
    count: dict[str, int] = {}
    for before, after in zip(terms, seen, strict=True):
        number = count.setdefault(before.tag, 0)
        count[before.tag] += 1
        if before != after:
            told.append((f"keywords.{before.tag}[{number}]", "joined", after))
    sheet.lose_all(told)
