"""Every transcript of the README and the docs is run again and must come out as shown.

A transcript is a ``console`` block: lines that begin with ``$ `` are run in a copy of the library,
what follows is their output, standard error included; ``[1]`` on a line of its own is an exit
status other than 0. A line ``...`` stands for any lines.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = [
    page
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if BLOCK.search(page.read_text("utf-8"))
]


def commands(block: str) -> list[tuple[str, str]]:
    """Return each command of a block with the output that is shown for it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not parts[0].strip(), "a transcript begins with a command"
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts[1:]]


def run(command: str, folder: Path) -> str:
    """Run *command* as a shell does, and return what it printed and its status if not 0."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    return done.stdout + (f"[{done.returncode}]\n" if done.returncode else "")


def pattern(shown: str) -> str:
    """Return a regular expression for *shown*, in which ``...`` stands for any lines."""
    lines = shown.rstrip("\n").split("\n") if shown.strip() else []
    return "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_transcript_of_a_page_is_true(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The blocks of a page run one after the other in one copy of the repository's library."""
    text = page.read_text("utf-8")
    blocks = BLOCK.findall(text)
    for name in ("records", "schema", "styles"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for block in blocks:
        made = ""
        for command, shown in commands(block):
            found = run(command, tmp_path)
            kept = shown if re.fullmatch(pattern(shown), found) else found.rstrip("\n") + "\n"
            made += f"$ {command}\n{kept if kept.strip() else ''}"
        if request.config.getoption("--accept"):
            text = text.replace(f"```console\n{block}```", f"```console\n{made}```")
        else:
            assert made == block
    if request.config.getoption("--accept"):
        page.write_text(text, "utf-8")


def test_a_transcript_that_lies_is_seen(tmp_path: Path) -> None:
    """The comparison fails on one changed letter and on a status that is not shown."""
    assert re.fullmatch(pattern("a\n...\nd\n"), run("printf 'a\\nb\\nc\\nd\\n'", tmp_path))
    assert not re.fullmatch(pattern("a\n"), run("echo b", tmp_path))
    assert run("exit 3", tmp_path) == "[3]\n"
