"""The key to what a browser keeps of a scorecard that isn't saved yet."""

import hmac
from base64 import b64encode

from flask import current_app

from interviews.domain.scorecards import Scorecard


def copy_key(card: Scorecard) -> str:
    """256 bits, in base64, that stand on the author's page of writing alone.

    With a seal the key is another one, so a copy that stayed behind somewhere is never read again.
    """
    named = f"copy of a scorecard|{card.id}|{card.panelist.person_id}|{len(card.seals)}"
    secret: str = current_app.config["SECRET_KEY"]
    return b64encode(hmac.digest(secret.encode(), named.encode(), "sha256")).decode()
