"""Format 1,000 mixed items with rusrec beside its peers, and print items a CPU second.

    python benchmarks/cite.py [--items 1000] [--runs 3] [--peers citeproc-py citeproc-js pandoc]

Whole bibliographies, sorted and disambiguated, in the project's styles; the time counts from the
parsed items to the finished HTML and has the reading of the style in it. Every engine runs in a
process of its own, in turn; of its runs the median counts. Needs ``../shared/bench/gen.py``;
citeproc-js is found by ``npm install citeproc`` in this folder. A peer that is not there is left
out and named. ``first`` is a whole process that prints one item, in CPU seconds.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STYLES = HERE.parent / "styles"
GENERATOR = HERE.parents[1] / "shared" / "bench" / "gen.py"
LOAD = HERE / "load"
GOALS = {"chicago-author-date": 2000, "apa": 2000, "ieee": 4000}

OURS = """
import json, sys, time
items = json.load(open(sys.argv[2], "rb"))
from rusrec.cite import output
from rusrec.cite.document import Document
from rusrec.cite.style import parse
start = time.process_time()
document = Document(parse(open(sys.argv[1], "rb").read()), items)
entries = document.bibliography().entries
output.get("html").bibliography(entry.content for entry in entries)
print(time.process_time() - start)
"""
CITEPROC_PY = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
items = json.load(open(sys.argv[2], "rb"))
from citeproc import (Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle,
                      formatter)
from citeproc.source.json import CiteProcJSON
start = time.process_time()
style = CitationStylesStyle(sys.argv[1], validate=False)
made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
for item in items:
    made.register(Citation([CitationItem(item["id"])]))
made.sort()
[str(entry) for entry in made.bibliography()]
print(time.process_time() - start)
"""
CITEPROC_JS = """
const CSL = require('citeproc'), fs = require('fs'), [style, data, locales] = process.argv.slice(-3)
const items = JSON.parse(fs.readFileSync(data))
const known = Object.fromEntries(items.map(i => [i.id, i]))
const file = l => `${locales}/locales-${l}.xml`
const start = process.cpuUsage()
const engine = new CSL.Engine({retrieveItem: id => known[id],
  retrieveLocale: l => fs.existsSync(file(l)) && fs.readFileSync(file(l), 'utf8')},
  fs.readFileSync(style, 'utf8'))
engine.updateItems(items.map(i => i.id))
engine.makeBibliography()
const used = process.cpuUsage(start)
console.log((used.user + used.system) / 1e6)
"""


def mixed(number: int) -> list[dict[str, Any]]:
    """Return *number* items: articles of the load generator, some made into other types."""
    source = LOAD / f"r{number}.csl.json"
    if not source.exists():
        LOAD.mkdir(exist_ok=True)
        command = [sys.executable, str(GENERATOR), str(LOAD), "--sizes", str(number)]
        subprocess.run([*command, "--formats", "csl"], check=True)
    items: list[dict[str, Any]] = json.loads(source.read_bytes())
    for place, item in enumerate(items):
        _change(item, place)
    return items


def _change(item: dict[str, Any], place: int) -> None:
    kind = ("article-journal", "book", "article-journal", "chapter", "thesis")[place % 5]
    item["type"] = kind
    if kind in {"book", "thesis"}:
        for variable in ("container-title", "page", "issue", "ISSN"):
            item.pop(variable, None)
        item |= {"publisher": "Наука", "publisher-place": "Москва", "edition": str(place % 3 + 1)}
    elif kind == "chapter":
        item |= {"editor": [{"family": "Kotkin", "given": "Stephen"}], "publisher": "Наука"}


def engines(wanted: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the engines that are there, each with the command before style and items."""
    yield "rusrec", [sys.executable, "-c", OURS]
    locales = importlib.util.find_spec("citeproc")
    there = {
        "citeproc-py": locales and [sys.executable, "-c", CITEPROC_PY],
        "citeproc-js": shutil.which("node")
        and (HERE / "node_modules" / "citeproc").is_dir()
        and ["node", "-e", CITEPROC_JS, "--"],
        "pandoc": shutil.which("pandoc") and ["pandoc"],
    }
    for name in wanted:
        command = there.get(name)
        if command:
            yield name, command
        else:
            print(f"{name} is not there and left out", file=sys.stderr)


def seconds(name: str, command: list[str], style: Path, items: Path) -> float:
    """Return the CPU seconds that the engine *name* needs for *items* in *style*."""
    if name == "pandoc":
        front = f'---\nnocite: "@*"\nbibliography: "{items}"\ncsl: "{style}"\n---\n'
        return _whole(["pandoc", "--citeproc", "-t", "html"], front)
    arguments = [str(style), str(items)]
    if name == "citeproc-js":
        spec = importlib.util.find_spec("citeproc")
        folder = Path(spec.origin).parent if spec and spec.origin else HERE
        arguments.append(str(folder / "data" / "locales"))
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=True, cwd=HERE
    )
    return float(done.stdout.split()[-1])


def _whole(command: list[str], text: str) -> float:
    """Return the CPU seconds of a whole process that reads *text*."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    if process.stdin:
        process.stdin.write(text.encode())
        process.stdin.close()
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Run every engine in turn and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=["citeproc-py", "citeproc-js", "pandoc"])
    options = parser.parse_args()
    items = LOAD / f"mixed{options.items}.json"
    made = mixed(options.items)
    items.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    one = LOAD / "one.json"
    one.write_text(json.dumps(made[:1], ensure_ascii=False), "utf-8")
    there = list(engines(options.peers))
    print(f"{'style':22}" + "".join(f"{name:>14}" for name, _ in there) + f"{'goal':>8}")
    for style, goal in GOALS.items():
        path = STYLES / f"{style}.csl"
        runs: dict[str, list[float]] = {name: [] for name, _ in there}
        for _ in range(options.runs):
            for name, command in there:
                runs[name].append(seconds(name, command, path, items))
        rates = [options.items / statistics.median(runs[name]) for name, _ in there]
        print(f"{style:22}" + "".join(f"{rate:14,.0f}" for rate in rates) + f"{goal:8,}")
        print(f"{'  times ours':22}{'':14}" + "".join(f"{rates[0] / r:14.1f}" for r in rates[1:]))
    style = str(STYLES / "apa.csl")
    first = [_whole([sys.executable, "-c", OURS, style, str(one)], "") for _ in range(5)]
    print(f"first: {statistics.median(first):.2f} s (goal 0.35)")


if __name__ == "__main__":
    main()
