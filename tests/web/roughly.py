"""What a page says to what no form of ours would send."""

from io import BytesIO
from typing import Any

from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from tests.visiting import Visitor

NOBODY = "5b0e9b0a-0000-4000-8000-000000000000"
TWICE = (422, "A form says a thing once. Nothing was changed. Go back, reload, try again.")
NO_FORM = (415, "Nothing was changed. Go back, reload, try again.")
TOO_MUCH = (413, "Nothing was changed. Send less, in several steps.")
NOT_THERE = (404, "It doesn't exist, or it isn't yours to see.")
Said = tuple[int, str]


class Sender:
    """Somebody with the token of their forms, who sends what they like."""

    def __init__(self, visitor: Visitor) -> None:
        token = visitor.get("/people/account").soup.select_one("[name=csrf_token]")
        assert token is not None
        self.client, self.guard = visitor.client, {"X-CSRFToken": str(token["value"])}

    def post(self, url: str, data: Any, **more: Any) -> Said:
        """Send a form."""
        return said(self.client.post(url, data=data, headers=self.guard, **more))

    def put(self, url: str, body: bytes | str, kind: str = "application/json") -> Said:
        """Send what a script would."""
        return said(self.client.put(url, data=body, headers=self.guard, content_type=kind))

    def anything(self, url: str, good: dict[str, Any]) -> dict[str, Said]:
        """What is wrong in every form: a field twice, a file, JSON, megabytes; `good` holds up."""
        name, value = next(iter(good.items()))
        return {
            "a field twice": self.post(url, good | {name: [value, value]}),
            "a file for words": self.post(url, good | {name: (BytesIO(b"x"), "x.txt")}),
            "JSON for a form": said(self.client.post(url, json=good, headers=self.guard)),
            "megabytes": self.post(url, good | {name: "x" * 5_000_000}),
        }


ANYTHING = {
    "a field twice": TWICE,
    "a file for words": NO_FORM,
    "JSON for a form": NO_FORM,
    "megabytes": TOO_MUCH,
}


def said(answer: TestResponse) -> Said:
    """The status, and the sentences in JSON, above the form, or of the page that says what went wrong."""
    if answer.is_json:
        return answer.status_code, str((answer.json or {}).get("sentence", ""))
    soup = BeautifulSoup(answer.text, "html.parser")
    lines = soup.select(".error-summary li") or soup.select("main p")[:1]
    return answer.status_code, " ".join(" ".join(line.get_text(" ").split()) for line in lines)
