"""A law that nothing can break proves nothing: each fault planted here turns its law red."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from typing import Any, BinaryIO

import pytest
from msgspec.structs import replace

from rusrec import formats
from rusrec.formats import Format
from rusrec.loss import Ledger, Loss
from rusrec.model import Record
from rusrec.testing import laws

FORMATS = [name for name in ("yaml", "csl-json", "bibtex") if name in formats.available()]
Fault = Callable[..., Any]


def broken(law: laws.Law, form: Format, *, examples: int = laws.EXAMPLES) -> str:
    """Return what the law says of the format, which must not keep it."""
    with pytest.raises(AssertionError) as told:
        law(form, examples=examples, shrink=False)
    return str(told.value)


def writing(name: str, write: Fault) -> Format:
    """Return an installed format with a writer of ours, which gets the real one first."""
    form = formats.get(name)
    return replace(form, write=partial(write, form.write))


def reading(name: str, read: Fault) -> Format:
    """Return an installed format with a reader of ours, which gets the real one first."""
    form = formats.get(name)
    return replace(form, read=partial(read, form.read))


def without_volume(records: Iterable[Record]) -> Iterator[Record]:
    """Yield the records, none with a volume."""
    return (replace(record, volume="") for record in records)


@pytest.mark.parametrize("name", FORMATS)
def test_a_field_that_a_writer_drops_is_found(name: str) -> None:
    """The volume is not written and nobody says so."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        return real(without_volume(records), ledger=ledger)  # type: ignore[no-any-return]

    told = broken(laws.what_comes_back_is_the_record_minus_the_losses, writing(name, write))
    assert ".volume:" in told
    assert "the records:" in told
    assert "the output:" in told
    assert "the losses:" in told


@pytest.mark.parametrize("name", FORMATS)
def test_a_loss_that_a_writer_keeps_to_itself_is_found(name: str) -> None:
    """The volume arrives as something else, and the ledger never hears of that or any loss."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        del ledger
        changed = (replace(r, volume=r.volume and f"{r.volume} or so") for r in records)
        return real(changed, ledger=lambda _: None)  # type: ignore[no-any-return]

    broken(laws.what_comes_back_is_the_record_minus_the_losses, writing(name, write))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "yaml"])
def test_a_real_loss_that_is_not_declared_is_found(name: str) -> None:
    """Of all that the format really loses, subtitles go unmentioned."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        def deaf(loss: Loss) -> None:
            if loss.path != "subtitle":
                ledger(loss)

        return real(records, ledger=deaf)  # type: ignore[no-any-return]

    told = broken(laws.what_comes_back_is_the_record_minus_the_losses, writing(name, write))
    assert "subtitle" in told


@pytest.mark.parametrize("name", FORMATS)
def test_a_field_that_is_declared_whole_and_lost_is_found(name: str) -> None:
    """An honest ledger does not excuse a table that promises too much."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        for record in records:
            if record.title:
                ledger(Loss(record.id, "title", "no-target-field"))
            yield from real([replace(record, title=())], ledger=ledger)

    form = writing(name, write)
    assert form.carries["title"] == "whole"
    told = broken(laws.a_field_that_is_carried_whole_is_never_lost, form)
    assert "title is declared whole" in told
    laws.a_loss_is_of_something_that_was_there(form, examples=5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_loss_of_nothing_is_found(name: str) -> None:
    """The ledger names a field that the record never had."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        for record in records:
            ledger(Loss(record.id, "keywords.tlh", "no-target-field"))
            yield from real([record], ledger=ledger)

    told = broken(laws.a_loss_is_of_something_that_was_there, writing(name, write), examples=5)
    assert "keywords.tlh" in told


WRITTEN = [name for name in formats.available() if formats.get(name).read is None]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_field_that_nobody_reads_back_and_a_writer_drops_is_found(name: str) -> None:
    """Of a format that is only written: the abstract is neither in the text nor told as lost."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        bare = (replace(record, abstract=()) for record in records)
        return real(bare, ledger=ledger)  # type: ignore[no-any-return]

    law = laws.what_is_not_told_as_lost_stands_in_the_text
    assert "is not told as lost" in broken(law, writing(name, write))


@pytest.mark.parametrize("name", FORMATS)
def test_output_that_is_different_each_time_is_found(name: str) -> None:
    """The writer counts how often it was called."""
    calls = count()

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        yield from real(records, ledger=ledger)
        yield " " * next(calls)

    broken(laws.writing_twice_gives_the_same, writing(name, write), examples=5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_value_that_shrinks_with_every_trip_is_found(name: str) -> None:
    """Each trip takes a character of the volume, and says so."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        def shorter(record: Record) -> Record:
            if record.volume:
                ledger(Loss(record.id, "volume", "not-representable", record.volume[:-1] or None))
            return replace(record, volume=record.volume[:-1])

        return real(map(shorter, records), ledger=ledger)  # type: ignore[no-any-return]

    broken(laws.a_second_trip_loses_nothing_more, writing(name, write))


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_that_trips_over_bytes_is_found(name: str) -> None:
    """It decodes by itself, and has no word for what it cannot."""

    def read(real: Fault, stream: BinaryIO, **rest: Any) -> Iterator[Record]:
        stream.read().decode("utf-8")
        stream.seek(0)
        return real(stream, **rest)  # type: ignore[no-any-return]

    law = laws.any_bytes_give_valid_records_or_a_source_error
    with pytest.raises(UnicodeDecodeError):
        law(reading(name, read), examples=300, shrink=False)


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_that_gives_records_against_the_schema_is_found(name: str) -> None:
    """It calls all it reads a leaflet, which is no item type."""

    def read(real: Fault, stream: BinaryIO, **rest: Any) -> Iterator[Record]:
        return (replace(record, type="leaflet") for record in real(stream, **rest))

    law = laws.any_bytes_give_valid_records_or_a_source_error
    assert "leaflet" in broken(law, reading(name, read), examples=300)


@pytest.mark.parametrize("name", FORMATS)
def test_a_writer_that_holds_a_record_back_is_found(name: str) -> None:
    """It asks for the next record before it gives the one that it has."""

    def late(records: Iterable[Record]) -> Iterator[Record]:
        before = None
        for record in records:
            if before is not None:
                yield before
            before = record
        if before is not None:
            yield before

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        return real(late(records), ledger=ledger)  # type: ignore[no-any-return]

    law = laws.a_record_is_written_before_the_next_is_asked_for
    assert "is not written" in broken(law, writing(name, write), examples=5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_writer_that_collects_all_records_first_is_found(name: str) -> None:
    """It makes a list of what should be a stream."""

    def write(real: Fault, records: Iterable[Record], *, ledger: Ledger) -> Iterator[str]:
        return real(list(records), ledger=ledger)  # type: ignore[no-any-return]

    broken(laws.a_record_is_written_before_the_next_is_asked_for, writing(name, write), examples=5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_that_reads_all_before_it_gives_one_is_found(name: str) -> None:
    """It has the whole stream in memory when the first record comes out."""

    def read(real: Fault, stream: BinaryIO, **rest: Any) -> Iterator[Record]:
        return iter(list(real(stream, **rest)))

    law = laws.a_record_comes_out_before_the_next_is_read
    assert "bytes were read" in broken(law, reading(name, read), examples=5)


@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_that_passes_over_unknown_keys_is_found(name: str) -> None:
    """Neither the record nor the ledger has them, and nothing is refused."""

    def read(real: Fault, stream: BinaryIO, **rest: Any) -> Iterator[Record]:
        rest["ledger"] = lambda _: None
        return (replace(record, extra=()) for record in real(stream, **rest))

    assert "is gone" in broken(laws.an_unknown_key_is_declared, reading(name, read), examples=5)
