"""The .bib files of other programs, in their habits: small files of our own, and what must survive.

``PROGRAM.survives`` has a text a line; ``a|b`` is either. Whatever the file is read as, all of it
is in the records; written and read again, in the kind of .bib that it is, all of it is still there,
but for lines that begin with ``in:``.
"""

import io
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.formats import yaml
from rusrec.loss import Loss
from rusrec.model import Record

HERE = Path(__file__).parent
PROGRAMS = sorted(path.stem for path in HERE.glob("*.bib"))


def read(name: str, data: bytes) -> list[Record]:
    """Return the records of a file."""
    form = formats.get(name)
    assert form.read is not None
    return list(form.read(io.BytesIO(data), name="export.bib", ledger=lambda _: None))


def written(name: str, records: list[Record]) -> tuple[bytes, list[Loss]]:
    """Return the records as a file, and what is lost of them."""
    form = formats.get(name)
    assert form.write is not None
    losses: list[Loss] = []
    return "".join(form.write(records, ledger=losses.append)).encode(), losses


def gone(records: list[Record], program: str, *, out: bool = False) -> list[str]:
    """Return what must survive, and is not in the records."""
    text = "\n".join(map(yaml.render, records)).replace("\n", " ")
    text = " ".join(text.replace('\\"', '"').replace("\\\\", "\\").split())
    lines = (HERE / f"{program}.survives").read_text("utf-8").splitlines()
    wanted = [line.removeprefix("in: ") for line in lines if not (out and line[:4] == "in: ")]
    return [line for line in wanted if not any(each in text for each in line.split("|"))]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_all_of_an_export_comes_in(program: str, name: str) -> None:
    """Neither reader loses what is the other's."""
    assert gone(read(name, (HERE / f"{program}.bib").read_bytes()), program) == []


@pytest.mark.parametrize(
    ("program", "name"),
    [
        (program, name)
        for program in PROGRAMS
        for name in ("bibtex", "biblatex")
        if name == "biblatex" or not program.endswith("biblatex")
    ],
)
def test_all_of_an_export_goes_out_again(program: str, name: str) -> None:
    """Nothing is lost but keys that are not safe, which stay as names of the record."""
    records = read(name, (HERE / f"{program}.bib").read_bytes())
    text, losses = written(name, records)
    excused = {"citekey", "aka", "links[1]"}
    assert [loss for loss in losses if loss.path not in excused] == []
    assert gone(read(name, text), program, out=True) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_export_read_as_bibtex_is_whole_as_biblatex(program: str) -> None:
    """A .bib file is read as BibTeX unless somebody says what it is."""
    records = read("bibtex", (HERE / f"{program}.bib").read_bytes())
    text, _ = written("biblatex", records)
    assert gone(read("biblatex", text), program, out=True) == []
