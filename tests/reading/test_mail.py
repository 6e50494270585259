"""Mails: what of them is a release, and what its sender's own envelope."""

import email
from email.message import EmailMessage

import pytest

from summarizer import InputError, read, read_all
from summarizer.reading.containers.mail import begins_mail
from summarizer.schemas import Author

from .making import edgar_html, mail, pdf, release, word_of

OSTRIUM = release("ostrium-quarterly-update")
TITLE = "Ostrium Biosciences Reports Fourth Quarter and Full Year 2025 Financial Results"
HEADERS = (
    "From: Ostrium IR <ir@ostrium.example>\nDate: Thu, Feb 26, 2026 at 7:00 AM\n"
    "Subject: Ostrium reports\nTo: <jane@reader.example>\n"
)
FORWARDED = f"FYI, read this!\n\n---------- Forwarded message ---------\n{HEADERS}\n\n{OSTRIUM}"
SIGNED = f"{FORWARDED}\n-- \nJane Reader\nDesk of readers\n+1 555 0100\n"


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_text_of_a_mail_is_its_body_without_its_headers(ends: str) -> None:
    found = read(mail(OSTRIUM).replace(b"\n", ends.encode()), name="mail.eml")
    assert (found.source, found.title) == ("mail.eml", TITLE)
    assert lines(found.text) == lines(OSTRIUM)
    assert "reader.example" not in found.text


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\n",
        "-----Original Message-----\n",
        "Begin forwarded message:\n\n",
        "-------- Forwarded Message --------\n",
        "________________________________\n",
    ],
)
def test_what_a_sender_wrote_around_a_forwarded_release_is_not_in_it(head: str) -> None:
    written = f"FYI, read this!\n\nJane\n\n{head}{HEADERS}\n\n{OSTRIUM}\n-- \nJane Reader\nDesk\n"
    found = read(mail(written), name="mail.eml")
    assert lines(found.text) == lines(OSTRIUM)
    assert found.title == TITLE


def test_quotation_signs_before_a_forwarded_text_go() -> None:
    quoted = "\n".join(f"> {line}" if line else ">" for line in OSTRIUM.split("\n"))
    found = read(
        mail(
            f"FYI\n\nBegin forwarded message:\n\n> From: Ostrium IR <ir@ostrium.example>\n> Subject: x\n{quoted}"
        )
    )
    assert found.title == TITLE
    assert ">" not in found.text


def test_wrapped_paragraphs_are_whole() -> None:
    from textwrap import fill

    wrapped = "\n".join(fill(line, 72) for line in OSTRIUM.split("\n"))
    assert lines(read(mail(wrapped)).text) == lines(OSTRIUM)


def test_flowed_text_is_whole() -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@b.example", "<1@b.example>"
    made.set_content("This line goes \non here.\nThis one is of its own.\n  an indented one\n")
    made.set_param("format", "flowed")
    assert (
        read(made.as_bytes()).text == "This line goes on here.\nThis one is of its own.\n an indented one\n"
    )


def test_of_alternatives_html_is_read_unless_it_says_less() -> None:
    marked = edgar_html(OSTRIUM, "The page itself")
    assert "The page itself" in read(mail("plain: " + OSTRIUM, marked)).text
    short = "<html><body><p>Open this mail in a browser.</p></body></html>"
    assert read(mail(OSTRIUM, short)).title == TITLE
    assert read(mail("See the HTML part.", marked)).title == TITLE


def test_a_short_html_body_is_html() -> None:
    assert read(mail(None, "<div>One <b>bold</b> word</div>")).text == "One bold word\n"


def test_beside_a_mere_note_the_attachment_is_the_release() -> None:
    found = read(mail("Please find it attached.", None, [("release.pdf", pdf(OSTRIUM))]), name="mail.eml")
    assert found.source == "mail.eml#release.pdf"
    assert found.issuer is not None
    assert found.issuer.name == "Ostrium Biosciences AG"


def test_a_forwarded_release_in_html_with_a_pdf_beside_it_are_two() -> None:
    page = (
        '<div dir="ltr">FYI<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>'
        'From: <b>Ostrium IR</b> <span>&lt;<a href="mailto:ir@ostrium.example">ir@ostrium.example</a>&gt;</span><br>'
        f"Date: Thu, Feb 26, 2026 at 7:00 AM<br>Subject: Ostrium reports<br>To: jane@reader.example<br></div>{edgar_html(OSTRIUM)}</div></div>"
    )
    data = mail("FYI", page, [("Ostrium release.pdf", pdf(OSTRIUM))])
    both = list(read_all(data, name="mail.eml"))
    assert [one.source for one in both] == ["mail.eml#body", "mail.eml#Ostrium release.pdf"]
    assert both[0].title == TITLE
    assert "ir@ostrium.example" not in both[0].text
    assert "FYI" not in both[0].text
    with pytest.raises(InputError) as caught:
        read(data, name="mail.eml")
    assert str(caught.value) == (
        "mail.eml holds 2 releases (body, Ostrium release.pdf): name one, as in mail.eml#body"
    )


def test_attachments_that_cannot_be_read_are_passed_over() -> None:
    data = mail(
        "Two files.",
        None,
        [
            ("logo.png", b"\x89PNG"),
            ("table.xlsx", b"PK\x03\x04"),
            ("bad.docx", b"PK\x03\x04"),
            ("r.docx", word_of(OSTRIUM)),
        ],
    )
    found = read(data, name="mail.eml")
    assert (found.source, found.title) == ("mail.eml#r.docx", TITLE)
    with pytest.raises(
        InputError, match=r"mail\.eml has no part logo\.png; its parts are body, bad\.docx, r\.docx"
    ):
        read_part(data, "logo.png")


def read_part(data: bytes, part: str) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mail.eml")
        path.write_bytes(data)
        read(f"{path}#{part}")


def test_names_of_attachments_are_decoded_and_their_own() -> None:
    data = mail(
        "See.", None, [("Quartal – Ergebnis.pdf", pdf(OSTRIUM)), ("Quartal – Ergebnis.pdf", pdf(TITLE))]
    )
    assert [one.source for one in read_all(data, name="m")] == [
        "m#Quartal – Ergebnis.pdf",
        "m#Quartal – Ergebnis-2.pdf",
    ]
    encoded = mail("See.", None, [("plain.pdf", pdf(OSTRIUM))]).replace(
        b'filename="plain.pdf"', b'filename="=?utf-8?B?UXVhcnRhbCDigJMucGRm?="'
    )
    assert read(encoded, name="m").source == "m#Quartal –.pdf"
    path = mail("See.", None, [("../../etc/x#y.pdf", pdf(OSTRIUM))])
    assert read(path, name="m").source == "m#.. .. etc x y.pdf"


def test_the_name_of_an_attachment_steers_nothing() -> None:
    name = "=?utf-8?q?=C2=9B31ma=E2=80=AE../b=E2=81=A6.txt?="
    text = (
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        f'Content-Disposition: attachment; filename="{name}"\n\n{OSTRIUM}\n--b--\n'
    )
    [found] = read_all(text.encode(), name="m.eml")
    assert found.source == "m.eml#31ma .. b .txt"


def test_a_mail_in_a_mail_is_a_part_with_parts() -> None:
    inner = email.message_from_bytes(
        mail(OSTRIUM, None, [("release.pdf", pdf(OSTRIUM))]), policy=email.policy.default
    )
    outer = EmailMessage()
    outer["From"], outer["Message-ID"] = "a@b.example", "<2@b.example>"
    outer.set_content("See the mail below.")
    outer.add_attachment(inner, filename="inner.eml")
    found = [one.source for one in read_all(outer.as_bytes(), name="m.eml")]
    assert found == ["m.eml#inner.eml#body", "m.eml#inner.eml#release.pdf"]


def test_a_signed_mail_is_read() -> None:
    signed = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b; "
        b'protocol="application/pkcs7-signature"; micalg=sha-256\r\n\r\n--b\r\n'
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + OSTRIUM.encode()
        + b"\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Disposition: attachment; filename=smime.p7s\r\n\r\nMIIB\r\n--b--\r\n"
    )
    found = read(signed, name="mail.eml")
    assert (found.source, found.title) == ("mail.eml", TITLE)


@pytest.mark.parametrize(
    ("charset", "coding"),
    [("iso-8859-1", "8bit"), ("windows-1252", "quoted-printable"), ("utf-16", "base64")],
)
def test_charsets_and_codings_are_undone(charset: str, coding: str) -> None:
    words = "Société Générale de médicaments, naïve patients – 5 µg\n".replace("–", "-") * 3
    data = words.encode(charset)
    body = {"8bit": data, "quoted-printable": quoted(data), "base64": base64_of(data)}[coding]
    head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {coding}\n\n"
    assert read(head.encode() + body).text.strip() == words.strip()


def quoted(data: bytes) -> bytes:
    import quopri

    return quopri.encodestring(data)


def base64_of(data: bytes) -> bytes:
    import base64

    return base64.encodebytes(data)


def test_a_charset_that_is_none_or_wrong_is_guessed() -> None:
    for charset in ("no-such", "ascii", "unknown-8bit"):
        head = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
        assert read(head.encode() + "“naïve” – words".encode()).text == "“naïve” – words"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (mail(""), "is a mail without text or an attachment that can be read"),
        (mail(None, None, [("logo.png", b"\x89PNG")]), "is a mail without text or an attachment"),
        (
            b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n"
            b"Content-Transfer-Encoding: base64\n\nMIIB\n",
            "is encrypted, or sealed by a signature",
        ),
        (
            b"From a@b.example Thu Feb 26 07:00:00 2026\nFrom: a@b.example\nMessage-ID: <1@b>\n\none\n\n"
            b"From a@b.example Thu Feb 26 08:00:00 2026\nFrom: a@b.example\nMessage-ID: <2@b>\n\ntwo\n",
            "is a mailbox of several mails",
        ),
        (
            "__substg1.0_".encode("utf-16-le").join([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""]),
            "is an Outlook message",
        ),
    ],
)
def test_a_mail_without_a_release_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data, name="mail.eml")
    assert str(caught.value).startswith("mail.eml ")


def test_damaged_mime_gives_what_is_there() -> None:
    whole = mail(OSTRIUM, None, [("release.pdf", pdf(OSTRIUM))])
    assert read(whole[: whole.index(b"Forward-Looking")], name="m").title == TITLE


@pytest.mark.parametrize(
    ("text", "is_mail"),
    [
        (b"Received: from x\nFrom: a\n\nbody", True),
        (b"From: a@b\nDate: x\nSubject: y\n\nbody", True),
        (b"X-Mailer: z\nMIME-Version: 1.0\n\nbody", True),
        (b"From: a\nDate: x\nSubject: y\n\nbody", False),
        (b"Contact: Jane\nDate: March 3\n\nBASEL, March 3", False),
        (b"Ostrium Biosciences: Results\n\nSAN DIEGO", False),
        (b"", False),
    ],
)
def test_a_mail_is_told_by_its_headers(text: bytes, is_mail: bool) -> None:
    assert begins_mail(text) is is_mail


def test_text_that_is_attached_counts_only_if_it_is_a_release() -> None:
    made = EmailMessage()
    made["From"], made["Message-ID"] = "a@b.example", "<2@b.example>"
    made.set_content("See attached.")
    made.add_attachment("A list's own footer.\n", filename="ATT00001.txt")
    made.add_attachment(OSTRIUM, filename="release.txt")
    found = read(made.as_bytes(), name="m")
    assert (found.source, found.title) == ("m#release.txt", TITLE)


def test_why_the_one_attachment_cannot_be_read_is_said() -> None:
    with pytest.raises(InputError, match=r"^m#r\.docx is a damaged zip or Office file"):
        read(mail("See attached.", None, [("r.docx", b"PK\x03\x04")]), name="m")


def test_mails_in_mails_are_read_so_deep_and_no_deeper() -> None:
    inner = mail(OSTRIUM)
    for level in range(5):
        outer = EmailMessage()
        outer["From"], outer["Message-ID"] = "a@b.example", f"<{level}@b.example>"
        outer.set_content("See the mail below.")
        outer.add_attachment(email.message_from_bytes(inner, policy=email.policy.default), filename="i.eml")
        inner = outer.as_bytes()
        if level == 1:
            assert read(inner, name="m").source == "m#i.eml#i.eml"
    with pytest.raises(InputError, match="lies too deep in other mails"):
        read(inner, name="m")


def test_a_mailing_lists_footer_is_not_the_issuers() -> None:
    foot = (
        "You are receiving this email because you signed up for alerts.\n\nUnsubscribe | Manage preferences\n"
    )
    found = read(mail(f"{OSTRIUM}\n{foot}"))
    assert found.title == TITLE
    for words in ("signed up for alerts", "Unsubscribe"):
        zone = found.zone_at(found.text.index(words))
        assert zone is not None
        assert zone.author is Author.PAGE_CHROME
    warning = found.zone_at(found.text.index("Actual results may differ"))
    assert warning is not None
    assert warning.author is Author.COMPANY_LEGAL
