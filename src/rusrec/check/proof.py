"""The proof of a record: its sources' lines, corrected as it says, give its fields.

For texts the proof is exact; what shares lines must be all of them, but for delimiters between.
For numbers, dates and names it is that the words stand there. The first source with a file that
gives a field is the one that is read; later ones bear witness and are not compared. Of a field
that no file gives it is the words that a page states, in which its value has to stand.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from msgspec import Struct

from rusrec.check.fields import at_of, is_missing
from rusrec.check.finding import Found
from rusrec.check.page import Page
from rusrec.check.reading import Difference, Passage, difference, edited, on_one_line
from rusrec.check.sources import passage_of
from rusrec.check.statements import unstated
from rusrec.model import Correction, Record, Text
from rusrec.schema.codec import path_of
from rusrec.scripts.near import nearest
from rusrec.scripts.pattern import pattern
from rusrec.scripts.repair import RULES

__all__ = ["CODES", "proof"]

CODES: Final = {
    "RR420": "A text is not what its source's lines and the corrections give.",
    "RR421": "A correction changes nothing.",
    "RR422": "A correction changes more or fewer places than its count says.",
    "RR423": "What a correction put in does not stand in its field.",
    "RR424": "A correction is of a field that the record has not.",
    "RR425": "A correction names a rule that is not known.",
    "RR426": "A value does not stand in the lines or words that are said to give it.",
}

_MARKUP: Final = pattern(r"</?(?:i|b|sup|sub|span)\b[^<>]*>")
_WORKS: Final = ("host", "series", "relations")
_CODED: Final = ("type", "language", "missing")
"""What a record says in codes, which no source prints."""


class _Subject(NamedTuple):
    """A field as a person names it, what it holds, and the one text among that, if it is a text."""

    field: str
    values: list[Any]
    text: Text | None

    @property
    def key(self) -> object:
        """The same for all names of one text (``title``, ``title.ko``)."""
        return id(self.text) if self.text is not None else self.field


class _Reading(NamedTuple):
    """Lines of a source, and what the record takes from them."""

    source: str
    passage: Passage
    subjects: tuple[_Subject, ...]


def proof(page: Page) -> Iterator[Found]:
    """Yield every place where the record is not what its sources and corrections give."""
    record = page.record
    if not (record.sources or record.corrections):
        return
    subjects = {c.field: _subject(page, c.field) for c in record.corrections}
    corrected = [(i, c, subjects[c.field]) for i, c in enumerate(record.corrections)]
    read: set[object] = set()
    for reading in _readings(page):
        keys = {subject.key for subject in reading.subjects}
        read |= keys
        mine = [(i, c) for i, c, subject in corrected if subject.key in keys]
        yield from _compared(page, reading, mine)
    by_key: dict[object, list[Correction]] = {}
    for _, correction, subject in corrected:
        by_key.setdefault(subject.key, []).append(correction)
    yield from _quoted(page, read, by_key)
    for i, correction, subject in corrected:
        if subject.key not in read:
            yield from _unread(record, i, correction, subject)


def _subject(page: Page, field: str) -> _Subject:
    found = page.values(field)
    text = None
    if found and all(isinstance(each, Text) for each in found):
        own = (each for each in found if each.tag == page.record.main_language)
        text = next(own, found[0])
    return _Subject(field, found, text)


def _readings(page: Page) -> Iterator[_Reading]:
    """Yield what is to be read: texts that share lines together, everything else by itself."""
    seen: set[object] = set()
    for source in page.record.sources:
        file = page.holdings.source(source.file) if source.file else None
        if file is None:
            continue
        texts: list[tuple[Passage, _Subject]] = []
        for given in source.gives:
            subject = _subject(page, given.field)
            passage = passage_of(file, given.where)
            if passage is None or not subject.values or subject.key in seen:
                continue
            seen.add(subject.key)
            if subject.text is not None:
                texts.append((passage, subject))
            else:
                yield _Reading(source.key, passage, (subject,))
        for passage, subjects in _together(texts):
            yield _Reading(source.key, passage, subjects)


def _together(
    given: Sequence[tuple[Passage, _Subject]],
) -> Iterator[tuple[Passage, tuple[_Subject, ...]]]:
    """Put together what overlaps; the subjects keep their order."""
    runs: list[tuple[Passage, list[int]]] = []
    for at in sorted(range(len(given)), key=lambda at: given[at][0].first):
        passage = given[at][0]
        if runs and passage.first <= runs[-1][0].last:
            before, members = runs[-1]
            last = max(before.last, passage.last)
            runs[-1] = (before._replace(last=last), [*members, at])
        else:
            runs.append((passage, [at]))
    for passage, members in runs:
        yield passage, tuple(given[at][1] for at in sorted(members))


def _compared(
    page: Page, reading: _Reading, corrections: list[tuple[int, Correction]]
) -> Iterator[Found]:
    text = reading.passage.text
    for i, correction in corrections:
        after, places = edited(text, correction)
        yield from _applied(i, correction, places if after != text else 0, str(reading.passage))
        text = after
    text = on_one_line(text)
    if reading.subjects[0].text is None:
        yield from _stated(page, reading, text)
        return
    found = difference(text, [_plain(subject.text) for subject in reading.subjects])
    if found:
        yield _differs(reading, found, [correction for _, correction in corrections])


def _plain(text: Text | None) -> str:
    if text is None:
        return ""
    return on_one_line(_MARKUP.sub("", text.text) if text.markup else text.text)


def _applied(i: int, correction: Correction, places: int, where: str) -> Iterator[Found]:
    at = ("corrections", i)
    if correction.rule and correction.rule not in RULES:
        yield _unknown_rule(i, correction)
    elif places == 0:
        what = f"the rule {correction.rule}" if correction.rule else f"{correction.sic!r}"
        yield Found(
            "RR421",
            at,
            f"{what} changes nothing in {where}",
            "delete it; sic is the text as the corrections before it leave it",
        )
    elif places != int(correction.count or 1):
        said = f"count is {correction.count}" if correction.count else "without a count it is one"
        remedy = f"look at all of them; if they are right, write count: {places}"
        yield Found("RR422", at, f"changes {places} places in {where}, and {said}", remedy)


def _unknown_rule(i: int, correction: Correction) -> Found:
    near = nearest(correction.rule, list(RULES))
    remedy = f"did you mean {near!r}?" if near else f"write one of {', '.join(RULES)}"
    message = f"{correction.rule!r} is no rule of repair"
    return Found("RR425", ("corrections", i, "rule"), message, remedy)


def _stated(page: Page, reading: _Reading, text: str) -> Iterator[Found]:
    subject = reading.subjects[0]
    for lacking in _lacking(page, subject, text):
        message = f"{lacking!r} does not stand in {reading.passage} of {reading.source}"
        remedy = "correct the value, or the lines in gives"
        yield Found("RR426", at_of(subject.field), message, remedy, f"source: {text}")


def _lacking(page: Page, subject: _Subject, text: str) -> Iterator[str]:
    """Yield what of the *subject*'s values does not stand in the *text* of a source."""
    field = subject.field.partition("[")[0].partition(".")[0]
    for value in () if field in _CODED else subject.values:
        meant = page.holdings.record(value) if field in _WORKS and type(value) is str else value
        lacking = "" if meant is None else unstated(text, meant, page.holdings)
        if lacking:
            yield lacking


def _quoted(
    page: Page, read: set[object], corrections: dict[object, list[Correction]]
) -> Iterator[Found]:
    """Compare what no file gives with the words that a page is said to state, its first one."""
    seen: set[object] = set()
    for source in page.record.sources:
        for given in () if source.file else source.gives:
            subject = _subject(page, given.field)
            if not subject.values or subject.key in read or subject.key in seen:
                continue
            seen.add(subject.key)
            words = on_one_line(given.where)
            for correction in corrections.get(subject.key, ()):
                words = edited(words, correction).text
            if subject.text is not None and len(words) < len(_plain(subject.text)):
                continue  # the beginning of an abstract, say
            for lacking in _lacking(page, subject, words):
                message = f"{lacking!r} does not stand in the words that {source.key} states"
                remedy = "correct the value, or quote in gives what stands on the page"
                place = ("sources", source.key, "gives", given.field)
                yield Found("RR426", at_of(subject.field), message, remedy,
                            f"{path_of(place)}: {given.where}")  # fmt: skip


def _differs(reading: _Reading, found: Difference, corrections: list[Correction]) -> Found:
    field = reading.subjects[found.field].field
    line = reading.passage.line_at(corrections, found.offset)
    remedy = "mend the text, or add what was put right to corrections"
    if found.words:
        sic, corr = found.words
        remedy += f': {{field: {field}, sic: "{sic}", corr: "{corr}"}}'
    return Found(
        "RR420",
        at_of(field),
        f"differs from {reading.passage} of {reading.source}, first at line {line}",
        remedy,
        str(found),
    )


def _unread(record: Record, i: int, correction: Correction, subject: _Subject) -> Iterator[Found]:
    """Yield what can be said of a correction when the text that it corrected is not at hand."""
    at = ("corrections", i)
    if correction.rule and correction.rule not in RULES:
        yield _unknown_rule(i, correction)
    elif not subject.values:
        if not is_missing(record, correction.field):
            remedy = "write a field of the record, such as title.ko, or delete the correction"
            yield Found("RR424", (*at, "field"), f"the record has no {correction.field}", remedy)
    elif not correction.rule and correction.sic == correction.corr:
        yield Found("RR421", at, "sic and corr are the same", "delete it")
    elif not any(
        on_one_line(correction.corr) in on_one_line(text) for text in _strings(subject.values)
    ):
        message = f"{correction.corr!r} does not stand in {correction.field}"
        yield Found("RR423", at, message, "delete the correction, or mend the field")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _strings(getattr(value, field))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _strings(each)
