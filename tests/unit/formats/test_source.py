"""Where bytes come from."""

import io
import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from rusrec.formats._source import LIMIT, open_source


def test_a_string_is_a_path(tmp_path: Path) -> None:
    """A path as text or as an object is opened and closed; its name is as it was given."""
    path = tmp_path / "a.ris"
    path.write_bytes(b"TY  - JOUR")
    for source in (path, str(path)):
        with open_source(source) as (stream, name):
            assert (stream.read(), name) == (b"TY  - JOUR", str(path))
        assert stream.closed


def test_content_is_never_taken_for_a_path_or_the_reverse() -> None:
    """Text of a record is a file that is not there, which the system says."""
    with pytest.raises(FileNotFoundError), open_source("@article{a, title = {b}}"):
        pass


def test_a_stream_of_the_callers_stays_open() -> None:
    """Who opened it closes it."""
    mine = io.BytesIO(b"a")
    with open_source(mine) as (stream, name):
        assert stream is mine
        assert name == "<stream>"
    assert not mine.closed


def test_a_stream_is_called_what_it_calls_itself(tmp_path: Path) -> None:
    """Standard input is <stdin>; a stream known by a number only is <stream>."""
    named = io.BytesIO()
    named.name = "<stdin>"
    with open_source(named) as (_, name):
        assert name == "<stdin>"
    number = os.open(tmp_path / "a", os.O_CREAT | os.O_RDONLY)
    with os.fdopen(number, "rb") as unnamed, open_source(unnamed) as (_, name):
        assert name == "<stream>"


@pytest.mark.parametrize("source", [io.StringIO("a"), b"bytes", None, 0])
def test_what_is_neither_path_nor_bytes_is_refused(source: object) -> None:
    """A text stream has lost its bytes already; bytes are content, not a place."""
    with pytest.raises(TypeError, match="binary stream"), open_source(cast("BinaryIO", source)):
        pass


def test_the_default_limit_is_two_hundred_mebibytes() -> None:
    """The text gate's promise."""
    assert LIMIT == 209_715_200
