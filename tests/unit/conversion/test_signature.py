"""What a file is by its first bytes, and what a user is told to do about one of another kind."""

from pathlib import Path

import pytest

from rusrec import SourceError, UnknownFormatError, read
from rusrec.conversion.inputs import recognised

STRANGERS = {
    "page.htm": ("<!DOCTYPE html>\n<html><body>Rate limit</body></html>", "web page"),
    "pubmed.nbib": ("PMID- 31452104\nOWN - NLM\nTI  - A title\n", "MEDLINE"),
    "refer.enw": ("%0 Journal Article\n%T Title\n", "Refer"),
    "wos.txt": ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "Web of Science"),
    "marcedit.mrk": ("=LDR  00000nam a2200000 i 4500\n=245  00$aTitle\n", "MarcEdit"),
    "endnote.xml": ('<xml><records><record><source-app name="EndNote"/></record></records></xml>',
                    "EndNote's own XML"),
    "refs.xml": ('<xml><records><record><ref-type name="Book"/></record></records></xml>',
                 "EndNote's own XML"),
    "medline.xml": ("<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "PubMed's own XML"),
    "paper.pdf": ("%PDF-1.7\n", "PDF"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize(
    "format_", ["ris", "csl-json", "mods", "marcxml", "marc21", "csv", "oai-dc", "yaml"]
)
def test_what_no_format_reads_is_named_whatever_it_was_to_be(
    name: str, format_: str, tmp_path: Path
) -> None:
    """An error page saved as .bib, PubMed's .nbib as RIS: the remedy says what the file is."""
    content, what = STRANGERS[name]
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        list(read(path, format_))
    assert what in caught.value.problems[0].help
    assert caught.value.problems[0].evidence
    with pytest.raises(UnknownFormatError, match=what):
        recognised(str(path))


@pytest.mark.parametrize(("content", "format_", "told"), [
    ("TY  - JOUR\nTI  - A\nER  - \n", "bibtex", "--from ris"),
    ("@article{a, title={T}}\n", "ris", "--from bib"),
    ('[{"id": "a", "type": "book"}]', "mods", "--from csl-json"),
    ('<mods xmlns="http://www.loc.gov/mods/v3"/>', "marcxml", "--from mods"),
])  # fmt: skip
def test_a_file_of_another_of_our_formats_is_named(
    content: str, format_: str, told: str, tmp_path: Path
) -> None:
    """And an error in a file of the right format keeps its own remedy."""
    path = tmp_path / "x"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        list(read(path, format_))
    assert told in caught.value.problems[0].help

    path.write_text("@article{a, title={T}\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        list(read(path, "biblatex"))
    assert "--from" not in caught.value.problems[0].help


def test_a_file_that_says_nothing_of_itself_wants_a_format(tmp_path: Path) -> None:
    """All that can be read are named."""
    path = tmp_path / "x"
    path.write_text("words\n", encoding="utf-8")
    with pytest.raises(UnknownFormatError, match="does not say its format") as caught:
        recognised(str(path))
    assert "--from csl-json or" in caught.value.problems[0].help


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised_by_its_nuls(codec: str, tmp_path: Path) -> None:
    """The remedy names the right order of the two."""
    path = tmp_path / "x.bib"
    path.write_bytes("@article{a, title={한글 논문}}".encode(codec))
    with pytest.raises(SourceError) as caught:
        list(read(path, "bibtex"))
    assert f"--encoding {codec}" in caught.value.problems[0].help
