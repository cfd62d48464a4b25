"""What others make of our MARC: the schema of MARCXML, pymarc, yaz, marcvalidate, a linter.

Real records of other projects are read from ``../shared/data/corpora`` where that is there.
"""

import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from rusrec import formats
from rusrec.errors import RusrecError, SourceError
from rusrec.formats._marc.field import Marc
from rusrec.formats._marc.lint import faults
from rusrec.formats._marc.tables import PROFILES
from rusrec.formats._marc.writer import marc_of as written
from rusrec.formats._xml import elements
from rusrec.formats.marc21 import iso2709
from rusrec.formats.marcxml.element import inner, marc_of
from rusrec.loss import ignore
from rusrec.model import Record
from rusrec.testing.strategies import record_lists

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
CORPORA = SHARED / "corpora"
SAMPLES = SHARED / "samples"
GOLDEN = sorted(ROOT.glob("tests/golden/*/marc21.mrc"))

shared = pytest.mark.shared
sampled = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def text_of(name: str, records: list[Record], profile: str = "vernacular") -> str:
    """Return *records* in a format."""
    form = formats.get(name)
    assert form.write is not None
    return "".join(form.write(records, ledger=ignore, profile=profile))


def schema() -> Any:
    """Return the schema of MARCXML."""
    from lxml import etree

    found = next(iter(sorted((SHARED / "schemas").rglob("MARC21slim*.xsd"))), None)
    if found is None:
        pytest.skip("../shared/data/schemas is not there")
    return etree.XMLSchema(file=str(found))


def check_validity(profile: str, number: int) -> None:
    """Fail where one of *number* lists of generated records is no valid MARCXML."""
    from lxml import etree

    wanted = schema()

    @seed(7)
    @settings(sampled, max_examples=number)
    @given(record_lists())
    def check(records: list[Record]) -> None:
        tree = etree.fromstring(text_of("marcxml", records, profile).encode())
        assert wanted.validate(tree), wanted.error_log

    check()


def check_with_linter(profile: str, number: int) -> None:
    """Fail where the linter finds something in one of *number* generated records."""

    @seed(8)
    @settings(sampled, max_examples=number)
    @given(record_lists(most=1))
    def check(records: list[Record]) -> None:
        for record in records:
            if not any(extra.format == "marc" for extra in record.extra):
                assert list(faults(written(record, profile, ignore), profile)) == []

    check()


@shared
@pytest.mark.parametrize("profile", PROFILES)
def test_generated_records_are_valid_by_the_schema(profile: str) -> None:
    """Every record of the laws' strategies, in each profile, is valid MARCXML."""
    check_validity(profile, 60)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_linter_finds_nothing_in_what_we_write(profile: str) -> None:
    """Links lead both ways, indicators and fixed positions are those of the standard."""
    check_with_linter(profile, 60)


@shared
@pytest.mark.sweep
@pytest.mark.parametrize("profile", PROFILES)
def test_a_thousand_generated_records_are_valid_and_without_a_finding(profile: str) -> None:
    """The same a thousand times."""
    check_validity(profile, 1000)
    check_with_linter(profile, 1000)


@pytest.mark.marc
def test_pymarc_reads_the_same_from_both_carriers() -> None:
    """Each field, and each pair of a field and its 880."""
    pymarc = pytest.importorskip("pymarc")
    for path in GOLDEN:
        data = path.read_bytes()
        xml = path.with_name("marcxml.marcxml").read_bytes()
        of_2709 = list(pymarc.MARCReader(io.BytesIO(data), to_unicode=True, force_utf8=True))
        of_xml = pymarc.parse_xml_to_array(io.BytesIO(xml))
        assert len(of_2709) == len(of_xml) > 0
        for one, other in zip(of_2709, of_xml, strict=True):
            assert [str(field) for field in one.fields] == [str(field) for field in other.fields]
            for field in one.fields:
                if field.tag != "880" and "6" in getattr(field, "subfields_as_dict", dict)():
                    assert one.get_linked_fields(field), f"{path}: {field}"


@pytest.mark.marc
@pytest.mark.skipif(not shutil.which("yaz-marcdump"), reason="yaz is not installed")
def test_yaz_makes_a_round_trip_of_both_carriers(tmp_path: Path) -> None:
    """From ISO 2709 to MARCXML and back it gives the same bytes, and warns of nothing."""
    for path in GOLDEN:
        to_xml = ["yaz-marcdump", "-i", "marc", "-o", "marcxml", str(path)]
        first = subprocess.run(to_xml, capture_output=True, check=True)
        middle = tmp_path / "x.xml"
        middle.write_bytes(first.stdout)
        back = ["yaz-marcdump", "-i", "marcxml", "-o", "marc", str(middle)]
        second = subprocess.run(back, capture_output=True, check=True)

        assert (first.stderr, second.stderr) == (b"", b"")
        assert second.stdout == path.read_bytes()


@pytest.mark.marc
@pytest.mark.skipif(not shutil.which("marcvalidate"), reason="marcvalidate is not installed")
def test_marcvalidate_has_nothing_to_say() -> None:
    """It exits with 0 whatever it finds, so its output must be empty."""
    for path in GOLDEN:
        done = subprocess.run(["marcvalidate", str(path)], capture_output=True, check=True)

        assert (done.stdout, done.stderr) == (b"", b""), path


def marcs(path: Path) -> Iterator[Marc]:
    """Yield the records of a file that can be read, as its carrier holds them."""
    with path.open("rb") as stream:
        if path.suffix.endswith("xml"):
            try:
                for element in elements(stream, "record", name=path.name, root="collection"):
                    for number, record in enumerate(inner(element), 1):
                        try:
                            yield marc_of(record, path.name, number)
                        except SourceError:
                            continue
            except SourceError:
                return
        else:
            decoder = iso2709.Decoder(path.name, None)
            for piece in iso2709.pieces(stream, path.name, 10**9):
                try:
                    yield iso2709.marc_of(piece, decoder)
                except SourceError:
                    continue


def corpus() -> list[Path]:
    """Return the files of MARC of other projects."""
    found = [p for p in sorted(CORPORA.rglob("*.*")) if p.suffix in _KINDS]
    return [p for p in found if p.suffix != ".xml" or b"MARC21/slim" in p.read_bytes()[:3000]]


_KINDS = (".marc", ".mrc", ".dat", ".marc21", ".xml")


@shared
@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_each_record_of_others_reads_or_is_refused_by_its_number(path: Path) -> None:
    """Nothing else is raised; every refusal names the record and its byte, or the line."""
    form = formats.get("marcxml" if path.suffix == ".xml" else "marc21")
    assert form.read is not None
    refused: list[RusrecError] = []
    with path.open("rb") as stream:
        came: list[Record] = []
        try:
            came += form.read(stream, name="x", ledger=ignore, refuse=refused.append)
        except SourceError as error:
            refused.append(error)

    assert came or refused
    for refusal in refused:
        for problem in refusal.problems:
            assert problem.line or "byte" in problem.message, problem
            assert problem.help


@shared
@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_marc_that_became_a_record_becomes_the_same_marc(path: Path) -> None:
    """Every field of others' records goes back out as it came, and no loss is told."""
    form = formats.get("marcxml" if path.suffix == ".xml" else "marc21")
    assert form.read is not None
    with path.open("rb") as stream:
        records = form.read(stream, name="x", ledger=ignore, refuse=ignore)
        try:
            came = list(records)
        except SourceError:
            return
    for record, marc in zip(came, marcs(path), strict=True):
        losses: list[Any] = []
        again = written(record, "vernacular", losses.append)

        assert Counter(marc.fields) - Counter(again.fields) == Counter()
        assert losses == []


@shared
@pytest.mark.parametrize("name", ["seed", "full", "kormarc"])
def test_the_samples_are_read_and_have_no_faults(name: str) -> None:
    """Model answers in the three profiles: each title and name in its languages."""
    path = SAMPLES / f"{name}.marcxml"
    if not path.exists():
        pytest.skip("../shared/data/samples is not there")
    form = formats.get("marcxml")
    assert form.read is not None
    with path.open("rb") as stream:
        (record,) = form.read(stream, name=name, ledger=ignore)
    titles = {text.tag: text.text for text in record.title}

    assert titles["ko"].startswith("1930년대 소련에서의")
    assert titles["en"].startswith("The ‘Big Deal’ and Its Beneficiaries")
    assert {text.tag for text in record.subtitle} >= {"ko", "en"}
    assert (record.volume, record.issue, record.pages) == ("8", "1", "259-285")
    if name != "seed":
        assert titles["ko-Latn-alalc97"].startswith("1930-yŏndae")
        assert record.author[0].orcid == "0000-0002-1825-0097"
    if name == "full":
        romanized = record.author[0].name[1]
        assert (romanized.family, romanized.given, romanized.by) == ("Song", "Chun-sŏ", "machine")
    (marc,) = marcs(path)
    assert list(faults(marc, name)) == []
