"""One way in for XML, one for YAML, and no way for a file to run anything."""

import re
from pathlib import Path
from typing import Final

import pytest

SOURCES: Final = Path(__file__).parents[2] / "src" / "rusrec"

RULES: Final = {
    "an XML parser": (
        (
            # html.parser of the standard library knows no DTD and opens nothing; lxml's does
            r"(?<!\bhtml\.parser\.)\bHTMLParser\b"
            r"|\b(?:XMLParser|XMLPullParser|HTMLPullParser|iterparse|iterwalk|fromstring"
            r"|fromstringlist|XMLID|parseid|objectify|html5parser|SafeLoader)\b"
            r"|\betree\.(?:parse|XML|HTML)\b|import xml\.|from xml\b|expat|minidom|\bsax\b"
        ),
        "formats/_xml/",
    ),
    "a YAML parser": (
        (
            r"\byaml\.(?:load\w*|safe_load\w*|full_load\w*|unsafe_load\w*|compose\w*|scan|\w*Loader)\b"
            r"|\bCParser\b|^\s*(?:import yaml|from yaml\b)|\bruamel\b"
        ),
        "formats/yaml/",
    ),
    "a program or a code": (
        r"(?<![\w.])(?:eval|exec)\(|\bsubprocess\b|\bos\.(?:system|popen|exec\w+|spawn\w+)\b|\bpty\b",
        "store/git.py",
    ),
    "an XPath of values": (r"\bXPath\(\s*(?!f?\")|\.xpath\(", ""),
}


@pytest.mark.parametrize("name", RULES)
def test_nothing_else_builds(name: str) -> None:
    """The guards stand in one module, and nobody goes around them."""
    rule, home = RULES[name]
    pattern = re.compile(rule, re.MULTILINE)
    found = [
        f"{path.relative_to(SOURCES)}: {match[0].strip()}"
        for path in sorted(SOURCES.rglob("*.py"))
        if not (home and path.relative_to(SOURCES).as_posix().startswith(home))
        for match in pattern.finditer(path.read_text("utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("an XML parser", "etree.fromstring(data)"),
        ("an XML parser", "from xml.etree import ElementTree"),
        ("an XML parser", "etree.HTMLParser()"),
        ("an XML parser", "from lxml.html import HTMLParser"),
        ("a YAML parser", "import yaml"),
        ("a YAML parser", "yaml.safe_load(text)"),
        ("a program or a code", "subprocess.run(x)"),
        ("a program or a code", "eval(x)"),
        ("an XPath of values", "root.xpath('//a')"),
    ],
)
def test_the_rule_sees(name: str, line: str) -> None:
    """Each of them would be found."""
    assert re.search(RULES[name][0], line, re.MULTILINE)
