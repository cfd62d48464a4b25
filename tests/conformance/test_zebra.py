"""What a catalogue finds of our MARC and MODS: Zebra, by the configuration in ``docs/zebra``.

Each query runs over Z39.50 and over SRU, in composed and in decomposed spelling.
"""

import re
import shutil
import socket
import subprocess
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from rusrec import formats
from rusrec.formats import yaml
from rusrec.loss import ignore
from rusrec.model import Record

ROOT = Path(__file__).parents[2]
PROGRAMS = ("zebraidx", "zebrasrv", "yaz-client", "yaz-icu")
ABSENT = [program for program in PROGRAMS if shutil.which(program) is None]

pytestmark = [
    pytest.mark.zebra,
    pytest.mark.skipif(bool(ABSENT), reason=f"{', '.join(ABSENT)} not installed"),
]

WAYS = {
    "vernacular": ("marcxml", {"profile": "vernacular"}),
    "loc880": ("marcxml", {"profile": "loc880"}),
    "kormarc": ("marcxml", {"profile": "kormarc"}),
    "mods": ("mods", {}),
    "mods35": ("mods", {"mods_version": "3.5", "mods_names": "altrep"}),
}
"""Databases: the format and its options."""

INDEXES = {"title": 4, "creator": 1003, "host": 1033, "any": 1016}
"""What SRU calls an index, and its number in Z39.50."""

FOUND = {
    "rosia-yongu-8-1-259": {
        "title": ["1930년대 소련에서의", "노동돌격대", "big deal", "taehyŏbyak", "SORYON esoui"],
        "creator": ["송", "송 준서", "Song Chun-sŏ", "chun-so"],
        "host": ["러시아연구", "Rŏsia yŏn'gu", "rosia yon’gu", "1229-1056"],
        "any": ["스따하노프 노동자", "러시아연구", "Stakhanovites", "song", "udarniki"],
    },
    "vymyshlennyi-vestnik-1978-5-12": {
        "title": ["Итоги вымышленной пятилетки", "ИТОГИ", "pi͡atiletki", "vymyshlennoi piatiletki"],
        "creator": ["Вымыслов", "Небылицына Анна", "Vymyslov Ivan", "Nebylitsyna"],
        "host": ["Вымышленный вестник", "Vymyshlennyĭ vestnik", "vymyshlennyi"],
        "any": ["рекорд", "свидетелям", "imaginary", "вестник", "Nebylit͡syna"],
    },
}
"""By record and index, what finds it."""

NOWHERE = ["없는말", "небываемость", "xyzzyquux", "ⅷ없다"]


def records() -> list[Record]:
    """Return the records that are asked for, and others."""
    found = []
    for path in sorted((ROOT / "tests" / "golden").glob("*/marc21.mrc")):
        if path.parent.name != "seed-first-source":  # an earlier state of another one
            hosts = {host.id: host for host in _parsed(path.with_name("hosts.yaml"))}
            found += [_embedded(each, hosts) for each in _parsed(path.with_name("record.yaml"))]
    return found


def _parsed(path: Path) -> list[Record]:
    texts = re.split(
        r"^---\n", path.read_text("utf-8") if path.exists() else "", flags=re.MULTILINE
    )
    return [record for text in texts if text and (record := yaml.parse(text))]


def _embedded(record: Record, hosts: dict[str, Record]) -> Record:
    from msgspec.structs import replace

    if isinstance(record.host, str):
        return replace(record, host=_embedded(hosts[record.host], hosts))
    return record


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Index the records in each way, and serve them on a free port of this machine."""
    folder = tmp_path_factory.mktemp("zebra") / "zebra"
    shutil.copytree(ROOT / "docs" / "zebra", folder)

    def zebraidx(*arguments: str) -> str:
        command = ["zebraidx", "-c", "zebra.cfg", *arguments]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        return done.stderr

    zebraidx("init")
    for database, (name, options) in WAYS.items():
        form = formats.get(name)
        assert form.write is not None
        path = folder / f"records-{database}.xml"
        path.write_text("".join(form.write(records(), ledger=ignore, **options)), "utf-8")
        zebraidx("create", database)
        told = zebraidx("-d", database, "-g", name, "update", path.name)
        assert f"i/u/d {len(records())}/0/0" in told, told
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    server = folder / "server.xml"
    server.write_text(server.read_text("utf-8").replace("9999", str(number)), "utf-8")
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            ["zebrasrv", "-f", "server.xml"], cwd=folder, stdout=log, stderr=log
        )
    try:
        _wait_for(number)
        yield number
    finally:
        running.terminate()
        running.wait(10)


def _wait_for(number: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", number)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("zebrasrv does not answer")


def hits(commands: list[str], asked: list[str]) -> dict[str, int]:
    """Return how many records each of the queries *asked* finds, after some *commands*."""
    lines = [*commands, *(f"find {query}" for query in asked), "quit", ""]
    done = subprocess.run(
        ["yaz-client"],
        input="\n".join(lines), env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True, check=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    numbers = re.findall(r"Number of hits: (\d+)", done.stdout)
    assert len(numbers) == len(asked), done.stdout
    return dict(zip(asked, map(int, numbers), strict=True))


def z3950(port: int, database: str, asked: list[str]) -> dict[str, int]:
    """Ask in Z39.50, by PQF."""
    return hits([f"open tcp:127.0.0.1:{port}/{database}"], asked)


def sru(port: int, database: str, asked: list[str]) -> dict[str, int]:
    """Ask in SRU, by CQL."""
    address = f"http://127.0.0.1:{port}/{database}"
    return hits([f"open {address}", "sru get 1.1", "querytype cql"], asked)


def both(words: str) -> list[str]:
    """Return *words* in composed and in decomposed spelling."""
    return [unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)]


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield record, index and words."""
    for id_, indexes in FOUND.items():
        for index, spellings in indexes.items():
            for words in spellings:
                for spelled in both(words):
                    yield id_, index, spelled


@pytest.mark.parametrize("database", WAYS)
def test_z3950_finds_each_record_by_each_spelling(port: int, database: str) -> None:
    """Title, author, host and any, in Hangul, Cyrillic and romanized; nonsense finds nothing."""
    found = [
        f'@and @attr 1=12 "{id_}" @attr 1={INDEXES[index]} "{words}"'
        for id_, index, words in cases()
    ]
    nothing = [f'@attr 1={number} "{w}"' for number in INDEXES.values() for w in NOWHERE]
    came = z3950(port, database, found + nothing)
    assert [query for query in found if came[query] != 1] == []
    assert [query for query in nothing if came[query]] == []


@pytest.mark.parametrize("database", WAYS)
def test_sru_finds_each_record_by_each_spelling(port: int, database: str) -> None:
    """The same by CQL, where words alone ask for any."""
    found = [
        f'identifier="{id_}" and {f"{index}=" if index != "any" else ""}"{words}"'
        for id_, index, words in cases()
    ]
    nothing = [f'{index}"{w}"' for index in ("title=", "creator=", "host=", "") for w in NOWHERE]
    came = sru(port, database, found + nothing)
    assert [query for query in found if came[query] != 1] == []
    assert [query for query in nothing if came[query]] == []


@pytest.mark.parametrize("database", WAYS)
def test_an_index_has_what_belongs_into_it_and_nothing_else(port: int, database: str) -> None:
    """A title is not found as an author; a Korean word is found whatever particle follows it."""
    asked = {
        '@attr 1=1003 "러시아연구"': 0,
        '@attr 1=4 "준서"': 0,
        '@attr 1=1033 "소련에서의"': 0,
        '@attr 1=4 "소련"': 1,
        '@attr 1=4 "련소"': 0,
        '@attr 1=4 "vymyshlenno"': 0,
        '@attr 1=4 @attr 5=1 "vymyshlenno"': 1,
    }
    assert z3950(port, database, list(asked)) == asked
    by_cql = {"title=소련": 1, "title=련소": 0, "title=vymyshlenno": 0, "title=vymyshlenno*": 1}
    assert sru(port, database, list(by_cql)) == by_cql


def words_of(chain: str, text: str, folder: Path) -> list[str]:
    """Return the words that an ICU chain makes of *text*."""
    path = folder / "chain.xml"
    path.write_text(chain, "utf-8")
    command = ["yaz-icu", "-c", str(path)]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return re.findall(r"^\d+ \d+ '(.*?)' ", done.stdout.decode(), re.MULTILINE)


def test_the_bare_rule_empties_hangul_and_the_mended_one_does_not(tmp_path: Path) -> None:
    """What docs/zebra tells of Koha, by the program itself: of 연구 the closed syllable is gone."""
    rules = '<transform rule="{}"/><transform rule="[:Nonspacing Mark:] Remove"/>'
    chain = f'<icu_chain locale=""><tokenize rule="l"/>{rules}<casemap rule="l"/></icu_chain>'
    bare = words_of(chain.format("NFD"), "연구 Rŏ Й", tmp_path)
    mended = words_of(chain.format("[[:Latin:][:Cyrillic:][:Greek:]] NFD"), "연구 Rŏ Й", tmp_path)

    assert [unicodedata.normalize("NFC", word.strip()) for word in bare] == ["", "구", "ro", "и"]
    assert [word.strip() for word in mended] == ["연", "구", "ro", "и"]


@pytest.mark.parametrize("spelling", [0, 1], ids=["NFC", "NFD"])
def test_our_chain_folds_marks_and_keeps_hangul(spelling: int, tmp_path: Path) -> None:
    """Both spellings, three apostrophes and the ligature of the Library of Congress."""
    chain = (ROOT / "docs" / "zebra" / "words.xml").read_text("utf-8")
    text = both("소련에서 Rŏsia yŏn'gu yŏn’gu yŏnʼgu pi͡atiletki Ёлка")[spelling]
    words = [word for word in words_of(chain, text, tmp_path) if word]
    assert words == [*"소련에서", "rosia", *["yongu"] * 3, "piatiletki", "елка"]
