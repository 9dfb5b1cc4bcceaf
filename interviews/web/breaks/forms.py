"""What an administrator writes who asks to break a seal."""

from flask_wtf import FlaskForm
from wtforms.validators import DataRequired

from interviews.web.fields import LONG, Prose


class ReasonForm(FlaskForm):
    """Why the debrief can't be waited for."""

    reason = Prose(
        "Why can’t it wait for the debrief?",
        [DataRequired("Say why: the loop, its packet and the history show it for ever."), LONG],
        default="",
    )
