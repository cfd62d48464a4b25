"""Keys made from texts."""

import re
import time
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rusrec.scripts.slug import slug, unique

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("러시아연구", "reosiayeongu"),
        ("러시아 연구 8(1), 259-285", "reosia-yeongu-8-1-259-285"),
        ("독립문", "dokripmun"),
        ("값싼 닭의 넋", "gapssan-dakui-neok"),
        ("꽃잎이 흩어졌다", "kkotipi-heuteojyeotda"),
        ("송, 준서", "song-junseo"),
        ("ㄱㅏㄱ", "gag"),
        ("Вопросы истории", "voprosy-istorii"),
        ("Ёлка, объезд, Щука, ЭЮЯ, Йы", "elka-obezd-shchuka-eyuya-yy"),
        ("Хрущёв", "khrushchev"),
        ("Хрущев", "khrushchev"),
        ("абвгдежзийклмнопрстуфхцчшщъыьэюя", "abvgdezhziyklmnoprstufkhtschshshchyeyuya"),
        ("Ґудзь і Їжак, Єва", "gudz-i-yizhak-yeva"),
        ("Ђорђе Љубић Џеп", "djordje-ljubic-dzep"),
        ("Қазақстан Ӑ", "qazaqstan-a"),
        ("за́мок", "zamok"),
        ("Μακεδονία και Θράκη", "makedonia-kai-thraki"),
        ("ΨΥΧΗΣ", "psychis"),
        ("Łódź Straße Ærø œuvre Đặng", "lodz-strasse-aero-oeuvre-dang"),
        ("İstanbul ışık Þór Ísland", "istanbul-isik-thor-island"),
        ("Kam-ch'an Yŏn’gu", "kam-chan-yongu"),
        ("O’Brien’s ‘Big Deal’", "obriens-big-deal"),
        ("Zeitschrift für Geschichte", "zeitschrift-fur-geschichte"),
        ("ＫＧＢ Ⅷ ﬁn", "kgb-viii-fin"),
        ("R&D / C++ (2nd ed.)", "r-d-c-2nd-ed"),
        ("露西亞 text 硏究", "text"),
        ("--8--", "8"),
        ("漢字", "rc6d29771"),
        ("", "re3b0c442"),
        ("«…»", "r3f1d68b8"),
        ("\ud800", "r91a681b9"),
    ],
)
def test_keys_are_the_same_for_ever(text: str, key: str) -> None:
    """A change here gives new records other ids than their neighbours have."""
    assert slug(text) == key


@given(ANY, st.integers(9, 80))
@example("a" * 100, 60)
@example(("a" * 30 + " ") * 3, 60)
@example("a" + " b" * 100, 9)
def test_a_key_is_always_an_id_within_the_limit(text: str, limit: int) -> None:
    """Whatever the text, the pattern holds, and nothing is empty."""
    key = slug(text, limit=limit)
    assert ID.fullmatch(key)
    assert len(key) <= limit


@given(ANY)
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    """Making it twice changes nothing."""
    assert slug(slug(text)) == slug(text)


@given(ANY)
@example("が")
def test_the_form_of_the_text_makes_no_difference(text: str) -> None:
    """Composed or taken apart, a text has one key."""
    assert slug(normalize("NFD", text)) == slug(normalize("NFC", text))


def test_a_key_is_cut_between_words_where_one_ends_in_the_second_half() -> None:
    """A word is cut only where it takes more than half of the key."""
    assert slug("stalin regime alliance", limit=13) == "stalin-regime"
    assert slug("stalin regime alliance", limit=14) == "stalin-regime"
    assert slug("stalin regime alliance", limit=12) == "stalin"
    assert slug("on industrialization", limit=12) == "on-industria"
    assert slug("industry-on-", limit=9) == "industry"


def test_a_limit_too_small_for_a_hash_is_a_mistake_of_the_caller() -> None:
    """Nine characters are the least; fewer would make keys that are not unique."""
    assert slug("漢字", limit=9) == "rc6d29771"
    with pytest.raises(ValueError, match="at least 9"):
        slug("a", limit=8)


@pytest.mark.parametrize("unit", ["a\u0301\u0323", "\uff9e\u0301", "한 ", "漢", "-"])
def test_a_long_text_costs_no_more_than_a_title(unit: str) -> None:
    """What cannot get into the key is not read, but for the hash of a text with nothing to read."""
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    assert ID.fullmatch(slug(text))
    assert time.process_time() - start < 3


def test_a_taken_key_gets_the_first_free_number() -> None:
    """The second is -2, the third -3."""
    assert unique("a", set()) == "a"
    assert unique("a", {"a"}) == "a-2"
    assert unique("a", {"a", "a-2", "a-3"}) == "a-4"
    assert unique("a", {"a", "a-3"}) == "a-2"


def test_keys_given_in_turn_are_numbered_without_gaps() -> None:
    """A thousand records of one name get -2 to -1000, whatever the way of searching."""
    taken: set[str] = set()
    for _ in range(1000):
        taken.add(unique("a", taken))
    assert taken == {"a", *(f"a-{number}" for number in range(2, 1001))}


@given(st.sets(st.integers(2, 70)))
def test_a_number_taken_out_of_turn_is_never_given_again(numbers: set[int]) -> None:
    """Gaps among the taken numbers lead to no doubled id."""
    taken = {"a", *(f"a-{number}" for number in numbers)}
    key = unique("a", taken)
    assert key not in taken
    assert ID.fullmatch(key)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_no_made_id_is_a_device_of_windows(name: str) -> None:
    """Who clones the library there could check out no file."""
    assert unique(name, ()) == f"{name}-2"
    assert unique(f"{name}x", ()) == f"{name}x"
