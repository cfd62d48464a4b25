"""Files appear whole or stay as they were, whatever happens on the way."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rusrec.errors import RecordError
from rusrec.store.atomic import growing, write_atomic
from rusrec.store.lock import locked
from rusrec.store.stamp import Stamp
from rusrec.store.together import FileSet


def listing(folder: Path) -> dict[str, str]:
    """Return what all files below a folder hold, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamp(path: Path) -> Stamp:
    """Return what tells whether a file is still the same."""
    return Stamp.of(path.lstat())


def failing(error: int, after: int = 0) -> Callable[..., int]:
    """Return a call that fails, the first *after* times not."""
    calls = iter(range(after))
    real = os.replace

    def fail(*arguments: str, **_: object) -> int:
        if next(calls, None) is None:
            raise OSError(error, os.strerror(error))
        real(*arguments)
        return 0

    return fail


def test_a_file_gets_all_chunks(tmp_path: Path) -> None:
    """New or not, it holds just them, and nothing else is left in the folder."""
    target = tmp_path / "out.bib"
    for chunks in ([b"one ", b"two"], [b"x"], []):
        write_atomic(target, chunks)
        assert listing(tmp_path) == {"out.bib": b"".join(chunks).decode()}


def test_mode_is_kept_and_that_of_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    """A private file stays private."""
    target = tmp_path / "out"
    write_atomic(target, [b"x"])
    umask = os.umask(0)
    os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~umask
    target.chmod(0o640)
    write_atomic(target, [b"y"])
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_to_the_new_content(tmp_path: Path) -> None:
    """Who names a link means the file behind it."""
    (tmp_path / "far").mkdir()
    (tmp_path / "link").symlink_to("far/file")
    for text in ("one", "two"):
        write_atomic(tmp_path / "link", [text.encode()])
        assert listing(tmp_path / "far") == {"file": text}
    assert (tmp_path / "link").is_symlink()


def test_what_the_chunks_raise_leaves_the_old_file(tmp_path: Path) -> None:
    """A bad record in the middle costs nothing that was there."""

    def chunks() -> Iterator[bytes]:
        yield b"half"
        message = "bad record"
        raise RecordError(message)

    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RecordError, match="bad record"):
        write_atomic(target, chunks())
    assert listing(tmp_path) == {"out": "old"}


@pytest.mark.parametrize("name", ["write", "replace", "fsync"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EFBIG, errno.EIO]
)
def test_what_the_system_refuses_comes_up_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    """The error is the system's own, and names a file; the temporary file is gone."""
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(number))
        with pytest.raises(OSError, match=os.strerror(number)) as caught:
            write_atomic(target, [b"new"])
    assert caught.value.errno == number
    assert name == "replace" or caught.value.filename == str(target)
    assert listing(tmp_path) == {"out": "old"}


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    """And nothing is asked of the chunks before."""
    with pytest.raises(FileNotFoundError):
        write_atomic(tmp_path / "no" / "out", iter(lambda: pytest.fail("was asked"), b""))
    with pytest.raises(IsADirectoryError):
        write_atomic(tmp_path, [b"x"])


def test_a_folder_that_is_not_there_is_named_and_not_the_temporary_file(tmp_path: Path) -> None:
    """Which says nothing to anybody."""
    lost = tmp_path / "no" / "losses.txt"
    with pytest.raises(FileNotFoundError) as refused, growing(os.fspath(lost)):
        pass
    assert refused.value.filename == os.fspath(lost.parent)


def run(program: str, *arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """Run a program of Python."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False)


LIMITED = """
import resource, sys
from rusrec.store.atomic import write_atomic
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write_atomic(sys.argv[1], (b"x" * 500 for _ in range(10)))
except OSError as error:
    print(error.errno)
"""


def test_a_file_over_the_limit_of_its_process_leaves_the_old_one(tmp_path: Path) -> None:
    """A real refusal in the middle of writing, no signal."""
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    done = run(LIMITED, target)
    assert (done.stdout.decode(), done.returncode) == (f"{errno.EFBIG}\n", 0)
    assert listing(tmp_path) == {"out": "old"}


KILLED = """
import os, signal, sys
from rusrec.store.atomic import write_atomic
def chunks():
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)
write_atomic(sys.argv[1], chunks())
"""


def test_what_a_killed_process_leaves_is_swept_by_the_next_run(tmp_path: Path) -> None:
    """The old file is whole meanwhile; the left-over is hidden and says whose it is."""
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    assert run(KILLED, target).returncode == -signal.SIGKILL
    (left,) = listing(tmp_path).keys() - {"out"}
    assert left.startswith(".rusrec-")
    assert left.endswith(".tmp")
    assert listing(tmp_path)["out"] == "old"
    write_atomic(tmp_path / "other", [b"new"])
    assert listing(tmp_path) == {"out": "old", "other": "new"}


def test_what_another_process_is_writing_is_not_swept(tmp_path: Path) -> None:
    """Two exports into one folder at a time both arrive."""

    def chunks() -> Iterator[bytes]:
        yield b"one"
        write_atomic(tmp_path / "two", [b"two"])

    write_atomic(tmp_path / "one", chunks())
    assert listing(tmp_path) == {"one": "one", "two": "two"}


def test_a_pipe_is_written_straight(tmp_path: Path) -> None:
    """There is nothing to replace."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_atomic(pipe, [b"one ", b"two"])
    reader.join()
    assert got == [b"one two"]
    assert pipe.is_fifo()


def test_a_device_that_is_full_says_so() -> None:
    """The error of the system comes up."""
    with pytest.raises(OSError, match="No space") as caught:
        write_atomic("/dev/full", [b"x"])
    assert caught.value.filename == "/dev/full"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_name_is_written_where_it_goes(tmp_path: Path, name: str) -> None:
    """A pipe, or a file that is appended to: what is in it stays."""
    program = f"from rusrec.store.atomic import write_atomic; write_atomic({name!r}, [b'x'])"
    assert run(program).stdout == b"x"
    with (tmp_path / "log").open("ab") as log:
        log.write(b"before ")
        log.flush()
        subprocess.run([sys.executable, "-c", program], stdout=log, check=True)
    assert listing(tmp_path) == {"log": "before x"}


def test_a_set_puts_all_its_files_in_place(tmp_path: Path) -> None:
    """New ones in folders that are made, changed ones, and one that goes."""
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "b").write_text("old", encoding="utf-8")
    with FileSet() as files:
        files.put(str(tmp_path / "a"), b"new", stamp(tmp_path / "a"))
        files.put(str(tmp_path / "x/y/c"), b"new")
        files.remove(str(tmp_path / "b"), stamp(tmp_path / "b"))
        files.commit()
    assert listing(tmp_path) == {"a": "new", "x/y/c": "new"}


def test_a_set_that_is_not_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    """Neither files nor folders."""
    with FileSet() as files:
        files.put(str(tmp_path / "x/y/c"), b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_file_that_cannot_be_put_in_place_takes_back_those_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Three files, of which the last, the second or the first fails."""
    for name in "ab":
        (tmp_path / name).write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch, FileSet() as files:
        patch.setattr(os, "replace", failing(errno.ENOSPC, after))
        files.put(str(tmp_path / "a"), b"new", stamp(tmp_path / "a"))
        files.put(str(tmp_path / "c"), b"new")
        files.put(str(tmp_path / "b"), b"new", stamp(tmp_path / "b"))
        with pytest.raises(OSError, match="No space"):
            files.commit()
    assert listing(tmp_path) == {"a": "old", "b": "old"}


def test_files_without_links_are_put_in_place_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system that has none, only the taking back is lost."""
    for name in "ab":
        (tmp_path / name).write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch, FileSet() as files:
        patch.setattr(os, "link", failing(errno.EPERM))
        for name in "ab":
            files.put(str(tmp_path / name), b"new", stamp(tmp_path / name))
        files.commit()
    assert listing(tmp_path) == {"a": "new", "b": "new"}


@pytest.mark.parametrize("change", ["written", "deleted", "replaced", "made"])
def test_a_file_that_is_not_the_one_that_was_read_is_refused_by_name(
    tmp_path: Path, change: str
) -> None:
    """Whoever changed it, and however; nothing of the set is written."""
    changed, other = tmp_path / "changed", tmp_path / "other"
    for file in (changed, other):
        file.write_text("old", encoding="utf-8")
    expected = None if change == "made" else stamp(changed)
    with FileSet() as files:
        files.put(str(other), b"new", stamp(other))
        files.put(str(changed), b"new", expected)
        if change == "written":
            changed.write_text("OLD", encoding="utf-8")
        elif change == "deleted":
            changed.unlink()
        elif change == "replaced":
            (tmp_path / "next").write_text("old", encoding="utf-8")
            (tmp_path / "next").rename(changed)
        with pytest.raises(RecordError, match="changed by somebody else") as caught:
            files.commit()
    assert [problem.source for problem in caught.value.problems] == [str(changed)]
    assert listing(tmp_path)["other"] == "old"


HOLDING = """
import sys, time
from rusrec.store.lock import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_writer_waits_for_another_and_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    """No file marks the lock, so none is left over by a process that was killed."""
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(BlockingIOError, match="another process"),
            locked(str(tmp_path), patience=0.1),
        ):
            pytest.fail("both had the lock")
        holder.kill()
    begun = time.monotonic()
    with locked(str(tmp_path)):
        assert time.monotonic() - begun < 5
        assert list(tmp_path.iterdir()) == []


def test_an_interrupt_right_behind_the_making_of_a_file_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is there and nobody has its descriptor yet: it goes all the same."""
    real = os.open

    def opened(path: str, flags: int, *mode: int) -> int:
        descriptor = real(path, flags, *mode)
        if flags & os.O_CREAT:
            os.close(descriptor)
            raise KeyboardInterrupt
        return descriptor

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", opened)
        with pytest.raises(KeyboardInterrupt):
            write_atomic(tmp_path / "x", [b"x"])
    assert listing(tmp_path) == {}
