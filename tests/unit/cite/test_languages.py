"""Several languages in one bibliography: forms, brackets, words of each item, groups by script."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import rusrec
from rusrec import Date, Name, NameForm, Record, Text, cite
from rusrec.cite import beside, styles
from rusrec.cite.asked import GROUPS
from rusrec.cite.brackets import HOUSES
from rusrec.cite.choice import chosen
from rusrec.cite.citation import Citation, Reference
from rusrec.cite.forms import FORMS, TABLES, Part, pattern, table
from rusrec.cite.manuscript import cite_document
from rusrec.cite.marks import CLOSE, ITALIC, QUOTE, QUOTE_END
from rusrec.cite.output import OUTPUTS
from rusrec.errors import StyleError
from rusrec.formats.csl_json import citing
from rusrec.formats.csl_json.forms import TextForm
from rusrec.testing.strategies import record_lists

ROOT = Path(__file__).parents[3]
SEED = rusrec.load(ROOT / "records")["rosia-yongu-8-1-259"]
ORIGINAL = (
    "1930년대 소련에서의 {}대협약(Big Deal){}의 성립과 그 수혜자들: 노동돌격대, 스따하노프 노동자, "
    "그리고 전문기술인들을 중심으로"
)
ROMANIZED = "1930-yŏndae Soryŏn esŏŭi {}taehyŏbyak (Big Deal){} ŭi sŏngnip kwa kŭ suhyejadŭl"
TRANSLATION = (
    "The ‘Big Deal’ and Its Beneficiaries in the Soviet Union during the 1930s: "
    "The Udarniki, the Stakhanovites, and the Technical Intelligentsia"
)
OUTER_O, INNER_O = ORIGINAL.format("“", "”"), ORIGINAL.format("‘", "’")
STRAIGHT_O = ORIGINAL.format('"', '"')
OUTER_R, INNER_R = ROMANIZED.format("“", "”"), ROMANIZED.format("‘", "’")
JOURNAL = "*Rŏsia yŏn’gu*"
TARGETS = {
    ("chicago-notes-bibliography", "chicago-17"): (
        f"Song Chun-sŏ. “{INNER_R}.” [{TRANSLATION}.] {JOURNAL} 8, no. 1 (1998): 259–85."
    ),
    ("chicago-notes-bibliography", "style"): (
        f"Song Chun-sŏ 송준서. “{INNER_R}” {OUTER_O} [{TRANSLATION}]. "
        f"{JOURNAL} 러시아연구 8, no. 1 (1998): 259–85."
    ),
    ("apa", "style"): f"Song, C. (1998). {OUTER_R} [{TRANSLATION}]. {JOURNAL}, *8*(1), 259–285.",
    ("mla", "style"): (
        f"송준서 [Song Chun-sŏ]. “{INNER_O}” [{OUTER_R}; {TRANSLATION}]. "
        "*러시아연구* [Rŏsia yŏn’gu], vol. 8, no. 1, 1998, pp. 259–85."
    ),
    (
        "gost-r-7-0-5",
        "original",
    ): f"송준서. {OUTER_O} // 러시아연구. 1998. Vol. 8, № 1. P. 259–285.",
    ("gost-r-7-0-5", "style"): (
        f"송준서. {OUTER_O} = {TRANSLATION} // 러시아연구. 1998. Vol. 8, № 1. P. 259–285."
    ),
    ("korean-humanities", "style"): (
        f"송준서, 「{STRAIGHT_O}」, 『러시아연구』 제8권 제1호, 1998, 259-285쪽."
    ),
}


def printed(style: str, record: Record = SEED, **asked: Any) -> str:
    """Return the one entry as Markdown without its escapes."""
    [entry] = cite([record], style=style, output="markdown", **asked).entries
    return entry.text.replace("\\", "")


@pytest.mark.parametrize(("style", "forms"), TARGETS)
def test_the_seed_in_the_forms_of_each_family(style: str, forms: str) -> None:
    """As the manuals have it, in the forms of the record and in words of its language."""
    own = style in {"gost-r-7-0-5", "korean-humanities"}
    assert printed(style, forms=forms, locale_per_item=own) == TARGETS[style, forms]


def test_a_form_that_a_machine_made_is_told_where_it_is_printed() -> None:
    """Not where it is not."""

    def told(forms: str) -> list[str]:
        made = cite([SEED], style="apa", forms=forms)
        return [each.field for each in made.warnings if each.code == "RR616"]

    assert told("style") == ["title", "container-title", "author[0]"]
    assert told("original") == told("translation") == []


def test_a_form_that_is_not_there_is_told_and_the_original_stands() -> None:
    """But a title in Latin script needs no romanization."""
    made = cite([replace(SEED, title=SEED.title[:1], subtitle=())], style="apa", forms="romanized")
    english = Record(id="e", type="book", language=("en",), title=(Text("Nothing", "en"),))

    assert ("RR613", "title") in [(each.code, each.field) for each in made.warnings]
    assert "1930년대" in made.entries[0].text
    assert "RR613" not in [
        each.code for each in cite([english], style="apa", forms="style").warnings
    ]


def test_a_romanized_title_keeps_its_case_where_an_original_takes_that_of_titles() -> None:
    """Even where the work is said to be in English."""
    forms = (Text("the snow that fell", "en"), Text("nun i naerida", "ko-Latn-alalc97"))
    book = Record(id="b", type="book", language=("en",), title=forms, issued=Date("2001"))

    assert printed("mla", book, forms="romanized original") == (
        "*nun i naerida* the snow that fell. 2001."
    )
    assert printed("mla", book, forms="original [romanized]") == (
        "*The Snow That Fell* [nun i naerida]. 2001."
    )


def test_a_pattern_says_what_is_first_and_what_stands_beside_it() -> None:
    """Blanks part the forms, brackets hold several, an equals sign joins."""
    read = pattern("original = parallel [romanized; translation]")

    assert (read.first, read.stopped) == ("original", False)
    assert read.beside == (Part(" = ", ("parallel",), ""), Part(" [", FORMS[1:3], "]"))
    assert pattern("romanized. [translation.]").stopped


@pytest.mark.parametrize(
    "text",
    ["", "[translation]", "= original", "original [", "original []", "original nonsense", "a;b"],
)
def test_what_is_no_pattern_is_refused(text: str) -> None:
    """With the forms that there are."""
    with pytest.raises(StyleError, match="RR618"):
        pattern(text)


def test_a_table_of_rusrec_toml_goes_before_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the name of a table or of a style; what it does not say is ours."""
    text = "[forms.apa]\ntitle = 'original [translation]'\n[forms.mla]\nname = 'romanized'\n"
    (tmp_path / "rusrec.toml").write_text(text, "utf-8")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")

    assert printed("apa", forms="style") == (
        f"Song, C. (1998). {OUTER_O} [{TRANSLATION}]. {JOURNAL}, *8*(1), 259–285."
    )
    assert printed("mla", forms="style").startswith(f"Song Chun-sŏ. “{INNER_O}” [{OUTER_R}; ")


@pytest.mark.parametrize(
    ("text", "said"),
    [("[forms", "RR618"), ("forms = 1", "no table"), ("[forms.apa]\nauthor = 'x'", "author"),
     ("[forms.apa]\ntitle = 'x'", "'x'"), ("[forms]\napa = 'x'", "apa"),
     ("[forms.apa]\nfamily-first = 'x'", "true or false")],
)  # fmt: skip
def test_a_rusrec_toml_that_cannot_be_read_is_an_error(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is wrong in it."""
    (tmp_path / "rusrec.toml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StyleError, match=said):
        cite([SEED], style="apa", forms="style")


def test_an_aside_leaves_italics_and_quotations_and_draws_in_a_stop() -> None:
    """In the middle of a formatted stretch it stays where it is."""
    aside = beside.aside(" [b]")

    def moved(text: str, *, stopped: bool = False) -> str:
        return beside.outward(text, stopped=stopped)

    assert moved(f"{QUOTE}a{aside}{QUOTE_END}, c") == f"{QUOTE}a{QUOTE_END}{aside}, c"
    assert moved(f"{ITALIC}a{aside}{CLOSE}.") == f"{ITALIC}a{CLOSE}{aside}."
    assert moved(f"{ITALIC}a{aside}, c{CLOSE}") == f"{ITALIC}a{aside}, c{CLOSE}"
    assert moved(f"「a{aside}」 c") == f"「a」{aside} c"
    stopped = beside.aside(" [b.]")
    assert moved(f"{QUOTE}a{aside}{QUOTE_END}. c", stopped=True) == (
        f"{QUOTE}a{QUOTE_END}.{stopped} c"
    )


@pytest.mark.parametrize(
    ("house", "article", "book"),
    [("korean", "「」", "『』"), ("슬라브학보", "“”", "『』"), ("노어노문학", '""', "「」"),
     ("〈〉《》", "〈〉", "《》")],
)  # fmt: skip
def test_brackets_go_by_the_script_of_what_is_printed(house: str, article: str, book: str) -> None:
    """East Asian titles stand in those of the house, others in quotation marks and italics."""
    seed = printed("korean-humanities", brackets=house)
    assert f", {article[0]}1930년대" in seed
    assert f"중심으로{article[1]}, {book[0]}러시아연구{book[1]} 제8권" in seed
    romanized = printed("chicago-author-date", brackets=house, forms="romanized")
    assert f"“{INNER_R}.” {JOURNAL} 8" in romanized


def test_brackets_go_by_the_form_that_comes_first() -> None:
    """However much stands beside it in another script."""
    text = printed("chicago-author-date", brackets="korean", forms="romanized original")
    assert f"“{INNER_R}” {OUTER_O}. {JOURNAL}" in text


def test_words_are_no_brackets() -> None:
    """Four letters are the name of a house that nobody has."""
    with pytest.raises(StyleError, match="RR619"):
        printed("korean-humanities", brackets="abcd")


@pytest.mark.parametrize(
    ("wanted", "tags", "reader", "shown"),
    [
        ("romanized", ("ko", "ru-Latn", "ko-Latn"), "en", ["ko-Latn"]),
        ("original [translation]", ("ko", "ru-Latn", "ru", "en"), "ru", ["ko", "ru"]),
        ("original [translation]", ("ko", "ru-Latn", "en"), "ru", ["ko", "en"]),
        ("original = parallel [translation]", ("ko", "en"), "en", ["ko", "en"]),
        ("original [romanized; translation]", ("en", "ko"), "en", ["en"]),
    ],
)
def test_a_form_is_chosen_by_what_it_is(
    wanted: str, tags: tuple[str, ...], reader: str, shown: list[str]
) -> None:
    """The transcription of the original and not of another form; each form once."""
    choice = chosen(pattern(wanted), [TextForm(tag, tag) for tag in tags], reader)
    assert [choice.first.tag, *(form.tag for _, form, _ in choice.beside)] == shown


def test_brackets_go_through_macros_and_groups(tmp_path: Path) -> None:
    """What dresses a title may stand around it; where there is more than titles it stays."""
    path = tmp_path / "style.csl"
    layout = (
        '<text macro="title" quotes="true"/><group font-style="italic" prefix=", ">'
        '<text variable="container-title"/></group><group font-style="italic" prefix=", ">'
        '<text variable="container-title"/><text variable="volume" prefix=" "/></group>'
    )
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>t</title><id>i</id><updated>2026-01-01T00:00:00Z</updated></info>"
        '<macro name="title"><text variable="title"/></macro>'
        f"<citation><layout>{layout}</layout></citation>"
        f"<bibliography><layout>{layout}</layout></bibliography></style>",
        "utf-8",
    )
    shown = printed(str(path), brackets="korean")
    assert shown.startswith("「1930년대")
    assert shown.endswith("중심으로」, 『러시아연구』, *러시아연구 8*")


def test_each_item_is_in_the_words_of_its_own_language() -> None:
    """Counters in Korean, № and С. in Russian, et al. in three languages."""
    people = tuple(Name(name=(NameForm(f"Имя{n}", "А.", "ru"),)) for n in "абвгд")
    russian = Record(
        id="r", type="article-journal", language=("ru",), title=(Text("Ничто", "ru"),),
        author=people, issued=Date("1978"), host=replace(SEED, id="h"), volume="12", issue="5",
        pages="12-27",
    )  # fmt: skip
    korean = replace(russian, id="k", language=("ko",))
    english = replace(russian, id="e", language=("en",))

    def entry(record: Record) -> str:
        return printed("mla", record, locale_per_item=True)

    assert "и др." in entry(russian)
    assert "т. 12, № 5, 1978, с. 12–27" in entry(russian)
    assert ", 외. " in entry(korean)
    assert ", et al. " in entry(english)
    assert "Т. 12 № 5, 1978, С. 12-27" in printed(
        "korean-humanities", russian, locale_per_item=True
    )
    assert "제12권 제5호, 1978, 12-27쪽" in printed(
        "korean-humanities", korean, locale_per_item=True
    )


def test_entries_stand_in_groups_by_script() -> None:
    """Each group in the order of its alphabet; what is not named comes last."""
    titles = {"Небыль": "ru", "Быль": "ru", "하나": "ko", "가나": "ko", "Nothing": "en", "無": "zh"}
    books = [
        Record(id=title, type="book", language=(tag,), title=(Text(title, tag),))
        for title, tag in titles.items()
    ]

    def order(groups: str) -> str:
        made = cite(books, style="mla", group_by_script=groups)
        return " ".join(entry.id for entry in made.entries)

    assert order("hangul-first") == "가나 하나 無 Быль Небыль Nothing"
    assert order("hangul-last") == "Nothing Быль Небыль 無 가나 하나"
    assert order("cyrl, hang").startswith("Быль Небыль 가나 하나 ")


@pytest.mark.parametrize(
    ("asked", "code"),
    [({"forms": "nonsense"}, "RR617"), ({"brackets": "nonsense"}, "RR619"),
     ({"group_by_script": "Zyxw"}, "RR620"),
     ({"forms": "style", "engine": "citeproc-py"}, "RR606")],
)  # fmt: skip
def test_what_there_is_not_is_refused(asked: dict[str, Any], code: str) -> None:
    """With what there is."""
    with pytest.raises(StyleError, match=code):
        cite([SEED], style="apa", **asked)


@settings(max_examples=60, deadline=None)
@given(record_lists())
def test_the_item_beside_which_forms_are_kept_is_the_item_of_csl_json(found: list[Record]) -> None:
    """Word for word; and the first of each row of forms is what stands in it."""
    for record in found:
        item, forms = citing.item_and_forms(record)
        assert item == citing.item(record)
        assert all(item[key] == row[0].text for key, row in forms.texts.items())
        assert all(len(item[key]) == len(rows) for key, rows in forms.names.items())


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "forms": st.sampled_from((*TABLES, *FORMS)),
        "brackets": st.sampled_from(sorted(HOUSES)),
        "locale_per_item": st.booleans(),
        "group_by_script": st.sampled_from(sorted(GROUPS)),
    },
)


@settings(max_examples=60, deadline=None)
@given(record_lists(), st.sampled_from(sorted(styles.available())), st.sampled_from(list(OUTPUTS)),
       ASKED)  # fmt: skip
def test_any_records_can_be_cited_with_any_preference(
    found: list[Record], style: str, output: str, asked: dict[str, Any]
) -> None:
    """No exception, no sign of our own in the text, no empty brackets, each record once."""
    made = cite(found, style=style, output=output, **asked)
    plain = cite(found, style=style, output=output)

    assert {entry.id for entry in made.entries} == {entry.id for entry in plain.entries}
    for entry in made.entries:
        assert entry.text.strip()
        assert not any("\ufdd0" <= character <= "\ufdef" for character in entry.text)
    assert str(made).count("[]") <= str(plain).count("[]")


WORDS = {
    "ko": "하늘 땅", "ko-Latn-alalc97": "hanŭl ttang", "en": "heaven and earth",
    "ru": "небо и земля",
    "fr": "ciel et terre", "ko-Latn": "haneul ttang", "ja": "天地",
}  # fmt: skip
FAULTS = ("..", ",,", "::", ". .", ", ,", "()", "[]", "「」", "『』", "  ", " ,", ",.", "?.", "“”",
          "[ ", " ]", "[;", "; ]", "= =", "][", " .", '""', "[.", "“,", "= ,", "= .")  # fmt: skip


def said(tags: frozenset[str], mark: str) -> tuple[Text, ...]:
    """Return a text in each of these languages, ended by *mark*."""
    return tuple(Text(f"{WORDS[tag]} {mark}", tag) for tag in sorted(tags))


EVERY_FORM = "romanized original = parallel [translation; romanized]"
TAGS = st.frozensets(st.sampled_from(sorted(WORDS)))


@settings(max_examples=150, deadline=None)
@given(
    st.tuples(TAGS, TAGS, TAGS, TAGS),
    st.sampled_from(("ko", "en", "ru", "ja", "und")),
    st.sampled_from(("article-journal", "book", "chapter", "thesis")),
    st.sampled_from(sorted(styles.available())),
    st.tuples(ASKED, st.sampled_from((*TABLES[1:], EVERY_FORM))),
)
def test_whatever_forms_there_are_nothing_is_doubled_dangling_or_empty(
    tags: tuple[frozenset[str], ...],
    language: str,
    kind: str,
    style: str,
    asked: tuple[dict[str, Any], str],
) -> None:
    """Each form stands once at most, its brackets closed, in the list and in notes."""
    title, host, people, publisher = tags
    families = {tag: f"{WORDS[tag].split()[0].title()}x" for tag in sorted(people)}
    names = tuple(NameForm(family, "Q", tag) for tag, family in families.items())
    record = Record(
        id="a", type=kind, language=(language,), title=said(title, "one"), issued=Date("1998"),
        author=(Name(name=names),) if names else (), volume="8", issue="1", pages="2-3",
        publisher=(said(publisher, "three"),) if publisher else (),
        host=Record(type="book", title=said(host, "two")) if host else None,
    )  # fmt: skip
    notes = [Citation((Reference("a", "4", "page"),), number) for number in (1, 2)]
    made = cite_document([record], notes, style=style, **{**asked[0], "forms": asked[1]})
    lines = [*made.citations, *(entry.text for entry in made.bibliography.entries)]
    for line in lines:
        assert not [fault for fault in FAULTS if fault in line], line
        assert line.count("[") == line.count("]"), line
    for line in lines[-1:]:
        folded = line.casefold()
        for tag in title:
            assert folded.count(f"{WORDS[tag]} one".casefold()) <= 1, line


def test_the_table_of_a_style_is_that_of_its_family() -> None:
    """Or its own, or the originals alone where nothing is known of it."""
    assert table("style", "chicago-author-date", {}) == table("chicago", "", {})
    assert table("style", "nature", {}) == table("original", "", {})
    own = {"nature": {"title": "romanized"}}
    assert table("style", "nature", own).title == pattern("romanized")


def test_forms_that_stand_beside_a_name_sort_nothing() -> None:
    """The works of one author stand by year, whichever of them has his name in Hangul too."""
    latin = NameForm("Hong", "Kil-tong", "ko-Latn")
    both = Name((NameForm("홍", "길동", "ko"), latin))
    books = [
        Record(id=f"b{year}", type="book", language=("ko",), author=(name,), issued=Date(year))
        for year, name in (("2001", Name((latin,))), ("1999", both))
    ]
    made = cite(books, style="chicago-author-date", forms="chicago")
    assert [entry.id for entry in made.entries] == ["b1999", "b2001"]
