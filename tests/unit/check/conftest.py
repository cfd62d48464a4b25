"""Small libraries, in a folder or in memory, and what is found in them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from rusrec.check import Finding, check
from rusrec.formats import yaml
from rusrec.model import Record
from rusrec.store.library import load

RECORDS = Path(__file__).parents[3] / "records"


class InMemory:
    """A library that never touches the disk; its sources lie below *root*."""

    def __init__(self, files: Mapping[str, bytes], root: str) -> None:
        """Hold *files* by the ids that they are called by."""
        self.files, self.root = files, root

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self.files)

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is a file of that name."""
        return id_ in self.files

    def path(self, id_: str) -> str:
        """Return what messages call the file."""
        return f"{id_}.yaml"

    def content(self, id_: str) -> bytes:
        """Return the bytes of the file."""
        return self.files[id_]

    def raw(self, id_: str) -> Record:
        """Return the record of the file."""
        record = yaml.parse(self.files[id_].decode())
        assert record is not None
        return record


Found = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def found() -> Found:
    """Return the findings of texts by id; a text alone is the record ``a``."""

    def findings(files: Mapping[str, str] | str | bytes, root: str = "/nowhere") -> list[Finding]:
        texts = {"a": files} if isinstance(files, str | bytes) else files
        content = {k: t.encode() if isinstance(t, str) else t for k, t in texts.items()}
        return list(check(InMemory(content, root)))

    return findings


class Copy:
    """A copy of the project's records that a test may spoil."""

    article = "rosia-yongu/rosia-yongu-8-1-259.yaml"
    journal = "rosia-yongu/rosia-yongu.yaml"
    source = "sources/s-space-88004.txt"

    def __init__(self, root: Path) -> None:
        """Copy the records into the folder *root*."""
        self.root = root
        for path in RECORDS.rglob("*"):
            if path.is_file():
                target = root / path.relative_to(RECORDS)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Put *new* for the first *old* of a file."""
        text = self.text(name)
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def findings(self) -> list[Finding]:
        """Return what is wrong now."""
        return list(check(load(self.root)))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a copy of the project's records."""
    return Copy(tmp_path / "records")
