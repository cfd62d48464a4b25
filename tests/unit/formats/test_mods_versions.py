"""Older versions of MODS, names in pairs, and the dates of records."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from rusrec import formats
from rusrec.formats.mods.carries import VERSIONS
from rusrec.formats.mods.version import SINCE, fits
from rusrec.loss import Loss, without
from rusrec.model import (
    Date,
    Event,
    Extra,
    ExtraValue,
    Name,
    NameForm,
    Record,
    Relation,
    Source,
    Text,
)  # fmt: skip
from rusrec.testing import laws
from rusrec.testing.strategies import record_lists

MODS = formats.get("mods")
SCHEMAS = Path(__file__).parents[4] / "shared" / "data" / "schemas"
OLDER = [version for version in VERSIONS if version != "3.8"]
WAYS: list[dict[str, str]] = [
    *({"mods_version": version} for version in OLDER),
    {"mods_names": "altrep"},
    {"mods_names": "altrep", "mods_version": "3.5"},
]
OF_TRIPS = [
    "what_comes_back_is_the_record_minus_the_losses",
    "a_second_trip_loses_nothing_more",
    "a_loss_is_of_something_that_was_there",
]
XS = "{http://www.w3.org/2001/XMLSchema}"

needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="no optional data at ../shared")


def called(way: dict[str, str]) -> str:
    """Return a name for a way of writing."""
    return "-".join(way.values()) or "3.8"


def written(*records: Record, **options: Any) -> tuple[str, list[Loss]]:
    """Return the MODS of *records*, and the losses."""
    assert MODS.write is not None
    losses: list[Loss] = []
    return "".join(MODS.write(records, ledger=losses.append, **options)), losses


def read(text: str) -> list[Record]:
    """Return the records of *text*."""
    assert MODS.read is not None
    return list(MODS.read(io.BytesIO(text.encode()), name="in.xml", ledger=lambda _: None))


@pytest.mark.parametrize("way", WAYS, ids=called)
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_each_way(law: str, way: dict[str, str]) -> None:
    """What an older version has no element for stands in the ledger, and nothing else."""
    laws.LAWS[law](MODS, examples=15, options=way)


@pytest.mark.sweep
@pytest.mark.parametrize("way", WAYS, ids=called)
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_each_way_in_a_sweep(law: str, way: dict[str, str]) -> None:
    """The same on three hundred lists of records, other ones each time."""
    laws.LAWS[law](MODS, examples=300, options=way, fresh=True)


def check_validity(way: dict[str, str], number: int) -> None:
    """Fail where one of *number* lists of generated records is not valid as written."""
    from lxml import etree

    version = way.get("mods_version", "3.8").replace(".", "-")
    schema = etree.XMLSchema(file=str(SCHEMAS / f"mods-{version}.xsd"))

    @seed(9)
    @settings(
        max_examples=number, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(record_lists(least=1))
    def check(records: list[Record]) -> None:
        tree = etree.fromstring(written(*records, **way)[0].encode())
        assert schema.validate(tree), schema.error_log

    check()


@needs_schemas
@pytest.mark.shared
@pytest.mark.parametrize("way", [{}, *WAYS], ids=called)
def test_generated_records_are_valid_by_the_schema_of_their_version(way: dict[str, str]) -> None:
    """Those of the laws, each in each version."""
    check_validity(way, 30)


@needs_schemas
@pytest.mark.shared
@pytest.mark.sweep
@pytest.mark.parametrize("way", [{}, *WAYS], ids=called)
def test_a_thousand_generated_records_are_valid_in_a_sweep(way: dict[str, str]) -> None:
    """The same a thousand times."""
    check_validity(way, 1000)


class Schema:
    """The elements of a schema, and its attributes as ``element@attribute``."""

    def __init__(self, version: str) -> None:
        """Read the schema of a version."""
        from lxml import etree

        root = etree.parse(SCHEMAS / f"mods-{version.replace('.', '-')}.xsd").getroot()
        self.named = {(e.tag, e.get("name")): e for e in root if e.get("name")}
        self.attributes: set[str] = set()
        found = [node for (tag, _), node in self.named.items() if tag == XS + "element"]
        self.elements = {node.get("name") for node in found}
        for node in found:
            self.element(node)

    def element(self, node: Any) -> None:
        """Take the attributes of an element, and of those declared in it."""
        self.type(node.get("type"), node.get("name"))
        self.walk(node, node.get("name"))

    def type(self, name: str | None, of: str, tag: str = "complexType") -> None:
        """Take those of a type, or of a group."""
        if (XS + tag, name) in self.named:
            self.walk(self.named[XS + tag, name], of)

    def walk(self, node: Any, of: str) -> None:
        """Take those below a node."""
        for child in node.iterchildren(XS + "*"):
            tag = child.tag.removeprefix(XS)
            name = child.get("name") or (child.get("ref") or "").rpartition(":")[2]
            if tag == "attribute":
                self.attributes.add(f"{of}@{name}")
            elif tag in ("attributeGroup", "group"):
                self.type(name, of, tag)
            elif tag == "element" and child.get("name"):
                self.element(child)
            elif tag != "element":
                self.type(child.get("base"), of)
                self.walk(child, of)


@needs_schemas
@pytest.mark.shared
def test_the_table_of_what_is_new_is_that_of_the_schemas() -> None:
    """Every element and attribute that a version brought, and no other."""
    models = [Schema(version) for version in VERSIONS]
    for minor, before, after in zip(range(6, 9), models, models[1:], strict=False):
        elements = after.elements - before.elements
        attributes = {
            said
            for said in after.attributes - before.attributes
            if said.partition("@")[0] not in elements and not said.endswith("@IDREF")
        }
        told = {said for said, since in SINCE.items() if since == minor and "/" not in said}
        told = {said for said in told if said.partition("@")[0] not in elements or "@" not in said}
        assert told == elements | attributes


def fragment(inner: str) -> Any:
    """Return a ``mods`` with *inner* in it."""
    from lxml import etree

    return etree.fromstring(f'<mods xmlns="http://www.loc.gov/mods/v3">{inner}</mods>')


@pytest.mark.parametrize(
    ("inner", "minor"),
    [
        ('<language><languageTerm authority="rfc5646">ko</languageTerm></language>', 5),
        ('<language><languageTerm authority="iso639-5">ko</languageTerm></language>', 8),
        ("<typeOfResource>three dimensional object</typeOfResource>", 5),
        ("<typeOfResource>tactile</typeOfResource>", 7),
        ('<tableOfContents ID="x">a</tableOfContents>', 8),
        ('<titleInfo IDREF="x"><title>a</title></titleInfo>', 8),
        ("<originInfo><place><cartographics/></place></originInfo>", 8),
        ("<subject><cartographics/></subject>", 5),
        ('<titleInfo otherType="x"><title>a</title></titleInfo>', 5),
        ('<subject><titleInfo otherType="x"><title>a</title></titleInfo></subject>', 8),
        ("<name><alternativeName><namePart>a</namePart></alternativeName></name>", 7),
    ],
)
def test_what_is_kept_fits_from_its_version_on(inner: str, minor: int) -> None:
    """By element, by attribute, by value, by where it stands."""
    assert [each for each in range(5, 9) if fits(fragment(inner), each)] == list(range(minor, 9))


def full() -> Record:
    """Return a record with all that an older version has no element for."""
    forms = (
        NameForm("송", "준서", "ko"),
        NameForm("Song", "Chun-sŏ", "ko-Latn-alalc97", by="machine"),
    )
    kept = '<tableOfContents ID="x">하나</tableOfContents>'
    return Record(
        id="x",
        type="book",
        language=("ko",),
        title=(Text("노동", "ko"), Text("The Work", "en")),
        author=(Name(forms, orcid="0000-0002-1825-0097", viaf="12345"),),
        event=Event((Text("모임", "ko"), Text("Moim", "ko-Latn"))),
        issued=Date("1998", text="여름"),
        relations=(Relation("translation-of", Record(title=(Text("Труд", "ru"),))),),
        sources=(Source("s1", what="a page"),),
        extra=(Extra("mods", (ExtraValue("tableOfContents", kept),)),),
    )


@pytest.mark.parametrize(
    ("version", "lost"),
    [
        ("3.8", []),
        ("3.7", ["issued.text"]),
        ("3.6", ["author[0].name.ko-Latn-alalc97", "event.name.ko-Latn", "issued.text"]),
        (
            "3.5",
            [
                "author[0].name.ko-Latn-alalc97", "author[0].viaf", "event.name.ko-Latn",
                "issued.text", "relations[0]",
            ],
        ),
    ],
)  # fmt: skip
def test_what_a_version_has_no_element_for_is_told(version: str, lost: list[str]) -> None:
    """The version stands in the root and in the address of the schema; the rest comes back."""
    text, losses = written(full(), mods_version=version)
    assert sorted(loss.path for loss in losses) == sorted(["sources", *lost])
    assert f'<mods version="{version}" ID="x">' in text
    assert f"mods-{version.replace('.', '-')}.xsd" in text
    assert read(text) == [without(full(), losses)]
    assert ("<recordInfoNote" in text) == (version != "3.5")
    assert ("xml:space" in text) == (version != "3.5")
    assert ('valueURI="https://orcid.org/0000-0002-1825-0097"' in text) == (version == "3.5")
    assert ('<typeOfResource authorityURI="' in text) == (version > "3.6")
    assert ('<tableOfContents ID="x">' in text) == (version == "3.8")


@pytest.mark.parametrize("version", VERSIONS)
def test_pairs_of_names_are_forms_of_one_person_again(version: str) -> None:
    """Each form is a name with the role; the identifier and the usage stand in the first."""
    text, losses = written(full(), mods_version=version, mods_names="altrep")
    names = re.findall(r'<name type="personal".*?</name>', text)
    assert len(names) == 2
    assert [name.count('altRepGroup="01"') for name in names] == [1, 1]
    assert [name.count('usage="primary"') for name in names] == [1, 0]
    assert [name.count(">aut</roleTerm>") for name in names] == [1, 1]
    assert [name.count("orcid.org/0000") for name in names] == [1, 0]
    assert "alternativeName" not in text
    assert not any(loss.path.startswith(("author[0].name", "event")) for loss in losses)
    assert read(text) == [without(full(), losses)]


def test_more_forms_than_are_read_as_one_are_told() -> None:
    """A reader takes thirty; what it would take for another person is not written."""
    forms = tuple([NameForm("가", f"나{number}", f"ko-x-a{number}") for number in range(33)])
    record = Record(id="x", type="book", author=(Name(forms),))
    text, losses = written(record, mods_names="altrep")
    assert len(losses) == 3
    assert read(text) == [without(record, losses)]


def test_the_days_of_a_record_are_those_that_are_given() -> None:
    """A record without days has none; its own history counts where no days are given."""
    days = {"x": ("2025-01-02", "2026-03-04")}
    text, losses = written(full(), Record(id="y", type="book"), dates=days)
    info = (
        '<recordCreationDate encoding="w3cdtf">2025-01-02</recordCreationDate>'
        '<recordChangeDate encoding="w3cdtf">2026-03-04</recordChangeDate>'
    )
    assert text.count(info) == 1
    assert text.count("recordChangeDate") == 2
    assert read(text)[0] == without(full(), [loss for loss in losses if loss.record == "x"])


def test_forms_of_one_language_in_a_pair_keep_it() -> None:
    """Only where a pair states no language a Latin form is taken for a romanized one."""
    forms = (NameForm("송", "준서", "ko"), NameForm("Song", "", "ko"))
    record = Record(id="x", type="book", language=("ko",), author=(Name(forms),))
    assert read(written(record, mods_names="altrep")[0]) == [record]


def test_publishers_of_a_record_without_a_language_are_told_as_they_come() -> None:
    """The order of their forms is that of the reader."""
    forms = (
        (Text("0"), Text("<i>Правда</i>", markup="csl")),
        (Text("노동", "ko"),),
    )
    record = Record(id="x", type="book", publisher=forms)
    text, losses = written(record)
    assert read(text) == [without(record, losses)]
