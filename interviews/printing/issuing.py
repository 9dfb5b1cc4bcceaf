"""What an issue consists of: three documents from one dossier, and a number."""

from collections.abc import Iterable

from interviews.domain.packets import Document, Printed
from interviews.printing import press
from interviews.printing.dossier import Dossier


def printed(dossier: Dossier) -> Printed:
    """The PDF, the data in it, and the page with the same content. Takes seconds: not in a transaction."""
    return Printed(
        pdf=Document.of(press.pdf(dossier), "application/pdf"),
        data=Document.of(press.data(dossier), "application/json"),
        page=Document.of(str(press.sections(dossier)).encode(), "text/html"),
    )


def next_number(taken: Iterable[str], year: int) -> str:
    """The number of a new packet, such as `2026-0147`: one more than the last of its year."""
    of_this_year = (int(number[5:]) for number in taken if number.startswith(f"{year}-"))
    return f"{year}-{max(of_this_year, default=0) + 1:04}"
