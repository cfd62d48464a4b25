"""A format is one module and one entry point: then every law runs on it, from one line."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.testing import laws

TOY = '''
"""One JSON map a line: id, type, volume and the words of the title; nothing else."""

import json
import re

from rusrec.errors import Problem, SourceError
from rusrec.formats import Format
from rusrec.formats._characters import check
from rusrec.formats._decoding import lines
from rusrec.loss import Loss
from rusrec.model import Record, Text
from rusrec.schema.record import RECORD
from rusrec.schema.codec import Context

KNOWN = ("id", "type", "volume", "title", "language")


def read(stream, *, name, ledger, encoding=None, **_):
    for number, line in enumerate(lines(stream, name=name, encoding=encoding), 1):
        check(line, name=name, line=number)
        if line.strip():
            yield of(line, name, number)


def of(line, name, number):
    context = Context()
    try:
        found = json.loads(line)
        record = RECORD.load({"rusrec": "1", **found}, (), context)
    except (ValueError, TypeError, RecursionError):
        raise SourceError(Problem("is not a map in JSON", source=name, line=number)) from None
    if context.problems or set(found) - set(KNOWN):
        raise SourceError(Problem("is not a toy", source=name, line=number))
    return record


def write(records, *, ledger, **_):
    for record in records:
        kept = Record(id=record.id, type=record.type, volume=record.volume,
                      language=record.language, title=record.title)
        for field in record.__struct_fields__:
            if getattr(record, field) != getattr(kept, field):
                ledger(Loss(record.id, field.replace("_", "-"), "no-target-field"))
        tree = RECORD.dump_inline(kept)
        yield json.dumps(tree, ensure_ascii=False) + "\\n"


FORMAT = Format(
    name="toy", title="Toy", suffixes=(".toy",), media_type="text/plain", spec="this file",
    read=read, write=write, carries=dict.fromkeys(KNOWN, "whole"),
)
'''
TEST = """
from rusrec.testing import laws

test_my_format = laws.all_laws("toy")
"""


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install a package with a format called toy, as pip would."""
    (tmp_path / "toy_format.py").write_text(TOY, "utf-8")
    about = tmp_path / "toy_format-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-format\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[rusrec.formats]\ntoy = toy_format:FORMAT\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("toy_format", None)


OF_READ = [law for law in laws.LAWS.values() if law.reads is not False]


@pytest.mark.parametrize("law", OF_READ, ids=lambda law: law.__name__)
def test_a_format_that_an_entry_point_names_keeps_all_laws(law: laws.Law, toy: Path) -> None:
    """The toy is found by its name alone and carries what it says that it carries."""
    assert toy.exists()
    assert "toy" in formats.available()
    law(formats.get("toy"), examples=20)


def test_one_line_in_a_test_module_runs_all_laws(toy: Path) -> None:
    """The plug-in is there without being asked for; each law is a test of its own."""
    (toy / "test_toy.py").write_text(TEST)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--law-examples", "3", "-p", "no:cacheprovider"],
        cwd=toy,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(toy), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{len(OF_READ)} passed" in done.stdout
