"""schema.org and the page with Highwire's tags: what they say; nothing in them is active."""

import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from lxml import html

from rusrec import formats
from rusrec.conversion import read
from rusrec.conversion.inputs import recognised
from rusrec.errors import UnknownFormatError
from rusrec.loss import Loss
from rusrec.model import (
    Date,
    Identifier,
    Keyword,
    Link,
    Name,
    NameForm,
    Numbering,
    Record,
    Relation,
    Rights,
    Text,
)

EVIL = '</script><script>alert("송")</script>"><img src=x onerror=alert(1)> \' & <!-- ]]>'
ARTICLE = Record(
    id="heogu-12-3-45",
    type="article-journal",
    language=("ko",),
    title=(Text("눈사람", "ko"), Text("Snowman", "en")),
    subtitle=(Text("사회사", "ko"),),
    author=(
        Name(
            name=(NameForm("남궁", "민", "ko"), NameForm("Namgung", "Min", "ko-Latn-alalc97")),
            orcid="0000-0002-1825-0097",
            affiliation=(Text("허구대학교", "ko"),),
        ),
        Name(org=(Text("허구연구소", "ko"),)),
    ),
    translator=(Name(name=(NameForm("Doe", "Jane", "en"),)),),
    contributor=(Name(name=(NameForm("Roe", "Ann", "en"),), role="ths"),),
    issued=Date("2011-02-15"),
    host=Record(
        id="heogu",
        type="periodical",
        title=(Text("허구학보", "ko"),),
        publisher=((Text("가상출판사", "ko"),),),
        identifiers=(Identifier("issn", "1229-1056"),),
    ),
    volume="12",
    issue="3",
    pages="45-67",
    identifiers=(Identifier("doi", "10.1000/182"), Identifier("hdl", "10371/1")),
    links=(
        Link("https://example.org/a"),
        Link("https://example.org/a.pdf", "fulltext", "application/pdf"),
    ),
    abstract=(Text("초록.\n둘째.", "ko"), Text("Abstract.", "en")),
    keywords=(Keyword("눈", "ko"), Keyword("Snow", "en", "lcsh", "http://id.loc.gov/x")),
    rights=Rights(uri="https://creativecommons.org/licenses/by/4.0/"),
)


def written(name: str, *records: Record, ledger: list[Loss] | None = None) -> str:
    """Return the output of a format."""
    write = formats.get(name).write
    assert write is not None
    return "".join(write(records, ledger=(ledger if ledger is not None else []).append))


def node(record: Record = ARTICLE) -> dict[str, Any]:
    """Return the node of a record."""
    graph = json.loads(written("schema-org", record))
    assert graph["@context"] == "https://schema.org"
    (found,) = graph["@graph"]
    assert isinstance(found, dict)
    return found


def page(record: Record = ARTICLE) -> Any:
    """Return the page of a record."""
    return html.document_fromstring(written("highwire", record))


def metas(tree: Any) -> dict[str, list[str]]:
    """Return what the tags of a page say, by name."""
    found: dict[str, list[str]] = {}
    for meta in tree.xpath("//head/meta[@name]"):
        found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def test_titles_and_names_say_their_language() -> None:
    """The first is the name, the others are names besides."""
    found = node()

    assert (found["@type"], found["@id"]) == ("ScholarlyArticle", "#heogu-12-3-45")
    assert found["name"] == {"@language": "ko", "@value": "눈사람: 사회사"}
    assert found["alternateName"] == {"@language": "en", "@value": "Snowman"}
    person, body = found["author"]
    assert person["name"] == {"@language": "ko", "@value": "남궁민"}
    assert person["familyName"]["@value"] == "남궁"
    assert person["alternateName"]["@value"] == "Namgung, Min"
    assert person["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert person["affiliation"]["name"]["@value"] == "허구대학교"
    assert (body["@type"], body["name"]["@value"]) == ("Organization", "허구연구소")
    assert found["translator"]["name"]["@value"] == "Jane Doe"
    assert found["contributor"]["roleName"] == "thesis advisor"


def test_the_issue_is_part_of_the_volume_and_the_volume_of_the_journal() -> None:
    """Each has its number, the journal its ISSN and publisher."""
    issue = node()["isPartOf"]
    volume = issue["isPartOf"]
    journal = volume["isPartOf"]

    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "3")
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "12")
    assert (journal["@type"], journal["@id"], journal["issn"]) == (
        "Periodical",
        "#heogu",
        "1229-1056",
    )
    assert journal["publisher"]["name"]["@value"] == "가상출판사"


def test_numbers_addresses_and_terms_have_properties_of_their_own() -> None:
    """Pages, identifiers with their addresses, the file, the licence, a term of a vocabulary."""
    found = node()

    assert (found["pageStart"], found["pageEnd"], found["pagination"]) == ("45", "67", "45-67")
    doi = found["identifier"][0]
    assert (doi["propertyID"], doi["value"], doi["url"]) == (
        "doi", "10.1000/182", "https://doi.org/10.1000/182",
    )  # fmt: skip
    assert found["sameAs"] == ["https://doi.org/10.1000/182", "https://hdl.handle.net/10371/1"]
    assert found["url"] == "https://example.org/a"
    assert found["encoding"]["contentUrl"] == "https://example.org/a.pdf"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["keywords"][1]["inDefinedTermSet"] == "lcsh"
    assert found["datePublished"] == "2011-02-15"
    assert found["inLanguage"] == "ko"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("book", "Book"), ("chapter", "Chapter"), ("thesis", "Thesis"), ("dataset", "Dataset"),
        ("article-newspaper", "NewsArticle"), ("treaty", "CreativeWork"),
    ],
)  # fmt: skip
def test_each_item_type_has_a_class(kind: str, name: str) -> None:
    """What has none is a creative work, and that is told."""
    told: list[Loss] = []
    text = written("schema-org", Record(id="a", type=kind), ledger=told)

    assert f'"@type":"{name}"' in text
    assert [loss.path for loss in told] == (["type"] if name == "CreativeWork" else [])


def test_works_that_a_work_refers_to_are_nodes() -> None:
    """An original, a reviewed work, a report's number."""
    original = Record(type="book", title=(Text("Оригинал", "ru"),))
    record = Record(
        id="a",
        type="report",
        original=original,
        number=(Numbering("5"),),
        relations=(Relation("review-of", "b"), Relation("continues", "c")),
    )
    found = node(record)

    assert found["translationOfWork"]["name"]["@value"] == "Оригинал"
    assert found["itemReviewed"] == {"@id": "#b"}
    assert found["reportNumber"] == "5"


def test_the_head_of_a_page_has_the_tags_of_highwire() -> None:
    """In the order of the authors; the affiliation stands behind its author."""
    tree = page()
    found = metas(tree)

    assert found["citation_title"] == ["눈사람: 사회사"]
    assert found["citation_author"] == ["남궁, 민", "허구연구소"]
    assert found["citation_author_institution"] == ["허구대학교"]
    assert found["citation_publication_date"] == ["2011/02/15"]
    assert found["citation_journal_title"] == ["허구학보"]
    assert (found["citation_volume"], found["citation_issue"]) == (["12"], ["3"])
    assert (found["citation_firstpage"], found["citation_lastpage"]) == (["45"], ["67"])
    assert found["citation_doi"] == ["10.1000/182"]
    assert found["citation_issn"] == ["1229-1056"]
    assert found["citation_pdf_url"] == ["https://example.org/a.pdf"]
    assert found["citation_public_url"] == [
        "https://example.org/a",
        "https://hdl.handle.net/10371/1",
    ]
    assert found["citation_language"] == ["ko"]
    assert found["citation_keywords"] == ["눈", "Snow"]
    assert found["citation_abstract"] == ["초록.\n둘째."]
    assert tree.get("lang") == "ko"
    assert tree.xpath("//meta[@name='DC.Title.Alternative']/@lang") == ["en"]


def test_the_span_holds_the_context_object() -> None:
    """What a reference manager takes of it is what the record says."""
    (title,) = page().xpath("//span[@class='Z3988']/@title")
    found = parse_qs(title, strict_parsing=True)

    assert found["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert found["rft.genre"] == ["article"]
    assert found["rft.atitle"] == ["눈사람: 사회사"]
    assert found["rft.jtitle"] == ["허구학보"]
    assert (found["rft.aulast"], found["rft.aufirst"]) == (["남궁"], ["민"])
    assert (found["rft.au"], found["rft.aucorp"]) == (["남궁, 민"], ["허구연구소"])
    assert (found["rft.spage"], found["rft.epage"], found["rft.pages"]) == (
        ["45"],
        ["67"],
        ["45-67"],
    )
    assert found["rft_id"][0] == "info:doi/10.1000/182"


@pytest.mark.parametrize(
    ("kind", "matrix", "title"),
    [
        ("book", "book", "rft.btitle"),
        ("thesis", "dissertation", "rft.title"),
        ("map", "book", "rft.btitle"),
    ],
)
def test_other_items_have_matrices_of_their_own(kind: str, matrix: str, title: str) -> None:
    """A title is where that matrix has it."""
    (said,) = page(Record(id="a", type=kind, title=(Text("A", "en"),))).xpath("//span/@title")[:1]
    found = parse_qs(said)

    assert found["rft_val_fmt"] == [f"info:ofi/fmt:kev:mtx:{matrix}"]
    assert found[title] == ["A"]


def hostile() -> Record:
    """Return a record all of whose texts try to get out of where they stand."""
    text = (Text(EVIL, "en"),)
    return Record(
        id="evil",
        language=("en",),
        title=text,
        author=(Name(name=(NameForm(EVIL, EVIL, "en"),)), Name(org=text)),
        host=Record(type="periodical", title=text, publisher=(text,)),
        volume=EVIL,
        pages=EVIL,
        identifiers=(Identifier("doi", f"10.1000/{EVIL}"), Identifier("local", EVIL)),
        links=(Link("javascript:alert(1)"), Link(f"https://example.org/{EVIL}")),
        abstract=text,
        keywords=(Keyword(EVIL, "en"),),
        rights=Rights("javascript:alert(2)", "javascript:alert(3)", text),
    )


def test_a_hostile_record_gives_no_active_html() -> None:
    """No element that is not the page's own, no address that runs, and the texts as they were."""
    tree = page(hostile())
    known = {"html", "head", "meta", "title", "body", "article", "h1", "p", "span", "a"}

    assert {element.tag for element in tree.iter()} <= known
    assert not [name for element in tree.iter() for name in element.attrib if name[:2] == "on"]
    assert all(href.startswith("https://") for href in tree.xpath("//@href"))
    assert metas(tree)["citation_title"] == [EVIL]
    assert parse_qs(tree.xpath("//span[@class='Z3988']/@title")[0])["rft.atitle"] == [EVIL]


def test_no_tag_of_html_can_begin_in_the_json() -> None:
    """It may stand in a script element of a page, and says the same as before."""
    text = written("schema-org", hostile())

    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"]["@value"] == EVIL


def test_several_records_are_one_graph_and_none_is_an_empty_one() -> None:
    """The brackets close whatever the number."""
    two = written("schema-org", Record(id="a"), Record(id="b"))

    assert [each["@id"] for each in json.loads(two)["@graph"]] == ["#a", "#b"]
    assert json.loads(written("schema-org"))["@graph"] == []


@pytest.mark.parametrize(("name", "suffix"), [("schema-org", ".jsonld"), ("highwire", ".html")])
def test_what_is_only_written_is_not_read(name: str, suffix: str) -> None:
    """Neither when it is asked for by name nor by the suffix of a file."""
    for ask in (lambda: read("x", name), lambda: recognised(f"x{suffix}")):
        with pytest.raises(UnknownFormatError, match="only written"):
            ask()
