"""MARCXML that is not as its schema has it: refused with its place, or told."""

import io

import pytest

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.loss import Loss

HEAD = "<leader>00000nam a2200000 i 4500</leader>"
TITLE = '<datafield tag="245" ind1="0" ind2="0"><subfield code="a">T</subfield></datafield>'


def read(inner: str, around: str = "<collection><record>{}</record></collection>") -> list[Loss]:
    """Return what is told of a file with *inner* in its one record."""
    told: list[Loss] = []
    form = formats.get("marcxml")
    assert form.read is not None
    stream = io.BytesIO(around.format(HEAD + TITLE + inner).encode())
    (record,) = form.read(stream, name="x.xml", ledger=told.append)
    assert record.title[0].text == "T"
    return told


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("\n<field/>", "x.xml:2: [RR410] record 1 has a <field>"),
        ('\n<datafield tag="2 5"/>', "x.xml:2: [RR410] record 1 has a field with the tag '2 5'"),
        (
            '<datafield tag="500">\n<subfield code="ab">x</subfield></datafield>',
            "x.xml:2: [RR410] record 1, 500: a subfield has the code 'ab'",
        ),
        (
            '<datafield tag="500">\n<subfield code="&#9;">x</subfield></datafield>',
            "x.xml:2: [RR410] record 1, 500: a subfield has the code '\\t'",
        ),
        (
            '<datafield tag="500">\n<sub code="a">x</sub></datafield>',
            "x.xml:2: [RR410] record 1, 500: a <sub>",
        ),
        (
            '<datafield tag="500">\n<subfield code="a">x<subfield/></subfield></datafield>',
            "x.xml:2: [RR410] <subfield> stands in the text of <subfield>",
        ),
        ('\n<controlfield tag="001">a<b/></controlfield>', "<b> stands in the text of"),
        ('\n<datafield tag="500" ind1="12"/>', "x.xml:2: [RR410] record 1, 500: '12' is no indic"),
        (
            '<datafield tag="500">loose<subfield code="a">x</subfield></datafield>',
            "x.xml:1: [RR410] record 1, 500: 'loose' stands in no subfield",
        ),
        ('<datafield tag="500"/>' * 10_000, "record 1 has more than 10,000 fields"),
    ],
)
def test_a_field_that_is_none_is_refused_with_its_line(inner: str, message: str) -> None:
    """With what MARC21slim.xsd has instead."""
    with pytest.raises(SourceError) as caught:
        read(inner)
    assert message in str(caught.value)
    assert "as MARC21slim.xsd has them" in str(caught.value)


def test_an_element_beside_the_records_is_told() -> None:
    """With its line; comments and instructions are no elements."""
    (loss,) = read("", "<collection><!-- a --><record>{}</record>\n<thing/></collection>")
    assert (loss.path, loss.note) == ("line 2", "<thing> is no record of MARC")
    assert read('<!-- a --><datafield tag="500"><!-- b --></datafield>') == []
