"""What a coordinator says to issue a packet."""

from collections.abc import Iterable

from flask_wtf import FlaskForm

from interviews.clock import said
from interviews.direction import isolated
from interviews.domain.committees import Docket
from interviews.web.fields import Chosen, choice
from interviews.web.signing_in import me


class IssueForm(FlaskForm):
    """For which sitting the packet is issued."""

    docket = Chosen("Sitting", "Choose the sitting that the packet is for.")

    def offer(self, dockets: Iterable[Docket]) -> None:
        """The sittings to choose from; none is chosen beforehand."""
        sittings = [
            choice(d, f"{isolated(d.committee.name)}, {said(d.sits_at, me().manner)}") for d in dockets
        ]
        self.docket.choices = [choice(None, "Choose a sitting"), *sittings]
