"""Records of real catalogues are written in MARC the quick way as they are the long way."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.formats._marc.plain import Plain
from rusrec.loss import Loss, ignore
from rusrec.model import Record

if TYPE_CHECKING:
    from rusrec.errors import RusrecError

DATA: Final = Path(__file__).parents[4] / "shared" / "data"
BEGINS: Final = (b"MARC21/slim", b"loc.gov/mods")
SUFFIXES: Final = {".marc": "marc21", ".mrc": "marc21", ".dat": "marc21", ".marc21": "marc21"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (DATA / "corpora").is_dir(), reason="needs ../shared/data"),
]


@cache
def corpus() -> tuple[Record, ...]:
    """Return the records of all files of MARC and MODS, without fields kept as they came."""
    found: list[Record] = []
    for folder in (DATA / "corpora", DATA / "samples"):
        for path in sorted(folder.rglob("*.*")):
            if path.is_file() and (name := format_of(path)):
                found += records(path, name)
    return tuple(replace(record, id=f"r-{at}", extra=()) for at, record in enumerate(found))


def format_of(path: Path) -> str:
    """Return the format of a file of MARC or MODS, "" of others."""
    if path.suffix in SUFFIXES:
        return SUFFIXES[path.suffix]
    begin = path.read_bytes()[:4000]
    return "marcxml" if BEGINS[0] in begin else "mods" if BEGINS[1] in begin else ""


def records(path: Path, name: str) -> list[Record]:
    """Return the records of a file that can be read."""
    read = formats.get(name).read
    assert read is not None
    found: list[Record] = []
    with path.open("rb") as stream:
        try:
            found += read(stream, name=path.name, ledger=ignore, refuse=ignore)
        except SourceError:
            return found
    return found


@pytest.mark.parametrize("profile", ["vernacular", "loc880", "kormarc"])
@pytest.mark.parametrize("name", ["marcxml", "marc21"])
def test_real_records_are_written_alike(name: str, profile: str) -> None:
    """The same text, losses and errors; of most profiles nine in ten records go the quick way."""
    quick = 0
    real = Plain.written

    def counted(plain: Plain, record: Record) -> tuple[str, list[Loss]] | None:
        nonlocal quick
        found = real(plain, record)
        quick += found is not None
        return found

    def outcome() -> tuple[list[str], list[Loss], list[str]]:
        losses: list[Loss] = []
        errors: list[RusrecError] = []
        write = formats.get(name).write
        assert write is not None
        found = write(corpus(), ledger=losses.append, profile=profile, refuse=errors.append)
        return [*found], losses, [*map(str, errors)]

    with mock.patch.object(Plain, "written", counted):
        found = outcome()
    with mock.patch.object(Plain, "written", return_value=None):
        assert found == outcome()
    assert quick > len(corpus()) * (0.1 if profile == "loc880" else 0.9)
