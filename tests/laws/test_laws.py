"""Every installed format keeps every law; a new format needs no line here."""

import pytest

from rusrec import formats
from rusrec.testing import laws

SWEEP = 1000

test_every_installed_format_keeps_the_laws = laws.all_laws()


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("law", "name"),
    [(law, name) for name in formats.available() for law in laws.laws_of(formats.get(name))],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_every_installed_format_keeps_the_laws_in_a_sweep(law: laws.Law, name: str) -> None:
    """The same on a thousand lists of records, other ones each time."""
    form = formats.get(name)
    for options in laws.variants(form).values():
        law(form, examples=SWEEP, options=options, fresh=True)
