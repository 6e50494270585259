"""SEC filings: which addresses stand for a whole submission, and where it is looked for."""

import gzip

import pytest

from summarizer.fetching import fetch
from summarizer.fetching.edgar import Filing, filing_of, submission
from summarizer.fetching.failures import FetchError
from summarizer.fetching.session import Session
from summarizer.settings import Settings

from .conftest import LIMIT, Open
from .site import Reply, Site

ACCESSION = "0001193125-26-000123"
PLAIN = ACCESSION.replace("-", "")
CONTACT = "Ann Lee ann@example.com"
ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
SUBMISSION = b"<SEC-DOCUMENT>0001193125-26-000123.txt : 20260303\n"
INDEX = b"""Description: Master Index of EDGAR Dissemination Feed
CIK|Company Name|Form Type|Date Filed|Filename
--------------------------------------------------------------------------------
1000045|OTHER CORP|8-K|2026-03-03|edgar/data/1000045/0000950170-26-010001.txt
1234567|LANTERN BIO, INC.|8-K|2026-03-03|edgar/data/1234567/0001193125-26-000123.txt
"""


@pytest.mark.parametrize(
    ("address", "cik"),
    [
        (f"edgar:{ACCESSION}", None),
        (f"EDGAR:{PLAIN}", None),
        (f"edgar:1234567/{ACCESSION}", "1234567"),
        (f"edgar:CIK0001234567/{PLAIN}", "1234567"),
        (f"{ARCHIVES}/1234567/{PLAIN}/", "1234567"),
        (f"{ARCHIVES}/1234567/{PLAIN}", "1234567"),
        (f"{ARCHIVES}/1234567/{ACCESSION}.txt", "1234567"),
        (f"{ARCHIVES}/1234567/{PLAIN}/{ACCESSION}.txt", "1234567"),
        (f"{ARCHIVES}/1234567/{PLAIN}/{ACCESSION}-index.htm", "1234567"),
        (f"{ARCHIVES}/1234567/{PLAIN}/{ACCESSION}-index-headers.html", "1234567"),
        (f"http://sec.gov/Archives/edgar/data/1234567/{ACCESSION}-index.html?x=1#y", "1234567"),
        (f"https://www.sec.gov/ix?doc=/Archives/edgar/data/1234567/{PLAIN}/lntb-20260303.htm", "1234567"),
        (
            f"https://www.sec.gov/cgi-bin/viewer?action=view&cik=1234567&accession_number={ACCESSION}",
            "1234567",
        ),
    ],
)
def test_what_stands_for_a_submission(address: str, cik: str | None) -> None:
    assert filing_of(address) == Filing(ACCESSION, cik)


@pytest.mark.parametrize(
    "address",
    [
        f"{ARCHIVES}/1234567/{PLAIN}/lntb-ex99_1.htm",
        f"{ARCHIVES}/1234567/{PLAIN}/ex99.txt",
        "https://www.sec.gov/news/press-release/2026-1",
        "https://www.sec.gov/ix?doc=/elsewhere",
        f"https://sec.gov.example.com/Archives/edgar/data/1234567/{PLAIN}/",
        f"https://example.com/?to={ARCHIVES}/1234567/{PLAIN}/",
        "https://[bad/",
    ],
)
def test_other_addresses_are_themselves(address: str) -> None:
    assert filing_of(address) is None


@pytest.mark.parametrize(
    "rest", ["1", "LNTB", "0001193125-26-00012", f"x/{ACCESSION}", "１" * 18, "../../etc"]
)
def test_what_is_no_accession_number_is_said(rest: str) -> None:
    with pytest.raises(FetchError, match="is no filing: edgar:0001234567-26-000123, or with the company"):
        filing_of(f"edgar:{rest}")


@pytest.fixture
def session(opened: Open, site: Site) -> Session:
    return opened(contact=CONTACT, edgar=f"{site.base}/")


def test_a_company_and_a_number_name_the_file(session: Session, site: Site) -> None:
    site.answers[f"/data/1234567/{ACCESSION}.txt"] = Reply(SUBMISSION)
    data, _, address = submission(session, Filing(ACCESSION, "1234567"), LIMIT)
    assert data == SUBMISSION
    assert address == f"{site.base}/data/1234567/{ACCESSION}.txt"
    assert site.requests[-1].headers["user-agent"].endswith(f"({CONTACT})")


def test_a_company_that_files_for_itself_needs_no_index(session: Session, site: Site) -> None:
    site.answers[f"/data/1193125/{ACCESSION}.txt"] = Reply(SUBMISSION)
    assert submission(session, Filing(ACCESSION, None), LIMIT)[0] == SUBMISSION
    assert site.pages == [f"/data/1193125/{ACCESSION}.txt"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_number_of_an_agent_is_looked_up_in_the_indices(session: Session, site: Site, packed: bool) -> None:
    site.answers["/full-index/2026/QTR4/master.gz"] = Reply(b"", 403)
    site.answers["/full-index/2026/QTR2/master.gz"] = Reply(gzip.compress(b"CIK|Company Name\n"))
    site.answers["/full-index/2026/QTR1/master.gz"] = Reply(
        gzip.compress(INDEX) if packed else INDEX, media_type="application/x-gzip"
    )
    site.answers[f"/data/1234567/{ACCESSION}.txt"] = Reply(SUBMISSION)
    for _ in range(2):
        assert submission(session, Filing(ACCESSION, None), LIMIT)[0] == SUBMISSION
    assert site.pages == [
        f"/data/1193125/{ACCESSION}.txt",
        *(f"/full-index/2026/QTR{quarter}/master.gz" for quarter in (4, 3, 2, 1)),
        f"/data/1234567/{ACCESSION}.txt",
        f"/data/1193125/{ACCESSION}.txt",
        f"/data/1234567/{ACCESSION}.txt",
    ]


def test_the_year_of_an_old_number_is_of_its_century(session: Session, site: Site) -> None:
    site.answers["/full-index/1996/QTR4/master.gz"] = Reply(
        b"320193|APPLE COMPUTER INC|10-K|1996-12-19|edgar/data/320193/0000950005-96-001077.txt\n"
    )
    site.answers["/data/320193/0000950005-96-001077.txt"] = Reply(SUBMISSION)
    assert submission(session, Filing("0000950005-96-001077", None), LIMIT)[0] == SUBMISSION


def test_a_filing_that_no_index_has_is_said(session: Session) -> None:
    with pytest.raises(FetchError, match=f"have no filing {ACCESSION}, or not yet; edgar:CIK/{ACCESSION}"):
        submission(session, Filing(ACCESSION, None), LIMIT)


def test_a_damaged_index_is_said(session: Session, site: Site) -> None:
    site.answers["/full-index/2026/QTR4/master.gz"] = Reply(gzip.compress(INDEX * 1000)[:-20])
    with pytest.raises(FetchError, match="came damaged"):
        submission(session, Filing("0001193125-26-999999", None), LIMIT)


def test_the_password_of_a_mirror_is_not_said(opened: Open, site: Site) -> None:
    site.answers["/full-index/2026/QTR4/master.gz"] = Reply(gzip.compress(INDEX * 1000)[:-20])
    mirror = opened(contact=CONTACT, edgar=site.base.replace("://", "://me:hunter2@"))
    with pytest.raises(FetchError, match="came damaged") as caught:
        submission(mirror, Filing("0001193125-26-999999", None), LIMIT)
    assert "hunter2" not in str(caught.value)


def test_a_refusal_is_not_taken_for_a_filing_that_is_elsewhere(session: Session, site: Site) -> None:
    site.answers[f"/data/1193125/{ACCESSION}.txt"] = Reply(b"Undeclared Automated Tool", 403)
    with pytest.raises(FetchError, match="HTTP 403"):
        submission(session, Filing(ACCESSION, None), LIMIT)
    assert len(site.pages) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"edgar:{ACCESSION}",
        f"{ARCHIVES}/1234567/{PLAIN}/ex99.htm",
        "https://efts.sec.gov/x",
        "http://sec.gov./",
    ],
)
def test_the_sec_is_asked_for_nothing_without_a_contact(address: str) -> None:
    with pytest.raises(FetchError, match="set SUMMARIZER_CONTACT to your name and e-mail address"):
        fetch(address, limit=LIMIT, settings=Settings.load())


def test_the_sec_is_asked_ten_times_a_second_at_most(waits: list[float]) -> None:
    """Each request, that for robots.txt too, is at least a tenth of a second behind the one before."""
    session = Session(
        Settings.load(contact=CONTACT, allow_private=True),
        resolve=lambda *_: [],
        sleep=waits.append,
        clock=lambda: 0.0,
    )
    for _ in range(3):
        with pytest.raises(FetchError, match=r"there is no host named www.sec.gov"):
            session.get("https://www.sec.gov/Archives/edgar/data/1/x.htm", LIMIT)
    assert waits == pytest.approx([0.1, 0.2])
