"""What Catmandu makes of our MARCXML and of our MODS 3.5, the version that it knows."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.formats import marcxml
from rusrec.formats._titles import plain
from rusrec.loss import ignore
from rusrec.model import Record

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = sorted(path.parent.name for path in GOLDEN.glob("*/marcxml.marcxml"))
MODULES = ("Catmandu::Importer::MARC", "Catmandu::Importer::MODS")
SCRIPT = """
use Catmandu::Importer::MODS;
Catmandu::Importer::MODS->new(file => $ARGV[0])->each(sub { print $_[0]->as_json, "\\n" });
"""


@cache
def absent() -> str:
    """Return which module of Perl is not installed, "" where all are."""
    if shutil.which("perl") is None:
        return "perl"
    for module in MODULES:
        tried = subprocess.run(["perl", f"-M{module}", "-e1"], capture_output=True, check=False)
        if tried.returncode:
            return module
    return ""


pytestmark = [
    pytest.mark.catmandu,
    pytest.mark.skipif(bool(absent()), reason=f"{absent()} is not installed"),
]


def run(*command: str) -> str:
    """Run a program that has to succeed and to say nothing on standard error."""
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def records(name: str) -> list[Record]:
    """Return the golden records of a folder, as our own reader has them of their MARC."""
    with (GOLDEN / name / "marcxml.marcxml").open("rb") as stream:
        return list(marcxml.read(stream, name=name, ledger=ignore))


def texts(value: object) -> list[str]:
    """Return every text in plain data."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [str(value)]


def spelled(fields: list[list[str]]) -> list[list[str]]:
    """Return the fields of Catmandu without what it puts where there are no indicators."""
    return [[str(part) for part in field] for field in fields]


def test_catmandu_reads_each_field_of_our_marcxml() -> None:
    """The same fields, subfields and indicators as stand in the file, in their order."""
    from lxml import etree

    for name in NAMES:
        path = GOLDEN / name / "marcxml.marcxml"
        command = [
            "catmandu",
            "convert",
            "MARC",
            "--type",
            "XML",
            "--file",
            str(path),
            "to",
            "JSON",
        ]
        came = json.loads(run(*command))
        root = etree.fromstring(path.read_bytes())
        for record, element in zip(came, root.iterchildren("{*}record"), strict=True):
            there = [
                [child.get("tag"), child.get("ind1"), child.get("ind2")]
                + [part for sub in child for part in (sub.get("code"), sub.text or "")]
                for child in element.iterchildren("{*}datafield")
            ]
            fields = [field for field in spelled(record["record"]) if field[3] != "_"]
            assert fields == there
            assert record["_id"] == element.findtext("{*}controlfield[@tag='001']")


def test_catmandu_reads_our_mods_of_its_version(tmp_path: Path) -> None:
    """It knows 3.5: each record, its titles, and each form of a name as a name of its own."""
    form = formats.get("mods")
    assert form.write is not None
    for name in NAMES:
        wanted = records(name)
        options = {"mods_version": "3.5", "mods_names": "altrep"}
        path = tmp_path / f"{name}.xml"
        path.write_text("".join(form.write(wanted, ledger=ignore, **options)), "utf-8")
        came = [json.loads(line) for line in run("perl", "-e", SCRIPT, str(path)).splitlines()]
        assert len(came) == len(wanted)
        for record, found in zip(wanted, came, strict=True):
            text = "\n".join(texts(found))
            for title in record.title:
                assert plain(title).partition(" ")[2][-20:] in text
            for person in record.author:
                for each in person.name:
                    assert each.family in text


def test_newer_mods_is_refused_by_it() -> None:
    """What ``--mods-version`` is for: Catmandu stops at the first other form of a name."""
    path = GOLDEN / "russian-article" / "mods.mods.xml"
    done = subprocess.run(["perl", "-e", SCRIPT, str(path)], capture_output=True, check=False)
    assert done.returncode
    assert b"alternativeName" in done.stderr
