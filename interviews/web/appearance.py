"""Light or dark, and how strong: what this browser asked for, kept in a cookie of its own.

It says nothing of a person, so it outlives a sign-out. The server reads it: the first paint is right already.
"""

from typing import Any

from flask import Flask, Response, current_app, request

THEMES = ("light", "dark")
CONTRASTS = ("more",)
A_YEAR = 365 * 24 * 60 * 60


def install(app: Flask) -> None:
    """Tell every template what was chosen."""
    app.context_processor(chosen)


def chosen() -> dict[str, str | None]:
    """The theme and the contrast of this browser; none where the device decides."""
    words = request.cookies.get(_cookie(), "").split(".")
    return {
        "theme": next((theme for theme in THEMES if theme in words), None),
        "contrast": next((contrast for contrast in CONTRASTS if contrast in words), None),
    }


def remember(response: Response, theme: str, contrast: str) -> Response:
    """Keep what was chosen for a year; what the device decides needs no cookie."""
    words = ".".join(filter(None, (theme, contrast)))
    if words:
        response.set_cookie(_cookie(), words, max_age=A_YEAR, **_shape())
    else:
        response.delete_cookie(_cookie(), **_shape())
    return response


def _cookie() -> str:
    return "__Host-appearance" if current_app.config["HTTPS"] else "appearance"


def _shape() -> dict[str, Any]:
    return {"secure": current_app.config["HTTPS"], "httponly": True, "samesite": "Lax"}
