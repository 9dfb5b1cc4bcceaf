"""What people type about themselves and each other."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    EmailField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import Email, InputRequired, Length, ValidationError

from interviews.direction import isolated
from interviews.domain.notices import Kind, MailChoices, Way
from interviews.domain.people import LOCALES, Person, Role
from interviews.passwords import weakness
from interviews.web.fields import Chosen, zones

SAID = {
    Role.ADMINISTRATOR: "Administrator: invites people and says who does what",
    Role.COORDINATOR: "Coordinator: plans openings and loops, runs the debrief, issues packets",
    Role.INTERVIEWER: "Interviewer: interviews and writes scorecards",
    Role.COMMITTEE: "Committee member: reads the packets of a docket",
}
ROLES = [SelectChoice(role.value, said) for role, said in SAID.items()]
WAYS = [SelectChoice(code, isolated(name)) for code, name in LOCALES.items()]
AS_THE_DEVICE = SelectChoice("", "As this device says")
THEMES = [AS_THE_DEVICE, SelectChoice("light", "Light"), SelectChoice("dark", "Dark")]
CONTRASTS = [AS_THE_DEVICE, SelectChoice("more", "Strong")]
MAIL_WAYS = [
    SelectChoice(Way.AT_ONCE.value, "At once"),
    SelectChoice(Way.DIGEST.value, "In the digest"),
    SelectChoice(Way.NOT.value, "Not at all"),
]
MAILS = {
    Kind.PREPARE: "The working day before you interview",
    Kind.DUE: "When your interview is over and your scorecard isn’t sealed",
    Kind.LATE: "When your scorecard is late",
    Kind.AWAITED: "When the scorecard of somebody in your loops is late",
    Kind.OPENED: "When a debrief opens",
    Kind.REVISED: "When a rating is revised in a debrief",
    Kind.ISSUED: "When a packet is issued to your committee",
}
COMES_TO = {
    Kind.PREPARE: Role.INTERVIEWER,
    Kind.DUE: Role.INTERVIEWER,
    Kind.LATE: Role.INTERVIEWER,
    Kind.AWAITED: Role.COORDINATOR,
    Kind.OPENED: Role.INTERVIEWER,
    Kind.ISSUED: Role.COMMITTEE,
}
HOURS = [SelectChoice(str(hour), f"{hour:02}:00") for hour in range(24)]


class SignInForm(FlaskForm):
    """Who are you?"""

    email = EmailField("E-mail address", [InputRequired("Write your e-mail address.")])
    password = PasswordField("Password", [InputRequired("Write your password.")])


class PasswordForm(FlaskForm):
    """A new password, twice."""

    password = PasswordField("New password", [InputRequired("Choose a password.")])
    again = PasswordField("The same password again", [InputRequired("Write the password a second time.")])

    def __init__(self, person: Person, **more: Any) -> None:
        super().__init__(**more)
        self.about = (person.name, person.email)

    def validate_password(self, field: PasswordField) -> None:
        """Not easy to guess."""
        if sentence := weakness(field.data or "", self.about):
            raise ValidationError(sentence)

    def validate_again(self, field: PasswordField) -> None:
        """Twice the same."""
        if field.data != self.password.data:
            raise ValidationError("The two passwords differ. Write the same one twice.")


class ChangePasswordForm(PasswordForm):
    """A new password, for who knows the old one."""

    current = PasswordField("Your password now", [InputRequired("Write the password that you have now.")])


class AccountForm(FlaskForm):
    """What a person says about themselves."""

    name = StringField(
        "Name",
        [
            InputRequired("Write the name by which people know you."),
            Length(max=200, message="Use a shorter name."),
        ],
    )
    zone = SelectField("Time zone")
    locale = SelectField("Dates are written as in", choices=WAYS)

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.zone.choices = zones()


class InvitationForm(FlaskForm):
    """Somebody new."""

    name = StringField(
        "Name", [InputRequired("Write a name."), Length(max=200, message="Use a shorter name.")]
    )
    email = EmailField(
        "E-mail address",
        [
            InputRequired("Write an e-mail address."),
            Email("This isn't an e-mail address, such as ana@example.com."),
            Length(max=254, message="This address is too long."),
        ],
    )
    roles = SelectMultipleField("What they do here", [InputRequired("Choose one or more.")], choices=ROLES)


class LevelForm(FlaskForm):
    """Where somebody stands on the ladder."""

    level = Chosen("Level", "Choose one of the levels.", needed=False)


class MailsForm(FlaskForm):
    """Which mails do you want? One answer for each of `MAILS`."""

    prepare = RadioField(MAILS[Kind.PREPARE], choices=MAIL_WAYS)
    due = RadioField(MAILS[Kind.DUE], choices=MAIL_WAYS)
    late = RadioField(MAILS[Kind.LATE], choices=MAIL_WAYS)
    awaited = RadioField(MAILS[Kind.AWAITED], choices=MAIL_WAYS)
    opened = RadioField(MAILS[Kind.OPENED], choices=MAIL_WAYS)
    revised = RadioField(MAILS[Kind.REVISED], choices=MAIL_WAYS)
    issued = RadioField(MAILS[Kind.ISSUED], choices=MAIL_WAYS)
    hour = SelectField("The digest comes at", choices=HOURS)

    @classmethod
    def of(cls, roles: frozenset[Role], chosen: MailChoices) -> "MailsForm":
        """What was chosen of the mails that come to who holds these roles."""
        form = cls(data={"hour": str(chosen.hour)} | {kind.value: chosen.way(kind).value for kind in MAILS})
        for kind, role in COMES_TO.items():
            if role not in roles:
                del form[kind.value]
        return form

    def ways(self, before: MailChoices) -> dict[Kind, Way]:
        """As it is chosen now; what wasn't asked stays as it was."""
        asked = {kind: Way(self[kind.value].data) for kind in MAILS if kind.value in self}
        return {kind: before.way(kind) for kind in MAILS} | asked


class AppearanceForm(FlaskForm):
    """How should the pages look?"""

    theme = RadioField("Light or dark", choices=THEMES)
    contrast = RadioField("Contrast", choices=CONTRASTS)
    back = HiddenField()
