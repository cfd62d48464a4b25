"""What people call the columns of a list of literature, each with the field that it is."""

from collections.abc import Mapping
from typing import Final

__all__ = ["KINDS", "LANGUAGES", "WORDS"]

_WORDS: Final = {
    "title": "titles article-title document-title 제목 논문명 논문제목 서명 название заглавие",
    "subtitle": "부제 부제목 подзаголовок",
    "author": "authors creator creators 저자 저자명 автор авторы",
    "editor": "editors 편집자 편자 редактор редакторы",
    "translator": "translators 번역자 역자 переводчик переводчики",
    "issued": (
        "date year publication-year publication-date 연도 발행연도 발행년도 발행년 발행년월 발행일 "
        "год дата"
    ),
    "host.title": (
        "journal journal-title publication-title publication source-title container-title "
        "journal/book 학술지 학술지명 간행물명 수록지 게재지 저널명 학회지명 журнал"
    ),
    "host": "journal-id",
    "volume": "vol 권 том",
    "issue": "no 호 номер выпуск",
    "pages": "page 쪽 면 페이지 수록면 страницы",
    "publisher": "발행처 발행기관 발행기관명 출판사 издательство",
    "place": "publisher-place 발행지 출판지 место",
    "abstract": "초록 аннотация",
    "keywords": "keyword tags subjects author-keywords 주제어 키워드 ключевые-слова",
    "language": "languages lang language-of-original-document 언어 язык",
    "links": "link url urls 링크 ссылка",
    "notes": "note 비고 примечание примечания",
    "citekey": "key citation-key",
}
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(path.split(".")) for path, words in _WORDS.items() for word in words.split()
}
"""Paths by the word that stands for them, in small letters and with hyphens for blanks."""

LANGUAGES: Final[Mapping[str, str]] = {
    word: tag
    for tag, words in {"ko": "국문 한글 국어", "en": "영문", "ru": "노문 рус"}.items()
    for word in words.split()
}
"""What headings call languages in brackets, ``제목(영문)``, beside their names."""

_KINDS: Final = {
    "article-journal": "journal-article journalarticle 논문 학술논문 학술지논문 статья",
    "book": "monograph 단행본 도서 книга",
    "chapter": "book-chapter book-section booksection глава",
    "paper-conference": "conference-paper proceedings-article 학술대회논문",
    "thesis": "dissertation 학위논문 диссертация",
}
KINDS: Final[Mapping[str, str]] = {
    word: kind for kind, words in _KINDS.items() for word in words.split()
}
"""Item types by the word that other programs and people have for them."""
