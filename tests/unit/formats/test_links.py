"""Several addresses in one value."""

import time

import pytest

from rusrec.formats._links import addresses_in


@pytest.mark.parametrize("between", [" ", "; ", ", ", " - ", "  –  ", " | ", "\n"])
def test_addresses_are_parted(between: str) -> None:
    """By blanks, with a mark or without."""
    assert addresses_in(f"http://a.b{between}https://c.d/e f") == ["http://a.b", "https://c.d/e f"]


def test_a_long_run_of_blanks_takes_no_time() -> None:
    """Each is looked at once, and parts nothing where no address follows."""
    text = f"http://a.b{' ' * 100_000}c"
    start = time.process_time()
    assert addresses_in(text) == [text]
    assert time.process_time() - start < 2
