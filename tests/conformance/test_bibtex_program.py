"""What the real BibTeX says of every golden export: it misses nothing that the record has."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rusrec.formats import yaml
from rusrec.formats._bib.embed import embedding

GOLDEN = Path(__file__).parents[1] / "golden"
FOLDERS = sorted(path.parent.name for path in GOLDEN.glob("*/bibtex.bib"))
MISSING = re.compile(r"Warning--empty (\w+)(?: and (\w+))? in (\S+)")
NOTHING = "Warning--all relevant fields are empty in nothing-more"
AUX = "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n"


def has_plain() -> bool:
    """Tell whether BibTeX and its style plain are there."""
    if not shutil.which("bibtex") or not shutil.which("kpsewhich"):
        return False
    found = subprocess.run(["kpsewhich", "plain.bst"], capture_output=True, check=False)
    return found.returncode == 0


def bibtex(folder: Path, text: str) -> tuple[int, str, str]:
    """Run BibTeX with plain on *text*; return status, log and bibliography."""
    (folder / "all.bib").write_text(text, "utf-8")
    (folder / "all.aux").write_text(AUX, "utf-8")
    done = subprocess.run(["bibtex", "all"], cwd=folder, capture_output=True, check=False)
    bbl = folder / "all.bbl"
    return (
        done.returncode,
        (folder / "all.blg").read_text("utf-8", "replace"),
        bbl.read_text("utf-8", "replace") if bbl.exists() else "",
    )


BOTH = re.compile(r"Warning--can't use both (\w+) and (\w+) fields in (\S+)")


def deserved(warning: str, text: str) -> bool:
    """Tell whether *warning* is of a field that the record does not have, and so its entry.

    Or of two that it has and of which the style prints one.
    """
    if both := BOTH.fullmatch(warning):
        entry = text[text.index(f"{{{both[3]},\n") :].partition("\n}")[0]
        return all(f"\n  {field} = " in entry for field in both.groups()[:2])
    found = MISSING.fullmatch(warning)
    if not found:
        return warning == NOTHING
    entry = text[text.index(f"{{{found[3]},\n") :].partition("\n}")[0]
    return not any(f"\n  {field} = " in entry for field in found.groups()[:2] if field)


@pytest.mark.tex
@pytest.mark.skipif(not has_plain(), reason="bibtex with plain.bst is not installed")
@pytest.mark.parametrize("folder", FOLDERS)
def test_bibtex_with_plain_has_nothing_to_say(folder: str, tmp_path: Path) -> None:
    """It warns only of a field that the record does not have: no author, no year, no publisher."""
    text = (GOLDEN / folder / "bibtex.bib").read_text("utf-8")
    record = yaml.parse((GOLDEN / "tex-and-xml-specials" / "record.yaml").read_text("utf-8"))
    assert record is not None
    text = embedding(record) + text  # as the option embed does; BibTeX passes it over
    status, log, bbl = bibtex(tmp_path, text)
    warnings = re.findall(r"Warning--.*", log)
    unexpected = [warning for warning in warnings if not deserved(warning, text)]

    assert (status, unexpected) == (0, [])
    assert "error message" not in log
    assert bbl.count("\\bibitem") == text.count("\n@")


@pytest.mark.tex
@pytest.mark.skipif(not has_plain(), reason="bibtex with plain.bst is not installed")
def test_bibtex_sees_a_fault_that_is_planted(tmp_path: Path) -> None:
    """An unclosed brace is an error to it, so the test above can fail."""
    status, _, _ = bibtex(tmp_path, "@article{a,\n  title = {{x},\n}\n")

    assert status != 0
