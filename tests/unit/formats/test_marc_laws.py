"""The laws hold in the other profiles of MARC too, which are written by an option."""

import pytest

from rusrec import formats
from rusrec.testing import laws

OF_TRIPS = [
    "what_comes_back_is_the_record_minus_the_losses",
    "a_field_that_is_carried_whole_is_never_lost",
    "a_second_trip_loses_nothing_more",
]


@pytest.mark.parametrize("profile", ["loc880", "kormarc"])
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_each_profile(law: str, profile: str) -> None:
    """What comes back is the record minus the losses, wherever its scripts stand."""
    laws.LAWS[law](formats.get("marcxml"), examples=20, options={"profile": profile})


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["marcxml", "marc21"])
@pytest.mark.parametrize("profile", ["loc880", "kormarc"])
@pytest.mark.parametrize("law", OF_TRIPS)
def test_the_laws_hold_in_each_profile_in_a_sweep(law: str, profile: str, name: str) -> None:
    """The same on five hundred lists of records, other ones each time."""
    form = formats.get(name)
    laws.LAWS[law](form, examples=500, options={"profile": profile}, fresh=True)
