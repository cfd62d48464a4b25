"""Titles and subtitles, abstracts and notes as elements of MODS."""

from collections import Counter
from functools import lru_cache
from typing import Final

from rusrec.formats._xml import attribute, content
from rusrec.formats.mods.markup import alternate, bare
from rusrec.formats.mods.read_works import MACHINE
from rusrec.formats.mods.sheet import Manner, Sheet, formatted, is_bare
from rusrec.formats.mods.tables import KINDS, MISSING, articles
from rusrec.loss import ignore
from rusrec.model import Missing, Record, Text, Texts
from rusrec.model import tag as bcp47
from rusrec.scripts import gate

__all__ = ["abstracts", "machine_made", "missing", "notes", "short_titles", "titles"]

_NOTHING: Final = Text("")


def titles(sheet: Sheet, record: Record) -> None:
    """Write each title with its subtitle; forms of one title are tied together."""
    if not record.subtitle and all(map(is_bare, record.title)):
        tags = tuple([text.tag for text in record.title])
        begins = _begins(tags, sheet.main, sheet.prefix, sheet.manner)
        if begins:
            for begin, text in zip(begins, record.title, strict=True):
                sheet.put(f"{begin}{_title(sheet, text)}</titleInfo>")
            return
    _titles(sheet, record)


@lru_cache(maxsize=4096)
def _begins(tags: tuple[str, ...], main: str, prefix: str, manner: Manner) -> tuple[str, ...]:
    """Return the start tags of bare titles with these *tags*; none where numbers tie them."""
    sheet = Sheet(Record(language=(main,)), ignore, manner)
    sheet.prefix = prefix
    _titles(sheet, Record(title=tuple([Text("1", tag) for tag in tags])))
    return () if sheet.groups[0] else tuple([each.partition("<title>")[0] for each in sheet.fresh])


def _titles(sheet: Sheet, record: Record) -> None:
    sheet.tell("title", record.title, "kind by markup")
    sheet.tell("subtitle", record.subtitle, "kind by markup")
    pairs = _paired(record.title, record.subtitle) if record.subtitle else _alone(record.title)
    groups = _groups(sheet, [title for title, _ in pairs]) if len(pairs) > 1 else {}
    for place, (title, subtitle) in enumerate(pairs):
        said = ""
        first = title or subtitle or _NOTHING
        if place == 0 and not first.kind and not sheet.prefix:
            said = ' usage="primary"'
        elif first.kind:
            said = KINDS[first.kind]
            if first.kind == "translated" and bcp47.is_transcription(first.tag):
                said += ' otherType="translated"'
        elif place and _is_parallel(first, pairs[0][0]):
            said = ' type="translated"'
        sheet.put(
            _title_info(sheet, said + groups.get(bcp47.language_of(first.tag), ""), title, subtitle)
        )


def short_titles(sheet: Sheet, record: Record) -> None:
    """Write the titles for short citations, which libraries call abbreviated."""
    sheet.tell("short-title", record.short_title, "by markup")
    for text in record.short_title:
        sheet.put(_title_info(sheet, ' type="abbreviated"', text, None))


def _is_parallel(text: Text, main: Text | None) -> bool:
    """Tell whether a title is one in another language than the first, or a form of such a one."""
    return main is None or bcp47.language_of(text.tag) != bcp47.language_of(main.tag)


def _alone(texts: Texts) -> list[tuple[Text | None, Text | None]]:
    return [(text, None) for text in texts]


def _paired(found: Texts, subtitles: Texts) -> list[tuple[Text | None, Text | None]]:
    """Return titles with subtitles of the same language and make; then what has no partner.

    Within one tag both keep their order: after the first that does not match nothing is paired.
    """
    rest = list(subtitles)
    closed: set[str] = set()
    pairs: list[tuple[Text | None, Text | None]] = []
    for title in found:
        other = next((text for text in rest if text.tag == title.tag), None)
        if other is None or title.tag in closed or _make(other) != _make(title):
            closed.add(title.tag)
            pairs.append((title, None))
        else:
            rest.remove(other)
            pairs.append((title, other))
    return pairs + [(None, text) for text in rest]


def _make(text: Text) -> tuple[str, str]:
    return text.kind, text.by


def _groups(sheet: Sheet, found: list[Text | None]) -> dict[str, str]:
    """Return for each language with forms in several scripts what ties these together."""
    forms = [text for text in found if text is not None and not text.kind]
    transcribed = {bcp47.language_of(t.tag) for t in forms if bcp47.is_transcription(t.tag)}
    if not transcribed:
        return {}
    count = Counter(bcp47.language_of(text.tag) for text in forms)
    tied = [
        language for language, number in count.items() if number > 1 and language in transcribed
    ]
    return {language: sheet.group() for language in tied}


def _title_info(sheet: Sheet, said: str, title: Text | None, subtitle: Text | None) -> str:
    first = title or subtitle or _NOTHING
    said += sheet.marks(first)
    if (title and title.markup) or (subtitle and subtitle.markup):
        both = (text.text if text and text.markup else "" for text in (title, subtitle))
        said += alternate(*both)
    inner = _title(sheet, title) if title else ""
    if subtitle:
        words = bare(subtitle.text) if subtitle.markup else subtitle.text
        inner += f"<subTitle>{content(words)}</subTitle>" if words else ""
    return f"<titleInfo{said}>{inner}</titleInfo>"


def _title(sheet: Sheet, text: Text) -> str:
    """Return a title, an initial article set apart so that it is not sorted by."""
    words = text.text
    if text.markup:
        words = bare(words)
        return f"<title>{content(words)}</title>" if words else ""
    for article in articles(bcp47.language_of(text.tag)):
        if words.startswith(article):
            rest = words[len(article) :]
            if rest and gate.fold(rest) == rest:
                space = ' xml:space="preserve"' if sheet.knows("nonSort@space") else ""
                before = f"<nonSort{space}>{article if space else article.rstrip()}</nonSort>"
                return f"{before}<title>{content(rest)}</title>"
    return f"<title>{content(words)}</title>"


def abstracts(sheet: Sheet, record: Record) -> None:
    """Write each abstract."""
    sheet.tell("abstract", record.abstract, "by markup")
    for text in record.abstract:
        words, said = formatted(text)
        if words:
            sheet.put(f"<abstract{sheet.marks(text)}{said}>{content(words)}</abstract>")
        else:
            sheet.put(f"<abstract{sheet.marks(text)}{said}/>")


def notes(sheet: Sheet, record: Record) -> None:
    """Write each note; its forms in several languages are tied together."""
    for index, note in enumerate(record.notes):
        said = f' type="{attribute(note.type)}"' if note.type else ""
        if len(note.note) > 1:
            said += sheet.group()
        for element in sheet.simple(f"notes[{index}].note", note.note, "note", said):
            sheet.put(element)


def missing(sheet: Sheet, found: tuple[Missing, ...]) -> None:
    """Say in a note what was looked for and not found."""
    place = 0
    while place < len(found):
        reason = found[place].reason
        fields = []
        while place < len(found) and found[place].reason == reason:
            fields.append(found[place].field)
            place += 1
        words = f"{MISSING[reason]}: {', '.join(fields)}."
        sheet.put(f'<note type="missing"{_ENGLISH}>{content(words)}</note>')


_ENGLISH: Final = ' lang="eng" xml:lang="en"'


def machine_made(sheet: Sheet, record: Record) -> None:
    """Say in a note which forms a machine has made: ``title, publisher (ko-Latn-alalc97)``."""
    by = [text.by for text in record.title + record.subtitle + record.edition + record.section]
    if "machine" not in by and not (record.publisher or record.place):
        return
    found: dict[str, list[str]] = {}
    for field, texts in (
        ("title", record.title + record.subtitle),
        ("publisher", [text for forms in record.publisher for text in forms]),
        ("place", [text for forms in record.place for text in forms]),
        ("edition", record.edition),
        ("section", record.section),
    ):
        for tag in dict.fromkeys([text.tag for text in texts if text.by == "machine"]):
            found.setdefault(tag, []).append(field)
    if found:
        words = "; ".join(f"{', '.join(fields)} ({tag})" for tag, fields in found.items())
        sheet.put(f'<note type="{MACHINE}"{_ENGLISH}>Made by machine: {words}.</note>')
