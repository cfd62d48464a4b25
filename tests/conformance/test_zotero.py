"""What Zotero makes of our files, by its own translators (those of 2019, in npm's package).

``zotero/<record>.<format>.json`` holds the items that came; ``pytest --accept`` writes them anew.
The translators are run as they are and never shipped: ``npm install`` in this folder's ``zotero``.
"""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rusrec import formats
from rusrec.formats import yaml
from rusrec.model import Record

HERE = Path(__file__).parent / "zotero"
TRANSLATORS = HERE / "node_modules" / "zotero-translators"
SEED = HERE.parents[1] / "golden" / "seed-first-source"
SPECS = [
    spec
    for spec in (
        "bibtex", "biblatex", "biblatex+zotero", "csl-json", "csl-json+zotero", "marcxml",
        "mods", "mods+zotero", "ris", "ris+zotero", "zotero-rdf",
    )
    if spec.partition("+")[0] in formats.available()
]  # fmt: skip
FEWEST = {
    "bibtex": 22, "biblatex": 21, "biblatex+zotero": 22, "csl-json": 17, "csl-json+zotero": 24,
    "marcxml": 15, "mods": 22, "mods+zotero": 22, "ris": 23, "ris+zotero": 26, "zotero-rdf": 26,
}  # fmt: skip
"""How many of the 26 properties of the full record arrive at least.

``docs/how-to/zotero.md`` says which do not, and why: what these translators do not read no file
can bring. Newer ones read short titles and more of CSL-JSON.
"""

FIELDS = {
    "itemType": "journalArticle", "title": "눈사람의", "shortTitle": "눈사람",
    "publicationTitle": "허구학보", "journalAbbreviation": "허구", "volume": "12", "issue": "3",
    "pages": "45", "date": "2011", "language": "ko", "ISSN": "1229-1056", "DOI": "10.1000/182",
    "url": "https://example.org/nunsaram", "abstractNote": "눈사람은 50% & 더 많은 <것>이다.",
    "rights": "CC BY 4.0", "archive": "가상문서보관소", "extra": "",
}  # fmt: skip
"""What stands in a field of Zotero's item, or begins there; of the date at least the year."""

TRIMMED = ("abstractNote", "note")
"""Texts of which MARC's translator cuts the full stop."""

LANGUAGE = {"biblatex": "", "marcxml": "kor", "mods": "ko; English"}
"""The seed's language where it is not ``ko``: the translators of 2019 join the abstract's."""

ANYWHERE = {
    "publisher": "가상출판사", "place": "가상시", "citation key": "Nam2011", "PMID": "12345678",
    "note": "눈사람에 관한 주.", "PDF": "nunsaram.pdf", "rights": "CC BY 4.0",
}  # fmt: skip
"""What may stand in another: in Extra, from which Zotero's own window takes it, or in a note."""

pytestmark = [
    pytest.mark.zotero,
    pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed"),
    pytest.mark.skipif(not TRANSLATORS.is_dir(), reason=f"npm install in {HERE.name}/ first"),
]


def record_of(name: str) -> Record:
    """Return the full record, or the seed as the item page alone states it."""
    if name == "full":
        found = yaml.parse((HERE / "record.yaml").read_text("utf-8"), name=name)
    else:
        found = yaml.parse((SEED / "record.yaml").read_text("utf-8"), name=name)
        host = yaml.parse((SEED / "hosts.yaml").read_text("utf-8"), name=name)
        from msgspec.structs import replace

        assert found is not None
        found = replace(found, host=host)
    assert found is not None
    return found


@cache
def imported(name: str, *, embed: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Return what Zotero makes of a record in each format, all in one run of node."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for spec in SPECS:
            form = formats.get(spec.partition("+")[0])
            options: dict[str, Any] = {"for_": "zotero"} if "+" in spec else {}
            if embed and "embed" in form.options:
                options["embed"] = True
            assert form.write is not None
            texts = form.write([record_of(name)], ledger=lambda _: None, **options)
            path = Path(folder) / f"{spec}{form.suffixes[0]}"
            path.write_text("".join(texts), "utf-8", newline="")
            files.append(str(path))
        command = ["node", str(HERE / "import.cjs"), str(TRANSLATORS), *files]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    lines = map(json.loads, done.stdout.splitlines())
    return {spec: _bare(items) for spec, items in zip(SPECS, lines, strict=True)}


def _bare(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the items without what differs in each run."""
    assert isinstance(items, list), items
    gone = ("key", "version", "parentItem", "id")
    return [{key: value for key, value in item.items() if key not in gone} for item in items]


def arrived(spec: str) -> set[str]:
    """Return which of the 26 properties of the full record stand in the items of a file.

    MARC has codes of three letters for languages, and they count.
    """
    items = imported("full")[spec]
    item, text = items[0], json.dumps(items, ensure_ascii=False)
    fields, anywhere = dict(FIELDS), dict(ANYWHERE)
    if spec == "marcxml":
        fields["language"] = "kor"
        for known in (fields, anywhere):
            known |= {name: known[name].rstrip(".") for name in TRIMMED if name in known}
    found = {field for field, value in fields.items() if value in item.get(field, "")}
    found = {field for field in found if item.get(field)}
    found |= {name for name, value in anywhere.items() if value in text}
    kinds = [creator["creatorType"] for creator in item["creators"]]
    found |= {"authors"} if kinds.count("author") == 4 else set()
    found |= {"translator"} if "translator" in kinds else set()
    tags = [tag if isinstance(tag, str) else tag["tag"] for tag in item.get("tags", ())]
    return found | ({"tags"} if tags == ["눈", "겨울, 봄"] else set())


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("name", ["seed-first-source", "full"])
def test_zotero_makes_of_a_file_what_a_person_has_accepted(
    spec: str, name: str, request: pytest.FixtureRequest
) -> None:
    """The items are as they were, value for value."""
    came = json.dumps(imported(name)[spec], ensure_ascii=False, indent=1) + "\n"
    path = HERE / f"{name}.{spec}.json"
    if request.config.getoption("--accept"):
        path.write_text(came, "utf-8", newline="")

    assert came == path.read_text("utf-8")


@pytest.mark.parametrize("spec", SPECS)
def test_the_article_without_author_and_date_arrives_as_such(spec: str) -> None:
    """One journal article, nobody invented, no date, its pages, its title, its language."""
    item, *notes = imported("seed-first-source")[spec]

    assert [note["itemType"] for note in notes] == (["note"] * 2 if spec == "mods" else [])
    assert (item["itemType"], item["creators"]) == ("journalArticle", [])
    assert not item.get("date")
    assert item["pages"].replace("–", "-") == "259-285"
    assert item["title"].startswith("1930년대 소련에서의")
    assert item.get("language", "") == LANGUAGE.get(spec, "ko")


@pytest.mark.parametrize("spec", SPECS)
def test_nobody_is_doubled_and_no_sign_of_a_syntax_arrives(spec: str) -> None:
    """Five names give five creators, the Korean ones the right way round."""
    items = imported("full")[spec]
    creators = items[0]["creators"]
    if spec == "marcxml":  # Zotero reads 710, the bodies, behind all of 700
        creators = [creators[0], creators[-1], *creators[1:-1]]

    assert [creator["creatorType"] for creator in creators] == ["author"] * 4 + ["translator"]
    assert (creators[0]["lastName"], creators[0]["firstName"]) == ("남궁", "민")
    assert creators[1].get("name", creators[1].get("lastName")) == "허구연구소"
    for value in _texts(items):
        assert not {"\\", "{", "}"} & set(value)
        assert "family=" not in value


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("spec", SPECS)
def test_of_the_full_record_as_much_arrives_as_the_format_can_bring(spec: str) -> None:
    """So many values as a person has counted, and no fewer."""
    assert len(arrived(spec)) >= FEWEST[spec]


@pytest.mark.parametrize("spec", SPECS)
def test_zotero_passes_over_a_record_that_is_embedded(spec: str) -> None:
    """Its items are the same to the letter, whether the file holds whole records or not."""
    assert imported("full", embed=True)[spec] == imported("full")[spec]
