"""What bibutils makes of our MODS and RIS: the program through which most MODS becomes BibTeX."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.formats import yaml
from rusrec.model import Date, Record, Text
from rusrec.testing.values import DATES

GOLDEN = Path(__file__).parents[1] / "golden"

pytestmark = [
    pytest.mark.bibutils,
    pytest.mark.skipif(not shutil.which("xml2bib"), reason="bibutils is not installed"),
]


def entries(records: list[Record], tmp_path: Path) -> list[str]:
    """Return the BibTeX entries that bibutils makes of the MODS of *records*."""
    form = formats.get("mods")
    assert form.write is not None
    path = tmp_path / "in.xml"
    path.write_text("".join(form.write(records, ledger=lambda _: None)), "utf-8")
    command = ["xml2bib", "-i", "utf8", "-o", "utf8", "-nb", "--no-latex", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return re.findall(r"^@.*?^}", done.stdout, re.DOTALL | re.MULTILINE)


def golden(name: str) -> Record:
    """Return a golden record with its host in it."""
    from msgspec.structs import replace

    folder = GOLDEN / name
    (record,) = (yaml.parse((folder / "record.yaml").read_text("utf-8")),)
    assert record is not None
    if isinstance(record.host, str):
        hosts = (folder / "hosts.yaml").read_text("utf-8").split("---\n")
        found = {host.id: host for text in hosts if text and (host := yaml.parse(text))}
        record = replace(record, host=found[record.host])
    return record


def test_an_article_keeps_its_journal_a_bare_volume_and_each_author_once(tmp_path: Path) -> None:
    """Two scripts of a name are one author, no caption stands before a number."""
    (entry,) = entries([golden("russian-article")], tmp_path)
    assert entry.startswith("@Article{vymyshlennyi-vestnik-1978-5-12,")
    assert 'journal="Вымышленный вестник"' in entry
    assert 'volume="12"' in entry
    assert 'number="5"' in entry
    assert 'pages="12--27"' in entry
    assert 'language="ru"' in entry
    author = re.search(r'author="(.*?)"', entry, re.DOTALL)
    assert author
    names = "Вымыслов, Иван Петрович and Небылицына, Анна Сергеевна"
    assert " ".join(author[1].split()) == names


def test_a_part_of_a_book_has_its_title_editors_and_publisher(tmp_path: Path) -> None:
    """All of it from the host."""
    (entry,) = entries([golden("chapter")], tmp_path)
    for said in ("꿈 모음", 'publisher="없는출판사"', 'pages="151--180"', "편, 집자", "번, 역자"):
        assert said in entry


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_plain(edtf: str, tmp_path: Path) -> None:
    """Year, month and day are digits, whatever the EDTF; what is not known is not said."""
    record = Record(id="x", type="article-journal", title=(Text("a", "en"),), issued=Date(edtf))
    (entry,) = entries([record], tmp_path)
    for field, value in re.findall(r'^(year|month|day)="(.*?)"', entry, re.MULTILINE):
        assert re.fullmatch(
            r"\d{4}|19\dX|19XX" if field == "year" else r"\d\d|[A-Z][a-z]{2}", value
        )


def test_our_ris_has_its_journal_numbers_and_each_author_once(tmp_path: Path) -> None:
    """Read by ``ris2xml``: T2 is an abbreviated title to it, and the journal in its BibTeX."""
    form = formats.get("ris")
    assert form.write is not None
    path = tmp_path / "in.ris"
    path.write_text(
        "".join(form.write([golden("russian-article")], ledger=lambda _: None)), "utf-8"
    )
    command = ["ris2xml", "-i", "utf8", "-o", "utf8", str(path)]
    mods = subprocess.run(command, capture_output=True, check=True)
    assert b"Processed 1 references" in mods.stderr
    command = ["xml2bib", "-i", "utf8", "-o", "utf8", "-nb", "--no-latex"]
    done = subprocess.run(command, input=mods.stdout, capture_output=True, check=True)
    entry = " ".join(done.stdout.decode().split())
    for said in (
        "@Article{vymyshlennyi-vestnik-1978-5-12,",
        'author="Вымыслов, Иван Петрович and Небылицына, Анна Сергеевна"',
        'journal="Вымышленный вестник"', 'volume="12"', 'number="5"', 'pages="12--27"',
        'issn="0000-0019"', 'keywords="вымышленные рекорды; ударники; imaginary records"',
    ):  # fmt: skip
        assert said in entry
