"""How many of the values that went in are in what came out, in whatever format.

python benchmarks/kept.py OUTPUT RECORDS [language]
"""

import html
import importlib.util
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["share"]

GENERATOR = Path(__file__).parents[2] / "shared" / "bench" / "gen.py"

SAMPLE = 300
LANGUAGES = {
    "ko": {"ko", "kor", "korean"},
    "ru": {"ru", "rus", "russian"},
    "en": {"en", "eng", "english"},
}


def generator() -> ModuleType:
    """Return the load generator as a module."""
    spec = importlib.util.spec_from_file_location("gen", GENERATOR)
    if spec is None or spec.loader is None:
        raise ImportError(str(GENERATOR))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entries(path: Path) -> list[str]:
    """Return the text of each record in a file of BibTeX, CSL-JSON or MODS."""
    text = path.read_text("utf-8-sig")
    if path.suffix == ".json":
        return [json.dumps(item, ensure_ascii=False) for item in json.loads(text)]
    return re.split(r"\n(?=@)|<mods\b(?=[\s>])", "\n" + text)[1:]


def values(record: dict[str, Any], *, language: bool) -> Iterator[str | set[str]]:
    """Yield what a record says that every source format of the load says too."""
    yield record["title"][record["language"]]
    for person in record["author"]:
        yield person["family"]
        yield person["given"]
    yield from (record["container-title"], record["publisher"], record["ISSN"])
    yield from record["keyword"]
    yield record["abstract"]
    if "DOI" in record:
        yield record["DOI"]
    yield from ({part} for part in record["page"].split("-"))
    yield from ({record[field]} for field in ("volume", "issue"))
    yield {record["issued"][:4]}
    if language:
        yield LANGUAGES[record["language"]]


def share(output: Path, number: int, *, language: bool) -> float | None:
    """Return the share of known values that is in *output*; None if its records are not *number*.

    Texts are compared by their letters and digits, so that braces, escapes and line breaks count
    for nothing; numbers and languages have to stand as words of their own.
    """
    found = entries(output)
    if len(found) != number:
        return None
    gen = generator()
    kept = total = 0
    for index in range(0, number, max(1, number // SAMPLE)):
        text = unicodedata.normalize("NFC", html.unescape(found[index]))
        text = re.sub(r"\\text[a-z]+\b|\\n", " ", text)
        letters, words = bare(text), set(re.findall(r"[^\W_]+", text.casefold()))
        for value in values(gen.record("42", index), language=language):
            total += 1
            kept += bool(value & words) if isinstance(value, set) else bare(value) in letters
    return kept / total


def bare(text: str) -> str:
    """Return the letters and digits of *text*."""
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


if __name__ == "__main__":
    found = share(Path(sys.argv[1]), int(sys.argv[2]), language="language" in sys.argv)
    print("?" if found is None else f"{found:.1%}")
