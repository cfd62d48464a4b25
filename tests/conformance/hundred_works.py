"""A hundred fictitious works of all kinds, in three languages, the same in every run."""

import random
from typing import Any, Final

__all__ = ["items"]

_PEOPLE: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "ko": (
        {"family": "김", "given": "경수"}, {"family": "남궁", "given": "민"},
        {"family": "눈", "given": "사람"}, {"family": "꿈", "given": "나라"},
        {"family": "번", "given": "역자"}, {"family": "없", "given": "는이"},
        {"literal": "상상도시청"},
    ),
    "ru": (
        {"family": "Вымыслов", "given": "Иван Петрович"},
        {"family": "Небылицына", "given": "Анна Сергеевна"}, {"family": "Снегов", "given": "Мороз"},
        {"family": "Переводов", "given": "Пётр"}, {"family": "Сонов", "given": "Ю. Я."},
        {"literal": "Институт небылиц"},
    ),
    "en": (
        {"family": "Kim", "given": "Kyŏng-su"}, {"family": "Fictive", "given": "Jean-Luc"},
        {"family": "Nobody", "given": "Ann Beth"}, {"family": "O’Nothing", "given": "Nemo"},
        {"family": "Sketch", "given": "Ada B.", "dropping-particle": "de la"},
        {"family": "Dike", "given": "Hans", "non-dropping-particle": "van der"},
        {"family": "Draft", "given": "John", "suffix": "Jr."}, {"literal": "Office of Nothing"},
    ),
}  # fmt: skip
_TITLES: Final = {
    "ko": ("상상의 도시", "눈사람의 사회사: 겨울을 중심으로", "꿈의 기록", "‘없음’은 무엇인가?",
           "「없는 책」의 독자들", "1931년의 “전차”"),
    "ru": ("Город, которого нет", "Социальная история снеговика: опыт зимы", "«Рекорд» пекаря № 5",
           "Что такое ничто?", "Письма в никуда", "Сны наяву!"),
    "en": ("the city that was not there", "Letters that nobody wrote: on an imaginary post office",
           "Why <i>nothing</i> happened in H<sub>2</sub>O", "What is not there?",
           "A history of “nothing” in the 1930s", "Dreams, and so on..."),
}  # fmt: skip
_HOSTS: Final = {
    "ko": ("없음연구", "상상일보", "가상학보"),
    "ru": ("Вымышленный вестник", "Энская правда", "Вопросы небылиц"),
    "en": ("Journal of Imaginary Studies", "the Nowhere Times", "Nature & Nothing Else"),
}
_PUBLISHERS: Final = {
    "ko": ("없는출판사", "가상시"),
    "ru": ("Небылица", "Энск"),
    "en": ("Nowhere University Press", "Nowhere"),
}
_GENRES: Final = {"ko": "박사학위논문", "ru": "дис. канд. ист. наук", "en": "PhD diss."}
_DATES: Final[tuple[dict[str, Any] | None, ...]] = (
    {"date-parts": [[1998]]}, {"date-parts": [[2004, 5]]}, {"date-parts": [[1937, 5, 12]]},
    {"date-parts": [[1998], [2001]]}, {"date-parts": [[1937, 5, 12], [1937, 5, 15]]},
    {"date-parts": [[1985]], "circa": True}, {"date-parts": [[2012, 11]]}, None,
)  # fmt: skip
_TYPES: Final = (
    "article-journal", "article-journal", "book", "chapter", "thesis", "article-newspaper",
    "webpage", "report", "paper-conference", "article-magazine",
)  # fmt: skip
_PAGES: Final = ("259-285", "5-8, 11", "12", "e12", "1101-1104", "97-103")


def items(number: int = 100) -> list[dict[str, Any]]:
    """Return *number* items of CSL-JSON; each type, language, date and number of people occurs."""
    chance = random.Random(1998)  # noqa: S311 - nothing is kept secret
    return [_item(place, chance) for place in range(number)]


def _item(place: int, chance: random.Random) -> dict[str, Any]:
    language = ("ko", "ru", "en")[place % 3]
    kind = _TYPES[place % len(_TYPES)]
    item: dict[str, Any] = {
        "id": f"work-{place:02}",
        "type": kind,
        "language": language,
        "title": chance.choice(_TITLES[language]),
    }
    people = list(_PEOPLE[language])
    chance.shuffle(people)
    authors = chance.choice((0, 1, 1, 1, 2, 2, 3, 4, len(people)))
    if authors:
        item["author"] = people[:authors]
    if date := _DATES[place % len(_DATES)]:
        item["issued"] = date
    item |= _of_kind(kind, language, chance)
    if kind == "webpage" or chance.random() < 0.2:
        item["URL"] = f"https://city.example/{place}"
        item["accessed"] = {"date-parts": [[2024, 3, 4]]}
    if kind == "article-journal" and chance.random() < 0.3:
        item["DOI"] = f"10.5555/imaginary.{place}"
    return item


def _of_kind(kind: str, language: str, chance: random.Random) -> dict[str, Any]:
    """Return what an item has by its *kind*."""
    publisher, city = _PUBLISHERS[language]
    printed: dict[str, Any] = {"publisher": publisher, "publisher-place": city}
    host = {"container-title": chance.choice(_HOSTS[language]), "page": chance.choice(_PAGES)}
    numbers = {"volume": str(chance.randint(1, 40)), "issue": str(chance.randint(1, 12))}
    some = dict(chance.sample(sorted(numbers.items()), chance.randint(1, 2)))
    editors = list(_PEOPLE[language][1 : chance.randint(2, 3)])
    of_book = {"edition": "2", "editor": editors[:1], "volume": "3"}
    inner = {"container-title": chance.choice(_TITLES[language][:2]), "editor": editors}
    kinds: dict[str, dict[str, Any]] = {
        "article-journal": host | some,
        "article-magazine": host | some,
        "article-newspaper": host | {"page": str(chance.randint(1, 12))},
        "book": printed | dict(chance.sample(sorted(of_book.items()), chance.randint(0, 2))),
        "chapter": printed | host | inner,
        "paper-conference": printed | host | inner,
        "thesis": printed | {"genre": _GENRES[language]},
        "report": printed | {"genre": "report", "number": str(chance.randint(1, 99))},
        "webpage": {"container-title": host["container-title"]},
    }
    return kinds[kind]
