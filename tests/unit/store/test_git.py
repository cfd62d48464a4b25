"""The days of the first and last commit on each record."""

import shutil
import subprocess
from pathlib import Path

import pytest

from rusrec.store.git import days

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A repository in which commits are of given days."""

    def __init__(self, root: Path) -> None:
        """Begin one in *root*."""
        self.root = root
        self.git("init", "-q")

    def git(self, *arguments: str, day: str = "2020-01-01") -> None:
        """Run Git."""
        when = f"{day}T12:00:00+0900"
        env = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": "2030-12-31T12:00:00+0000",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        }  # fmt: skip
        subprocess.run(["git", *arguments], cwd=self.root, env=env, check=True, capture_output=True)

    def commit(self, day: str, **files: str) -> None:
        """Commit *files*, by id, on a *day*."""
        for id_, text in files.items():
            path = self.root / "records" / '가 "나' / f"{id_}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with three commits."""
    (tmp_path / "one").mkdir()
    made = Repository(tmp_path / "one")
    made.commit("2021-02-03", a="1\n" * 20, b="2\n" * 20)
    made.commit("2022-03-04", a="3\n" + "1\n" * 20)
    made.commit("2023-04-05")
    return made


def test_each_record_has_the_days_of_its_own_commits(repository: Repository) -> None:
    """Those of the authors, whoever committed it later; what is not committed has none."""
    (repository.root / "records" / "c.yaml").write_text("x", "utf-8")
    root = str(repository.root / "records")
    assert days(root) == {"a": ("2021-02-03", "2022-03-04"), "b": ("2021-02-03", "2021-02-03")}


def test_a_record_that_moved_or_got_another_id_keeps_its_first_day(repository: Repository) -> None:
    """The file is the same, under another name."""
    root = repository.root / "records"
    repository.git("mv", 'records/가 "나/b.yaml', "records/b.yaml")
    repository.commit("2024-01-01")
    repository.git("mv", "records/b.yaml", "records/d.yaml")
    repository.commit("2024-01-02")
    assert days(str(root))["d"] == ("2021-02-03", "2024-01-02")


def test_a_name_that_is_given_again_is_that_of_another_record(repository: Repository) -> None:
    """The days before belong to the record that had it."""
    folder = 'records/가 "나'
    repository.git("mv", f"{folder}/b.yaml", f"{folder}/d.yaml")
    repository.commit("2024-01-01")
    repository.commit("2024-01-02", b="new\n" * 20)
    root = str(repository.root / "records")
    assert days(root)["d"] == ("2021-02-03", "2024-01-01")
    assert days(root)["b"] == ("2024-01-02", "2024-01-02")


def test_where_git_knows_not_all_it_is_not_asked(repository: Repository, tmp_path: Path) -> None:
    """In no repository, and in a clone that begins in the middle, no record has a day."""
    assert days(str(tmp_path)) == {}
    address = repository.root.as_uri()
    repository.git("clone", "-q", "--depth", "1", address, str(tmp_path / "two"))
    assert days(str(tmp_path / "two" / "records")) == {}
    repository.git("clone", "-q", address, str(tmp_path / "three"))
    assert "a" in days(str(tmp_path / "three" / "records"))


def test_without_git_no_record_has_a_day(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else depends on it."""
    monkeypatch.setenv("PATH", "")
    assert days(str(repository.root)) == {}
