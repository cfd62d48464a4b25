"""What Zotero makes of our pages, by its own translators of embedded metadata and of COinS.

``zotero/<record>.highwire.<translator>.json`` holds the items that came; ``pytest --accept`` writes
them anew. The translators are those of :mod:`test_zotero`, run on a page in jsdom.
"""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.formats import yaml
from rusrec.model import Record

HERE = Path(__file__).parent / "zotero"
TRANSLATORS = HERE / "node_modules" / "zotero-translators"
SEED = HERE.parents[1] / "golden" / "seed-first-source"
LABELS = ("Embedded Metadata", "COinS")
NAMES = ("seed-first-source", "full")
OF_RUN = ("key", "version", "accessDate", "libraryCatalog")

pytestmark = [
    pytest.mark.zotero,
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not TRANSLATORS.is_dir(), reason=f"npm install in {HERE.name}/ first"),
]


def parsed(path: Path) -> Record:
    """Return the record in *path*."""
    record = yaml.parse(path.read_text("utf-8"), name=str(path))
    assert record is not None
    return record


def page_of(name: str) -> str:
    """Return the page of the full record, or of the article without author and date."""
    if name == "full":
        record = parsed(HERE / "record.yaml")
    else:
        record = replace(parsed(SEED / "record.yaml"), host=parsed(SEED / "hosts.yaml"))
    write = formats.get("highwire").write
    assert write is not None
    return "".join(write([record], ledger=lambda _: None))


@cache
def imported(label: str) -> dict[str, dict[str, Any]]:
    """Return the item that a translator makes of each page, all in one run of node."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{name}.html" for name in NAMES]
        for name, path in zip(NAMES, files, strict=True):
            path.write_text(page_of(name), "utf-8")
        command = ["node", str(HERE / "web.cjs"), str(TRANSLATORS), label, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    found = {}
    for name, line in zip(NAMES, done.stdout.splitlines(), strict=True):
        items = json.loads(line)
        assert isinstance(items, list), items
        (item,) = items
        found[name] = {key: value for key, value in item.items() if key not in OF_RUN}
    return found


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("name", NAMES)
def test_zotero_makes_of_a_page_what_a_person_has_accepted(
    label: str, name: str, request: pytest.FixtureRequest
) -> None:
    """The item is as it was, value for value."""
    came = json.dumps(imported(label)[name], ensure_ascii=False, indent=1) + "\n"
    path = HERE / f"{name}.highwire.{label.split(maxsplit=1)[0].lower()}.json"
    if request.config.getoption("--accept"):
        path.write_text(came, "utf-8", newline="")

    assert came == path.read_text("utf-8")


@pytest.mark.parametrize("label", LABELS)
def test_the_article_without_author_and_date_arrives_as_such(label: str) -> None:
    """Nobody is invented, no date is; its pages, its title, its journal, its language come."""
    item = imported(label)["seed-first-source"]

    assert (item["itemType"], item["creators"]) == ("journalArticle", [])
    assert not item.get("date")
    assert item["title"].startswith("1930년대 소련에서의")
    assert (item["publicationTitle"], item["volume"], item["issue"]) == ("러시아연구", "8", "1")
    assert (item["pages"], item["language"]) == ("259-285", "ko")


@pytest.mark.parametrize("label", LABELS)
def test_four_authors_are_four_creators_the_right_way_round(label: str) -> None:
    """A body stays whole, a particle stays with the family name."""
    creators = imported(label)["full"]["creators"]
    names = {each.get("name") or f"{each['lastName']}|{each['firstName']}" for each in creators}

    assert names == {"남궁|민", "허구연구소", "de Beauvoir|Simone", "Щербаков|Юрий"}
    assert {each["creatorType"] for each in creators} == {"author"}
