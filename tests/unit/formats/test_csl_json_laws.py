"""CSL-JSON keeps the laws of all formats, whichever way it is written."""

import pytest

from rusrec import formats
from rusrec.testing import laws

VARIANTS = ({}, {"particles": True}, {"for_": "jurism"}, {"embed": True})


@pytest.mark.parametrize("options", VARIANTS, ids=str)
@pytest.mark.parametrize("law", laws.LAWS.values(), ids=lambda law: law.__name__)
def test_csl_json_keeps_the_law(law: laws.Law, options: dict[str, object], law_examples: int) -> None:
    """Each law holds with each option."""
    law(formats.get("csl-json"), examples=law_examples, options=options, fresh=law_examples > laws.EXAMPLES)
