"""What is compared: each pair of formats, our command and those of the peers that are installed."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["CONVERT", "Case", "cases", "converted", "one_record"]

HERE = Path(__file__).parent
LOAD = HERE / "load"
OUT = LOAD / "out"

CONVERT = (
    "import sys, rusrec; a = sys.argv; rusrec.convert(a[1], a[2], from_=a[3], to=a[4], limit=2**31)"
)
PARSE = "import sys, yaml\nfor _ in yaml.load_all(open(sys.argv[1], 'rb'), yaml.CSafeLoader): pass"
RISPY = """
import sys, rispy, bibtexparser
from bibtexparser.model import Entry, Field
FIELDS = {
    "title": "title", "journal_name": "journal", "alternate_title3": "journal", "year": "year",
    "volume": "volume", "number": "number", "publisher": "publisher", "doi": "doi", "issn": "issn",
    "language": "language", "abstract": "abstract",
}
library = bibtexparser.Library()
with open(sys.argv[1], encoding="utf-8") as source:
    for number, each in enumerate(rispy.load(source)):
        fields = [Field(to, each[name]) for name, to in FIELDS.items() if name in each]
        fields.append(Field("author", " and ".join(each.get("authors", ()))))
        fields.append(Field("keywords", "; ".join(each.get("keywords", ()))))
        fields.append(Field("pages", f"{each.get('start_page')}--{each.get('end_page')}"))
        library.add(Entry("article", each.get("id", str(number)), fields))
bibtexparser.write_file(sys.argv[2], library)
"""
"""rispy only reads; bibtexparser writes what it has read, escaped by nobody."""
CITATION = HERE / "citation.mjs"

ENDS = {
    "yaml": "yaml", "csl-json": "csl.json", "bibtex": "bib", "mods": "mods.xml", "ris": "ris",
    "biblatex": "biblatex.bib",
}  # fmt: skip
"""Format -> the suffix of its load and its output."""

PAIRS = (
    ("csl-json", "bibtex", (("citation-js", ">= 2"), ("pandoc", ""))),
    ("bibtex", "csl-json", (("citation-js", ">= 1.5"), ("pandoc", ">= 10"))),
    ("ris", "bibtex", (("citation-js", ">= 2"), ("rispy", ">= 3"), ("bibutils", ""))),
    ("bibtex", "mods", (("bibutils", ">= 1.5"),)),
    ("mods", "bibtex", (("bibutils", ">= 3"),)),
    ("yaml", "bibtex", (("CSafeLoader", ">= 1"),)),
    ("yaml", "mods", (("CSafeLoader", ">= 1"),)),
    ("bibtex", "biblatex", ()),
)
"""From, to, and the peers with the ratio that is the goal."""


class Case(NamedTuple):
    """A command of ours beside one of a peer; both write a file or nothing."""

    name: str
    peer_name: str
    goal: str
    ours: list[str]
    peer: list[str]
    outputs: tuple[Path | None, Path | None] = (None, None)
    language: bool = True
    """Whether the source says the language of its records."""


def converted(source: Path, sink: Path, from_: str, to: str) -> list[str]:
    """Return the command that converts with rusrec."""
    return [sys.executable, "-c", CONVERT, str(source), str(sink), from_, to]


def command(peer: str, way: tuple[str, str], source: Path, sink: Path) -> list[str] | None:
    """Return the command of *peer* for a pair of formats; None where it is not installed."""
    if peer == "citation-js":
        to = "data" if way[1] == "csl-json" else "bibtex"
        there = shutil.which("node") and (HERE / "node_modules").is_dir()
        return ["node", str(CITATION), to, str(source), str(sink)] if there else None
    if peer == "rispy":
        found = importlib.util.find_spec("rispy")
        return [sys.executable, "-c", RISPY, str(source), str(sink)] if found else None
    if peer == "CSafeLoader":
        return [sys.executable, "-c", PARSE, str(source)]
    if peer == "pandoc":
        words = {"csl-json": "csljson"}
        from_, to = (words.get(name, name) for name in way)
        program = ["pandoc", "-f", from_, "-t", to, "-o", str(sink), str(source)]
        return program if shutil.which("pandoc") else None
    tool = {"mods": "xml2bib -nl -nb", "ris": "ris2xml -un", "bibtex": "bib2xml -un"}[way[0]]
    line = f"{tool} '{source}' 2>&1 >'{sink}'"
    if way == ("ris", "bibtex"):
        line = f"{tool} '{source}' 2>&1 | xml2bib -nl -nb 2>&1 >'{sink}'"
    return ["sh", "-c", line] if shutil.which("xml2bib") else None


def cases(number: int, formats: tuple[str, ...]) -> Iterator[Case | str]:
    """Yield what is compared with *number* records; of what is left out, what it is."""
    for from_, to, peers in PAIRS:
        name = f"{from_} > {to}"
        absent = [each for each in (from_, to) if each not in formats]
        if absent:
            yield f"{name}: {' and '.join(absent)} not installed"
            continue
        source, sink = LOAD / f"r{number}.{ENDS[from_]}", OUT / f"ours.{ENDS[to]}"
        ours = converted(source, sink, from_, to)
        language = from_ != "bibtex"  # the load has none there
        for peer, goal in peers:
            theirs = OUT / f"{peer}.{ENDS[to]}"
            program = command(peer, (from_, to), source, theirs)
            if program is None:
                yield f"{name}: {peer} is not installed"
                continue
            outputs = (sink, None if peer == "CSafeLoader" else theirs)
            yield Case(name, peer, goal, ours, program, outputs, language)
        if not peers:
            yield Case(name, "-", "", ours, [], (sink, None), language)


def one_record() -> Case:
    """Return the case of a single record, cold."""
    seed = ["export", "--format", "bibtex", "--library", str(HERE.parent / "records")]
    script = "from rusrec.__main__ import main; main()"
    return Case(
        "one record, cold", "python -c pass", ">= 0.143",
        [sys.executable, "-c", script, *seed], [sys.executable, "-c", "pass"],
    )  # fmt: skip
