"""How far a long run is: shown on a terminal, gone at the end, and nowhere else."""

import io
import sys
from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace

import pytest

from rusrec.cli import _progress
from rusrec.cli._progress import counted


class Terminal(io.StringIO):
    """Standard error on a screen."""

    def isatty(self) -> bool:
        """Return that somebody looks at it."""
        return True


def shown(monkeypatch: pytest.MonkeyPatch, seconds: Iterator[float], error: io.StringIO) -> str:
    """Return what is shown of 200 items, the clock being asked for these *seconds*."""
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setattr(_progress, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
    assert list(counted(range(200), "works")) == list(range(200))
    return error.getvalue()


def test_a_long_run_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over its own line, which is empty again at the end."""
    text = shown(monkeypatch, count(0.0, 2.0), Terminal())
    assert text == f"\r64 works \r128 works \r192 works \r{' ' * len('192 works ')}\r"


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a second nobody waits."""
    assert shown(monkeypatch, count(0.0, 0.1), Terminal()) == ""


def test_a_number_is_not_shown_more_often_than_it_can_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Five times a second."""
    text = shown(monkeypatch, iter((0.0, 1.5, 1.5, 1.6, 1.8, 1.8)), Terminal())
    assert text.startswith("\r64 works \r192 works \r ")


def test_what_is_no_terminal_gets_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log has lines of its own."""
    assert shown(monkeypatch, count(0.0, 2.0), io.StringIO()) == ""
