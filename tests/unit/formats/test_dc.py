"""Dublin Core: what repositories give away comes in whole, and what goes out is in order."""

import io

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.formats._dc.citation import Citation, citation_of
from rusrec.formats._dc.date import date_of
from rusrec.formats._dc.identify import identifier_of
from rusrec.formats._w3cdtf import w3cdtf
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Record,
    Rights,
    Text,
)

OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>2024-01-01T00:00:00Z</responseDate>
<request verb="ListRecords" metadataPrefix="oai_dc">https://journal.example/oai</request>
{}</OAI-PMH>"""
RECORD = """<record><header><identifier>oai:journal.example:article/{}</identifier>
<datestamp>2020-01-01T00:00:00Z</datestamp></header><metadata>{}</metadata></record>"""
DELETED = """<record><header status="deleted">
<identifier>oai:journal.example:article/9</identifier></header></record>"""
DC = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">{}</oai_dc:dc>"""

JOURNAL = """
<dc:title xml:lang="en-US">Studies of Nothing</dc:title>
<dc:title xml:lang="ru-RU">Исследования ничего</dc:title>
<dc:creator>Ivanov, Ivan</dc:creator>
<dc:subject xml:lang="en-US">nothing</dc:subject>
<dc:subject xml:lang="ru-RU">ничто; пустота</dc:subject>
<dc:description xml:lang="en-US">An abstract.</dc:description>
<dc:description xml:lang="ru-RU">Аннотация.</dc:description>
<dc:publisher xml:lang="en-US">Nowhere Press</dc:publisher>
<dc:publisher xml:lang="ru-RU">Издательство Нигде</dc:publisher>
<dc:date>2003-05-31</dc:date>
<dc:type>info:eu-repo/semantics/article</dc:type>
<dc:type>info:eu-repo/semantics/publishedVersion</dc:type>
<dc:type xml:lang="en-US">Peer-reviewed Article</dc:type>
<dc:format>application/pdf</dc:format>
<dc:identifier>https://journal.example/article/view/2</dc:identifier>
<dc:identifier>10.1234/nn.2</dc:identifier>
<dc:source xml:lang="en-US">Journal of Nothing; Vol. 8 No. 1 (2003); 259-285</dc:source>
<dc:source xml:lang="ru-RU">Журнал ничего; Том 8 № 1 (2003); 259-285</dc:source>
<dc:source>1229-1056</dc:source>
<dc:language>eng</dc:language>
<dc:relation>https://journal.example/article/view/2/7</dc:relation>
<dc:rights xml:lang="en-US">Copyright (c) 2003 Ivan Ivanov</dc:rights>
<dc:rights>https://creativecommons.org/licenses/by/4.0</dc:rights>
"""
REPOSITORY = """
<dc:title>보기 제목의 연구</dc:title>
<dc:title>A Study of Example Titles</dc:title>
<dc:creator>홍길동</dc:creator>
<dc:contributor>김, 철수 (editor)</dc:contributor>
<dc:description>이것은 초록이다.</dc:description>
<dc:description>This is an abstract.</dc:description>
<dc:description>이것은 주석이다.</dc:description>
<dc:description>Made available in DSpace on 2010-01-06T12:32:39Z (GMT)</dc:description>
<dc:date>2010-01-06T12:32:39Z</dc:date>
<dc:date>2010-01-06T12:32:40Z</dc:date>
<dc:date>2003</dc:date>
<dc:type>Article</dc:type>
<dc:type>Faculty Journal</dc:type>
<dc:identifier>허구연구, Vol.8 No.1, pp. 259-285</dc:identifier>
<dc:identifier>http://hdl.handle.net/10371/99999</dc:identifier>
<dc:identifier>000000012345</dc:identifier>
<dc:language>ko</dc:language>
<dc:language>en</dc:language>
<dc:coverage>어딘가</dc:coverage>
<dc:format>iii, 120 p.</dc:format>
"""


QDC = """<dc xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</dc>"""


def came(text: str, name: str = "oai-dc", ledger: list[Loss] | None = None) -> list[Record]:
    """Return the records of a source."""
    read = formats.get(name).read
    assert read is not None
    told = ledger if ledger is not None else []
    return list(read(io.BytesIO(text.encode()), name="x.xml", ledger=told.append))


def gone(record: Record, name: str = "oai-dc") -> str:
    """Return what is written of a record."""
    write = formats.get(name).write
    assert write is not None
    return "".join(write([record], ledger=lambda _: None))


def test_an_article_of_open_journal_systems_comes_in_whole() -> None:
    """Titles, journal and publisher in both languages, the issue, the text, the licence."""
    told: list[Loss] = []
    source = OAI.format(f"<GetRecord>{RECORD.format(2, DC.format(JOURNAL))}</GetRecord>")

    (record,) = came(source, ledger=told)

    assert record == Record(
        id="oai-journal-example-article-2",
        aka=("oai:journal.example:article/2",),
        type="article-journal",
        genre=(Text("Peer-reviewed Article", "en-US"),),
        language=("en",),
        title=(Text("Studies of Nothing", "en-US"), Text("Исследования ничего", "ru-RU")),
        author=(Name(name=(NameForm("Ivanov", "Ivan", "en"),)),),
        issued=Date("2003-05-31"),
        host=Record(
            type="periodical",
            title=(Text("Journal of Nothing", "en-US"), Text("Журнал ничего", "ru-RU")),
            publisher=((Text("Nowhere Press", "en-US"), Text("Издательство Нигде", "ru-RU")),),
            identifiers=(Identifier("issn", "1229-1056"),),
        ),
        volume="8",
        issue="1",
        pages="259-285",
        identifiers=(Identifier("doi", "10.1234/nn.2"),),
        links=(
            Link("https://journal.example/article/view/2"),
            Link("https://journal.example/article/view/2/7", "fulltext"),
        ),
        abstract=(Text("An abstract.", "en-US"), Text("Аннотация.", "ru-RU")),
        keywords=(
            Keyword("nothing", "en-US"),
            Keyword("ничто", "ru-RU"),
            Keyword("пустота", "ru-RU"),
        ),
        rights=Rights(
            uri="https://creativecommons.org/licenses/by/4.0",
            text=(Text("Copyright (c) 2003 Ivan Ivanov", "en-US"),),
        ),
        extra=(
            Extra(
                "oai-dc",
                (
                    ExtraValue("type", "info:eu-repo/semantics/publishedVersion"),
                    ExtraValue("format", "application/pdf"),
                ),
            ),
        ),
    )
    assert not told


def test_an_article_of_a_korean_repository_comes_in_whole() -> None:
    """The citation among the identifiers, dates of taking in, texts that do not say a language."""
    (record,) = came(DC.format(REPOSITORY))

    assert record.title == (Text("보기 제목의 연구", "ko"), Text("A Study of Example Titles", "en"))
    assert record.editor == (Name(name=(NameForm("김", "철수", "ko"),)),)
    assert record.issued == Date("2003")
    assert (record.volume, record.issue, record.pages) == ("8", "1", "259-285")
    assert isinstance(record.host, Record)
    assert record.host.title == (Text("허구연구", "ko"),)
    assert record.identifiers == (
        Identifier("hdl", "10371/99999"),
        Identifier("local", "000000012345"),
    )
    assert record.abstract == (Text("이것은 초록이다.", "ko"), Text("This is an abstract.", "en"))
    assert record.notes == (Note((Text("이것은 주석이다.", "ko"),)),)
    assert record.extent == "iii, 120 p."
    (extra,) = record.extra
    assert {each.key for each in extra.values} == {"coverage", "type", "description", "date"}


def read_as(*elements: str, name: str = "oai-dc") -> tuple[dict[str, object], list[str]]:
    """Return the fields of a record with these elements, what is kept, and what is told."""
    told: list[Loss] = []
    (record,) = came(QDC.format("".join(elements)), name, told)
    fields = {f: getattr(record, f) for f in record.__struct_fields__ if getattr(record, f)}
    kept = [f"{v.key}={v.value}" for extra in record.extra for v in extra.values]
    return fields, kept + [loss.note for loss in told]


@pytest.mark.parametrize(
    ("elements", "left"),
    [
        ("<dc:language>void</dc:language>", "language=void"),
        ("<dc:type>thesis</dc:type><dc:type>book</dc:type>", "is read as thesis: book"),
        ("<dc:type>Text</dc:type>", ""),
        ("<dc:type>thesis</dc:type><dc:type>Text</dc:type>", ""),
        ("<dc:type>Ding</dc:type>", "type=Ding"),
        ("<dc:type>masterThesis</dc:type>", "type=masterThesis"),
        ('<dc:type xml:lang="en">A</dc:type><dc:type xml:lang="en">B</dc:type>', "type@en=B"),
        ("<dc:date>2001-01-02T10:00:00Z</dc:date>", ""),
        ("<dc:date>1999</dc:date><dc:date>2000</dc:date>", "date=2000"),
        (
            "<dc:date>2001-01-02T10:00:00Z</dc:date><dc:date>2001-01-03T10:00:00Z</dc:date>",
            "date=2001-01-02T10:00:00Z\n2001-01-03T10:00:00Z",
        ),
        (
            "<dc:date>1999</dc:date><dc:source>J; Vol 3, No 1 (1998); 1-9</dc:source>",
            "is of another year than the date: J; Vol. 3 No. 1 (1998); 1-9",
        ),
        ("<dc:date>1998-05</dc:date><dc:source>J; Vol 3 (1998); 1-9</dc:source>", ""),
        ("<dc:rights>a b</dc:rights><dc:rights>c d</dc:rights>", "rights=c d"),
        ("<dc:rights>mit</dc:rights><dc:rights>gpl</dc:rights>", ""),
        ("<dc:relation>A</dc:relation>", "relation=A"),
        (
            '<dc:relation xml:lang="en">A</dc:relation><dc:relation xml:lang="en">B</dc:relation>',
            "relation@en=B",
        ),
        (
            '<dc:relation xml:lang="en">https://example.org</dc:relation>',
            "relation@en=https://example.org",
        ),
        ("<dc:format>text/html 5</dc:format><dc:format>5 p.</dc:format>", "format=5 p."),
        ("<dc:format>text/html5</dc:format><dc:format>5 p.</dc:format>", "format=text/html5"),
        ("<dc:source>https://example.org/x</dc:source>", "source=https://example.org/x"),
        ("<dc:source>Vague</dc:source>", "source=Vague"),
        ("<dc:type>book</dc:type><dc:source>Vague</dc:source>", "source=Vague"),
        ("<dc:type>article</dc:type><dc:source>Named</dc:source>", ""),
        ('<dc:source xml:lang="en">Named</dc:source>', ""),
        ("<dcterms:available>soon</dcterms:available>", "available=soon"),
        (
            "<dcterms:available>1999</dcterms:available><dcterms:available>2000</dcterms:available>",
            "available=2000",
        ),
        (
            '<dc:subject xsi:type="dcterms:Foo">x</dc:subject>',
            "xsi:type is no encoding scheme of DCMI: Foo",
        ),
        ('<dc:source rdf:resource="https://example.org/"/>', "source=https://example.org/"),
        ("<!-- nothing --><dc:subject/>", ""),
    ],
)
def test_what_has_no_place_is_kept_or_told(elements: str, left: str) -> None:
    """Of two the first counts; what says nothing, or what another value says too, is not kept."""
    assert read_as(elements, name="dcterms")[1] == [left] * bool(left)


@pytest.mark.parametrize(
    ("elements", "field", "value"),
    [
        ("<dc:type>sound</dc:type>", "type", "song"),
        ("<dc:type>book</dc:type><dc:type>thesis</dc:type>", "type", "book"),
        ("<dc:type>Journal</dc:type><dc:type>thesis</dc:type>", "type", "thesis"),
        ('<dc:type>Ding</dc:type><dc:type xml:lang="en">book</dc:type>', "type", "book"),
        ("<dc:rights>a b</dc:rights>", "rights", Rights(text=(Text("a b"),))),
        ("<dc:source>J; Vol 3, No 1 (1998); 1-9</dc:source>", "type", "article-journal"),
        ("<dc:source>Vol 3, No 1 (1998); 1-9</dc:source>", "type", "document"),
        ("<dc:source>J; Vol 3, No 1 (1998); 1-9</dc:source>", "issued", Date("1998")),
        ("<dc:date>ca. 1998</dc:date>", "issued", Date("1998~")),
        ("<dc:date>1998.5</dc:date>", "issued", Date("1998-05")),
        ("<dc:source>J; No. 5 (1998); 1</dc:source>", "issue", "5"),
        ("<dc:identifier>x1</dc:identifier>", "identifiers", (Identifier("local", "x1"),)),
        (
            "<dc:identifier>Vol 3; 1</dc:identifier>",
            "identifiers",
            (Identifier("local", "Vol 3; 1"),),
        ),
        (
            "<dc:rights>https://a.example/</dc:rights><dc:rights>https://b.example/</dc:rights>",
            "rights",
            Rights(uri="https://a.example/", text=(Text("https://b.example/"),)),
        ),
        ("<dc:date>1998?</dc:date>", "issued", Date("1998?")),
        (
            "<dc:identifier>handle:10371/1</dc:identifier>",
            "identifiers",
            (Identifier("hdl", "10371/1"),),
        ),
        ("<dcterms:extent>a leaf</dcterms:extent>", "extent", "a leaf"),
        (
            "<dc:title>A</dc:title><dcterms:alternative>B</dcterms:alternative>",
            "title",
            (Text("A"), Text("B", kind="variant")),
        ),
        (
            '<dc:title>A</dc:title><dcterms:alternative xml:lang="en">B</dcterms:alternative>',
            "title",
            (Text("B", "en"), Text("A")),
        ),
        (
            "<dc:creator>Doe, Jane, Jr.</dc:creator>",
            "author",
            (Name(name=(NameForm("Doe", "Jane", suffix="Jr."),)),),
        ),
        (
            "<dc:contributor>Roe, Ann (whatever)</dc:contributor>",
            "contributor",
            (Name(name=(NameForm("Roe", "Ann (whatever)"),), role="ctb"),),
        ),
        (
            "<dc:subject>a; b ;</dc:subject><dc:subject>a</dc:subject>",
            "keywords",
            (Keyword("a"), Keyword("b")),
        ),
        (
            "<dc:description>a\nb</dc:description><dc:description>c</dc:description>",
            "notes",
            (Note((Text("c"),)),),
        ),
    ],
)
def test_a_value_is_read_as_what_it_says(elements: str, field: str, value: object) -> None:
    """The most exact type, dates as people write them, roles behind names."""
    assert read_as(elements, name="dcterms")[0].get(field) == value


JOURNAL_OF_1229 = Record(type="periodical", identifiers=(Identifier("issn", "1229-1056"),))
ISBN = "978-3-16-148410-0"
BOOK_OF_ISBN = Record(type="book", identifiers=(Identifier("isbn", ISBN),))


def named(kind: str, title: str = "N") -> Record:
    """Return a host that has a title alone."""
    return Record(type=kind, title=(Text(title),))


@pytest.mark.parametrize(
    ("elements", "host", "left"),
    [
        (
            "<dc:type>article</dc:type><dc:identifier>ISSN 1229-1056</dc:identifier>",
            JOURNAL_OF_1229,
            "",
        ),
        ("<dc:source>ISSN 1229-1056</dc:source>", JOURNAL_OF_1229, ""),
        ("<dc:identifier>urn:ISSN:1229-1056</dc:identifier>", JOURNAL_OF_1229, ""),
        (f"<dc:source>urn:ISBN:{ISBN}</dc:source>", BOOK_OF_ISBN, ""),
        (
            f"<dc:type>chapter</dc:type><dc:identifier>urn:ISBN:{ISBN}</dc:identifier>",
            BOOK_OF_ISBN,
            "",
        ),
        ("<dcterms:isPartOf>ISSN 1229-1056</dcterms:isPartOf>", JOURNAL_OF_1229, ""),
        ("<dc:type>book</dc:type><dc:identifier>ISSN 1229-1056</dc:identifier>", None, ""),
        ("<dc:source>10.1000/182</dc:source>", None, "source=10.1000/182"),
        ("<dcterms:isPartOf>10.1000/182</dcterms:isPartOf>", None, "isPartOf=10.1000/182"),
        (
            "<dcterms:isPartOf>https://example.org/j</dcterms:isPartOf>",
            None,
            "isPartOf=https://example.org/j",
        ),
        ("<dc:type>review</dc:type><dc:source>N</dc:source>", named("periodical"), ""),
        (
            "<dc:type>map</dc:type><dcterms:isPartOf>N</dcterms:isPartOf>",
            named("collection"),
            "",
        ),
        ("<dc:type>chapter</dc:type><dcterms:isPartOf>N</dcterms:isPartOf>", named("book"), ""),
        ("<dc:identifier>N; Vol 3 (1998); 1-9</dc:identifier>", named("periodical"), ""),
        ("<dc:source>N; No. 5 (1998)</dc:source>", named("periodical"), ""),
        ("<dc:source>Vol 3 (1998); 1</dc:source>", None, ""),
        ("<dc:identifier>Vol 3 (1998); 1</dc:identifier>", None, ""),
        (
            "<dc:source>N; Vol 3 (1998); 1</dc:source><dc:source>Vol 3 (1998); 1</dc:source>",
            named("periodical"),
            "",
        ),
        (
            (
                '<dc:source xml:lang="en">N; Vol 3 (1998); 1</dc:source>'
                '<dc:source xml:lang="en">K; Vol 3 (1998); 1</dc:source>'
            ),
            Record(type="periodical", title=(Text("N", "en"),)),
            "source@en=K; Vol 3 (1998); 1",
        ),
    ],
)
def test_an_item_stands_in_what_its_values_name(
    elements: str, host: Record | None, left: str
) -> None:
    """A serial number, a line with volume and issue, a title; never an address or a DOI."""
    fields, kept = read_as(elements, name="dcterms")
    assert fields.get("host") == host
    assert kept == [left] * bool(left)


@pytest.mark.parametrize("kind", ["", "book", "report", "thesis", "Text", "map", "article"])
@pytest.mark.parametrize("number", ["urn:ISBN:{}", "ISBN {}", "{}"])
def test_an_isbn_is_of_the_item_unless_it_is_part_of_a_book(kind: str, number: str) -> None:
    """Nothing stands in a periodical because it has one."""
    said = f"<dc:type>{kind}</dc:type><dc:identifier>{number.format(ISBN)}</dc:identifier>"
    fields, _ = read_as(said)

    assert fields["identifiers"] == (Identifier("isbn", ISBN),)
    assert "host" not in fields


def test_of_two_places_the_first_counts_and_the_other_is_kept() -> None:
    """An item has one place; the same one in another language gives the journal a title."""
    said = "<dc:title>A</dc:title>" + "".join(
        f'<dc:source xml:lang="{tag}">{name}; Vol 3, No {issue} (1998); 1-9</dc:source>'
        for name, tag, issue in (("Studies", "en", 1), ("연구", "ko", 1), ("Исследования", "ru", 2))
    )
    (record,) = came(DC.format('<dc:source xml:lang="fr">Études</dc:source>' + said))

    assert (record.volume, record.issue) == ("3", "1")
    assert isinstance(record.host, Record)
    assert record.host.title == (
        Text("Studies", "en"),
        Text("Études", "fr"),
        Text("연구", "ko"),
    )
    assert [each.value for each in record.extra[0].values] == [
        "Исследования; Vol 3, No 2 (1998); 1-9"
    ]


def test_what_is_kept_goes_back_out() -> None:
    """A repository's own values stand in the output as they came."""
    (record,) = came(DC.format(REPOSITORY))
    text = gone(record)

    assert "<dc:coverage>어딘가</dc:coverage>" in text
    assert text.count("<dc:date>2010-01-06T12:32:") == 2
    assert "<dc:type>Faculty Journal</dc:type>" in text


def test_the_envelope_of_a_harvest_is_told() -> None:
    """Deleted records, and that the list goes on; other elements of the protocol say nothing."""
    told: list[Loss] = []
    one = RECORD.format(1, DC.format("<dc:title>A</dc:title>"))
    two = RECORD.format(2, DC.format("<dc:title>B</dc:title>"))
    none = DELETED.replace(' status="deleted"', "").replace("/9", "/8")
    rest = '<resumptionToken completeListSize="200">abc</resumptionToken>'

    harvest = OAI.format(f"<ListRecords>{one}{DELETED}{two}{none}{rest}</ListRecords>")
    found = came(harvest, ledger=told)

    assert [record.title[0].text for record in found] == ["A", "B"]
    assert [(loss.path, loss.note) for loss in told] == [
        ("record", "oai:journal.example:article/9: is deleted in the repository"),
        ("record", "oai:journal.example:article/8: has no record in this format"),
        ("resumptionToken", "abc: the list goes on: harvest the rest with this token"),
    ]


def test_a_harvest_of_deleted_records_only_is_no_fault() -> None:
    """So is an answer that there are none; any other error of the repository is one."""
    told: list[Loss] = []
    assert not came(OAI.format(f"<ListRecords>{DELETED}</ListRecords>"), ledger=told)
    assert not came(OAI.format('<error code="noRecordsMatch">none</error>'), ledger=told)
    assert [loss.path for loss in told] == ["record", "noRecordsMatch"]
    with pytest.raises(SourceError, match="badArgument"):
        came(OAI.format('<error code="badArgument">until too early</error>'))


def test_a_response_of_oai_in_mods_tells_the_same_of_its_envelope() -> None:
    """The reader of MODS goes through the same envelope."""
    told: list[Loss] = []
    mods = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo></mods>'
    rest = "<resumptionToken>abc</resumptionToken>"
    source = OAI.format(f"<ListRecords>{DELETED}{RECORD.format(1, mods)}{rest}</ListRecords>")

    (record,) = came(source, "mods", told)

    assert record.title[0].text == "A"
    assert [loss.path for loss in told] == ["record", "resumptionToken"]


def test_any_prefix_none_and_no_namespace_are_read() -> None:
    """The namespace says what an element is, and files of old have none."""
    source = (
        '<metadata><x:dc xmlns:x="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns="http://purl.org/dc/elements/1.1/"><title>A</title></x:dc>'
        "<dc><title>B</title></dc></metadata>"
    )
    assert [record.title[0].text for record in came(source)] == ["A", "B"]


def test_what_is_no_dublin_core_is_told() -> None:
    """An element of another namespace, an element inside a value, a tag that is none."""
    told: list[Loss] = []
    inner = (
        '<dpla:object xmlns:dpla="http://dp.la/about/map/">y</dpla:object>'
        '<dc:title xml:lang="x">A</dc:title><dc:creator>B<b/></dc:creator>'
    )
    came(DC.format(inner), ledger=told)

    assert [loss.path for loss in told] == ["object", "title", "creator"]


def test_qualified_dublin_core_of_others_comes_in() -> None:
    """In the container of CONTENTdm; what the record has no field for is kept with its scheme."""
    source = """<oai_qdc:qualifieddc xmlns:oai_qdc="http://worldcat.org/xmlschemas/qdc-1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <dc:title>Letter of nobody</dc:title><dcterms:created>1912-01-16</dcterms:created>
    <dcterms:extent>2 letters</dcterms:extent><dc:language>eng</dc:language>
    <dcterms:spatial xsi:type="dcterms:TGN">7007227</dcterms:spatial>
    <dcterms:isPartOf>Collection of Nobody</dcterms:isPartOf>
    </oai_qdc:qualifieddc>"""
    (record,) = came(source, "dcterms")

    assert record.issued == Date("1912-01-16")
    assert record.extent == "2 letters"
    assert isinstance(record.host, Record)
    assert (record.host.type, record.host.title[0].text) == ("collection", "Collection of Nobody")
    assert record.extra == (Extra("dcterms", (ExtraValue("spatial#TGN", "7007227"),)),)
    assert 'spatial xsi:type="dcterms:TGN">7007227<' in gone(record, "dcterms")


def test_dates_languages_and_addresses_say_what_they_are() -> None:
    """In qualified Dublin Core each says its encoding scheme, in simple none can."""
    record = Record(
        id="a",
        type="book",
        language=("ko",),
        title=(Text("가", "ko"), Text("A", "en"), Text("Ka", "ko-Latn-alalc97")),
        issued=Date("1998-05"),
        identifiers=(Identifier("doi", "10.1000/182"), Identifier("isbn", "978-3-16-148410-0")),
        rights=Rights("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    )
    text = gone(record, "dcterms")

    for wanted in (
        '<dcterms:title xml:lang="ko">가</dcterms:title>',
        '<dcterms:title xml:lang="ko-Latn-alalc97">Ka</dcterms:title>',
        '<dcterms:alternative xml:lang="en">A</dcterms:alternative>',
        '<dcterms:issued xsi:type="dcterms:W3CDTF">1998-05</dcterms:issued>',
        '<dcterms:language xsi:type="dcterms:RFC4646">ko</dcterms:language>',
        '<dcterms:identifier xsi:type="dcterms:URI">https://doi.org/10.1000/182<',
        '<dcterms:identifier xsi:type="dcterms:URI">urn:ISBN:978-3-16-148410-0<',
        '<dcterms:license xsi:type="dcterms:URI">https://creativecommons.org/licenses/by/4.0/<',
    ):
        assert wanted in text
    assert "xsi:" not in gone(record)


def test_a_romanized_title_that_is_another_title_is_no_form_of_the_main_one() -> None:
    """A variant in Latin letters; that which spells the title stands beside it."""
    spelt = Text("Ka", "ko-Latn-alalc97")
    for kind, term in (("", "title"), ("transcribed", "title"), ("variant", "alternative")):
        record = Record(
            id="a", language=("ko",), title=(Text("가", "ko"), replace(spelt, kind=kind))
        )
        assert f'<dcterms:{term} xml:lang="ko-Latn-alalc97">Ka<' in gone(record, "dcterms")


def test_a_name_in_two_scripts_is_one_person() -> None:
    """The romanized form follows the one that it spells; another person's never joins him."""
    hong = Name(
        name=(NameForm("홍", "길동", "ko"), NameForm("Hong", "Kil-tong", "ko-Latn-alalc97"))
    )
    kim = Name(name=(NameForm("Kim", "Ch'ŏl-su", "ko-Latn-alalc97"),))

    (record,) = came(gone(Record(id="a", language=("ko",), author=(hong, kim))))

    first, second = record.author
    assert first == hong
    assert (second.name[0].family, second.name[0].tag) == ("Kim", "und-Latn")


@pytest.mark.parametrize(
    ("before", "after"),
    [("ko", "ru-Latn"), ("ko-Latn", "ko-Latn-alalc97"), ("ko", "en"), ("ko-Latn", "ko")],
)
def test_two_names_are_two_people_unless_the_second_spells_the_first(
    before: str, after: str
) -> None:
    """In the language of the first, and the first in its own script."""
    said = "".join(
        f'<dc:creator xml:lang="{tag}">{name}</dc:creator>'
        for tag, name in ((before, "Hong, Kil-tong"), (after, "Ivanov, Ivan"))
    )
    (record,) = came(DC.format(said))
    assert [name.name[0].tag for name in record.author] == [before, after]


def test_a_value_that_names_nobody_has_no_other_form() -> None:
    """In two languages neither it nor who stands before it is taken for more than it says."""
    told: list[Loss] = []
    said = (
        "<dc:title>T</dc:title><dc:creator>Kim, A.</dc:creator>"
        '<dc:creator>et al.</dc:creator><dc:creator xml:lang="en">et al.</dc:creator>'
    )
    (record,) = came(DC.format(said), ledger=told)
    assert [name.name[0].family for name in record.author] == ["Kim"]
    assert [loss.note for loss in told] == ["names nobody, and is left out: et al."] * 2


def test_roles_come_back() -> None:
    """A contributor has the role behind the name, as it is called in English."""
    name = Name(name=(NameForm("Sketch", "Ada", "en"),), role="ill")
    record = Record(
        id="a", language=("en",), contributor=(name,), translator=(Name(name=name.name),)
    )

    text = gone(record)

    assert '<dc:contributor xml:lang="en">Sketch, Ada (illustrator)</dc:contributor>' in text
    (back,) = came(text)
    assert (back.contributor, back.translator) == (record.contributor, record.translator)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "러시아연구; Vol. 8 No. 1 (1998); 259-285",
            Citation("러시아연구", "8", "1", "1998", "", "259-285"),
        ),
        (
            "J; Vol. 2 No. 1: Issue of Void; 1-12",
            Citation("J", "2", "1", "", "Issue of Void", "1-12"),
        ),
        ("J; Vol 8, No 1 (1998); 5", Citation("J", "8", "1", "1998", "", "5")),
        ("Журнал; Том 8 № 1 (2003); 5-9", Citation("Журнал", "8", "1", "2003", "", "5-9")),
        ("허구; 제8권 제1호 (1998); 5-9", Citation("허구", "8", "1", "1998", "", "5-9")),
        (
            "러시아연구, Vol.8 No.1, pp. 259-285",
            Citation("러시아연구", "8", "1", "", "", "259-285"),
        ),
        ("Void Studies, 8(1), 259-285", Citation("Void Studies", "8", "1", "", "", "259-285")),
        ("J, Vol. 3, No. 1 (1998), pp. 1-9", Citation("J", "3", "1", "1998", "", "1-9")),
        ("J, Vol. 3 (1998), pp. 1-9", Citation("J", "3", "", "1998", "", "1-9")),
        ("J 3(1) (1998): 1-9", Citation("J", "3", "1", "1998", "", "1-9")),
        ("J 3 (1): 1-9 (1998)", Citation("J", "3", "1", "1998", "", "1-9")),
        ("허구연구 제8권 제1호, pp.5~9", Citation("허구연구", "8", "1", "", "", "5-9")),
        ("Журнал. 1998. Т. 8, № 1. С. 5–9", Citation("Журнал", "8", "1", "1998", "", "5-9")),
        ("Journal of Void; 15-20", Citation("Journal of Void", pages="15-20")),
        ("Vol. 8; 5", Citation("", "8", pages="5")),
        ("러시아연구", Citation("러시아연구")),
    ],
)
def test_a_line_says_where_an_item_stands(text: str, said: Citation) -> None:
    """In the manners of OJS, DSpace, Korean and Russian repositories; written it reads the same."""
    assert citation_of(text) == said
    assert citation_of(str(said)) == said


@pytest.mark.parametrize("text", ["https://example.org/", "x" * 500])
def test_what_is_no_line_of_that_kind_is_no_citation(text: str) -> None:
    """An address, a text of many words."""
    assert citation_of(text) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1998", "1998"), ("19980531", "1998-05-31"), ("1998.5.31", "1998-05-31"),
        ("1950s", "195X"), ("1998년", "1998"), ("[1998 г.]", "XXXX"), ("ca. 1998", "1998~"),
        ("c1998", "1998"), ("1998?", "1998?"), ("1998-2001", "1998/2001"), ("n.d.", "XXXX"),
        ("2003-01-02 10:11:12", "2003-01-02"),
    ],
)  # fmt: skip
def test_dates_of_repositories_are_read(text: str, edtf: str) -> None:
    """What is no date keeps its words."""
    assert date_of(text) == (Date(edtf) if edtf != "XXXX" else Date("XXXX", text=text))


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1998~", "1998"), ("1998-05-1X", "1998-05"), ("1998-21", "1998"), ("199X", ""),
        ("1998/2001", "1998/2001"), ("1998/..", "1998"), ("[1998,1999]", ""), ("XXXX", ""),
        ("1998-05-31T12:00:00Z", "1998-05-31T12:00:00Z"), ("0000", ""), ("-0043", ""),
    ],
)  # fmt: skip
def test_w3cdtf_says_no_more_than_the_date(edtf: str, said: str) -> None:
    """What the profile cannot say is left out, part by part."""
    assert w3cdtf(edtf) == said


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("https://doi.org/10.1000/182", "doi"), ("10.1000/182", "doi"), ("1229-1056", "issn"),
        ("ISSN 1229-1056", "issn"), ("eISSN: 2049-3630", "eissn"), ("urn:ISSN:1229-1056", "issn"),
        ("http://hdl.handle.net/10371/1", "hdl"), ("ISBN 978-3-16-148410-0", "isbn"),
        ("info:doi/10.1000/182", "doi"), ("info:hdl/10371/1", "hdl"), ("info:x/y", ""),
        ("kci:ART001234567", "kci"), ("1234-5678", ""), ("12345", ""), ("10371/88004", ""),
        ("urn:x:1", ""), ("12291056", ""), ("3161484100", ""),
    ],
)  # fmt: skip
def test_identifiers_are_known_by_their_form(text: str, scheme: str) -> None:
    """A number without a word is one only if its check digit is right."""
    found = identifier_of(text)
    assert (found.scheme if found else "") == scheme


def test_faults_have_a_place_and_a_remedy() -> None:
    """An id that stands twice, a file of something else."""
    twice = "".join(
        f"<record><header><identifier>a</identifier></header>{DC.format('<dc:title>A</dc:title>')}"
        "</record>"
        for _ in range(2)
    )
    with pytest.raises(SourceError, match="stands twice"):
        came(f"<records>{twice}</records>")
    with pytest.raises(SourceError, match="has no <dc>"):
        came("<html/>")


@pytest.mark.parametrize("char", ["\x7f", "\u2028", "\x9b", "&#13;"])
@pytest.mark.parametrize(
    "element",
    [
        "<dc:subject>a{}b</dc:subject>",
        "<x:foo xmlns:x='urn:x'>a{}b</x:foo>",
        "<x:foo xmlns:x='urn:x'><x:in>a{}b</x:in></x:foo>",
        "<dc:subject xml:lang='a{}b'>a</dc:subject>",
        "<dc:subject xsi:type='a{}b'>a</dc:subject>",
        "<dc:relation rdf:resource='a{}b'/>",
    ],
)
def test_what_no_value_may_hold_is_refused_wherever_it_stands(element: str, char: str) -> None:
    """In what is only told, too: a note is no way around it."""
    with pytest.raises(SourceError, match=r"x\.xml:5:\d+: \[RR104\]"):
        came(QDC.format(f"\n<dc:title>T</dc:title>\n{element.format(char)}\n"), "dcterms")
