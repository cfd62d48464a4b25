"""A record as values of Dublin Core. What they do not say, the reader shows."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from rusrec.formats._dc.citation import Citation
from rusrec.formats._dc.identify import SERIALS, address, written_identifier
from rusrec.formats._dc.name import written_names
from rusrec.formats._dc.profile import Profile
from rusrec.formats._dc.tables import CLASSES, DATES, SCHEMES, written_types
from rusrec.formats._dc.value import Value, value_of
from rusrec.formats._host import numbered, outer
from rusrec.formats._titles import joined, plain
from rusrec.formats._w3cdtf import dated, is_plain, w3cdtf
from rusrec.model import UNDETERMINED, Date, Identifier, Link, Name, Record, Text, Texts, choose
from rusrec.model import tag as bcp47
from rusrec.scripts.pattern import pattern

__all__ = ["values_of"]

_KEY: Final = pattern(r"([A-Za-z]+)(?:@([A-Za-z0-9-]+))?(?:#([A-Za-z0-9-]+))?")
_NUMBER: Final = pattern(r".*[0-9].*")


def values_of(record: Record, profile: Profile) -> list[Value]:
    """Return the values of *record*, in the order of the terms of Dublin Core."""
    languages = record.language or (UNDETERMINED,)
    found = [
        *_titles(record, profile, languages),
        *written_names(record.author, "creator", languages),
        *_keywords(record, profile),
        *_descriptions(record, profile),
        *_publishers(record),
        *written_names(_contributors(record), "contributor", languages),
        *_dates(record, profile),
        *_types(record, profile),
        *_extent(record, profile),
        *_identifiers(record, profile),
        *_host(record, profile),
        *_languages(record),
        *_relations(record, profile),
        *_rights(record, profile),
        *_extra(record, profile),
    ]
    refined = profile.schemes
    return [
        replace(value, scheme=value.scheme if refined else "", refined=refined)
        for value in found
        if value.text
    ]


def _titles(record: Record, profile: Profile, languages: Sequence[str]) -> Iterator[Value]:
    """Yield the title, what spells it in another script, and the other titles."""
    titles = tuple(joined(record))
    main = choose(titles, languages)
    if main is None:
        return
    yield value_of("title", main.text, main.tag)
    own = bcp47.language_of(main.tag)
    rest = [text for text in titles if text is not main]
    for text in rest:
        spells = bcp47.is_transcription(text.tag) and bcp47.language_of(text.tag) == own
        if spells and text.kind in ("", "transcribed"):
            yield value_of("title", text.text, text.tag)
        else:
            yield value_of(profile.alternative, text.text, text.tag)


def _keywords(record: Record, profile: Profile) -> Iterator[Value]:
    for keyword in record.keywords:
        yield value_of("subject", keyword.term, keyword.tag)
    for each in record.classification:
        if profile.schemes and each.scheme in CLASSES:
            yield value_of("subject", each.value, "", CLASSES[each.scheme])


def _descriptions(record: Record, profile: Profile) -> Iterator[Value]:
    """Yield abstract and notes; where both are ``description`` a note only behind an abstract."""
    for text in record.abstract:
        yield value_of(profile.abstract, plain(text), text.tag)
    abstracts = {text.tag for text in record.abstract}
    for note in record.notes:
        for text in note.note[:1]:
            if profile.note or text.tag in abstracts:
                yield value_of(profile.note or profile.abstract, plain(text), text.tag)


def _publishers(record: Record) -> Iterator[Value]:
    """Yield the publisher: the host's, else the item's own.

    A reader knows that another publisher begins by a language that comes again: that form is first.
    """
    whole = outer(record)
    before: set[str] = set()
    for texts in (whole.publisher if whole else ()) or record.publisher:
        tags = {text.tag for text in texts}
        for text in sorted(texts, key=lambda each: each.tag not in before):
            yield value_of("publisher", plain(text), text.tag)
        before = tags if before & tags else before | tags


def _contributors(record: Record) -> tuple[Name, ...]:
    """Return all that are no authors, editors and translators with the role of theirs."""
    return (
        *(replace(name, role="edt") for name in record.editor),
        *(replace(name, role="trl") for name in record.translator),
        *record.contributor,
    )


def _date(term: str, date: Date | None) -> Value:
    text = dated(date)
    return value_of(term, text, "", "W3CDTF" if is_plain(text) else "")


def _dates(record: Record, profile: Profile) -> Iterator[Value]:
    yield _date(profile.issued, record.issued)
    for date in record.dates if profile.schemes else ():
        if date.edtf != "XXXX":
            yield _date(DATES.get(date.of, "date"), date)


def _types(record: Record, profile: Profile) -> Iterator[Value]:
    dcmi, term = written_types(record.type)
    yield value_of("type", dcmi, "", "DCMIType")
    yield value_of("type", term)
    for text in record.genre:
        yield value_of("type", plain(text), text.tag)
    del profile


def _extent(record: Record, profile: Profile) -> Iterator[Value]:
    if profile.schemes or _NUMBER.fullmatch(record.extent):
        yield value_of(profile.extent, record.extent)


def _number(each: Identifier, term: str, profile: Profile) -> Value:
    """Return an identifier: as URI where the form has schemes, else as people write it."""
    uri = address(each) if profile.schemes else ""
    return value_of(term, uri or written_identifier(each), "", "URI" if uri else "")


def _identifiers(record: Record, profile: Profile) -> Iterator[Value]:
    for each in record.identifiers:
        yield _number(each, "identifier", profile)
    beside = _beside(record, profile)
    for link in record.links:
        if link not in beside:
            yield value_of("identifier", link.url, "", "URI")


def _host(record: Record, profile: Profile) -> Iterator[Value]:
    """Yield where the item stands, in each language in which the host has a title."""
    whole = outer(record)
    titles = dict(reversed([(text.tag, text) for text in joined(whole)])) if whole else {}
    ordered = list(reversed(titles.values()))
    if profile.host:
        for text in ordered:
            yield value_of(profile.host, text.text, text.tag)
    at = _at(record)
    if at.numbered or (titles and not profile.host):
        issues = _issue_titles(record)
        if issues and ordered and not issues.keys() & titles.keys():
            issues = {ordered[0].tag: next(iter(issues.values()))}
        for text in ordered or [Text("", "")]:
            said = replace(at, title=text.text, issue_title=issues.get(text.tag, ""))
            yield value_of(profile.citation, str(said), text.tag)
    for each in whole.identifiers if whole else ():
        if each.scheme in SERIALS:
            yield _number(each, profile.host_number, profile)


def _at(record: Record) -> Citation:
    """Return where in its host the item stands; an issue of its own record may say it too."""
    at = numbered(record)
    year = w3cdtf(record.issued.edtf)[:4] if record.issued else ""
    return Citation(volume=at.volume, issue=at.issue, year=year, pages=record.pages)


def _issue_titles(record: Record) -> dict[str, str]:
    """Return by language the titles of an issue that stands between the item and its journal."""
    issue = record.host if isinstance(record.host, Record) else None
    if issue is None or issue is outer(record):
        return {}
    return dict(reversed([(text.tag, text.text) for text in joined(issue)]))


def _languages(record: Record) -> Iterator[Value]:
    for language in record.language:
        yield value_of("language", language, "", "RFC4646")


def _relations(record: Record, profile: Profile) -> Iterator[Value]:
    """Yield the series, and where the text itself is."""
    series: Texts = tuple(joined(record.series)) if isinstance(record.series, Record) else ()
    for text in series:
        yield value_of("relation", text.text, text.tag)
    for link in _beside(record, profile):
        yield value_of(profile.fulltext, link.url, "", "URI")


def _beside(record: Record, profile: Profile) -> list[Link]:
    """Return the addresses of the text that a reader knows as such: below that of its page."""
    pages = tuple(f"{link.url}/" for link in record.links if link.kind != "fulltext")
    return [
        link
        for link in record.links
        if link.kind == "fulltext" and (profile.schemes or link.url.startswith(pages))
    ]


def _rights(record: Record, profile: Profile) -> Iterator[Value]:
    rights = record.rights
    if rights is None:
        return
    for text in rights.text:
        yield value_of("rights", plain(text), text.tag)
    yield value_of(profile.license, rights.license)
    yield value_of(profile.license, rights.uri, "", "URI")


def _extra(record: Record, profile: Profile) -> Iterator[Value]:
    """Yield what a reader has kept of this form of Dublin Core."""
    for extra in record.extra:
        for each in extra.values if extra.format == profile.name else ():
            found = _KEY.fullmatch(each.key)
            if found is None or found[1] not in profile.terms:
                continue
            tag, scheme = found[2] or "", found[3] or ""
            if (not tag or bcp47.well_formed(tag)) and (not scheme or scheme in SCHEMES):
                for line in each.value.split("\n"):
                    yield value_of(found[1], line, tag, scheme)
