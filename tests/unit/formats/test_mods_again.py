"""What records share is written as if each were the first."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings

from rusrec.errors import RecordError
from rusrec.formats.mods import write_names, write_origin, write_titles, write_works
from rusrec.formats.mods.sheet import Manner
from rusrec.formats.mods.writer import Writer
from rusrec.loss import Loss
from rusrec.model import Keyword, Name, NameForm, Record, Text
from rusrec.testing import records

MANNERS = (Manner(), Manner("library"), Manner("zotero"), Manner("", 5), Manner(altrep=True))


@contextmanager
def nothing_shared() -> Iterator[None]:
    """Have each part of a record written the long way."""
    with ExitStack() as stack:
        for module, name, value in (
            (write_names, "_known", ""),
            (write_origin, "_dated", ""),
            (write_titles, "_begins", ()),
            (write_works, "_hosted", None),
        ):
            stack.enter_context(mock.patch.object(module, name, return_value=value))
        yield


def outcome(record: Record, manner: Manner) -> tuple[str, list[Loss]]:
    """Return what a record is written as, and what of it is lost."""
    told: list[Loss] = []
    try:
        return Writer(told.append, manner).element(record), told
    except RecordError as error:
        return str(error), told


@pytest.mark.parametrize("manner", MANNERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_what_records_share_is_written_as_before(record: Record, manner: Manner) -> None:
    """The same elements and losses."""
    with nothing_shared():
        expected = outcome(record, manner)
    assert outcome(record, manner) == expected
    assert outcome(record, manner) == expected


@pytest.mark.parametrize(
    "record",
    [
        Record(id="a", author=(Name(name=(NameForm("\x01", "B", "ko"),)),)),
        Record(id="a", keywords=(Keyword("\x01", "ko"),)),
        Record(id="a", host=Record(title=(Text("\x01", "ko"),))),
        Record(id="a", title=(Text("\x01", "ko"),)),
    ],
)
def test_what_no_text_may_hold_is_refused_each_time(record: Record) -> None:
    """However often a part of a record has been."""
    for _ in range(3):
        assert "U+0001" in outcome(record, Manner())[0]
