r"""Text and TeX, in both directions."""

import time
from unittest import mock

import pytest
from bibtexparser.splitter import Splitter
from hypothesis import example, given
from hypothesis import strategies as st

from rusrec.formats import _tex
from rusrec.formats._bib.grammar.entries import balanced
from rusrec.formats._tex import Decoded, decode, encode, verbatim
from rusrec.scripts.gate import nfc, paragraphs, refused

SIGNS = "\\{}$%&#_~^\"'`<>,-–“”?!@()[]ab AÁ\u0301가나Жж:;=.01/|*\u00a0\n"
PARTS = (
    *("@article{x,", "\\input{x}", "\n", "@foo(", "''", "``", "--", "\\'e", "{", "}", "\\", "$x$"),
    *('"', "“", "{}", " ", "\\textquotedbl", "x", "가", '"<a>"', "“{}", "?`", "<<", ",,"),
)
TEXTS = (
    st.one_of(st.text(SIGNS), st.text(), st.lists(st.sampled_from(PARTS)).map("".join))
    .filter(lambda text: refused(text) is None)
    .map(paragraphs)
)
TAGS = (
    *("<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "</span>"),
    *('<span class="nocase">', '<span style="font-variant:small-caps;">'),
)
MACROS = (
    *(
        "\\'",
        "{",
        "}",
        "$",
        "\\alpha",
        "\\textit",
        "\\input",
        "\\foo",
        "x",
        "\\char",
        '"',
        "`",
        "'",
    ),
    *(
        "\\url",
        "^",
        "_",
        "[",
        "]",
        " ",
        "\\",
        "\\kern",
        "1em",
        "\\verb|",
        "\\href{a}",
        "\\em ",
        "--",
    ),
)


def text_of(tex: str, *, braces: bool = False) -> str:
    """Decode what needs no warning."""
    warnings: list[str] = []
    decoded = decode(tex, warnings.append, braces=braces)
    assert warnings == []
    return decoded.text


@pytest.mark.parametrize(
    ("tex", "text"),
    [("$$a$$ b", "a b"), ("a $$ b", "a b"), ("{" * 99 + "a" + "}" * 99 + " b", "a b")],
)
def test_doubled_dollars_and_deep_groups_leave_their_text(tex: str, text: str) -> None:
    """Whatever of it is told apart."""
    assert text_of(tex) == text


@given(TEXTS, st.booleans())
def test_what_was_encoded_comes_back_as_the_same_plain_text(text: str, braces: bool) -> None:  # noqa: FBT001
    """Whatever a text holds: TeX's signs, ligatures, commands, braces that do not pair."""
    assert decode(encode(text), pytest.fail, braces=braces) == Decoded(text, markup=False)


@given(TEXTS)
def test_an_encoded_title_stays_one_field_of_one_entry(text: str) -> None:
    """Nothing in a title can end its field or begin an entry, for bibtexparser or for BibTeX."""
    tex = encode(text)
    assert balanced(tex)
    library = Splitter(f"@article{{k, title = {{{tex}}}}}").split()
    assert [type(block).__name__ for block in library.blocks] == ["Entry"]
    assert [(f.key, f.value) for f in library.entries[0].fields] == [("title", f"{{{tex}}}")]


def test_an_entry_within_a_title_stays_a_title() -> None:
    """The text of an injection comes back as the text that it is."""
    evil = "A}}\n@article{evil,\n@book(worse, title = {B}"
    assert text_of(encode(evil)) == evil
    assert "\n@" not in encode(evil)


@given(st.lists(st.sampled_from([*TAGS, *SIGNS])).map("".join).map(paragraphs))
def test_markup_is_balanced_and_settles_at_the_first_trip(text: str) -> None:
    """Tags that do not pair stay text; what is written from what was read is read the same."""
    tex = encode(text, markup=True)
    assert balanced(tex)
    first = decode(tex, pytest.fail, braces=True)
    second = decode(encode(first.text, markup=first.markup), pytest.fail, braces=True)
    if not first.markup:
        assert second == first


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("a <i>b <b>c</b></i>", r"a \textit{b \textbf{c}}"),
        ('The <span class="nocase">DNA</span> of', "The {DNA} of"),
        ('<span class="nocase">DNA</span>', "{DNA}{}"),
        ('X <span class="nocase">100 %</span> y', r"X {{100 \%}} y"),
        ('X <span class="nocase">&B</span> y', r"X {{\&B}} y"),
        ("H<sub>2</sub>O m<sup>2</sup>", r"H$_{\textrm{2}}$O m$^{\textrm{2}}$"),
        ("x<sup>a&b</sup>", r"x\textsuperscript{a\&b}"),
        ('<span style="font-variant:small-caps;">송</span> x', r"\textsc{송} x"),
    ],
)
def test_each_tag_has_a_command_and_comes_back(text: str, tex: str) -> None:
    """CSL's tags for rich text are written as LaTeX, and read again as the same tags."""
    assert encode(text, markup=True) == tex
    assert decode(tex, pytest.fail, braces=True) == Decoded(text, markup=True)


def test_tags_without_a_partner_stay_text() -> None:
    """``a <i>b`` is no markup, and loses nothing."""
    for text in ("a <i>b", "</i> <b>y</i></b", "p <sub> q"):
        assert decode(encode(text, markup=True), pytest.fail) == Decoded(text, markup=False)


@given(st.text('" ab\n-({~@\\}&“\u00a0', max_size=14).map(paragraphs))
@example('say "a (b)", "c" and "d"')
@example('a "b\n"c" d')
def test_quotes_that_all_pair_are_set_soon_and_alike(text: str) -> None:
    """Where all of them pair it is seen without the pattern that finds those that do."""
    soon = encode(text)
    with mock.patch.object(_tex, "_all_paired", return_value=None):
        assert encode(text) == soon


def test_straight_quotes_that_pair_print_as_quotes_and_come_back_straight() -> None:
    """The empty group after the mark is the difference from quotes that were curly."""
    title = '1930년대 소련에서의 "대협약(Big Deal)"의 성립과 그 수혜자들'
    tex = "1930년대 소련에서의 “{}대협약(Big Deal)”{}의 성립과 그 수혜자들"
    assert encode(title) == tex
    assert text_of(tex) == title
    assert encode("“대협약”") == "“대협약”"
    assert encode('5" disk') == r"5\textquotedbl{} disk"


def test_clean_text_is_returned_as_it_is() -> None:
    """Neither direction copies a text that holds nothing of TeX's."""
    text = "Стахановцы, 노동돌격대 and their beneficiaries: 1928–1932 (it's)"
    assert encode(text) is text
    assert decode(text, pytest.fail).text is text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"Erd{\H o}s", "Erdős"),
        (r"G{\"o}del G\"odel G{\"{o}}del", "Gödel Gödel Gödel"),
        (r"\'e \'{e} {\'e} {\'{e}} \' e", "é é é é é"),
        (r"\'{\i} {\'\i} \'\i{} \v{\j}", "í í í ǰ"),
        (r"\c{c} \v{s} \u{g} \k{a} \r{a} \d{h} \b{d} \t{oo}", "ç š ğ ą å ḥ ḏ o͡o"),
        (r"\c c\v s", "çš"),
        (r"\'{\^a} {\'{\^{a}}}", "ấ ấ"),
        (r"\ss\ \o re \O{}re {\L}ukasz \ae\oe\aa{} \dh\th\i", "ß øre Øre Łukasz æœå ðþı"),
        (r"\cyra\cyrb\CYRYA\cyrishrt \'{\cyra}", "абЯйа\u0301"),
        (r"\& \% \$ \# \_ \{ \}", "& % $ # _ { }"),
        (r"\textbackslash x \textasciitilde{} \textasciicircum{} \~{} \^{}", "\\x ~ ^ ~ ^"),
        (r"\textendash--- -- \ldots{} \dots", "–— – … …"),
        (r"\S 5 \P{} \pounds 3 \copyright\texttrademark{} 20\textdegree C", "§5 ¶ £3 ©™ 20°C"),
        (r"``a'' `b' it's the workers' way", "“a” ‘b’ it's the workers' way"),
        (r"`the workers' way'", "‘the workers’ way'"),
        ("<<a>> p<<0.05 ,,Wort`` ?`que? !`si!", "«a» p<<0.05 „Wort“ ¿que? ¡si!"),
        ('Текст "--- текст "<кавычки">', "Текст — текст «кавычки»"),
        ("1920~30년대 1944~1953 3~5 1월~3월 a ~ b", "1920~30년대 1944~1953 3~5 1월~3월 a ~ b"),
        ("그림~1 제~1~장 10~000 4~2017 Fig.~3", "그림 1 제 1 장 10 000 4 2017 Fig. 3"),
        (r"10\,000 a~b a\\b a\-b \mbox{x y}", "10 000 a b a b ab x y"),
        (r"$\alpha$-helix 25$^\circ$C $p < 0.05$ $\leq$ $-1$", "α-helix 25°C p < 0.05 ≤ −1"),
        (r"$\hat{p}$ $\bar x$ $\text{CO}_{}$ $x'$", "p̂ x̄ CO x′"),
        (r"US\$5, costs $5 and $6", "US$5, costs $5 and $6"),
        (r"\url{http://x.org/\~{}a_b--c}", "http://x.org/~a_b--c"),
        (r"\foreignlanguage{russian}{Слово} x", "Слово x"),
        (r"{\textless}i{\textgreater}", "<i>"),
        (r"\{\vphantom{\}}a", "{a"),
        (r'\char"AC00 \symbol{8470} \char233', "가№é"),
        (r"\noopsort{1973b}1973 \enquote{x}", "1973 “x”"),
        (r"{\cyr}{\relax}a {} b {-} \verb|a_b| \kern 1em c", "a b - a_b c"),
        (r"\{ \emph{} \textsc{}x", "{ x"),
        ("a\\", "a\\"),
        ("one\n  two\n\n  three\\par four", "one two\nthree\nfour"),
        ("\\apj", "Astrophysical Journal"),
        ("{{Whole Title}}", "Whole Title"),
        ("x }", "x }"),
    ],
)
def test_latex_in_the_wild_is_read_as_what_it_prints(tex: str, text: str) -> None:
    """Accents in every spelling, letters, Cyrillic macros, symbols, ligatures, simple formulas."""
    assert text_of(tex) == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\emph{a} \textbf{b} {\it c \bf d} {\em}", "<i>a</i> <b>b</b> <i>c <b>d</b></i>"),
        (
            r"H$_2$O CO$_{2}$ 10$^{-3}$ $x_i^2$",
            "H<sub>2</sub>O CO<sub>2</sub> 10<sup>−3</sup> x<sub>i</sub><sup>2</sup>",
        ),
        (
            r"The {DNA} of {\LaTeX} {\"O}sterreich",
            'The <span class="nocase">DNA</span> of LaTeX Österreich',
        ),
        ("{A} and {B}", '<span class="nocase">A</span> and <span class="nocase">B</span>'),
        ("x {a {DNA} b}", 'x <span class="nocase">a DNA b</span>'),
        (r"x {{\"O}sterreich} {대협약}", 'x <span class="nocase">Österreich</span> 대협약'),
        (r"\textbf x y", "<b>x</b> y"),
    ],
)
def test_styles_and_braces_become_csl_markup(tex: str, text: str) -> None:
    """Braces that protect capitals are data; those of an accent or of the whole value are not."""
    assert decode(tex, pytest.fail, braces=True) == Decoded(text, markup=True)


def test_braces_are_data_only_where_it_is_asked_for() -> None:
    """In a publisher's name braces protect nothing."""
    assert decode("The {DNA} Press", pytest.fail) == Decoded("The DNA Press", markup=False)


@pytest.mark.parametrize(
    ("tex", "text", "word"),
    [
        (r"\input{/etc/passwd}", r"\input{/etc/passwd}", r"\input"),
        (r"\write18{rm -rf x} y", r"\write18{rm -rf x} y", r"\write"),
        (r"\foo{bar} b", "bar b", r"\foo"),
        (r"\foo[opt]{bar}", "bar", r"\foo"),
        (r"\baz qux", r"\baz qux", r"\baz"),
        (r"\href{http://x.org}{text}", "text", "http://x.org"),
        (r"a $\frac{a}{b}$ c", r"a $\frac{a}{b}$ c", r"\frac"),
        (r"\texttt{x}", "x", r"\texttt"),
    ],
)
def test_what_does_not_come_over_whole_is_told(tex: str, text: str, word: str) -> None:
    """Unknown macros keep their argument, dangerous ones stay as text; each is told once."""
    told: list[str] = []
    assert decode(f"{tex} {tex}", told.append).text == f"{text} {text}"
    assert told
    assert all(word in message for message in told)
    assert len(told) == 1 or "href" in tex


@given(st.one_of(st.text(SIGNS), st.lists(st.sampled_from(MACROS)).map("".join)), st.booleans())
def test_any_value_is_read_as_some_text_in_nfc(tex: str, braces: bool) -> None:  # noqa: FBT001
    """Nothing is raised, and the text that comes out is clean."""
    text = decode(tex, lambda _: None, braces=braces).text
    assert text == nfc(text)
    assert refused(text) is None
    assert isinstance(verbatim(tex), str)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "{",
            "}",
            "$",
            "$}",
            "\\",
            "\\'",
            "\\'{",
            " {a}",
            "\\foo{",
            "\\url{",
            "\\emph{",
            "{\\em ",
        ),
        *(
            "`a",
            ",,a",
            "<<",
            "\\verb|",
            "$a{",
            "\\input{",
            "--",
            "a\u0301\u0323",
            "\\(",
            "\\href{a}",
        ),
    ],
)
def test_a_hostile_value_costs_no_more_than_its_length(piece: str) -> None:
    """A fifth of a megabyte of anything takes less than a second or two: the work is linear."""
    tex = piece * (200_000 // len(piece))
    start = time.process_time()
    decode(tex, lambda _: None, braces=True)
    encode(tex)
    verbatim(tex)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"http://x.org/a\_b{\_}c\%20{\&}d", "http://x.org/a_b_c%20&d"),
        (r"http://x.org/\~{}kim/{\textasciitilde}a/\textasciitilde{}b", "http://x.org/~kim/~a/~b"),
        (r"\url{http://x.org/a--b_c}", "http://x.org/a--b_c"),
        ("10.1000/x--y(1)_2", "10.1000/x--y(1)_2"),
        ("{10.1000/x}", "10.1000/x"),
    ],
)
def test_an_address_loses_its_escapes_and_nothing_else(tex: str, text: str) -> None:
    """Mendeley and EndNote escape in addresses, where TeX does not."""
    assert verbatim(tex) == text
