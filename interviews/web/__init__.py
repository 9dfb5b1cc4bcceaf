"""How people reach it: one blueprint a noun, all behind the policy.

Not here: rules (the policy's), what is possible (the domain's verbs), what a packet looks like (printing).
"""

from importlib import import_module

from flask import Flask

from interviews.settings import Settings
from interviews.web import appearance, arriving, errors, frame, headers, policing, signing_in

NOUNS = (
    "today",
    "people",
    "banks",
    "ladder",
    "openings",
    "candidates",
    "documents",
    "loops",
    "adjustments",
    "breaks",
    "calendar",
    "guides",
    "interviews",
    "scorecards",
    "debriefs",
    "packets",
    "dockets",
)


def serve(app: Flask, settings: Settings) -> None:
    """Set the application up to answer browsers."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=4_000_000,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        MAX_FORM_PARTS=5_000,
        SESSION_COOKIE_NAME="__Host-form" if settings.https else "form",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        COMPANY=settings.company,
        ADDRESS=settings.address,
        KEPT=settings.kept,
        SMTP=settings.smtp,
        MAIL_FROM=settings.mail_from,
        HTTPS=settings.https,
    )
    for part in (headers, errors, signing_in, arriving, policing, frame, appearance):
        part.install(app)
    for noun in (*NOUNS, "gallery") if settings.gallery else NOUNS:
        app.register_blueprint(import_module(f"interviews.web.{noun}.views").bp)
