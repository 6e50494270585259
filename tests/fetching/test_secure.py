"""TLS: the certificate is checked against the name, though the connection is made to a checked address."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from summarizer.fetching.failures import FetchError

from .conftest import LIMIT, Open
from .site import RELEASE, Reply, Site, moved, serving

NAME = "lantern.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for `NAME` that no one but itself vouches for, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    public = key.public_key()
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "crl_sign"), False
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, key_cert_sign=True, encipher_only=False, decipher_only=False, **usage
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return path


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(Site({"/": Reply()}), context) as served:
        yield served


def named(site: Site, name: str = NAME) -> str:
    return site.base.replace("127.0.0.1", name)


def test_a_certificate_that_no_one_vouches_for_is_refused(opened: Open, secure_site: Site) -> None:
    with pytest.raises(FetchError, match=r"127.0.0.1 shows no certificate that can be trusted: self-signed"):
        opened().get(f"{secure_site.base}/", LIMIT)
    assert not secure_site.requests


def test_the_name_is_what_a_certificate_is_checked_against(
    opened: Open, secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    session = opened(resolve=lambda *_: ["127.0.0.1"])
    assert session.get(f"{named(secure_site)}/", LIMIT)[0] == RELEASE
    assert session.get(f"{named(secure_site).replace('.example', '.example.')}/", LIMIT)[0] == RELEASE
    with pytest.raises(FetchError, match=r"other.example shows no certificate that can be trusted"):
        session.get(f"{named(secure_site, 'other.example')}/", LIMIT)


def test_no_redirect_leads_from_a_secure_page_to_another(
    opened: Open, secure_site: Site, site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    site.answers["/"] = Reply()
    secure_site.answers["/down"] = moved(f"{site.base}/")
    session = opened(resolve=lambda *_: ["127.0.0.1"])
    with pytest.raises(FetchError, match=r"leads from a secure address to .*, which is not"):
        session.get(f"{named(secure_site)}/down", LIMIT)
    site.answers["/up"] = moved(f"{named(secure_site)}/")
    assert session.get(f"{site.base}/up", LIMIT)[0] == RELEASE


def test_a_server_that_speaks_no_tls_is_said(opened: Open, site: Site) -> None:
    with pytest.raises(FetchError, match=r"no secure connection to 127.0.0.1 can be made \(TLS\)"):
        opened().get(f"{site.base.replace('http:', 'https:')}/", LIMIT)
