"""Dates in EDTF: what is read, what it means, how it is written, and what a refusal advises."""

import datetime as dt
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rusrec.model import edtf
from rusrec.model.edtf import Edtf, Moment, Qualifier

QUALIFIERS: list[Qualifier] = ["", "?", "~", "%"]

CANONICAL = re.findall(
    r"\S+",
    """
1998 1998-05 1998-05-31 0000 0476 -0044 -0044-03-15 Y17000 Y-170000002
1998? 1998-05~ 1998-05-31%
193X 19XX XXXX 1XXX-12 XXXX-05 XXXX-12-XX 1985-XX-XX 2004-XX 1937-05-1X 1937-05-3X 190X-02-29 19XX~
1998-21 1998-24 1998-25 1998-29 1998-33 1998-37 1998-41 199X-21
1998/2001 1998/.. ../1998 1998/ /1998 2004-06/2006-08 1984?/2004-06~ 1937-05-1X/1937-06
1998-05-31T12:00:00 1998-05-31T12:00:00Z 1998-05-31T23:59:59-04 1998-05-31T00:00:00+09:30
[1937-05-12..1937-05-15] [1667,1668,1670..1672] {1960,1961-12} [..1760-12-03] [1760-12..]
{..1984} [1667?,1668~] [1667]
""",
)

REFUSED = {
    "1998.05.31": "1998-05-31",
    "1998. 5. 31.": "1998-05-31",
    "1998/05/31": "1998-05-31",
    "1998/05": "1998-05",
    "31.05.1998": "1998-05-31",
    "May 1998": "1998-05",
    "Sept. 1998": "1998-09",
    "31 May 1998": "1998-05-31",
    "1st May, 1998": "1998-05-01",
    "May 31, 1998": "1998-05-31",
    "1998 May 31": "1998-05-31",
    "1998, May": "1998-05",
    "май 1998": "1998-05",
    "31 мая 1998 г.": "1998-05-31",
    "1998 г.": "1998",
    "1998년": "1998",
    "1998년 5월": "1998-05",
    "1998年5月31日": "1998-05-31",
    "Fall 1998": "1998-23",
    "лето 1998": "1998-22",
    "1998년 겨울": "1998-24",
    "19980531": "1998-05-31",
    "199805": "1998-05",
    "1998-5-3": "1998-05-03",
    "1998-2001": "1998/2001",
    "1998–2001": "1998/2001",
    "1998~2001": "1998/2001",
    "1998..2001": "1998/2001",
    "1998-99": "1998/1999",
    "1998/99": "1998/1999",
    "1998-": "1998/..",
    "1998/open": "1998/..",
    "199-": "199X",
    "199u": "199X",
    "199x": "199X",
    "19--": "19XX",
    "19uu": "19XX",
    "1990s": "199X",
    "1990-е": "199X",
    "1990년대": "199X",
    "ca. 1998": "1998~",
    "circa 1998": "1998~",
    "около 1998": "1998~",
    "c1998": "1998",
    "©1998": "1998",
    "1998?~": "1998%",
    "?1998": "1998?",
    "2004?-06": "2004-06?",
    "2004-06-~01": "2004-06-01~",
    "476": "0476",
    "Y1998": "1998",
    "17000": "Y17000",
    " 1998": "1998",
    "1998\n": "1998",
    "2001-02-30": "2001-02",
    "1998-13": "1998",
    "1998-00": "1998",
    "1998-05-00": "1998-05",
    "1900-02-29": "1900-02",
    "XXXX-02-30": "XXXX-02",
    "19X1-02-29": "19X1-02",
    "1998-2X": "1998",
    "-0000": "0000",
    "2001/1998": "1998/2001",
    "1998-06/1998-05-31": "1998-05-31/1998-06",
    "[May 1998,1999]": "1998-05",
    "[1998,1999.05.31]": "1999-05-31",
    "1998/May 2001": "2001-05",
    "1998-05-31T12:00:00Z/..": "1998-05-31",
    "[1998-05-31T12:00:00Z]": "1998-05-31",
    "../..": "1998/..",
    "/": "1998/..",
}

HINTED = {
    "98": "four digits",
    "5": "four digits",
    "1998/2": "interval",
    "05/31/1998": "'YYYY-MM-DD'",
    "1998-05-31T12:00": "'1998-05-31T12:00:00Z'",
    "1998-05-31T12:00:00.000Z": "'1998-05-31T12:00:00Z'",
    "1998-05-31T24:00:00Z": "'1998-05-31T12:00:00Z'",
    "1998-05-3XT12:00:00Z": "plain time",
    "1998-05-31T12:00:00Z?": "plain time",
    "1950S2": "level 2",
    "Y17E8": "level 2",
    "44 BC": "'-0043'",
    "n.d.": "missing",
    "[s.a.]": "missing",
    "б. г.": "missing",
    "미상": "missing",
    "": "'YYYY-MM-DD'",
    "hello": "'YYYY-MM-DD'",
    "١٩٩٨": "'YYYY-MM-DD'",
    "1998/1999/2000": "'YYYY-MM-DD'",
    "[1998": "[1667,1670..1672]",
    "[": "[1667,1670..1672]",
    "[1998}": "[1667,1670..1672]",
    "[]": "'YYYY-MM-DD'",
    "[1998,]": "'YYYY-MM-DD'",
    "[[1998]]": "'YYYY-MM-DD'",
    "[1998/2001]": "'YYYY-MM-DD'",
}


def refusal(text: str) -> str:
    """Return the message with which *text* is refused."""
    with pytest.raises(ValueError, match=r".") as caught:
        edtf.parse(text)
    return str(caught.value)


@pytest.mark.parametrize("text", CANONICAL)
def test_a_canonical_text_is_written_as_it_was_read(text: str) -> None:
    """Each text of the levels that are taken is its own canonical spelling."""
    assert edtf.render(edtf.parse(text)) == text == str(edtf.parse(text))


@pytest.mark.parametrize(
    ("text", "canonical"), [("y17000", "Y17000"), ("[1667, 1670..1672]", "[1667,1670..1672]")]
)
def test_other_spellings_are_made_canonical(text: str, canonical: str) -> None:
    """A small y and the blanks of a set are read and not written."""
    assert edtf.render(edtf.parse(text)) == canonical


@pytest.mark.parametrize(("text", "remedy"), REFUSED.items())
def test_a_refusal_names_what_to_write(text: str, remedy: str) -> None:
    """What is met in the wild is refused with the EDTF to write instead."""
    assert f"write '{remedy}'" in refusal(text).rpartition("; ")[2]


@pytest.mark.parametrize(("text", "words"), HINTED.items())
def test_a_refusal_says_what_is_wrong(text: str, words: str) -> None:
    """Where no date can be proposed the message still tells the way."""
    assert words in refusal(text)


@pytest.mark.parametrize("remedy", sorted(set(REFUSED.values())))
def test_every_remedy_can_be_read(remedy: str) -> None:
    """No advice leads to the next refusal."""
    assert edtf.render(edtf.parse(remedy)) == remedy


def test_a_slash_between_year_and_month_is_explained() -> None:
    """A slash is an interval, and the message says so."""
    assert "a slash is an interval" in refusal("1998/05")


def test_a_c_before_the_year_is_told_to_have_two_meanings() -> None:
    """Copyright and circa are both named."""
    assert "copyright" in refusal("c1998")
    assert "'~'" in refusal("c1998")


def test_a_refused_day_is_named() -> None:
    """The message tells the day from the month."""
    assert "no day 30" in refusal("2001-02-30")
    assert "no month 13" in refusal("1998-13-01")


def test_a_part_with_an_x_is_none_and_kept_in_the_mask() -> None:
    """Nothing is made of a digit that is not known."""
    assert edtf.parse("1937-05-1X").start == Moment(1937, 5, unspecified="1937-05-1X")
    assert edtf.parse("199X~").start == Moment(qualifier="~", unspecified="199X")
    assert edtf.parse("XXXX-05").start == Moment(month=5, unspecified="XXXX-05")
    assert edtf.parse("199X-22").start == Moment(season=22, unspecified="199X-22")


def test_precision_is_never_invented() -> None:
    """A year has neither month nor day, a season no month."""
    assert edtf.parse("1998").start == Moment(1998)
    assert edtf.parse("1998-21").start == Moment(1998, season=21)


def test_the_ends_of_an_interval_tell_open_from_unknown() -> None:
    """Two dots are open, nothing is unknown."""
    assert edtf.parse("1998/..") == Edtf("interval", Moment(1998), open=True)
    assert edtf.parse("1998/") == Edtf("interval", Moment(1998))
    assert edtf.parse("../1998") == Edtf("interval", end=Moment(1998), open=True)
    assert edtf.parse("/1998") == Edtf("interval", end=Moment(1998))


def test_a_set_knows_its_members_and_its_extremes() -> None:
    """Members stand in order; start and end are the earliest and the latest."""
    found = edtf.parse("[1670..1672,1667]")
    assert [str(member) for member in found.members] == ["1670/1672", "1667"]
    assert (found.start, found.end, found.every) == (Moment(1667), Moment(1672), False)
    assert edtf.parse("{1960,1961-12}").every
    assert edtf.parse("[..1760,1765]").start is None
    assert edtf.parse("[1760..,1765]").end is None


def test_a_time_is_kept_as_written() -> None:
    """The time is text, with its offset."""
    moment = edtf.parse("1998-05-31T12:00:00+09:00").start
    assert moment == Moment(1998, 5, 31, time="12:00:00+09:00")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1998", False, False),
        ("1998?", False, True),
        ("1998~", True, False),
        ("1998%", True, True),
        ("1984?/2004~", True, True),
        ("[1667,1668~]", True, False),
        ("1984/..", False, False),
    ],
)
def test_the_marks_of_doubt_are_told_apart(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001
    """A tilde is approximate, a question mark uncertain, a per cent sign both."""
    assert (edtf.parse(text).approximate, edtf.parse(text).uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1998", ((1998, 1, 1), (1998, 12, 31))),
        ("1998-02", ((1998, 2, 1), (1998, 2, 28))),
        ("2000-02", ((2000, 2, 1), (2000, 2, 29))),
        ("1900-02", ((1900, 2, 1), (1900, 2, 28))),
        ("1998-05-31", ((1998, 5, 31), (1998, 5, 31))),
        ("193X", ((1930, 1, 1), (1939, 12, 31))),
        ("1937-05-1X", ((1937, 5, 10), (1937, 5, 19))),
        ("1937-02-XX", ((1937, 2, 1), (1937, 2, 28))),
        ("1937-1X", ((1937, 10, 1), (1937, 12, 31))),
        ("1XXX-12", ((1000, 12, 1), (1999, 12, 31))),
        ("190X-02-29", ((1904, 2, 29), (1908, 2, 29))),
        ("XXXX-05", (None, None)),
        ("-01XX", ((-199, 1, 1), (-100, 12, 31))),
        ("-0044", ((-44, 1, 1), (-44, 12, 31))),
        ("Y17000", ((17000, 1, 1), (17000, 12, 31))),
        ("1998-21", ((1998, 3, 1), (1998, 5, 31))),
        ("1998-24", ((1998, 12, 1), (1998, 12, 31))),
        ("1998-30", ((1998, 12, 1), (1998, 12, 31))),
        ("1998-34", ((1998, 4, 1), (1998, 6, 30))),
        ("1998-39", ((1998, 9, 1), (1998, 12, 31))),
        ("1998-40", ((1998, 1, 1), (1998, 6, 30))),
        ("199X-21", ((1990, 3, 1), (1999, 5, 31))),
        ("1998/2001-02", ((1998, 1, 1), (2001, 2, 28))),
        ("1998/..", ((1998, 1, 1), None)),
        ("/1998", (None, (1998, 12, 31))),
        ("[1670,1667,1668-03..1668-04]", ((1667, 1, 1), (1670, 12, 31))),
        ("[..1760,1765]", (None, (1765, 12, 31))),
        ("[1760..,1765]", ((1760, 1, 1), None)),
    ],
)
def test_a_date_spans_the_days_that_it_can_mean(text: str, span: edtf.Span) -> None:
    """First and last day, None where the date is open."""
    assert edtf.parse(text).span == span


def test_dates_sort_by_what_they_can_mean() -> None:
    """Earlier first; of two that begin together the shorter; what has no year at the end."""
    order = ["Y-17000", "-0044", "1998", "1998/2001", "1998/..", "../1998", "XXXX-05"]
    assert sorted(sorted(order), key=lambda text: edtf.parse(text).sort_key) == order
    assert edtf.parse("1998-21").sort_key < edtf.parse("1998-22").sort_key
    assert edtf.parse("1998-23").sort_key < edtf.parse("1998-24").sort_key


def test_a_winter_may_begin_before_its_year() -> None:
    """An interval from a season to a month of its year is no interval backwards."""
    assert edtf.parse("1998-24/1998-02").kind == "interval"
    assert "ends before" in refusal("1998-24/1997-12")


def test_parts_make_a_text() -> None:
    """Formats that hold parts get the EDTF for them."""
    assert edtf.of(1998) == "1998"
    assert edtf.of(1998, 5) == "1998-05"
    assert edtf.of(1998, 5, 3, qualifier="~") == "1998-05-03~"
    assert edtf.of(1998, season=21) == "1998-21"
    assert edtf.of(-44) == "-0044"
    assert edtf.of(-9999) == "-9999"
    assert edtf.of(17000) == "Y17000"


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1998, 13, None),
        (1998, 21, None),
        (1998, 0, None),
        (2001, 2, 30),
        (1998, None, 5),
        (17000, 5, 1),
    ],
)
def test_parts_that_are_no_date_are_refused(year: int, month: int | None, day: int | None) -> None:
    """A month of 21 is no season by the back door, a day needs its month."""
    with pytest.raises(ValueError, match=";"):
        edtf.of(year, month, day)


def test_a_month_and_a_season_do_not_go_together() -> None:
    """One of the two, never both."""
    with pytest.raises(ValueError, match=";"):
        edtf.of(1998, 5, season=21)


def test_two_dates_make_an_interval() -> None:
    """An end is a date, two dots or nothing."""
    assert edtf.interval("1998", "2001-05") == "1998/2001-05"
    assert edtf.interval("1998", "..") == "1998/.."
    assert edtf.interval("", "y17000") == "/Y17000"
    with pytest.raises(ValueError, match="before it begins"):
        edtf.interval("2001", "1998")


def test_a_text_of_any_length_is_refused_at_once() -> None:
    """A megabyte of anything costs no more than a glance."""
    hostile = (
        "[" + "1998," * 200_000,
        "1" * 1_000_000,
        " " * 1_000_000,
        "1998 " * 190,
        "[" + "a," * 490,
    )
    start = time.process_time()
    for text in hostile:
        refusal(text)
    assert time.process_time() - start < 1


YEARS = st.integers(-9999, 9999) | st.integers(-(10**12), 10**12)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Draw a date of any precision, with digits left open here and there."""
    qualifier = draw(st.sampled_from(QUALIFIERS))
    year = draw(YEARS)
    if abs(year) > 9999:
        return Moment(year, qualifier=qualifier)
    if draw(st.booleans()):
        season = draw(st.none() | st.integers(21, 41))
        return Moment(year, season=season, qualifier=qualifier)
    month = draw(st.integers(1, 12))
    moment = Moment(year, month, draw(st.none() | st.integers(1, 28)))
    return edtf.parse(_masked(draw, str(moment)) + qualifier).start or moment


def _masked(draw: st.DrawFn, text: str) -> str:
    # an X in place of a digit never makes a date impossible
    places = draw(st.sets(st.sampled_from([m.start() for m in re.finditer("[0-9]", text)])))
    return "".join("X" if place in places else c for place, c in enumerate(text))


@st.composite
def intervals(draw: st.DrawFn, *, member: bool = False) -> Edtf:
    """Draw an interval, open, unknown or closed; within a set an end is never unknown."""
    first, last = sorted((draw(moments()), draw(moments())), key=lambda m: m.span[0] or (0, 0, 0))
    shape = draw(st.sampled_from(["closed", "from", "until"]))
    if shape == "closed":
        try:
            return edtf.parse(f"{first}/{last}")
        except ValueError:
            return Edtf("interval", first, first)
    is_open = member or draw(st.booleans())
    if shape == "from":
        return Edtf("interval", first, open=is_open)
    return Edtf("interval", None, last, open=is_open)


dates = st.builds(Edtf, st.just("date"), moments())
members = st.lists(dates | intervals(member=True), min_size=1, max_size=5)
sets = st.builds(
    lambda parts, every: "{}{}{}".format(
        "{" if every else "[", ",".join(map(_as_member, parts)), "}" if every else "]"
    ),
    members,
    st.booleans(),
).map(edtf.parse)


def _as_member(part: Edtf) -> str:
    return str(part) if part.kind == "date" else f"{part.start or ''}..{part.end or ''}"


@settings(deadline=None)
@given(dates | intervals() | sets)
def test_what_is_written_is_read_back(value: Edtf) -> None:
    """parse(render(x)) == x, and the text is canonical."""
    text = edtf.render(value)
    assert edtf.parse(text) == value
    assert edtf.render(edtf.parse(text)) == text


@settings(deadline=None)
@given(dates | intervals() | sets)
def test_every_date_can_be_sorted_and_spans_forwards(value: Edtf) -> None:
    """The last day is not before the first, whatever the date; seasons of an interval aside."""
    first, last = value.span
    seasons = any(moment.season for moment in value.moments)
    assert first is None or last is None or first <= last or (seasons and first[0] <= last[0])
    assert value.sort_key[0] <= value.sort_key[1] or seasons


@settings(deadline=None)
@given(
    st.text() | st.text(alphabet="0123456789-X/.?~%[]{},YyT:Z+ ") | st.from_regex(r"[0-9]{4}.{0,9}")
)
@example("[" * 900)
@example("٣٣٣٣")
@example("0000-00")
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """No other exception, and the message has a remedy."""
    try:
        value = edtf.parse(text)
    except ValueError as refused:
        assert "; " in str(refused)  # noqa: PT017
    else:
        assert edtf.parse(edtf.render(value)) == value
        assert isinstance(value.sort_key, tuple)


@settings(deadline=None)
@given(st.integers(0, 9999), st.integers(1, 12), st.integers(1, 31))
def test_the_calendar_is_that_of_python(year: int, month: int, day: int) -> None:
    """The days that exist are those of datetime (which begins with year 1)."""
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        assert "there is no day" in refusal(f"{year:04d}-{month:02d}-{day:02d}")
    else:
        assert edtf.of(year, month, day) == f"{year:04d}-{month:02d}-{day:02d}"


@pytest.mark.parametrize(("typed", "meant"), [
    ("1998-06", "1998-06"), ("1998년 6월 15일", "1998-06-15"), (" мая 1998 ", "1998-05"),
    ("19980615", "1998-06-15"), ("199-", "199X"), ("6/7/1998", ""), ("c1998", ""), ("98", ""),
    ("35971", ""), ("1998/99", ""), ("", ""), ("in press", ""),
])  # fmt: skip
def test_what_a_typed_date_means_is_known_or_not(typed: str, meant: str) -> None:
    """A date that may be another is none."""
    assert edtf.meant(typed) == meant
