"""Names that no file can have on Windows."""

import pytest

from rusrec.scripts.file_name import refused_by_windows


@pytest.mark.parametrize("name", ["con", "NUL", "Aux.txt", "com1", "lpt9.tar.gz", "com¹", "kim."])
def test_devices_and_a_dot_at_the_end_are_refused(name: str) -> None:
    """In any case, and with any suffix."""
    assert refused_by_windows(name)


@pytest.mark.parametrize("name", ["", "con-2", "console", "com", "com10", "nul2.txt", "x.con"])
def test_names_that_only_look_like_a_device_are_not(name: str) -> None:
    """The whole name before the first dot is what counts."""
    assert not refused_by_windows(name)
