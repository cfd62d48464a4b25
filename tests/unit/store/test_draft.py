"""The id that a record gets by default."""

from typing import Any

import pytest

from rusrec.errors import RecordError
from rusrec.model import Numbering, Record, Text
from rusrec.store.draft import draft, id_for

HOST = Record(id="yongu", type="periodical")


@pytest.mark.parametrize(
    ("said", "id_"),
    [
        ({"volume": "8", "issue": "1", "pages": "259-285"}, "yongu-8-1-259"),
        ({"volume": "8", "pages": "259–285, 300"}, "yongu-8-259"),
        ({"volume": "8", "number": (Numbering("e12"),)}, "yongu-8-e12"),
        ({"volume": "8", "number": (Numbering("e12"),), "pages": "5"}, "yongu-8-5"),
        ({"volume": "8", "number": (Numbering("3", "chapter"),)}, "yongu-8"),
        ({"title": (Text("Trees", "en"),)}, "yongu-trees"),
        ({}, "yongu-article-journal"),
        ({"host": None, "volume": "8", "title": (Text("Trees", "en"),)}, "trees"),
        ({"host": None}, "article-journal"),
        ({"host": HOST, "volume": "8"}, "yongu-8"),
        ({"language": ("ko",), "title": (Text("Trees", "en"), Text("나무", "ko"))}, "yongu-namu"),
    ],
)
def test_an_id_is_the_place_of_a_work(said: dict[str, Any], id_: str) -> None:
    """Host, volume, issue, first page or number; the title where it has no place."""
    assert id_for(Record(**{"type": "article-journal", "host": "yongu", **said})) == id_


def test_a_draft_that_is_no_record_is_refused() -> None:
    """Every field that is wrong is named."""
    with pytest.raises(RecordError) as refused:
        draft({"type": "bok", "issued": "yesterday"})
    assert [problem.field for problem in refused.value.problems] == ["type", "issued"]
