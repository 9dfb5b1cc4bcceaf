"""Documents of candidates: looked at before they are kept, handed out as files, to few, and never opened."""

import gc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from sqlalchemy import select

from interviews.domain.base import Refused
from interviews.domain.candidates import Blob, Candidate, CandidateDocument, DocumentKind, enclose
from interviews.domain.people import Role
from interviews.web.documents import files
from tests import make

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff030000"
    "06000557bfabd40000000049454e44ae426082"
)
TEXT = b"I wrote a compiler.\n"
# What the client of these tests writes of a large form into a file, it leaves open.
LARGE = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


def pdf(pages=1):
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def archive(**entries):
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for name, words in entries.items():
            made.writestr(name, words)
    return kept.getvalue()


def odt():
    kept = BytesIO()
    with ZipFile(kept, "w") as made:
        made.writestr("mimetype", files.ODT)
        made.writestr("content.xml", "<x/>")
    return kept.getvalue()


WORD = {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf()),
        ("a.docx", archive(**WORD)),
        ("a.odt", odt()),
        ("a.txt", TEXT),
        ("a.md", TEXT),
        ("a.png", PNG),
        ("a.jpg", bytes.fromhex("ffd8ffe000104a46494600010101004800480000ffd9")),
    ],
)
def test_a_file_that_is_what_its_name_says_is_known(name, content):
    assert files.media_type_of(name, content) == files.TYPES[name[1:]]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.exe", b"MZ", files.KNOWN),
        ("a.html", b"<script>", files.KNOWN),
        ("a.zip", archive(a="b"), files.KNOWN),
        ("a", TEXT, files.KNOWN),
        ("a.pdf", TEXT, files.OTHERWISE),
        ("a.pdf", b"%PDF-1.7 and nothing more", files.OTHERWISE),
        ("a.pdf", b"#!/bin/sh\n" + pdf(), files.OTHERWISE),
        ("a.png", pdf(), files.OTHERWISE),
        ("a.png", b"", files.OTHERWISE),
        ("a.png", b"nothing that anybody knows", files.OTHERWISE),
        ("a.txt", PNG, files.OTHERWISE),
        ("a.txt", b" \n", files.OTHERWISE),
        ("a.txt", b"a\0b", files.OTHERWISE),
        ("a.docx", TEXT, files.OTHERWISE),
        ("a.docx", odt(), files.OTHERWISE),
        ("a.docx", archive(**WORD, **{"word/vbaProject.bin": "macro"}), files.OTHERWISE),
        ("a.docx", archive(**WORD, bomb="0" * (files.MOST_UNPACKED + 1)), files.OTHERWISE),
        ("a.docx", archive(**WORD, **{f"{n}": "" for n in range(files.MOST_ENTRIES)}), files.OTHERWISE),
        ("a.odt", archive(**WORD), files.OTHERWISE),
    ],
)
def test_any_other_is_refused_with_a_sentence(name, content, sentence):
    with pytest.raises(ValueError, match=f"^{sentence.replace('(', '.').replace(')', '.')}$"):
        files.media_type_of(name, content)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Leila CV.PDF", "Leila CV.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\leila\\cv.docx", "cv.docx"),
        ("\u202efdp.exe\u202c.pdf", "fdp.exe.pdf"),
        ("?*.txt", "document.txt"),
        ("é" * 300 + ".pdf", "é" * 120 + ".pdf"),
    ],
)
def test_a_name_keeps_no_path_and_turns_nothing(sent, kept):
    assert files.named(sent) == kept


# --- The pages ---------------------------------------------------------------------------------------


class Scene:
    """Leila was judged by Old a year ago, and Ana judges her now; Judge coordinates, and judges too."""

    def __init__(self, session):
        self.cora = make.coordinator("Cora")
        self.adam = make.person("Adam", Role.ADMINISTRATOR)
        self.mira = make.person("Mira", Role.COMMITTEE)
        self.judge = make.person("Judge", Role.COORDINATOR, Role.INTERVIEWER)
        self.old, self.ana = make.person("Old"), make.person("Ana")
        self.leila = make.candidate("Leila Haddad")
        self.past = make.loop([self.old], of=make.opening("Writer"), who=self.leila, by=self.cora)
        self.now = make.loop([self.ana, self.judge], who=self.leila, by=self.cora)
        session.add_all([self.past, self.now, self.adam, self.mira])
        session.commit()

    def everybody(self):
        return (self.cora, self.adam, self.mira, self.judge, self.old, self.ana)


@pytest.fixture
def scene(session):
    """Two loops of Leila."""
    return Scene(session)


@pytest.fixture
def sent(scene, visit):
    """The page after a file was sent."""

    def send(name="cv.pdf", content=None, loop=None, kind="resume"):
        page = visit(scene.cora).get(f"/documents/candidates/{scene.leila.id}")
        file = (BytesIO(pdf() if content is None else content), name)
        return page.press("Add the document", kind=kind, panel_of=str(loop.id) if loop else "", file=file)

    return send


@pytest.fixture
def documents(session):
    """Those that are kept, by name."""

    def kept():
        session.rollback()
        return session.scalars(select(CandidateDocument).order_by(CandidateDocument.name)).all()

    return kept


def test_a_coordinator_adds_a_document_and_takes_it_as_a_file(scene, sent, documents, visit):
    content = pdf()
    page = sent("Leila CV.PDF", content)
    assert page.heading == "Leila Haddad"
    [document] = documents()
    assert (document.name, document.media_type, document.kind) == (
        "Leila CV.pdf",
        "application/pdf",
        "resume",
    )

    answer = visit(scene.cora).client.get(f"/documents/{document.id}/file")
    assert (answer.status_code, answer.data) == (200, content)
    told = {name: answer.headers[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control")}
    assert told == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": 'attachment; filename="Leila CV.pdf"',
        "Cache-Control": "no-store",
    }
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert (answer.headers["X-Content-Type-Options"], "ETag" in answer.headers) == ("nosniff", False)


def test_a_panel_reads_what_was_put_for_it_and_nothing_of_earlier_loops(scene, sent, documents, visit):
    sent("a résumé.pdf")
    sent("for ana.txt", TEXT, scene.now, "work sample")
    sent("for old.txt", TEXT, scene.past, "work sample")
    urls = {document.name: f"/documents/{document.id}/file" for document in documents()}
    read = {
        (me.name, name)
        for me in scene.everybody()
        for name, url in urls.items()
        if visit(me).client.get(url).status_code == 200
    }
    everything = {(name, file) for name in ("Cora", "Adam") for file in urls}
    assert read == everything | {("Ana", "for ana.txt"), ("Judge", "for ana.txt"), ("Old", "for old.txt")}

    listed = visit(scene.ana).get(f"/candidates/{scene.leila.id}")
    assert listed.all("#documents .rows__title") == ["for ana.txt"]
    assert [word in listed.text for word in ("résumé", "for old", "Writer", "Add a document")] == [False] * 4


def test_who_is_partial_reads_none(scene, sent, documents, session, visit):
    sent("for ana.txt", TEXT, scene.now)
    [document] = documents()
    for person in (scene.ana, scene.adam, scene.cora):
        scene.leila.declare_conflict(person, "Friends", make.NOON, scene.cora)
    session.commit()
    urls = [f"/documents/{document.id}/file", f"/documents/{document.id}/removal"]
    urls.append(f"/documents/candidates/{scene.leila.id}")
    assert {visit(me).get(url).status for me in scene.everybody()[:-2] for url in urls} <= {404, 200}
    assert {visit(me).get(url).status for me in (scene.ana, scene.adam, scene.cora) for url in urls} == {404}


def test_only_who_arranges_and_does_not_judge_adds_and_deletes(scene, sent, documents, visit):
    sent("for ana.txt", TEXT, scene.now)
    [document] = documents()
    urls = [f"/documents/candidates/{scene.leila.id}", f"/documents/{document.id}/removal"]
    found = {me.name: [visit(me).get(url).status for url in urls] for me in scene.everybody()}
    assert found.pop("Cora") == [200, 200]
    assert set(map(tuple, found.values())) == {(404, 404)}


def test_the_same_bytes_are_kept_once_and_go_with_their_last_document(sent, documents, session, scene, visit):
    sent("one.txt", TEXT)
    sent("two.txt", TEXT)
    digests = select(Blob.digest)
    assert len(session.scalars(digests).all()) == 1
    for document, left in zip(documents(), (1, 0), strict=True):
        page = (
            visit(scene.cora)
            .get(f"/documents/{document.id}/removal")
            .press("Take it away", reason="Asked to.")
        )
        assert page.heading == "Leila Haddad"
        session.rollback()
        assert len(session.scalars(digests).all()) == left
    assert "Asked to." in page.main
    assert visit(scene.cora).get(f"/documents/{document.id}/file").status == 409


def test_what_was_taken_away_is_out_of_sight_for_its_panel_and_is_taken_away_once(
    sent, documents, scene, visit
):
    sent("for ana.txt", TEXT, scene.now)
    [document] = documents()
    page = visit(scene.cora).get(f"/documents/{document.id}/removal")
    assert page.press("Take it away").all(".error-summary li") == ["Say why."]
    page.press("Take it away", reason="Asked to.")
    again = page.press("Take it away", reason="Asked twice.")
    assert (again.status, again.all(".error-summary li")) == (422, ["This document was taken away already."])
    assert "for ana" not in visit(scene.ana).get(f"/candidates/{scene.leila.id}").text
    with pytest.raises(Refused, match=r"^Say why it is taken away\.$"):
        CandidateDocument(removed_at=None).take_away(" ", make.NOON, scene.cora)


def test_damaged_bytes_are_not_handed_out(sent, documents, session, scene, visit):
    sent("one.txt", TEXT)
    [document] = documents()
    document.blob.content = b"something else"
    session.commit()
    answer = visit(scene.cora).get(f"/documents/{document.id}/file")
    assert answer.status == 409
    assert "damaged" in answer.main


@LARGE
def test_a_file_that_is_wrong_too_large_or_missing_is_refused(sent, documents, scene, visit):
    assert sent("cv.exe").all(".error-summary li") == [files.KNOWN]
    assert sent("cv.txt", b"x" * 10_000_001).all(".error-summary li") == [
        "This file has more than 10 MB. Send a smaller one."
    ]
    page = visit(scene.cora).get(f"/documents/candidates/{scene.leila.id}").press("Add the document")
    assert page.all(".error-summary li") == ["Choose one of these.", "Choose a file first."]
    assert sent("cv.txt", b"x" * 10_600_000).status == 413
    gc.collect()
    assert documents() == []


@LARGE
def test_a_large_file_that_is_right_gets_through(sent, documents):
    sent("long.txt", b"words " * 1_500_000)
    assert [document.size for document in documents()] == [9_000_000]
    gc.collect()


def test_a_candidate_has_twenty_documents_at_most(sent, documents, session, scene):
    for n in range(20):
        one = CandidateDocument(
            kind=DocumentKind.OTHER, name=f"{n}", media_type="text/plain", size=1, blob=Blob.of(b"%d" % n)
        )
        enclose(one, scene.leila, make.NOON, scene.cora)
    session.commit()
    page = sent("one more.txt", TEXT)
    assert page.all(".error-summary li") == ["20 documents are the most. Take one away first."]
    assert len(documents()) == 20


def test_nothing_is_put_for_the_panel_of_somebody_elses_loop(scene):
    document = CandidateDocument(kind=DocumentKind.OTHER, panel_of=scene.now)
    with pytest.raises(Refused, match=r"^That is the loop of somebody else\.$"):
        enclose(document, Candidate(name="Piotr", label="P-1"), make.NOON, scene.cora)
