"""Our Dublin Core by the schemas: the one of OAI-PMH for simple, our own check for qualified."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, seed, settings

from rusrec import formats
from rusrec.formats._dc.tables import ELEMENTS, REFINEMENTS, SCHEMES
from rusrec.loss import ignore
from rusrec.model import Record
from rusrec.model import tag as bcp47
from rusrec.testing.strategies import record_lists

SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "schemas"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
MANY = 1000

every = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def tree_of(name: str, records: list[Record]) -> Any:
    """Return *records* as a parsed document."""
    from lxml import etree

    write = formats.get(name).write
    assert write is not None
    return etree.fromstring("".join(write(records, ledger=ignore)).encode())


@cache
def schema() -> Any:
    """Return the schema of simple Dublin Core in OAI-PMH."""
    from lxml import etree

    if not (SCHEMAS / "oai_dc.xsd").exists():
        pytest.skip("../shared/data/schemas is not there")
    return etree.XMLSchema(file=str(SCHEMAS / "oai_dc.xsd"))


def valid(records: list[Record]) -> None:
    """Raise where a container of *records* is not valid by the schema."""
    from lxml import etree

    found = tree_of("oai-dc", records).findall(".//{*}dc")
    assert len(found) == len(records)
    for container in found:
        alone = etree.fromstring(etree.tostring(container))
        assert schema().validate(alone), schema().error_log


@pytest.mark.shared
def test_simple_dublin_core_is_valid_by_the_schema_of_oai() -> None:
    """Each container, alone, as a repository would put it into its own envelope."""
    seed(11)(every(given(record_lists())(valid)))()


@pytest.mark.shared
@pytest.mark.sweep
def test_a_thousand_records_are_valid_by_the_schema_of_oai() -> None:
    """The same on as many lists as a review asks for."""
    settings(every, max_examples=MANY)(given(record_lists())(valid))()


def fits(scheme: str, text: str) -> bool:
    """Tell whether a text keeps its encoding scheme."""
    if scheme == "W3CDTF":
        return re.fullmatch(r"\d{4}(-\d\d(-\d\d(T[\d:]+(Z|[+-]\d\d:\d\d))?)?)?", text) is not None
    if scheme == "URI":
        return bool(urlsplit(text).scheme)
    return scheme != "RFC4646" or bcp47.well_formed(text)


@seed(12)
@every
@given(record_lists())
def test_qualified_dublin_core_has_known_terms_and_texts_in_a_language(
    records: list[Record],
) -> None:
    """By DCMI's schema: no other term or scheme, no language beside a scheme, values that fit."""
    for container in tree_of("dcterms", records).findall(".//qualifieddc"):
        for element in container:
            namespace, term = element.tag[1:].split("}")
            scheme = element.get(TYPE, "").removeprefix("dcterms:")

            assert namespace == "http://purl.org/dc/terms/"
            assert term in ELEMENTS | REFINEMENTS
            assert not len(element)
            assert element.text
            assert not (scheme and element.get(XML_LANG))
            assert not scheme or (scheme in SCHEMES and fits(scheme, element.text))
            assert set(element.attrib) <= {XML_LANG, TYPE}


@pytest.mark.parametrize("name", ["oai-dc", "dcterms"])
@pytest.mark.parametrize("path", sorted((SCHEMAS.parent / "corpora").rglob("*oai*.xml")) or [None])
@pytest.mark.shared
def test_responses_of_real_repositories_are_read(name: str, path: Path | None) -> None:
    """Each record of them comes in with a title, and is written and read as it is."""
    if path is None:
        pytest.skip("../shared/data/corpora is not there")
    form = formats.get(name)
    assert form.read is not None
    with path.open("rb") as stream:
        found = list(form.read(stream, name=path.name, ledger=ignore))
    assert found
    assert all(record.title for record in found)
