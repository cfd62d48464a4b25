"""What each format makes of each record, and what it declares lost, word for word.

A folder holds ``record.yaml`` (one record or several), ``hosts.yaml`` where they have hosts of
their own, and for each format its export and its losses. ``pytest --accept`` rewrites those; the
diff is for a person to read.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from msgspec.structs import replace

from rusrec import formats, loss
from rusrec.formats import yaml
from rusrec.model import Record
from rusrec.testing import laws

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/record.yaml"))
OWN = sorted(
    path.relative_to(HERE).as_posix()
    for name in ("record.yaml", "hosts.yaml")
    for path in HERE.glob(f"*/{name}")
)
WIDTH = 160
LAWS = (
    laws.what_comes_back_is_the_record_minus_the_losses,
    laws.a_field_that_is_carried_whole_is_never_lost,
    laws.what_is_not_told_as_lost_stands_in_the_text,
)


def documents(path: Path) -> list[str]:
    """Return the YAML documents of *path*, none if it is not there."""
    if not path.exists():
        return []
    text = path.read_text("utf-8")
    return re.split(r"^---\n", text, flags=re.MULTILINE)[1:] if text.startswith("---\n") else [text]


def parsed(path: Path) -> Iterator[Record]:
    """Yield the records of *path*."""
    for text in documents(path):
        record = yaml.parse(text, name=str(path))
        assert record is not None
        yield record


def embedded(record: Record, hosts: dict[str, Record]) -> Record:
    """Return *record* with its hosts inside it, as every format gets them."""
    if isinstance(record.host, str):
        record = replace(record, host=hosts[record.host])
    if isinstance(record.host, Record):
        record = replace(record, host=embedded(record.host, hosts))
    return record


def golden(folder: str) -> list[Record]:
    """Return a folder's records with their hosts."""
    hosts = {host.id: host for host in parsed(HERE / folder / "hosts.yaml")}
    return [embedded(record, hosts) for record in parsed(HERE / folder / "record.yaml")]


def exported(folder: str, name: str) -> tuple[str, str]:
    """Return the export of a folder's records, and the list of what was declared lost."""
    records = golden(folder)
    losses: list[loss.Loss] = []
    form = formats.get(name)
    assert form.write is not None
    text = "".join(form.write(records, ledger=losses.append))
    return text, "".join(f"{short(loss.line(each))}\n" for each in losses)


def short(line: str) -> str:
    """Return a line of at most so many characters; an abstract is known by its beginning."""
    return line.rstrip() if len(line) <= WIDTH else f"{line[:WIDTH]}…"


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", formats.available())
def test_an_export_and_its_losses_are_those_that_a_person_has_accepted(
    name: str, folder: str, request: pytest.FixtureRequest
) -> None:
    """Both files are as they were; ``--accept`` writes them anew."""
    text, losses = exported(folder, name)
    suffix = formats.get(name).suffixes[0]
    for path, came in (
        (HERE / folder / f"{name}{suffix}", text),
        (HERE / folder / f"{name}.losses", losses),
    ):
        if request.config.getoption("--accept"):
            path.write_text(came, "utf-8", newline="")
        kept = path.read_bytes().decode("utf-8") if path.exists() else ""
        told = unified_diff(
            kept.splitlines(keepends=True), came.splitlines(keepends=True), str(path), "now"
        )
        assert came == kept, "".join([*told, "\nif this is right: pytest tests/golden --accept"])


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", formats.available())
def test_the_laws_hold_for_golden_records_written_in_every_manner(name: str, folder: str) -> None:
    """Those that a trip shows, which else are tried on records that are drawn."""
    form, records = formats.get(name), golden(folder)
    for options in laws.variants(form).values():
        for law in LAWS:
            if law in laws.laws_of(form):
                law.check(form, records, options)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_golden_record_comes_back_from_yaml_as_it_was(folder: str) -> None:
    """The canonical format loses nothing of any of them, hosts included."""
    text, losses = exported(folder, "yaml")
    assert [yaml.parse(each) for each in text.split("---\n")[1:]] == golden(folder)
    assert not losses


@pytest.mark.parametrize("name", OWN)
def test_a_golden_record_stands_in_canonical_form(name: str) -> None:
    """Reading and rendering changes no byte, comments included."""
    for text in documents(HERE / name):
        record = yaml.parse(text, name=name)
        assert record is not None
        assert yaml.render(record, comments_from=text) == text


def test_nothing_is_left_over_of_a_format_or_a_record_that_is_gone() -> None:
    """Every file of a golden folder belongs to the record or to an installed format."""
    known = {"record.yaml", "hosts.yaml"}
    for name in formats.available():
        known |= {f"{name}{formats.get(name).suffixes[0]}", f"{name}.losses"}
    found = [path for folder in FOLDERS for path in (HERE / folder).iterdir()]
    assert not [path for path in found if path.name not in known]
