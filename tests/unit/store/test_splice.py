"""A changed field in a text that people wrote: its lines change, and no others."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rusrec.errors import RecordError, SourceError
from rusrec.formats import yaml
from rusrec.model import Date, Keyword, Record, Text
from rusrec.model.arrangement import canonical
from rusrec.store.splice import rendered, spliced
from rusrec.testing import strategies

EASY = """\
# by hand
rusrec: 1   # the schema
id: a
pages:   1-9
language: ko

# what the cover says
title: "글"  # as printed
type: article-journal
keywords: {ko: [ 가,   # first
    나 ]}   # second
# the date
issued: 1998
abstract: |
  # no comment

  글

# the end
"""


def parsed(text: str) -> Record:
    """Return the record of a text."""
    record = yaml.parse(text)
    assert record is not None
    return record


def after(text: str, **changes: object) -> str:
    """Return the text with some fields of its record changed."""
    old = parsed(text)
    new = canonical(replace(old, **changes))
    out = spliced(text.encode(), old, new)
    assert out is not None
    assert parsed(out.decode()) == new
    return out.decode()


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"pages": "1-10"}, "pages:   1-9\n", "pages: 1-10\n"),
        (
            {"title": (Text("책", "ko"),)},
            'title: "글"  # as printed\n',
            "title:  # as printed\n  ko: 책\n",
        ),
        ({"issued": None}, "issued: 1998\n", ""),
        ({"volume": "8"}, "issued: 1998\n", "issued: 1998\nvolume: 8\n"),
        ({"citekey": "b"}, "id: a\n", "id: a\ncitekey: b\n"),
        (
            {"abstract": (Text("책", "ko"),)},
            "abstract: |\n  # no comment\n\n  글\n",
            "abstract:\n  ko: |\n    책\n",
        ),
        ({"extent": "9"}, "pages:   1-9\n", "pages:   1-9\nextent: 9\n"),
    ],
)
def test_changing_one_field_changes_only_its_lines(
    changes: dict[str, object], old: str, new: str
) -> None:
    """Order, quotes, blanks, empty lines and comments of all else stay as they were typed."""
    assert after(EASY, **changes) == EASY.replace(old, new)


def test_the_comments_inside_a_field_that_changes_stay_with_it() -> None:
    """A comment is somebody's word; where its place is gone it stands above."""
    out = after(EASY, keywords=(Keyword("다", "ko"),))
    assert "\n# the date\nissued" in out
    for comment in ("# first", "# second"):
        assert out.count(comment) == 1


def test_the_comments_of_a_field_that_goes_stay_in_its_place() -> None:
    """What stood beside it or in it gets a line of its own."""
    out = after(EASY, title=(), keywords=())
    assert "# what the cover says\n# as printed\ntype:" in out
    assert "article-journal\n# first\n# second\n# the date\n" in out


def test_a_short_host_is_written_out_when_a_part_of_it_changes() -> None:
    """The volume has no line of its own there; all else stays."""
    text = (
        "rusrec: 1\nid: a\ntype: article-journal # t\nhost: yongu 8(1), 259-285\nissued: '1998'\n"
    )
    assert after(text, volume="9") == (
        "rusrec: 1\nid: a\ntype: article-journal # t\n"
        "host: yongu\nvolume: 9\nissue: 1\npages: 259-285\nissued: '1998'\n"
    )
    assert after(text, volume="").endswith(
        "host: yongu\nissue: 1\npages: 259-285\nissued: '1998'\n"
    )
    assert after(text, issued=Date("1999")) == text.replace("'1998'", "1999")


def test_texts_that_follow_the_language_are_written_anew_when_it_changes() -> None:
    """A bare title is in the record's language, so it cannot stay bare."""
    text = "rusrec: 1\nid: a\ntype: book\nlanguage: ko\ntitle: 글 # t\npages:  9\n"
    assert after(text, language=("ru",)) == (
        "rusrec: 1\nid: a\ntype: book\nlanguage: ru\ntitle:  # t\n  ko: 글\npages:  9\n"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_stay(end: str) -> None:
    """A file of Windows stays one; ``rusrec fmt`` is what changes that."""
    old = parsed(EASY)
    content = ("\ufeff" + EASY.replace("\n", end)).encode()
    out = spliced(content, old, replace(old, pages="1-10"))
    assert out == content.replace(b"pages:   1-9", b"pages: 1-10")


def test_a_file_without_a_last_line_end_gets_one_only_where_it_grows() -> None:
    """The last line is not touched when it is not concerned."""
    text = "rusrec: 1\nid: a\ntype: book\npages: 9"
    assert after(text, citekey="b") == text.replace("id: a\n", "id: a\ncitekey: b\n")
    assert after(text, extent="9") == text + "\nextent: 9\n"


def test_fields_that_share_a_line_cannot_be_parted() -> None:
    """The caller writes the whole text anew then."""
    old = parsed("{rusrec: 1, id: a, type: book, pages: 9}")
    assert spliced(b"{rusrec: 1, id: a, type: book, pages: 9}", old, Record(id="a")) is None


def test_where_a_comment_would_be_lost_the_text_is_written_anew_with_it() -> None:
    """Before a closing bracket it belongs to no field that stays."""
    text = "rusrec: 1\nid: a\ntype: book\nkeywords: [가\n  # inside\n  ]\npages: 9\n"
    old = parsed(text)
    new = replace(old, keywords=(Keyword("나", "und"),))
    assert spliced(text.encode(), old, new) is None
    assert "# inside\n" in rendered(new, name="a", comments_from=text)


def test_a_record_that_no_file_can_hold_is_refused_before_it_is_written() -> None:
    """Constructors do not look at values; this does."""
    with pytest.raises(RecordError, match="not an item type"):
        rendered(Record(id="a", type="bok"), name="a.yaml")
    with pytest.raises(RecordError, match=r"(?s)title.*would not come back as it is"):
        rendered(Record(id="a", title=(Text("two  blanks", "ko"),)), name="a.yaml")


def detached(record: Record) -> Record:
    """Return *record* as a file may hold it."""
    return canonical(replace(record, id="a"))


UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RECORDS = strategies.records(most=6).map(detached)


@UNHURRIED
@given(RECORDS, RECORDS)
def test_a_canonical_text_stays_canonical(old: Record, new: Record) -> None:
    """Line by line or anew, the text of the new record is the same."""
    assert spliced(yaml.render(old).encode(), old, new) == yaml.render(new).encode()


@UNHURRIED
@given(RECORDS, RECORDS, st.data())
def test_no_comment_is_ever_lost(old: Record, new: Record, data: st.DataObject) -> None:
    """Wherever comments stand in the old text, the new one has them all, and says what is new."""
    lines = yaml.render(old).split("\n")[:-1]
    for number in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines) - 1))
        beside = data.draw(st.booleans())
        lines[at] = f"{lines[at]} # {number}" if beside else f"# {number}\n{lines[at]}"
    text = "\n".join(lines) + "\n"
    try:
        assume(parsed(text) == old)
    except SourceError:
        reject()  # the comment stands inside a text of several lines
    out = spliced(text.encode(), old, new)
    done = out.decode() if out is not None else rendered(new, name="a", comments_from=text)
    assert parsed(done) == new
    assert sorted(re.findall("# [0-9]$", done, re.MULTILINE)) == sorted(
        re.findall("# [0-9]$", text, re.MULTILINE)
    )


@UNHURRIED
@given(RECORDS, st.data())
def test_lines_of_fields_that_do_not_change_stay(old: Record, data: st.DataObject) -> None:
    """Of a text with fields in any order, only the lines of one field are others."""
    text = yaml.render(old)
    fields = [name for name in Record.__struct_fields__ if getattr(old, name) and name != "id"]
    name = data.draw(st.sampled_from(sorted({*fields, "pages"} - {"type", "draft", "language"})))
    assume(name not in {missing.field for missing in old.missing})  # it cannot be both
    blocks = _blocks(text)
    shuffled = data.draw(st.permutations(blocks))
    change = "9999" if name == "pages" else getattr(Record(), name)
    new = canonical(replace(old, **{name: change}))
    out = spliced("".join(shuffled).encode(), old, new)
    assert out is not None
    key = name.replace("_", "-")
    kept = [block for block in shuffled if not block.startswith(f"{key}:")]
    assert [block for block in _blocks(out.decode()) if not block.startswith(f"{key}:")] == kept


def _blocks(text: str) -> list[str]:
    """Divide a canonical text by field."""
    blocks: list[str] = []
    for line in text.split("\n")[:-1]:
        if line.startswith(" "):
            blocks[-1] += line + "\n"
        else:
            blocks.append(line + "\n")
    return blocks
