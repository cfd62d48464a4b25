"""Zotero RDF: what Zotero exports comes in whole, with what stands apart put where it belongs."""

import io

import pytest

from rusrec.errors import SourceError
from rusrec.formats.zotero_rdf import read, write
from rusrec.loss import Loss
from rusrec.model import (
    Archive,
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

HEAD = """<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
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


def test_an_empty_tag_is_no_keyword() -> None:
    """Neither one of the user's nor one that Zotero made."""
    empty = "<dc:subject/><dc:subject><z:AutomaticTag><rdf:value/></z:AutomaticTag></dc:subject>"
    (record,) = records(f"<bib:Book><dc:title>A</dc:title>{empty}</bib:Book>")
    assert record.keywords == ()


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
        ("15 Feb. 2011", "2011-02-15"),
        ("May 1998", "1998-05"),
        ("1998/5", "1998-05"),
        ("1998~", "1998~"),
        ("Foo 1998", "XXXX"),
    ],
)
def test_a_date_is_read_as_users_type_it(text: str, date: str) -> None:
    """In EDTF, in English words, with a time; else its words are kept."""
    (record,) = records(f"<bib:Book><dc:date>{text}</dc:date></bib:Book>")

    assert record.issued == Date(date, text=text if date == "XXXX" else "")


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
