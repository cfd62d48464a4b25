"""What works in several languages and scripts look like, word for word, with each preference.

``citation-forms/<style>.md`` has the entries of the style, as Markdown, so that italics show: by
table of forms, by house of brackets, in the words of each item. Then what stands in notes or in
the text. ``pytest --accept`` rewrites them; the diff is for a person to read.
"""

from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

from rusrec import Record, cite, load, read
from rusrec.cite import styles
from rusrec.cite.brackets import HOUSES
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.forms import TABLES
from rusrec.cite.manuscript import cite_document

GOLDEN = Path(__file__).parent
HERE = GOLDEN / "citation-forms"
RECORDS: Final = ("russian-article", "body-author", "chapter")
STYLES: Final = sorted(styles.available())
ASKED: Final[tuple[dict[str, Any], ...]] = (
    *({"forms": table} for table in TABLES),
    {"forms": "parallel"},
    {"locale_per_item": True},
    {"forms": "style", "locale_per_item": True, "brackets": "korean"},
    *({"brackets": house} for house in HOUSES),
    {"group_by_script": "hangul-first"},
    {"group_by_script": "hangul-last"},
    {"group_by_script": "Cyrl,Hang"},
)
FAULTS: Final = ("..", ",,", "::", ". .", ", ,", "()", "[]", "「」", "『』", "  ", " ,", ",.", "?.",
                 "[ ", " ]", "[;", "; ]", "= =", "][", " .", "“”", "[.")  # fmt: skip


def works() -> list[Record]:
    """Return the seed, with and without author and date, and golden records of several forms."""
    seed = load(GOLDEN.parents[1] / "records")["rosia-yongu-8-1-259"]
    found = [seed, replace(seed, id="seed-silent", author=(), issued=None)]
    for folder in RECORDS:
        path = GOLDEN / folder / "hosts.yaml"
        hosts = {host.id: host for host in read(path, "yaml")} if path.exists() else {}
        for record in read(GOLDEN / folder / "record.yaml", "yaml"):
            host = hosts[record.host] if isinstance(record.host, str) else record.host
            found.append(replace(record, host=host))
    return found


def notes(style: str, asked: dict[str, Any]) -> str:
    """Return how a document cites each work twice."""
    ids = [work.id for work in works()]
    cited = [Citation((Reference(key, f"{n}", "page"),), n) for n, key in enumerate(ids * 2, 1)]
    made = cite_document(works(), cited, style=style, output="markdown", **asked)
    return "".join(f"{each}\n" for each in made.citations)


def entries(style: str, asked: dict[str, Any]) -> str:
    """Return one line an entry, and what is told of it."""
    made = cite(works(), style=style, output="markdown", **asked)
    told = "".join(f"{each.record} {each.code} {each.field}\n" for each in made.warnings)
    return "".join(f"{entry.text}\n" for entry in made.entries) + told


@pytest.mark.parametrize("style", STYLES)
def test_citations_in_several_forms_are_those_that_a_person_has_accepted(
    style: str, request: pytest.FixtureRequest
) -> None:
    """``--accept`` writes them anew."""
    came = "".join(f"# {asked}\n{entries(style, asked)}\n" for asked in ASKED)
    came += f"# cited\n{notes(style, {'forms': 'style', 'locale_per_item': True})}"
    path = HERE / f"{style}.md"
    if request.config.getoption("--accept"):
        path.write_text(came, "utf-8", newline="")
    kept = path.read_text("utf-8") if path.exists() else ""
    told = unified_diff(
        kept.splitlines(keepends=True), came.splitlines(keepends=True), str(path), "now"
    )
    assert came == kept, "".join([*told, "\nif this is right: pytest tests/golden --accept"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_work_reads_well_with_every_preference(style: str, asked: dict[str, Any]) -> None:
    """Nothing is doubled, dangling or empty, and each work is there once."""
    made = cite(works(), style=style, **asked)

    assert sorted(entry.id for entry in made.entries) == sorted(work.id for work in works())
    for entry in made.entries:
        assert not [fault for fault in FAULTS if fault in entry.text], entry
        assert entry.text.count("[") == entry.text.count("]"), entry
        assert entry.text[0] not in " .,:;]", entry


def test_nothing_is_left_over_of_a_style_that_is_gone() -> None:
    """Every file of the folder belongs to a style."""
    assert {path.name for path in HERE.iterdir()} == {f"{style}.md" for style in STYLES}
