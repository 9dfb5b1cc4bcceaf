"""The proof of a seal, to take away: all that its hash covers, and the salts.

Not here: where the line that announced it stands in the history, and what that line's own hash is. A position
counts, and the hashes of two lines together tell, whether anything happened between them; so neither is for
anybody but who runs the server (`interviews scorecard prove`), not even after the release of this loop, since
others go on.
"""

import json
from uuid import UUID

from flask import Response
from flask.typing import ResponseReturnValue

from interviews.domain.base import Refused
from interviews.domain.scorecards import Scorecard, Seal, canonical
from interviews.policy import Act
from interviews.web.policing import find_or_404
from interviews.web.scorecards.queries import whole
from interviews.web.scorecards.views import bp

HOW = (
    "The commitment is the SHA-256 of the salt, a line break, and the content. The content holds under "
    "“withheld” the SHA-256 of the other salt, a line break, and the recommendation. The commitment was put "
    "into the history at the moment of the seal; who runs the server can show it there."
)


@bp.get("/<uuid:id>/proof")
def proof(id: UUID) -> ResponseReturnValue:
    """Who may read a sealed scorecard takes its proof. What was withdrawn is no part of it."""
    card = find_or_404(Act.SEE, Scorecard, id, *whole())
    if not card.seal_in_force:
        raise Refused("This scorecard isn't sealed, so there is nothing to prove.")
    text = json.dumps(_proof(card.seal_in_force), ensure_ascii=False, indent=2)
    answer = Response(f"{text}\n", mimetype="application/json")
    answer.headers.set("Content-Disposition", "attachment", filename="proof.json")
    return answer


def _proof(seal: Seal) -> dict[str, str]:
    return {
        "scorecard": str(seal.scorecard_id),
        "commitment": seal.digest,
        "salt": seal.salt,
        "content": canonical(seal.content()),
        "withheld_salt": seal.withheld_salt,
        "recommendation": canonical(seal.opinion()),
        "how": HOW,
    }
