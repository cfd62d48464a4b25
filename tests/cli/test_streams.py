"""What standard output and standard error still hold when a command is over."""

import errno
import io

import pytest

from rusrec.cli import _streams


class _Full(io.TextIOWrapper):
    """A stream that takes what is written and cannot write it out."""

    def __init__(self, fault: OSError) -> None:
        """Fail with *fault*."""
        super().__init__(io.BytesIO())
        self.fault = fault

    def flush(self) -> None:
        """Write nothing out."""
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "status", "ends"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "standard output"), 0, 3),
        (OSError(errno.ENOSPC, "No space left on device", "standard output"), 1, 3),
        (BrokenPipeError(), 0, 0),
        (BrokenPipeError(), 1, 1),
    ],
)
def test_what_cannot_be_written_out_at_the_end_makes_the_status(
    fault: OSError, status: int, ends: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told, and a reader that went away is nothing wrong."""
    told: list[OSError] = []
    monkeypatch.setattr("sys.stdout", _Full(fault))
    monkeypatch.setattr(_streams, "tell", told.append)
    monkeypatch.setattr(_streams, "_discard", lambda _: None)

    assert _streams.emptied(status) == ends
    assert told == ([] if isinstance(fault, BrokenPipeError) else [fault])
