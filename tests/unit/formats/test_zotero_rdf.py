"""Zotero RDF: what Zotero exports comes in whole, with what stands apart put where it belongs."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats.zotero_rdf import read, write
from rusrec.loss import Loss
from rusrec.model import (
    Archive,
    Classification,
    Date,
    Extra,
    ExtraValue,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Note,
    Numbering,
    Record,
    Rights,
    Text,
)

HEAD = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
"""
ARTICLE = """
 <bib:Article rdf:about="http://zotero.org/users/1/items/AB12">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1229-1056"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person>
   <foaf:surname>남궁</foaf:surname><foaf:givenName>민</foaf:givenName>
  </foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dcterms:isReferencedBy rdf:resource="#item_2"/>
  <link:link rdf:resource="#item_3"/>
  <dc:subject>눈</dc:subject>
  <dc:subject><z:AutomaticTag><rdf:value>겨울, 봄</rdf:value></z:AutomaticTag></dc:subject>
  <dc:title>눈사람</dc:title>
  <dc:date>February 15, 2011</dc:date>
  <z:language>ko</z:language>
  <z:archive>문서보관소</z:archive>
  <dc:description>Citation Key: Nam2011
PMID: 12345678
Rights: CC BY
어떤 말</dc:description>
 </bib:Article>
"""
PARTS = """
 <bib:Journal rdf:about="urn:issn:1229-1056">
  <dc:title>허구학보</dc:title>
  <prism:volume>12</prism:volume>
  <prism:number>3</prism:number>
  <dc:identifier>ISSN 1229-1056</dc:identifier>
  <dc:identifier>DOI 10.1000/182</dc:identifier>
 </bib:Journal>
 <bib:Memo rdf:about="#item_2">
  <rdf:value>&lt;p&gt;첫째 줄.&lt;/p&gt;&lt;p&gt;둘째 &amp;amp; 끝.&lt;/p&gt;</rdf:value>
 </bib:Memo>
 <z:Attachment rdf:about="#item_3">
  <z:itemType>attachment</z:itemType>
  <dc:identifier><dcterms:URI><rdf:value>https://example.org/a.pdf</rdf:value></dcterms:URI></dc:identifier>
  <link:type>application/pdf</link:type>
 </z:Attachment>
"""


def records(*parts: str, ledger: list[Loss] | None = None) -> list[Record]:
    """Return the records of a document with these *parts*."""
    stream = io.BytesIO((HEAD + "".join(parts) + "</rdf:RDF>").encode())
    return list(read(stream, name="x.rdf", ledger=(ledger if ledger is not None else []).append))


LIST = "<bib:authors><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></bib:authors>"
SERIES = "<dcterms:isPartOf><bib:Series>{}</bib:Series></dcterms:isPartOf>"
MEMO = (
    "<dcterms:isReferencedBy><bib:Memo><rdf:value>{}</rdf:value></bib:Memo>"
    "</dcterms:isReferencedBy>"
)
BOOK = "<dcterms:isPartOf><bib:Book>{}</bib:Book></dcterms:isPartOf>"
URI = "<dc:identifier><dcterms:URI><rdf:value>{}</rdf:value></dcterms:URI></dc:identifier>"
HOUSE = "<dc:publisher><foaf:Organization>{}</foaf:Organization></dc:publisher>"


@pytest.mark.parametrize(
    ("inner", "field", "value"),
    [
        ("<z:itemType>letter</z:itemType>", "type", "personal_communication"),
        ("<dc:language>Korean</dc:language>", "language", ("ko",)),
        (
            LIST.format("<foaf:Person><foaf:surname>S</foaf:surname></foaf:Person>"),
            "author",
            (Name(name=(NameForm("S"),)),),
        ),
        (
            LIST.format("<foaf:Person><foaf:givenname>G</foaf:givenname></foaf:Person>"),
            "author",
            (Name(name=(NameForm("G"),)),),
        ),
        (
            LIST.format("<foaf:Organization><foaf:name>O</foaf:name></foaf:Organization>"),
            "author",
            (Name(org=(Text("O"),)),),
        ),
        (LIST.format("<foaf:Person/>"), "author", ()),
        (
            "<dc:subject><dcterms:LCC><rdf:value>PG 3</rdf:value></dcterms:LCC></dc:subject>",
            "classification",
            (Classification("call-number", "PG 3"),),
        ),
        (
            "<dc:subject><z:AutomaticTag><rdf:value>a</rdf:value></z:AutomaticTag></dc:subject>",
            "keywords",
            (Keyword("a"),),
        ),
        ("<z:libraryCatalog>C</z:libraryCatalog>", "notes", (Note((Text("C"),), "source"),)),
        (MEMO.format("a &amp;lt; b"), "notes", (Note((Text("a &lt; b"),)),)),
        (MEMO.format("&lt;p&gt;a&lt;/p&gt;b"), "notes", (Note((Text("a\nb"),)),)),
        ("<dc:description>Rights: free</dc:description>", "rights", Rights(text=(Text("free"),))),
        (
            "<dc:description>PMCID: PMC1</dc:description>",
            "identifiers",
            (Identifier("pmcid", "PMC1"),),
        ),
        ("<prism:number>7</prism:number>", "number", (Numbering("7"),)),
        ("<dc:coverage>T 7</dc:coverage>", "archive", Archive(shelfmark="T 7")),
        (
            SERIES.format("<dc:title>S</dc:title>"),
            "series",
            Record(type="collection", title=(Text("S"),)),
        ),
        (SERIES.format(""), "series", None),
        (URI.format("https://hdl.handle.net/1/2"), "identifiers", (Identifier("hdl", "1/2"),)),
        (URI.format("https://example.org"), "links", (Link("https://example.org"),)),
        (HOUSE.format("<foaf:name>H</foaf:name>"), "publisher", ((Text("H"),),)),
        (HOUSE.format(""), "publisher", ()),
        (
            HOUSE.format(
                "<vcard:adr><vcard:Address><vcard:locality>P</vcard:locality></vcard:Address></vcard:adr>"
            ),
            "place",
            ((Text("P"),),),
        ),
        (
            BOOK.format(
                "<dc:identifier>ISBN 0-306-40615-2</dc:identifier>"
                "<dc:identifier>DOI 10.1/2</dc:identifier>"
            ),
            "host",
            Record(type="book", identifiers=(Identifier("isbn", "0-306-40615-2"),)),
        ),
        (
            BOOK.format("<dc:identifier>DOI 10.1/2</dc:identifier>"),
            "identifiers",
            (Identifier("doi", "10.1/2"),),
        ),
    ],
)
def test_a_property_is_read_as_what_zotero_means(inner: str, field: str, value: object) -> None:
    """Nodes inside nodes; lines of Extra; numbers that stand with the item or with its host."""
    (record,) = records(f"<bib:Document rdf:about='#a'>{inner}</bib:Document>")
    assert getattr(record, field) == value


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<z:language>void</z:language>", "z:language=void"),
        ("<z:itemType>thing</z:itemType>", "z:itemType=thing"),
        ("<z:odd>a</z:odd><z:odd>b</z:odd>", "z:odd=a z:odd: stands twice b"),
        ("<dc:identifier>7</dc:identifier>", "dc:identifier=7"),
        ("<dc:identifier>ISSN 1229-1056 (p)</dc:identifier>", "dc:identifier=ISSN 1229-1056 (p)"),
        (
            "<dc:subject><foaf:Person><foaf:surname>S</foaf:surname></foaf:Person></dc:subject>",
            "dc:subject=<foaf:Person> <foaf:surname>S</foaf:surname> </foaf:Person>",
        ),
        (
            MEMO.format("&lt;p&gt;&lt;b&gt;a&lt;/b&gt;&lt;/p&gt;"),
            "bib:Memo: has formatting that a note has not <p><b>a</b></p>",
        ),
        ("<z:x rdf:resource='#gone'/>", "z:x: stands nowhere in the file #gone"),
        (
            HOUSE.format("<foaf:name>H</foaf:name><foaf:mbox>m</foaf:mbox>"),
            "foaf:Organization/foaf:mbox: has no place in the record m",
        ),
        (
            HOUSE.format(
                "<foaf:maker><foaf:Person><foaf:surname>S</foaf:surname></foaf:Person></foaf:maker>"
            ),
            (
                "foaf:Organization/foaf:maker: has no place in the record "
                "<foaf:Person>\n  <foaf:surname>S</foaf:surname>\n</foaf:Person>"
            ),
        ),
    ],
)
def test_a_property_without_a_place_is_kept_or_told(inner: str, left: str) -> None:
    """As it stands there: a text, a node, a reference to nothing."""
    told: list[Loss] = []
    (record,) = records(f"<bib:Document rdf:about='#a'>{inner}</bib:Document>", ledger=told)
    kept = [f"{each.key}={each.value}" for extra in record.extra for each in extra.values]
    assert " ".join([*kept, *(f"{t.path}: {t.note} {t.arrives}" for t in told)]) == left


def test_an_empty_tag_is_no_keyword() -> None:
    """Neither one of the user's nor one that Zotero made."""
    empty = "<dc:subject/><dc:subject><z:AutomaticTag><rdf:value/></z:AutomaticTag></dc:subject>"
    (record,) = records(f"<bib:Book><dc:title>A</dc:title>{empty}</bib:Book>")
    assert record.keywords == ()


def test_a_title_is_one_line_whatever_the_file_has() -> None:
    """Only an abstract has paragraphs."""
    inside = "<dc:title>A\nb</dc:title><dcterms:abstract>A\nb</dcterms:abstract>"
    (record,) = records(f"<bib:Book>{inside}</bib:Book>")
    assert (record.title[0].text, record.abstract[0].text) == ("A b", "A\nb")


def test_rdf_that_zotero_did_not_write_is_refused() -> None:
    """A person or an ontology is no item; beside items it is told."""
    foreign = '<owl:Ontology xmlns:owl="http://www.w3.org/2002/07/owl#" rdf:about="x"/>'
    core = "<rdf:Description><dc:title>A</dc:title></rdf:Description>"
    for each in (foreign, "<foaf:Person/>", core):
        with pytest.raises(SourceError, match="no item of Zotero"):
            records(each)
    told: list[Loss] = []
    assert len(records(foreign, "<bib:Book><dc:title>A</dc:title></bib:Book>", ledger=told)) == 1
    assert [loss.note for loss in told] == ["x belongs to no item"]


def test_an_article_that_does_not_say_its_type_stands_in_a_journal() -> None:
    """The first type that a class has."""
    (record,) = records("<bib:Article><dc:title>A</dc:title></bib:Article>")
    assert record.type == "article-journal"


def test_an_export_of_zotero_comes_in_whole() -> None:
    """Journal, note and file stand apart, and come back to the article that refers to them."""
    told: list[Loss] = []
    (record,) = records(ARTICLE, PARTS, ledger=told)

    assert record == Record(
        id="nam2011",
        citekey="Nam2011",
        type="article-journal",
        language=("ko",),
        title=(Text("눈사람", "ko"),),
        author=(Name(name=(NameForm("남궁", "민", "ko"),)),),
        issued=Date("2011-02-15"),
        host=Record(
            type="periodical",
            title=(Text("허구학보", "ko"),),
            identifiers=(Identifier("issn", "1229-1056"),),
        ),
        volume="12",
        issue="3",
        identifiers=(Identifier("doi", "10.1000/182"), Identifier("pmid", "12345678")),
        archive=Archive("문서보관소"),
        links=(Link("https://example.org/a.pdf", "fulltext", "application/pdf"),),
        keywords=(Keyword("눈", "ko"), Keyword("겨울, 봄", "ko")),
        notes=(Note((Text("첫째 줄.\n둘째 & 끝.", "ko"),)),),
        rights=Rights(text=(Text("CC BY", "ko"),)),
        extra=(Extra("zotero-rdf", (ExtraValue("dc:description", "어떤 말"),)),),
    )
    assert not told


def test_it_makes_no_difference_whether_the_parts_come_first() -> None:
    """The article waits for what it refers to, or finds it there."""
    assert records(PARTS, ARTICLE) == records(ARTICLE, PARTS)


def test_a_note_of_its_own_belongs_to_no_record_and_is_told() -> None:
    """So is a reference that leads nowhere, and what an unknown part says."""
    told: list[Loss] = []
    memo = '<bib:Memo rdf:about="#item_9"><rdf:value>혼자</rdf:value></bib:Memo>'
    records(ARTICLE, memo, ledger=told)

    assert {loss.path for loss in told} == {
        "bib:Memo", "dcterms:isPartOf", "dcterms:isReferencedBy", "link:link",
    }  # fmt: skip
    assert any("혼자" in loss.note for loss in told)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2011-02-15 00:00:00", "2011-02-15"),
        ("2011-02-15 10:11:12", "2011-02-15T10:11:12"),
        ("2011-02-15 10:11", "2011-02-15"),
        ("15 Feb. 2011", "2011-02-15"),
        ("May 1998", "1998-05"),
        ("1998/5", "1998-05"),
        ("1998~", "1998~"),
        ("Foo 1998", "XXXX"),
    ],
)
def test_a_date_is_read_as_users_type_it(text: str, date: str) -> None:
    """In EDTF, in English words, with a time; what EDTF cannot say is kept as its words."""
    (record,) = records(f"<bib:Book><dc:date>{text}</dc:date></bib:Book>")

    kept = date == "XXXX" or text == "2011-02-15 10:11"
    assert record.issued == Date(date, text=text if kept else "")


def test_what_has_no_field_goes_back_out_as_it_came() -> None:
    """Texts and nodes, those of the journal at the journal."""
    node = """<bib:Article rdf:about="#a"><z:itemType>journalArticle</z:itemType>
      <dcterms:isPartOf><bib:Journal><dc:title>T</dc:title><z:odd>x &lt; y</z:odd></bib:Journal>
      </dcterms:isPartOf><z:rare><foaf:Person><foaf:surname>S</foaf:surname></foaf:Person></z:rare>
      </bib:Article>"""
    (record,) = records(node)
    written = "".join(write([record], ledger=list[Loss]().append))
    (back,) = read(io.BytesIO(written.encode()), name="x", ledger=list[Loss]().append)

    assert "<z:odd>x &lt; y</z:odd>" in written
    assert back == record
    assert {value.key for value in record.extra[0].values} == {"dcterms:isPartOf/z:odd", "z:rare"}


def test_a_node_that_is_kept_stands_on_one_line() -> None:
    """As a line of a record, whatever its layout was; so the next trip changes nothing."""
    node = "<foaf:Person><foaf:surname>S</foaf:surname></foaf:Person>"
    (record,) = records(f"<bib:Book rdf:about='#a'><z:odd>\n{node}\n</z:odd></bib:Book>")
    line = "<foaf:Person> <foaf:surname>S</foaf:surname> </foaf:Person>"

    assert record.extra[0].values == (ExtraValue("z:odd", line),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<a/>", "the root is <a>, not <RDF>"),
        (f"{HEAD}<bib:Book rdf:about='#a'/><bib:Book rdf:about='#a'/></rdf:RDF>", "[RR210]"),
        (f"{HEAD}<bib:Book>", "[RR140]"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, told: str) -> None:
    """Another root, an id twice, a file that ends early."""
    with pytest.raises(SourceError) as caught:
        list(read(io.BytesIO(text.encode()), name="x.rdf", ledger=list[Loss]().append))

    assert told in str(caught.value)
