"""What a coordinator says to send a guide."""

from flask_wtf import FlaskForm

from interviews.domain.guides import DAYS, MOST_DAYS
from interviews.web.fields import WholeNumber


class GuideForm(FlaskForm):
    """For how long the link opens."""

    days = WholeNumber(
        "Days", 1, MOST_DAYS, f"Write a number of days from 1 to {MOST_DAYS}.", default=str(DAYS)
    )
