"""Questions from files into a bank, and the pages of a bank that has ten thousand."""

import time
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks.company import Company
from benchmarks.load import Browser
from benchmarks.measuring import ROUNDS, THREADS, Figures
from benchmarks.serving import Server
from interviews.clock import now
from interviews.domain.history import keep_history
from interviews.domain.people import Person
from interviews.packs.reading import import_folder
from interviews.packs.writing import files_of

FEW, MANY = 1_000, 10_000


def imported(session: Session, company: Company, home: Path) -> dict[str, float]:
    """Seconds for each number of questions, committed, and how they grow: ten times as many over one time."""
    few, many = (_seconds(session, company, home / f"bank-{number}", number) for number in (FEW, MANY))
    return {
        f"import_{FEW}_s": round(few, 2),
        f"import_{MANY}_s": round(many, 2),
        f"import_{MANY}_over_{FEW}": round(many / few, 1),
    }


def pages(company: Company, server: Server) -> dict[str, Figures]:
    """The page of the large bank, and a search among its questions."""
    browsers = [Browser(server.port, company.cookie(company.coordinator)) for _ in range(THREADS)]
    urls = {
        f"bank_{MANY}": f"/banks/questions?bank=bank-{MANY}",
        f"find_{MANY}": "/banks/questions?find=missing+fact+4321",
    }
    found = {name: Figures() for name in urls}
    for _ in range(ROUNDS):
        for name, url in urls.items():
            found[name].take(server, [[lambda b=b, url=url: b.open(url)] * 5 for b in browsers])
    return found


def _seconds(session: Session, company: Company, folder: Path, number: int) -> float:
    _write(company, folder, number)
    who = company.coordinator.id
    session.rollback()  # who reads on while others write can't write any more: what comes next begins anew
    with Session(session.get_bind()) as own:
        keep_history(own)
        by = own.get_one(Person, who)
        begun = time.perf_counter()
        import_folder(own, folder, now(), by)
        own.commit()
        return time.perf_counter() - begun


def _write(company: Company, folder: Path, number: int) -> None:
    """One question of ours as a file, with its number in its key and in its words."""
    question = company.opening.plan[0].asked[0].question
    files = files_of(question.bank)
    template = files[f"{question.key}.yaml"].replace(f"key: {question.key}", "key: question-NUMBER")
    template = template.replace("Tell me about it.", "Which fact is missing in matter NUMBER?")
    folder.mkdir()
    (folder / "bank.yaml").write_text(f"format: 1\nkey: {folder.name}\nname: Large\n")
    for n in range(number):
        (folder / f"question-{n}.yaml").write_text(template.replace("NUMBER", str(n)))
