"""The laws of all formats, each a function that takes a format and raises where it breaks one.

*Reading back what was written gives the record minus the declared losses.* That, and what goes with
it, is tried on records of :mod:`rusrec.testing.strategies`; a format needs no code of its own. In a
test module of any package::

    from rusrec.testing import laws

    test_my_format = laws.all_laws("toy")

runs all of them on one format, each as a test of its own. A run draws the same records every time;
``pytest --law-examples 1000`` draws more, and other ones each time.
"""

from collections.abc import Callable
from itertools import accumulate, zip_longest
from typing import Final

from hypothesis import strategies as st

from rusrec import formats
from rusrec.errors import SourceError
from rusrec.formats import Format
from rusrec.loss import carried, without
from rusrec.model import Extra, ExtraValue, Record
from rusrec.testing.mutations import inputs
from rusrec.testing.output import said_of, stands_in, words_in
from rusrec.testing.strategies import record_lists
from rusrec.testing.streams import Dripping, pieces
from rusrec.testing.telling import difference, told
from rusrec.testing.trial import (
    EXAMPLES,
    LAWS,
    Law,
    Options,
    expected,
    law_of,
    laws_of,
    read,
    written,
)
from rusrec.testing.validity import refused

__all__ = ["EXAMPLES", "LAWS", "Law", "all_laws", "laws_of", "read", "variants", "written"]


def _lists(form: Format) -> st.SearchStrategy[list[Record]]:
    del form  # the same kinds of records for all
    return record_lists()


@law_of(_lists)
def what_comes_back_is_the_record_minus_the_losses(
    form: Format, records: list[Record], options: Options
) -> None:
    """Every value that does not arrive, or arrives changed, stands in the ledger."""
    text, losses = written(form, records, options)
    came, _ = read(form, text.encode())
    wrong = difference(came, expected(records, losses))
    if wrong:
        raise AssertionError(told(f"not what was declared, at {wrong}", records, text, losses))


@law_of(_lists, reads=None)
def a_field_that_is_carried_whole_is_never_lost(
    form: Format, records: list[Record], options: Options
) -> None:
    """No field that the format's table declares whole stands in the ledger."""
    text, losses = written(form, records, options)
    for loss in losses:
        if carried(loss.path, form.carries) == "whole":
            broken = f"{loss.path} is declared whole, and is lost ({loss.reason})"
            raise AssertionError(told(broken, records, text, [loss]))


@law_of(_lists, reads=None)
def a_loss_is_of_something_that_was_there(
    form: Format, records: list[Record], options: Options
) -> None:
    """Each loss names a record that was written and changes what arrives of it."""
    text, losses = written(form, records, options)
    of = {record.id: record for record in records}
    for loss in losses:
        if loss.record not in of or without(of[loss.record], [loss]) == of[loss.record]:
            broken = f"{loss.record}: {loss.path} is declared lost, and nothing differs by it"
            raise AssertionError(told(broken, records, text, [loss]))


@law_of(_lists, reads=None)
def writing_twice_gives_the_same(form: Format, records: list[Record], options: Options) -> None:
    """The same records give the same text and the same losses."""
    text, losses = written(form, records, options)
    if (text, losses) != written(form, records, options):
        raise AssertionError(told("written twice, it differs", records, text, losses))


@law_of(_lists, reads=False)
def what_is_not_told_as_lost_stands_in_the_text(
    form: Format, records: list[Record], options: Options
) -> None:
    """Of a format that is only written: each value that no loss names is in the output.

    Words, numbers, dates, addresses and language tags; what a format says in words of its own,
    such as the type of an item and the scheme of an identifier, is left out.
    """
    text, losses = written(form, records, options)
    there = words_in(form.media_type, text)
    for record in expected(records, losses):
        for path, value in said_of(record):
            if not stands_in(value, there):
                broken = f"{path} is not told as lost, and not there: {value!r}"
                raise AssertionError(told(broken, records, text, losses))


@law_of(_lists)
def a_second_trip_loses_nothing_more(form: Format, records: list[Record], options: Options) -> None:
    """What came back once comes back as it is, and no loss is declared."""
    once, _ = read(form, written(form, records, options)[0].encode())
    text, losses = written(form, once, options)
    twice, _ = read(form, text.encode())
    wrong = difference(twice, once)
    if wrong or losses:
        raise AssertionError(told(f"lost on the second trip: {wrong}", once, text, losses))


@law_of(inputs)
def any_bytes_give_valid_records_or_a_source_error(
    form: Format, data: bytes, options: Options
) -> None:
    """Whatever is read, nothing comes of it but records that keep the schema, or a SourceError."""
    del options
    try:
        came, _ = read(form, data)
    except SourceError:
        return
    for record in came:
        wrong = refused(record)
        if wrong:
            text = data.decode("utf-8", "backslashreplace")
            raise AssertionError(told(f"read, and not valid: {wrong}", [record], text, ()))


@law_of(inputs)
def what_came_of_any_bytes_makes_the_trip(form: Format, data: bytes, options: Options) -> None:
    """Records out of a damaged file are written and read back like all others."""
    try:
        records, _ = read(form, data)
    except SourceError:
        return
    text, losses = written(form, records, options)
    came, _ = read(form, text.encode())
    wrong = difference(came, expected(records, losses))
    if wrong:
        raise AssertionError(told(f"not what was declared, at {wrong}", records, text, losses))


def _pairs(form: Format) -> st.SearchStrategy[list[Record]]:
    del form
    return record_lists(least=2, fields=5)


@law_of(_pairs, reads=None)
def a_record_is_written_before_the_next_is_asked_for(
    form: Format, records: list[Record], options: Options
) -> None:
    """What closes the output does not depend on the records: none is held back until then.

    A format that says of itself that it does not stream is held to the other laws alone.
    """
    if not form.streams:
        return
    both = pieces(form, records, **options)
    for record, piece in zip(records, both.of, strict=True):
        alone = pieces(form, [record], **options)
        if not piece or alone.after != both.after:
            broken = f"{record.id} is not written when the next record is asked for"
            raise AssertionError(told(broken, records, "".join(both.of) + both.after, ()))


@law_of(_pairs)
def a_record_comes_out_before_the_next_is_read(
    form: Format, records: list[Record], options: Options
) -> None:
    """Line by line, no record waits until the one after it has been read whole."""
    parts = pieces(form, records, **options)
    stream = Dripping((parts.before + "".join(parts.of) + parts.after).encode())
    ends = [len(text.encode()) for text in accumulate((parts.before, *parts.of))]
    if form.read is None:
        raise AssertionError(f"{form.name} is not read: it cannot be tried on this law")
    came = form.read(stream, name="input", ledger=lambda _: None)
    for number, (_, after) in enumerate(zip_longest(came, ends[2:]), 1):  # read to the end
        if after and stream.given >= after:
            broken = f"record {number} came when {stream.given} bytes were read, the next one whole"
            raise AssertionError(told(broken, records, "".join(parts.of), ()))


_KEY: Final = "xunheardof"


@law_of(lambda _: record_lists(most=1, fields=4))
def an_unknown_key_is_declared(form: Format, records: list[Record], options: Options) -> None:
    """A key that the format does not know comes into ``extra`` or the ledger, or is refused.

    Tried where the format gives ``extra`` back: its own key is written, and read under a name
    that nobody has heard of.
    """
    from msgspec.structs import replace

    extra = (Extra(form.name, (ExtraValue("xnote", "송 5"),)),)
    text, _ = written(form, [replace(records[0], extra=extra, missing=())], options)
    if "xnote" not in text:
        return
    text = text.replace("xnote", _KEY)
    try:
        came, losses = read(form, text.encode())
    except SourceError:
        return
    if not any(_KEY in str(said) for said in (*(r.extra for r in came), *losses)):
        raise AssertionError(told(f"{_KEY} is gone without a word", records, text, losses))


def variants(form: Format) -> dict[str, Options]:
    """Return the ways of writing that all laws hold for, by name: plain, and with ``embed``."""
    return {"": {}, **({"embed": {"embed": True}} if "embed" in form.options else {})}


def all_laws(*names: str) -> Callable[..., None]:
    """Return a test of all laws on the formats of these *names*, without any on all installed.

    Each law and format is a case of its own. Assign it to a name that begins with ``test``.
    """
    import pytest

    cases = [
        pytest.param(law, name, options, id="-".join(filter(None, (name, variant, law.__name__))))
        for name in names or formats.available()
        for variant, options in variants(formats.get(name)).items()
        for law in laws_of(formats.get(name))
    ]

    @pytest.mark.parametrize(("law", "name", "options"), cases)
    def test_law(law: Law, name: str, options: Options, law_examples: int) -> None:
        """The format keeps the law."""
        fresh = law_examples > EXAMPLES
        law(formats.get(name), examples=law_examples, options=options, fresh=fresh)

    return test_law
