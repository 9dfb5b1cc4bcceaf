"""What the pages of people look up."""

from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Select, delete, func, select
from sqlalchemy.orm import selectinload

from interviews.domain.notices import MailChoices
from interviews.domain.people import (
    SIGNED_IN_AT_MOST,
    SIGNED_IN_IDLE,
    TRIES_COUNT_FOR,
    Invitation,
    Person,
    SignIn,
    Try,
    address,
    at_rest,
)


def by_email(email: str) -> Select[Any]:
    """Who has this address."""
    return select(Person).where(Person.email == address(email))


def by_token(token: str) -> Select[Any]:
    """The invitation with this secret."""
    return select(Invitation).where(Invitation.token_hash == at_rest(token))


def taking(person: Person) -> Select[Any]:
    """Take the person's row: who makes a link for them meanwhile waits, or has made it before we read on."""
    return select(Person.id).where(Person.id == person.id).with_for_update(key_share=True)


def choices_of(person: Person) -> Select[Any]:
    """Which mails they chose, if they ever did."""
    return select(MailChoices).where(MailChoices.person_id == person.id)


def tries(email: str, at: datetime) -> Select[Any]:
    """How many tries to sign in with this address count now."""
    counts = (Try.email_hash == at_rest(address(email)), Try.at > at - TRIES_COUNT_FOR)
    return select(func.count()).select_from(Try).where(*counts)


def settled_tries(email: str, at: datetime) -> Delete:
    """Tries that don't count any more: old ones, and those before a success with this address."""
    return delete(Try).where((Try.email_hash == at_rest(address(email))) | (Try.at <= at - TRIES_COUNT_FOR))


def in_order(people: Select[Any]) -> Select[Any]:
    """People by name, with their roles."""
    return people.options(selectinload(Person.grants)).order_by(Person.name, Person.email)


def still_open(sign_ins: Select[Any], at: datetime) -> Select[Any]:
    """The browsers in which somebody is signed in now, the latest first."""
    fresh = (SignIn.at > at - SIGNED_IN_AT_MOST, SignIn.seen_at > at - SIGNED_IN_IDLE)
    return sign_ins.where(SignIn.ended_at.is_(None), *fresh).order_by(SignIn.at.desc())
