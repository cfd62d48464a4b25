"""Every golden export through the real biber and XeLaTeX: nothing to warn of, all of it in print.

Both kinds of .bib file go through one run of each program; what is printed is read out of the PDF.
"""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from rusrec.formats import yaml
from rusrec.formats._bib.embed import embedding
from rusrec.model import Record, choose

GOLDEN = Path(__file__).parents[1] / "golden"
FLAVOURS = {"bibtex": "bibtex.bib", "biblatex": "biblatex.biblatex.bib"}
FOLDERS = sorted(path.parent.name for path in GOLDEN.glob("*/record.yaml"))
PROGRAMS = ("biber", "xelatex", "pdftotext", "fc-list")
FONTS = ("Noto Serif", "Noto Serif CJK KR")
# Hangul in a font of its own; no babel, so that no language of it needs to be installed.
DOCUMENT = r"""\documentclass{article}
\usepackage{fontspec}
\setmainfont{Noto Serif}
\newfontfamily\hangulfont{Noto Serif CJK KR}[ItalicFont=*,BoldFont=*]
\XeTeXinterchartokenstate=1
\newXeTeXintercharclass\hangul
\newcount\syllable \syllable="AC00
\loop\ifnum\syllable<"D7A4 \XeTeXcharclass\syllable=\hangul \advance\syllable by 1 \repeat
\chardef\edge=4095
\XeTeXinterchartoks 0 \hangul={\begingroup\hangulfont}
\XeTeXinterchartoks \edge \hangul={\begingroup\hangulfont}
\XeTeXinterchartoks \hangul 0={\endgroup}
\XeTeXinterchartoks \hangul \edge={\endgroup}
\usepackage[backend=biber,style=authoryear,dashed=false,autolang=none]{biblatex}
\addbibresource{all.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""
_NO_TEXT = re.compile(r"[\s“”‘’\"'\-–—‐‑­{}]+")


def lacking() -> str:
    """Return what of programs and fonts is not installed."""
    gone = [program for program in PROGRAMS if not shutil.which(program)]
    if not gone:
        fonts = subprocess.run(
            ["fc-list", ":", "family"], capture_output=True, text=True, check=False
        )
        families = {name for line in fonts.stdout.splitlines() for name in line.split(",")}
        gone += [font for font in FONTS if font not in families]
        style = subprocess.run(["kpsewhich", "biblatex.sty"], capture_output=True, check=False)
        gone += ["biblatex.sty"] if style.returncode else []
    return ", ".join(gone)


MISSING = lacking()
needs_programs = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")


class Printed(NamedTuple):
    """What a run of the programs gave: their warnings, and the text of the PDF."""

    folder: Path
    warnings: list[str]
    text: str


def entries() -> str:
    """Return all golden exports as one file, each key with its folder and kind before it.

    All records stand before them in the comments that ``embed`` writes.
    """
    parts = [embedding(record) for record in records()]
    for flavour, name in FLAVOURS.items():
        for folder in FOLDERS:
            prefix = f"{flavour}.{folder}."
            text = (GOLDEN / folder / name).read_text("utf-8")
            text = re.sub(r"(?m)^(@\w+\{)", rf"\1{prefix}", text)
            text = re.sub(r"(?m)^(  ids = \{|  related = \{|  ids = \{.*, )", rf"\1{prefix}", text)
            parts.append(re.sub(r"(?m)^(  related = \{.*), ", rf"\1, {prefix}", text))
    return "\n".join(parts)


def run(program: str, folder: Path, *arguments: str) -> str:
    """Run a program on ``all``; return all that it says."""
    done = subprocess.run(
        [program, *arguments, "all"], cwd=folder, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode == 0, said[-3000:]
    return said


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Run XeLaTeX, biber and XeLaTeX again, and read the PDF."""
    folder = tmp_path_factory.mktemp("tex")
    (folder / "all.tex").write_text(DOCUMENT, "utf-8")
    (folder / "all.bib").write_text(entries(), "utf-8")
    run("xelatex", folder, "-interaction=nonstopmode", "-no-pdf")
    said = run("biber", folder)
    run("xelatex", folder, "-interaction=nonstopmode")
    log = (folder / "all.log").read_text("utf-8", "replace")
    warnings = re.findall(r"(?m)^(?:WARN|ERROR) - .*", said)
    warnings += re.findall(r"(?m)^(?:.*Warning: .*|Missing character: .*|! .*)", log)
    subprocess.run(["pdftotext", "-raw", "all.pdf"], cwd=folder, check=True)
    return Printed(folder, warnings, (folder / "all.txt").read_text("utf-8"))


def plain(text: str) -> str:
    """Return *text* without what a typesetter may change: blanks, hyphens, quotation marks."""
    return _NO_TEXT.sub("", unicodedata.normalize("NFKC", re.sub(r"</?\w+[^>]*>", "", text)))


def wanted(record: Record) -> str:
    """Return what must be in print, in this order: the first author, the title."""
    found = []
    for name in record.author[:1]:
        forms = [form for form in name.name if form.tag in record.language] + [*name.name]
        found += [f"{form.particle} {form.family}, {form.given}" for form in forms[:1]]
        found += [text.text for text in name.org[:1]]
    title = choose(record.title, record.language)
    found += [title.text] if title else []
    return ".{0,80}?".join(re.escape(plain(text)) for text in found)


def records() -> list[Record]:
    """Return the golden records."""
    found: list[Record] = []
    for folder in FOLDERS:
        text = (GOLDEN / folder / "record.yaml").read_text("utf-8")
        several = text.split("---\n")[1:] if text.startswith("---\n") else [text]
        found += [record for each in several if (record := yaml.parse(each))]
    return found


def unexpected(warnings: list[str]) -> list[str]:
    """Return the warnings that are neither of a further run nor of BibTeX's own way with dates.

    ``month = {Spring}`` and ``year = {1998--}`` are what BibTeX's styles print; biber calls them
    legacy, and takes them. Also expected: BibLaTeX's own types that its standard styles print as
    ``misc``, two ISBNs in one field, the same other keys in both kinds of file, a minus sign that
    the font does not have.
    """
    expected = (
        r"rerun|undefined references|Month out of range|"
        r"legacy (?:month|year) field .* in entry 'bibtex\.|"
        r"No driver for '(?:image|letter|audio|legislation)'|"
        r"ISBN '978-3-16-148410-0, 0-306-40615-2' in entry|"
        r"Entry alias 'nebyl-99' already has an alias|no − \(U\+2212\) in font"
    )
    return [each for each in warnings if not re.search(expected, each)]


@pytest.mark.biber
@needs_programs
def test_neither_biber_nor_xelatex_has_anything_to_warn_of(printed: Printed) -> None:
    """No date, key or relation that biber passes over, no undefined command, no missing letter."""
    assert unexpected(printed.warnings) == []


@pytest.mark.biber
@needs_programs
@pytest.mark.parametrize("record", records(), ids=lambda record: record.id)
def test_author_and_title_are_printed_once_for_each_kind_of_file(
    record: Record, printed: Printed
) -> None:
    """In Hangul, Cyrillic and Latin, and in this order; TeX's own signs as they are."""
    pattern = wanted(record)
    found = re.findall(pattern, plain(printed.text)) if pattern else FLAVOURS
    assert len(found) >= len(FLAVOURS), pattern


@pytest.mark.biber
@needs_programs
def test_a_work_that_only_another_tells_of_is_printed_there(printed: Printed) -> None:
    """As what it is: the original of a translation, the book that is reviewed."""
    text = plain(printed.text)
    assert "Trans.ofДримСоноф.Книгаснов." in text
    assert "Rev.of드림소노프.꿈의책." in text
    assert text.count(plain("A Second Book of Dreams")) == 1


@pytest.mark.biber
@needs_programs
def test_biber_sees_a_fault_that_is_planted(printed: Printed) -> None:
    """A date that is none is a warning to it, so the tests above can fail."""
    with (printed.folder / "all.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{planted,\n  title = {x},\n  date = {1998S2},\n}\n")
    said = run("biber", printed.folder)
    assert re.search(r"(?m)^WARN - .*planted.*1998S2", said)
