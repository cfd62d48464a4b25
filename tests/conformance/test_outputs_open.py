"""RTF and LaTeX of reference lists in other programs: they open, and all of the text is there.

RTF is read by pandoc and unrtf, LaTeX is set by XeLaTeX and read out of the PDF. Blanks, hyphens
and quotation marks are not compared: each program has its own ideas of these.
"""

import html
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from rusrec import Link, Record, Text, cite, read
from rusrec.cite import styles

RECORDS = Path(__file__).parents[1] / "golden" / "citations" / "records.yaml"
FONTS = ("Noto Serif", "Noto Serif CJK KR")
DOCUMENT = r"""\documentclass{article}
\usepackage{fontspec}
\usepackage{hyperref}
\setmainfont{Noto Serif}
\newfontfamily\hangulfont{Noto Serif CJK KR}[ItalicFont=*,BoldFont=*]
\XeTeXinterchartokenstate=1
\newXeTeXintercharclass\hangul
\newcount\syllable \syllable="AC00
\loop\ifnum\syllable<"D7A4 \XeTeXcharclass\syllable=\hangul \advance\syllable by 1 \repeat
\syllable="3008
\loop\ifnum\syllable<"3012 \XeTeXcharclass\syllable=\hangul \advance\syllable by 1 \repeat
\chardef\edge=4095
\XeTeXinterchartoks 0 \hangul={\begingroup\hangulfont}
\XeTeXinterchartoks \edge \hangul={\begingroup\hangulfont}
\XeTeXinterchartoks \hangul 0={\endgroup}
\XeTeXinterchartoks \hangul \edge={\endgroup}
\begin{document}
%s
\end{document}
"""
HOSTILE = r"50% & $x_1^2$ #~{a}\b [c] <d> | \u335?x \par } \input{/etc/passwd}"
"""A title with all that is special in TeX and RTF."""


def works() -> list[Record]:
    """Return the fictitious works, and one whose title and address are hostile."""
    hostile = Record(
        id="hostile", type="webpage", language=("en",), title=(Text(HOSTILE, "en"),),
        links=(Link("https://city.example/a%20b_c#d?x&y=~z"),),
    )  # fmt: skip
    return [*read(RECORDS, "yaml"), hostile]


def letters(text: str) -> str:
    """Return what of *text* every program keeps as it is."""
    folded = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.sub(r"[\s“”‘’«»„\"'`´<>\-–—‐‑]+", "", folded)


def listed(style: str, output: str, *, links: bool = True) -> tuple[str, list[str]]:
    """Return the list in that output, and its entries as plain text."""
    made = cite(works(), style=style, output=output, links=links)
    plain = cite(works(), style=style)
    return str(made), [entry.text for entry in plain.entries]


def lost(entries: list[str], text: str) -> list[str]:
    """Return the entries that do not stand in *text*."""
    found = letters(text)
    return [entry for entry in entries if letters(entry) not in found]


def pandoc(path: Path) -> str:
    """Return the text of an RTF file by pandoc."""
    command = ["pandoc", "-f", "rtf", "-t", "plain", "--wrap=none", str(path)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def unrtf(path: Path) -> str:
    """Return the text of an RTF file by unrtf, which may open the body after the first word."""
    done = subprocess.run(["unrtf", "--html", str(path)], check=True, capture_output=True)
    return html.unescape(re.sub("<[^>]+>", "", done.stdout.decode()))


@pytest.mark.outputs
@pytest.mark.parametrize("reader", [pandoc, unrtf])
@pytest.mark.parametrize("style", sorted(styles.available()))
def test_rtf_opens_with_hangul_and_cyrillic(
    style: str, reader: Callable[[Path], str], tmp_path: Path
) -> None:
    """Every entry is there, letter by letter."""
    if not shutil.which(reader.__name__):
        pytest.skip(f"{reader.__name__} is not installed")
    made, entries = listed(style, "rtf", links=reader is pandoc)  # unrtf shows no text of a link
    path = tmp_path / "list.rtf"
    path.write_text(made, "ascii")
    assert not lost(entries, reader(path))


def lacking() -> str:
    """Return what is not installed for LaTeX."""
    programs = ("xelatex", "pdftotext", "fc-list", "kpsewhich")
    gone = [name for name in programs if not shutil.which(name)]
    if not gone:
        font = subprocess.run(["kpsewhich", "pzdr.tfm"], check=False, capture_output=True)
        gone += ["texlive-fonts-recommended"] if font.returncode else []
        found = subprocess.run(["fc-list", ":", "family"], check=False, capture_output=True)
        families = {name for line in found.stdout.decode().split("\n") for name in line.split(",")}
        gone += [font for font in FONTS if font not in families]
    return ", ".join(gone)


@pytest.mark.outputs
@pytest.mark.skipif(bool(lacking()), reason=f"not installed: {lacking()}")
def test_latex_is_set_without_an_error_and_whole(tmp_path: Path) -> None:
    """By XeLaTeX, all styles in one document; every entry can be read out of the PDF."""
    lists = [listed(style, "latex") for style in styles.available()]
    body = "\n\\clearpage\n".join(made for made, _ in lists)
    (tmp_path / "list.tex").write_text(DOCUMENT % body, "utf-8")
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "list.tex"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    log = (tmp_path / "list.log").read_text("utf-8", errors="replace")
    assert "Missing character" not in log
    read_back = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "list.pdf", "-"],
        cwd=tmp_path, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    pages = re.sub(r"\n\s*\d+\s*\n*\f", "\n", read_back.stdout)
    assert not lost([entry for _, entries in lists for entry in entries], pages)
