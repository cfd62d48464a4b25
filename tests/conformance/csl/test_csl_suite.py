"""The fixtures of the official CSL suite, and those of this project written from CSL 1.0.2.

A fixture is a text of sections: MODE (citation or bibliography), CSL, INPUT, RESULT and perhaps
CITATION-ITEMS (citations each by itself), CITATIONS (changes to a document, one after another),
BIBENTRIES (the items known, one state after another) or BIBSECTION (which entries to show).
``passing.txt`` lists the official ones that pass, exactly; a fixture that fails though it is listed
and one that passes though it is not both fail the test. ``NOTES.md`` says why the others differ.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rusrec.cite import output
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.document import Document
from rusrec.cite.style import parse

HERE = Path(__file__).parent
OFFICIAL = HERE.parents[3] / "shared" / "data" / "csl-suite"
OWN = sorted((HERE / "fixtures").glob("*.txt"))
PASSING = HERE / "passing.txt"


_SECTION = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)<<=+ \1 =+<<", re.DOTALL)
_HTML = output.get("html")


def outcome(text: str) -> tuple[str, str]:
    """Give what the fixture *text* wants and what comes out, without the blanks around them."""
    sections = {name: body.strip("\n") for name, body in _SECTION.findall(text)}
    items = json.loads(sections["INPUT"])
    document = Document(parse(sections["CSL"].encode()), items)
    changes = None
    if "CITATIONS" in sections:
        changes = _change(document, items, json.loads(sections["CITATIONS"]))
    if "BIBENTRIES" in sections:
        document.keep([str(id_) for id_ in json.loads(sections["BIBENTRIES"])[-1]])
    if sections["MODE"].strip().startswith("bibliography"):
        wanted = _section(items, json.loads(sections.get("BIBSECTION", "{}")))
        made = document.bibliography(wanted)
        got = _HTML.bibliography(entry.content for entry in made.entries)
    elif changes is not None:
        got = changes
    else:
        got = _citations(document, sections.get("CITATION-ITEMS"))
    return sections["RESULT"].strip(), got.strip()


def _section(items: list[Any], choice: dict[str, list[dict[str, str]]]) -> set[str]:
    """Give the ids of the entries that a section of a bibliography shows."""

    def matches(item: dict[str, Any], test: dict[str, str]) -> bool:
        value = item.get(test["field"], "")
        return test["value"] in value if isinstance(value, list) else value == test["value"]

    def shows(item: dict[str, Any]) -> bool:
        met = {name: [matches(item, test) for test in tests] for name, tests in choice.items()}
        return (
            all(met.get("select", []))
            and ("include" not in met or any(met["include"]))
            and not any(met.get("exclude", []))
            and not all(met.get("quash", [False]))
        )

    return {str(item.get("id", "")) for item in items if shows(item)}


def _citations(document: Document, cite_items: str | None) -> str:
    if cite_items is None:
        clusters = [tuple(Reference(id_) for id_ in document.order())]
    else:
        clusters = [tuple(map(Reference.of, cluster)) for cluster in json.loads(cite_items)]
    citations = [
        Citation(tuple(one._replace(position=one.position or "first") for one in cluster))
        for cluster in clusters
    ]
    return "\n".join(map(_HTML.render, document.cite(citations)))


def _change(document: Document, items: list[Any], changes: list[Any]) -> str:
    """Apply changes as a word processor does; changed citations stand behind ``>>``."""
    known: dict[str, Citation] = {}
    before: dict[str, str] = {}
    lines: list[str] = []
    for cluster, earlier, later in changes:
        name = cluster["citationID"]
        known[name] = Citation.of(cluster)
        note = known[name].note
        order = [*map(tuple, earlier), (name, note), *map(tuple, later)]
        citations = [known[id_]._replace(note=number) for id_, number in order]
        document.register(items)
        document.keep([one.id for citation in citations for one in citation.references])
        rendered = dict(
            zip(
                (citation.id for citation in citations),
                map(_HTML.render, document.cite(citations)),
                strict=True,
            )
        )
        lines = [
            f"{'..' if before.get(id_) == text and id_ != name else '>>'}[{place}] {text}"
            for place, (id_, text) in enumerate(rendered.items())
        ]
        before = rendered
    return "\n".join(lines)


@pytest.mark.shared
@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="there is no ../shared/data/csl-suite")
def test_exactly_the_listed_fixtures_of_the_official_suite_pass(
    request: pytest.FixtureRequest,
) -> None:
    """Nothing that passed fails, and nothing that passes is missing from the list."""
    passing = []
    for path in sorted(OFFICIAL.glob("*.txt")):
        wanted, got = outcome(path.read_text("utf-8"))
        if wanted == got:
            passing.append(path.stem)
    if request.config.getoption("--accept"):
        PASSING.write_text("".join(f"{name}\n" for name in passing), "utf-8")
    listed = PASSING.read_text("utf-8").split()
    assert {
        "lost": sorted(set(listed) - set(passing)),
        "new": sorted(set(passing) - set(listed)),
    } == {
        "lost": [],
        "new": [],
    }


@pytest.mark.parametrize("path", OWN, ids=[path.stem for path in OWN])
def test_own_fixtures_pass(path: Path) -> None:
    """Each feature of the specification does what its fixture says."""
    wanted, got = outcome(path.read_text("utf-8"))
    assert got == wanted
