"""Dublin Core in the containers of other people: any root, RDF, values that are nodes and lists."""

import io

import pytest

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.loss import Loss
from rusrec.model import Date, Identifier, Keyword, Name, NameForm, Record, Text

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:foaf="http://xmlns.com/foaf/0.1/"'
)
VALUES = '<dc:title xml:lang="ko">가</dc:title><dcterms:issued>1998</dcterms:issued>'
RDF = f"<rdf:RDF {NAMESPACES}>{{}}</rdf:RDF>"


def came(text: str, name: str = "dcterms", ledger: list[Loss] | None = None) -> list[Record]:
    """Return the records of a source."""
    read = formats.get(name).read
    assert read is not None
    told = ledger if ledger is not None else []
    return list(read(io.BytesIO(text.encode()), name="x.xml", ledger=told.append))


def titles(records: list[Record]) -> list[str]:
    """Return the titles of all."""
    return [text.text for record in records for text in record.title]


def named(family: str, given: str) -> Name:
    """Return a person whose language nobody says."""
    return Name((NameForm(family, given, "und"),))


@pytest.mark.parametrize("form", ["oai-dc", "dcterms"])
@pytest.mark.parametrize("root", ["record", "metadata", "qualifieddc", "dcterms", "book", "x:y"])
def test_whatever_holds_terms_is_a_record(form: str, root: str) -> None:
    """Its name says nothing, their namespace all; so for several in something else."""
    namespaces = f'{NAMESPACES} xmlns:x="http://example.org/"'
    (record,) = came(f"<{root} {namespaces}>{VALUES}</{root}>", form)

    assert record.title == (Text("가", "ko"),)
    assert record.issued == Date("1998")
    two = f"<{root}>{VALUES}</{root}>" * 2
    assert titles(came(f"<all {namespaces}>{two}</all>", form)) == ["가", "가"]


def test_what_stands_beside_and_inside_such_records_is_told() -> None:
    """Each once: of another kind, of the same name without a term, an element inside."""
    told: list[Loss] = []
    found = came(
        f"<library {NAMESPACES}><name>Ours</name>\n"
        '<book id="b1"><dc:title>One</dc:title><part><dc:title>Inner</dc:title></part>'
        "<dc:creator>Doe, Jane</dc:creator></book>\n"
        "<book>none<x>here</x></book>\n"
        "<book><header><identifier>b3</identifier></header><dc:title>Three</dc:title></book>\n"
        "<note>End</note></library>",
        ledger=told,
    )

    assert [(record.id, record.title[0].text) for record in found] == [
        ("b1", "One"),
        ("b3", "Three"),
    ]
    assert [name.name[0].family for name in found[0].author] == ["Doe"]
    assert sorted((loss.path, loss.note) for loss in told) == [
        ("line 1", "<name> is no record of Dublin Core"),
        ("line 3", "<book> is no record of Dublin Core"),
        ("line 5", "<note> is no record of Dublin Core"),
        ("part", "is no term of Dublin Core: Inner"),
    ]


def test_a_harvest_whose_metadata_hold_terms_comes_in_with_its_headers() -> None:
    """The container is the element of the protocol then; what is deleted is told as ever."""
    told: list[Loss] = []
    record = (
        "<record><header><identifier>oai:x:{0}</identifier></header>"
        "<metadata><dc:title>{0}</dc:title></metadata></record>"
    )
    gone = '<record><header status="deleted"><identifier>oai:x:3</identifier></header></record>'
    other = "<record><foo>is none</foo></record>"
    listed = "".join((record.format(1), gone, other, record.format(2)))
    found = came(
        f"<OAI-PMH {NAMESPACES}><ListRecords>{listed}</ListRecords></OAI-PMH>", "oai-dc", told
    )

    assert [(each.aka, each.title[0].text) for each in found] == [
        (("oai:x:1",), "1"), (("oai:x:2",), "2"),
    ]  # fmt: skip
    assert [loss.note for loss in told] == [
        "oai:x:3: is deleted in the repository", "<record> is no record of Dublin Core",
    ]  # fmt: skip


def test_rdf_says_what_an_item_is_called_or_how_it_is_identified() -> None:
    """An address is an identifier or a link, any other name the id."""
    one, two, three = came(
        RDF.format(
            "".join(
                f'<rdf:Description rdf:{called}"><dc:title>A</dc:title></rdf:Description>'
                for called in ('about="http://hdl.handle.net/10371/1', 'about="#two', 'ID="three')
            )
        )
    )
    assert one.identifiers == (Identifier("hdl", "10371/1"),)
    assert (two.id, three.id) == ("two", "three")


@pytest.mark.parametrize(
    ("term", "inner", "field", "said"),
    [
        ("dc:creator", "<rdf:Seq><rdf:li>Kim, A.</rdf:li><rdf:li>Lee, B.</rdf:li></rdf:Seq>",
         "author", (named("Kim", "A."), named("Lee", "B."))),
        ("dc:subject", '<rdf:Bag><rdf:li xml:lang="ko">소련</rdf:li></rdf:Bag>',
         "keywords", (Keyword("소련", "ko"),)),
        ("dcterms:issued", "<dcterms:W3CDTF><rdf:value>1998-05</rdf:value></dcterms:W3CDTF>",
         "issued", Date("1998-05")),
        ("dcterms:creator", "<foaf:Agent><foaf:name>Doe, Jane</foaf:name></foaf:Agent>",
         "author", (named("Doe", "Jane"),)),
        ("dc:identifier", '<rdf:Alt><rdf:li rdf:resource="https://doi.org/10.1000/182"/></rdf:Alt>',
         "identifiers", (Identifier("doi", "10.1000/182"),)),
    ],
)  # fmt: skip
def test_a_value_may_be_a_node_or_a_list(term: str, inner: str, field: str, said: object) -> None:
    """As RDF has them: each member of a list is a value, a node says its own in rdf:value."""
    told: list[Loss] = []
    item = f"<rdf:Description><dc:title>A</dc:title><{term}>{inner}</{term}></rdf:Description>"
    (record,) = came(RDF.format(item), ledger=told)

    assert getattr(record, field) == said
    assert not told


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bookSection", "chapter"),
        ("conferencePaper", "paper-conference"),
        ("email", "personal_communication"),
    ],
)
def test_what_zotero_exports_as_dublin_core_comes_in(kind: str, expected: str) -> None:
    """Its own words for types, and an ISBN as the name of the item."""
    (record,) = came(
        RDF.format(
            '<rdf:Description rdf:about="urn:isbn:978-3-16-148410-0"><dc:title>A</dc:title>'
            f"<dc:type>{kind}</dc:type><dc:creator>Doe, Jane</dc:creator></rdf:Description>"
        )
    )
    isbn = (Identifier("isbn", "978-3-16-148410-0"),)
    own = record.host.identifiers if isinstance(record.host, Record) else record.identifiers

    assert (record.type, own, record.author) == (expected, isbn, (named("Doe", "Jane"),))
    assert not record.extra


def test_a_scheme_that_is_a_class_of_rdf_stays_with_its_value() -> None:
    """It goes back out as xsi:type."""
    value = "<dcterms:TGN><rdf:value>7007227</rdf:value></dcterms:TGN>"
    item = f"<rdf:Description><dcterms:spatial>{value}</dcterms:spatial></rdf:Description>"
    (record,) = came(RDF.format(item))

    assert record.extra[0].values[0].key == "spatial#TGN"


def test_a_property_that_is_an_attribute_is_read() -> None:
    """Beside others: RDF's short form."""
    item = '<rdf:Description dc:language="ko"><dc:title>가</dc:title></rdf:Description>'
    (record,) = came(RDF.format(item))

    assert record.language == ("ko",)


def test_what_a_node_says_beside_its_text_is_told() -> None:
    """An address of a person has no place."""
    told: list[Loss] = []
    person = "<foaf:Person><foaf:name>Doe, Jane</foaf:name><foaf:mbox>x</foaf:mbox></foaf:Person>"
    item = f"<rdf:Description><dc:creator>{person}</dc:creator></rdf:Description>"
    came(
        RDF.format(f'{item}<foaf:Person rdf:about="#p"><foaf:age>9</foaf:age></foaf:Person>'),
        ledger=told,
    )

    assert [(loss.path, loss.note) for loss in told] == [
        ("creator", "has elements inside, which are passed over: x"),
        ("line 1", "<Person> is no record of Dublin Core"),
    ]


def test_a_record_before_a_fault_comes_out_where_its_end_has_been_seen() -> None:
    """As of any other container."""
    read = formats.get("dcterms").read
    assert read is not None
    text = f"<all {NAMESPACES}><a>{VALUES}</a><a>{VALUES}</b></all>"
    found = read(io.BytesIO(text.encode()), name="x.xml", ledger=lambda _: None)

    assert next(found).title == (Text("가", "ko"),)
    with pytest.raises(SourceError, match="RR140"):
        next(found)


def test_rdf_without_a_term_is_refused() -> None:
    """So is a file that is a term alone."""
    for text in (RDF.format("<rdf:Description/>"), f"<dc:title {NAMESPACES}>A</dc:title>"):
        with pytest.raises(SourceError, match="has no <dc>"):
            came(text)
