"""A small library for the tests of the store."""

from pathlib import Path

import pytest

ARTICLE = """\
# a first word
rusrec: 1
id: yongu-8-1
type: article-journal
language: ko
title: 글   # as printed
issued: 1998
host: yongu
volume: 8
"""
JOURNAL = """\
rusrec: 1
id: yongu
type: periodical
language: ko
title:
  ko: 러시아연구
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of a journal and an article in it, the article typed by hand."""
    folder = tmp_path / "records"
    (folder / "yongu").mkdir(parents=True)
    (folder / "yongu" / "yongu-8-1.yaml").write_text(ARTICLE, encoding="utf-8")
    (folder / "yongu.yaml").write_text(JOURNAL, encoding="utf-8")
    return folder
