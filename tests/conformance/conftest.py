"""Oracles that several tests ask."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from citeproc import LOCALES_PATH

SCRIPT = Path(__file__).parent / "citeproc_js" / "format.js"

CiteprocJs = Callable[..., dict[str, dict[str, str]]]


@pytest.fixture(scope="session")
def citeproc_js(tmp_path_factory: pytest.TempPathFactory) -> CiteprocJs:
    """Return what formats items in styles with citeproc-js: the texts by style and id.

    It is npm's ``citeproc`` under node, installed by ``npm install`` in ``citeproc_js`` or found
    on NODE_PATH; it is never part of this project. Where it is not there the test is skipped.
    """
    node = shutil.which("node")
    asked = [node or "", "-e", "require('citeproc')"]
    if (
        not node
        or subprocess.run(asked, cwd=SCRIPT.parent, capture_output=True, check=False).returncode
    ):
        pytest.skip("npm's citeproc is not there: npm install in tests/conformance/citeproc_js")

    def formatted(
        items: list[Mapping[str, object]], styles: Mapping[str, str], **how: object
    ) -> dict[str, dict[str, str]]:
        job = tmp_path_factory.mktemp("citeproc") / "job.json"
        job.write_text(
            json.dumps({"locales": LOCALES_PATH, "items": items, "styles": styles, **how})
        )
        done = subprocess.run([node, str(SCRIPT), str(job)], check=True, capture_output=True)
        made: dict[str, dict[str, str]] = json.loads(done.stdout)
        return made

    return formatted
