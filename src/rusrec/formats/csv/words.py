"""What people call the columns of a list of literature, each with the field that it is."""

from collections.abc import Mapping
from typing import Final

__all__ = ["WORDS"]

_WORDS: Final = {
    "title": "titles 제목 논문명 논문제목 название заглавие",
    "subtitle": "부제 부제목 подзаголовок",
    "author": "authors creator creators 저자 저자명 автор авторы",
    "editor": "editors 편집자 편자 редактор редакторы",
    "translator": "translators 번역자 역자 переводчик переводчики",
    "issued": "date year publication-year publication-date 연도 발행연도 발행년도 발행일 год дата",
    "host.title": "journal journal-title publication-title container-title 학술지 학술지명 журнал",
    "host": "journal-id",
    "volume": "vol 권 том",
    "issue": "no 호 номер выпуск",
    "pages": "page 쪽 면 페이지 страницы",
    "publisher": "발행처 발행기관 출판사 издательство",
    "place": "publisher-place 발행지 출판지 место",
    "abstract": "초록 аннотация",
    "keywords": "keyword tags subjects 주제어 키워드 ключевые-слова",
    "language": "languages lang 언어 язык",
    "links": "link url urls",
    "notes": "note 비고 примечание примечания",
    "citekey": "key citation-key",
}
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(path.split(".")) for path, words in _WORDS.items() for word in words.split()
}
"""Paths by the word that stands for them, in small letters and with hyphens for blanks."""
