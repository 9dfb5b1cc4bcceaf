"""What every answer tells the browser: nothing from elsewhere, nothing kept."""

from flask import Flask, Response, current_app, request
from flask_wtf import CSRFProtect

CONTENT = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CONTENT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Content-Type-Options": "nosniff",
}
# With no-referrer, the check of forms over https fails; a page without forms may say less.
REFERRER = "same-origin"


def install(app: Flask) -> None:
    """Set the headers on every answer and guard every form against forgery."""
    CSRFProtect(app)
    app.after_request(_set)


def _set(response: Response) -> Response:
    response.headers.update(ALWAYS)
    if (
        response.mimetype == "application/octet-stream"
    ):  # a file of somebody else: even opened it can do nothing
        response.headers["Content-Security-Policy"] = f"{CONTENT}; sandbox"
    response.headers.setdefault("Referrer-Policy", REFERRER)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    if current_app.config["HTTPS"]:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
