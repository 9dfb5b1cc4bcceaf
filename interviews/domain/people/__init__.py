"""Who works here: people, what they may do, how they sign in."""

from interviews.domain.people.calendar import CalendarLink
from interviews.domain.people.manner import LOCALES, OURS, Manner
from interviews.domain.people.person import Grant, Person, Role
from interviews.domain.people.renewal import Renewal
from interviews.domain.people.signing_in import (
    INVITATION_LASTS,
    MOST_TRIES,
    SIGNED_IN_AT_MOST,
    SIGNED_IN_IDLE,
    TRIES_COUNT_FOR,
    Invitation,
    SignIn,
    Try,
    address,
    at_rest,
    secret,
)

__all__ = [
    "INVITATION_LASTS",
    "LOCALES",
    "MOST_TRIES",
    "OURS",
    "SIGNED_IN_AT_MOST",
    "SIGNED_IN_IDLE",
    "TRIES_COUNT_FOR",
    "CalendarLink",
    "Grant",
    "Invitation",
    "Manner",
    "Person",
    "Renewal",
    "Role",
    "SignIn",
    "Try",
    "address",
    "at_rest",
    "secret",
]
