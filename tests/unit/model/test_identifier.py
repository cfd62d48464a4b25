"""Identifiers: canonical spelling, check digits, several in one text, addresses."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rusrec.model import identifier

PERSONS = ("orcid", "isni", "viaf")
ALL = (*identifier.SCHEMES, *PERSONS)

NORMAL = [
    ("doi", "10.1000/182", "10.1000/182"),
    ("doi", " https://doi.org/10.1000/ABC ", "10.1000/ABC"),
    ("doi", "http://dx.doi.org/10.1000/a%3Cb%3E", "10.1000/a<b>"),
    ("doi", "doi: 10.1000/a%3Cb", "10.1000/a%3Cb"),
    ("doi", "DOI:https://doi.org/10.1000/182", "10.1000/182"),
    ("doi", "https://doi.org/%64oi:10.1000/182", "10.1000/182"),
    ("doi", "info:doi/10.1000/182", "10.1000/182"),
    ("hdl", "https://hdl.handle.net/10371/88004", "10371/88004"),
    ("hdl", "hdl:10371/88004", "10371/88004"),
    ("issn", "12291056", "1229-1056"),
    ("issn", "1229 – 1056", "1229-1056"),
    ("issn", "ISSN: 2434-561x", "2434-561X"),
    ("issn", "2434-561Х", "2434-561X"),
    ("issn", "pISSN 1229-1056", "1229-1056"),
    ("issn", "https://portal.issn.org/resource/ISSN/1229-1056", "1229-1056"),
    ("eissn", "e-ISSN 12291056", "1229-1056"),
    ("issn-l", "ISSN-L 1229-1056", "1229-1056"),
    ("issn", "no number", "no number"),
    ("isbn", "ISBN-13: 978-0-306-40615-7", "978-0-306-40615-7"),
    ("isbn", "9780306406157", "9780306406157"),
    ("isbn", "978 0 306 40615 7", "978-0-306-40615-7"),
    ("isbn", "0–8044–2957–x", "0-8044-2957-X"),
    ("isbn", "5-02-012345-Х", "5-02-012345-X"),
    ("isbn", "urn:isbn:0306406152", "0306406152"),
    ("pmid", "PMID: 00123", "123"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
    ("pmid", "http://www.ncbi.nlm.nih.gov/pubmed/123", "123"),
    ("pmcid", "pmc2562006", "PMC2562006"),
    ("pmcid", "2562006", "PMC2562006"),
    ("pmcid", "PMCID: PMC2562006", "PMC2562006"),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2562006/", "PMC2562006"),
    ("urn", "URN:NBN:fi-fe1999001", "urn:nbn:fi-fe1999001"),
    ("urn", "https://nbn-resolving.org/urn:nbn:de:101:1-2012", "urn:nbn:de:101:1-2012"),
    ("lccn", " 85-2", "85000002"),
    ("lccn", "n  79021164", "n79021164"),
    ("lccn", "2001-000002", "2001000002"),
    ("lccn", "75-425165//r75", "75425165"),
    ("oclc", "(OCoLC)ocm00012345", "12345"),
    ("oclc", "https://www.worldcat.org/oclc/12345", "12345"),
    ("kci", "art001234567", "ART001234567"),
    ("ark", "https://n2t.net/ark:/12148/btv1b8449691v", "ark:/12148/btv1b8449691v"),
    ("local", " 가 나  다 ", "가 나 다"),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("orcid", "000000021694233x", "0000-0002-1694-233X"),
    ("isni", "0000 0001 2103 2683", "0000000121032683"),
    ("isni", "https://isni.org/isni/0000000121032683", "0000000121032683"),
    ("viaf", "http://viaf.org/viaf/102333412/", "102333412"),
    ("scopus", " 2-s2.0-1 ", "2-s2.0-1"),
]

GOOD = [
    ("doi", "10.1000/182"),
    ("doi", "10.1002/(SICI)1097-4636(199823)43:4<422::AID-JBM10>3.0.CO;2-6"),
    ("doi", "10.1000.10/가"),
    ("hdl", "10371/88004"),
    ("hdl", "20.500.12345/ab.c"),
    ("hdl", "loc.ndlp/amrlp"),
    ("issn", "1229-1056"),
    ("issn", "2434-561X"),
    ("eissn", "0378-5955"),
    ("isbn", "0-8044-2957-X"),
    ("isbn", "0-306-40615-2"),
    ("isbn", "978-0-306-40615-7"),
    ("isbn", "9791090636071"),
    ("pmid", "123"),
    ("pmcid", "PMC2562006.1"),
    ("urn", "urn:isbn:0306406152"),
    ("lccn", "n79021164"),
    ("oclc", "ocn123456789"),
    ("kci", "ART001234567"),
    ("uci", "I410-ECN-0101-2009-910-000000001"),
    ("riss", "A00000001"),
    ("ark", "ark:/12148/btv1b8449691v"),
    ("ark", "ark:12148/btv1b8449691v"),
    ("local", "фонд 1, 가"),
    ("orcid", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1694-233X"),
    ("isni", "0000 0001 2103 2683"),
    ("viaf", "102333412"),
]

BAD = [
    ("issn", "1229-1057", "check digit of the others is 6"),
    ("issn-l", "2434-5610", "check digit of the others is X"),
    ("isbn", "0-306-40615-3", "check digit of the others is 2"),
    ("isbn", "0-8044-2957-0", "check digit of the others is X"),
    ("isbn", "978-0-306-40615-8", "check digit of the others is 7"),
    ("orcid", "0000-0002-1825-0098", "check digit of the others is 7"),
    ("isni", "0000000121032684", "check digit of the others is 3"),
    ("issn", "1229-105", "eight digits"),
    ("issn", "", "eight digits"),
    ("isbn", "5-02-01234-5", "thirteen that begin with 978"),
    ("isbn", "977-0-306-40615-7", "thirteen that begin with 978"),
    ("doi", "10.12/abc", "10.1000/182"),
    ("doi", "10.1000/a b", "10.1000/182"),
    ("doi", "https://example.org/10.1000/182", "10.1000/182"),
    ("hdl", "88004", "10371/88004"),
    ("pmid", "12a", "number"),
    ("pmid", "0", "number"),
    ("pmcid", "PMCX", "PMC2562006"),
    ("urn", "nbn:fi-fe1999001", "urn:"),
    ("lccn", "12345", "n79021164"),
    ("oclc", "abc", "number"),
    ("kci", "a b", "one word"),
    ("ark", "12148/btv1b8449691v", "ark:"),
    ("local", " ", "text"),
    ("local", "a\n", None),
    ("viaf", "x", "number"),
    ("scopus", "1", "no scheme"),
]

MANY = [
    ("issn", "1234-5679, 2434-561X (online)", ["1234-5679", "2434-561X"]),
    ("issn", "12345679;2434561x", ["1234-5679", "2434-561X"]),
    ("issn", "ISSN 1234-5679 (print) / eISSN 2434-561X", ["1234-5679", "2434-561X"]),
    ("issn", "1234-5679 1234-5679", ["1234-5679"]),
    ("issn", "1234-5679, 1234-567", ["1234-5679", "1234-567"]),
    ("issn", "unknown", ["unknown"]),
    ("issn", " ", []),
    (
        "isbn",
        "978-0-306-40615-7 (pbk.) 0-306-40615-2 (v. 1)",
        ["978-0-306-40615-7", "0-306-40615-2"],
    ),
    ("isbn", "9780306406157 0306406152", ["9780306406157", "0306406152"]),
    ("isbn", "978 0 306 40615 7", ["978-0-306-40615-7"]),
    ("isbn", "ISBN-10: 080442957x; ISBN-13: 9780306406157", ["080442957X", "9780306406157"]),
    ("isbn", "0-306-40615-2,0-8044-2957-X", ["0-306-40615-2", "0-8044-2957-X"]),
    (
        "doi",
        "10.1000/a,b; 10.1000/(c) https://doi.org/10.1000/d",
        ["10.1000/a,b", "10.1000/(c)", "10.1000/d"],
    ),
    ("hdl", "10371/88004; hdl:10371/88005", ["10371/88004", "10371/88005"]),
    ("pmid", "123, PMID: 456", ["123", "456"]),
    ("oclc", "(OCoLC)1 (OCoLC)2", ["1", "2"]),
    ("lccn", "n 79021164; 85-2", ["n79021164", "85000002"]),
    ("isni", "0000 0001 2103 2683", ["0000000121032683"]),
    ("local", "a, b; c", ["a, b; c"]),
]

ADDRESSES = [
    ("doi", "10.1000/182", "https://doi.org/10.1000/182"),
    ("doi", "10.1000/a<b>#c?d%", "https://doi.org/10.1000/a%3Cb%3E%23c%3Fd%25"),
    ("doi", "10.1000/가", "https://doi.org/10.1000/%EA%B0%80"),
    ("hdl", "10371/88004", "https://hdl.handle.net/10371/88004"),
    ("issn", "1229-1056", "https://portal.issn.org/resource/ISSN/1229-1056"),
    ("pmid", "123", "https://pubmed.ncbi.nlm.nih.gov/123"),
    ("pmcid", "PMC2562006", "https://pmc.ncbi.nlm.nih.gov/articles/PMC2562006"),
    ("ark", "ark:/12148/btv1b8449691v", "https://n2t.net/ark:/12148/btv1b8449691v"),
    ("urn", "urn:nbn:de:101:1-2012", "https://nbn-resolving.org/urn:nbn:de:101:1-2012"),
    ("urn", "urn:nbn:fi-fe1999001", "https://urn.fi/urn:nbn:fi-fe1999001"),
    ("urn", "urn:nbn:se:uu:diva-1", "https://urn.kb.se/resolve?urn=urn:nbn:se:uu:diva-1"),
    ("lccn", "n79021164", "https://lccn.loc.gov/n79021164"),
    ("oclc", "12345", "https://www.worldcat.org/oclc/12345"),
    ("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
    ("isni", "0000000121032683", "https://isni.org/isni/0000000121032683"),
    ("viaf", "102333412", "https://viaf.org/viaf/102333412"),
]


def test_the_schemes_stand_in_canonical_order() -> None:
    """A record's identifiers are written in this order."""
    assert identifier.SCHEMES[:3] == ("doi", "hdl", "issn")
    assert identifier.SCHEMES[-1] == "local"
    assert len(set(identifier.SCHEMES)) == 16


@pytest.mark.parametrize(("scheme", "value", "spelt"), NORMAL)
def test_a_value_is_spelt_canonically(scheme: str, value: str, spelt: str) -> None:
    """Labels and addresses go, groups are made; what is not understood stays."""
    assert identifier.normal(scheme, value) == spelt
    assert identifier.normal(scheme, spelt) == spelt


@pytest.mark.parametrize(("scheme", "value"), GOOD)
def test_a_good_identifier_has_no_fault(scheme: str, value: str) -> None:
    """Shape and check digit are right."""
    assert identifier.fault(scheme, value) is None


@pytest.mark.parametrize(("scheme", "value", "words"), BAD)
def test_a_fault_is_named(scheme: str, value: str, words: str | None) -> None:
    """The right check digit is told, or the form of the scheme."""
    fault = identifier.fault(scheme, value)
    assert fault is None if words is None else fault and words in fault


@settings(deadline=None)
@given(st.sampled_from(["issn", "isbn", "orcid"]), st.data())
def test_of_all_check_digits_exactly_one_is_right(scheme: str, data: st.DataObject) -> None:
    """And the fault of each other one names it."""
    sizes = {"issn": [7], "isbn": [9, 12], "orcid": [15]}
    size = data.draw(st.sampled_from(sizes[scheme]))
    body = "".join(data.draw(st.lists(st.sampled_from("0123456789"), min_size=size, max_size=size)))
    if size == 12:
        body = "978" + body[3:]
    faults = {last: identifier.fault(scheme, body + last) for last in "0123456789X"}
    (right,) = [last for last, fault in faults.items() if fault is None]
    told = [fault for fault in faults.values() if fault and "check digit" in fault]
    assert len(told) == (9 if size == 12 else 10)
    assert all(fault.endswith(f"is {right}") for fault in told)


@pytest.mark.parametrize(("scheme", "text", "values"), MANY)
def test_several_values_in_one_text_are_parted(scheme: str, text: str, values: list[str]) -> None:
    """In order, none twice; a rest with digits is not thrown away."""
    assert identifier.split_many(scheme, text) == values


@pytest.mark.parametrize(("scheme", "value", "address"), ADDRESSES)
def test_an_identifier_has_an_address_and_the_address_gives_it_back(
    scheme: str, value: str, address: str
) -> None:
    """The two are inverse."""
    assert identifier.url(scheme, value) == address
    assert identifier.of_url(address) == (scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("isbn", "0306406152"),
        ("local", "x"),
        ("riss", "A00000001"),
        ("doi", "not a doi"),
        ("urn", "urn:isbn:0306406152"),
        ("scopus", "1"),
    ],
)
def test_what_nobody_resolves_has_no_address(scheme: str, value: str) -> None:
    """Neither has a faulty identifier."""
    assert identifier.url(scheme, value) is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://dx.doi.org/10.1000/182", ("doi", "10.1000/182")),
        ("HTTPS://DOI.ORG/10.1000/182", ("doi", "10.1000/182")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2562006/", ("pmcid", "PMC2562006")),
        ("https://search.worldcat.org/title/12345", ("oclc", "12345")),
        ("https://nbn-resolving.de/urn:nbn:de:1-2", ("urn", "urn:nbn:de:1-2")),
        ("https://doi.org/10.1000/182?x=1", None),
        ("https://doi.org/10.1000/182#top", None),
        ("https://doi.org/", None),
        ("https://doi.org.example.org/10.1000/182", None),
        ("https://example.org/doi.org/10.1000/182", None),
        ("https://s-space.snu.ac.kr/handle/10371/88004", None),
        ("https://portal.issn.org/resource/ISSN/1229-1057", None),
        ("doi.org/10.1000/182", None),
        ("10.1000/182", None),
        ("", None),
    ],
)
def test_only_the_address_of_a_resolver_is_an_identifier(
    address: str, found: tuple[str, str] | None
) -> None:
    """What says more than an identifier, or less, stays an address."""
    assert identifier.of_url(address) == found


PIECES = [
    "doi:",
    "https://doi.org/",
    "10.1000/",
    "%20",
    "%25",
    "ISSN",
    "issn ",
    "isbn-13: ",
    "1229",
]
PIECES += [
    "1056",
    "-",
    "–",
    " ",
    "x",
    "Х",
    "978",
    "0306406157",
    "ocm",
    "(OCoLC)",
    "0",
    "PMC",
    "urn:",
]
PIECES += [
    "nbn:",
    "85",
    "2001",
    "/",
    "a",
    "?",
    "http://",
    "isni.org/",
    "lccn",
    "\u017f",
    "\u212a",
    "(",
]
WILD = st.text() | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@settings(deadline=None)
@given(st.sampled_from(ALL), WILD)
def test_the_canonical_spelling_is_a_fixed_point(scheme: str, value: str) -> None:
    """Spelling twice is spelling once, and spelling is no fault."""
    spelt = identifier.normal(scheme, value)
    assert identifier.normal(scheme, spelt) == spelt
    assert identifier.fault(scheme, spelt) == identifier.fault(scheme, value)


@settings(deadline=None)
@given(st.sampled_from(ALL), WILD)
def test_an_address_leads_back_to_its_identifier(scheme: str, value: str) -> None:
    """For whatever has an address; the ISSNs of all media have one kind of address."""
    address = identifier.url(scheme, value)
    if address is not None:
        kind = "issn" if "issn" in scheme else scheme
        assert address.isascii()
        assert identifier.of_url(address) == (kind, identifier.normal(scheme, value))


@settings(deadline=None)
@given(st.sampled_from(ALL), WILD)
def test_parted_values_are_canonical_and_stay_apart(scheme: str, text: str) -> None:
    """Each value is in canonical spelling, none is empty, none stands twice."""
    values = identifier.split_many(scheme, text)
    assert len(values) == len(set(values))
    assert all(value and identifier.normal(scheme, value) == value for value in values)
    assert identifier.of_url(text) is None or text.lower().startswith("http")


@pytest.mark.parametrize("scheme", ALL)
def test_the_time_grows_no_faster_than_the_text(scheme: str) -> None:
    """A hostile value of 10 kB is done with at once: nothing is tried in more ways than one."""
    start = time.process_time()
    for piece in (*PIECES, ",;", "1 ", "1-", "-–", "a.", "1"):
        text = (piece * 10_000)[:10_000]
        identifier.fault(scheme, f"1{text}!")
        identifier.normal(scheme, text)
        identifier.split_many(scheme, f"{text}!")
        identifier.of_url(f"https://doi.org/{text}")
    assert time.process_time() - start < 3
