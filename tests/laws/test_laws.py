"""Every installed format keeps every law; a new format needs no line here."""

import pytest

from rusrec import formats
from rusrec.testing import laws

SWEEP = 1000

test_every_installed_format_keeps_the_laws = laws.all_laws()


@pytest.mark.sweep
@pytest.mark.parametrize("name", formats.available())
@pytest.mark.parametrize("law", laws.LAWS.values(), ids=lambda law: law.__name__)
def test_every_installed_format_keeps_the_laws_in_a_sweep(law: laws.Law, name: str) -> None:
    """The same on a thousand lists of records, other ones each time."""
    form = formats.get(name)
    for options in laws.variants(form).values():
        law(form, examples=SWEEP, options=options, fresh=True)
