"""What a reader says of a file is told with its place."""

from rusrec.conversion.notes import Notes
from rusrec.loss import Loss


def test_a_note_has_its_file_and_line_or_record_and_field() -> None:
    """What arrives elsewhere or not at all stands behind it; the ledger gets it as it is."""
    notes, ledger = Notes(), list[Loss]()
    note = notes.of("a.bib", ledger.append)
    losses = [
        Loss("", "line 12", "not-representable", None, "a comma is missing"),
        Loss("k", "title[1]", "not-representable", "Other", "is one too many"),
        Loss("k", "volume", "no-target-field"),
    ]
    for loss in losses:
        note(loss)
    assert list(notes) == [
        "a.bib:12: a comma is missing",
        "a.bib: k: title[1]: is one too many: Other",
        "a.bib: k: volume: does not arrive as it was",
    ]
    assert ledger == losses


def test_of_many_notes_the_first_are_told_and_the_others_counted() -> None:
    """A hundred entries may have one fault."""
    notes = Notes()
    note = notes.of("a.bib", lambda _: None)
    for n in range(100):
        note(Loss("", f"line {n + 1}", "not-representable", None, "a comma is missing"))
    assert len(list(notes)) == 11
    assert list(notes)[-1] == "90 more; --losses FILE lists them"
