"""What every page needs besides its words: one stylesheet, the scripts, the icon.

They are read once, at the start, and served under an address that changes with their content, so that a
browser keeps them for good: from somebody's second page on, the first paint takes one round trip.
"""

import gzip
import mimetypes
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, abort, request

KINDS = {".css", ".js", ".svg"}
GROUND = ("tokens.css", "base.css", "layout.css")  # in this order; then the components
KEPT = "public, max-age=31536000, immutable"
COMMENT, SPACE = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Asset:
    """One file as it goes over the wire, plain and compressed."""

    kind: str
    plain: bytes
    small: bytes


def assets_of(folder: Path) -> dict[str, Asset]:
    """Every file that pages ask for, by its place in the folder; `style.css` is all stylesheets in one."""
    scripts = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in KINDS - {".css"}
    }
    found = scripts | {"style.css": _stylesheet(folder / "css").encode()}
    return {name: _asset(name, plain) for name, plain in found.items()}


def address_of(assets: dict[str, Asset]) -> str:
    """Where they are served: another place for another content."""
    everything = b"".join(name.encode() + asset.plain for name, asset in sorted(assets.items()))
    return f"/static/{sha256(everything).hexdigest()[:16]}"


def install(app: Flask, assets: dict[str, Asset]) -> None:
    """Serve them in place of the folder."""

    def static(filename: str) -> Response:
        return _answer(assets.get(filename) or abort(404))

    app.view_functions["static"] = static


def _answer(asset: Asset) -> Response:
    small = request.accept_encodings["gzip"] > 0
    response = Response(asset.small if small else asset.plain, mimetype=asset.kind)
    response.headers.update({"Cache-Control": KEPT, "Vary": "Accept-Encoding"})
    if small:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _stylesheet(folder: Path) -> str:
    ground = [folder / name for name in GROUND]
    texts = [path.read_text() for path in (*ground, *sorted((folder / "components").glob("*.css")))]
    return SPACE.sub("\n", COMMENT.sub("", "\n".join(texts))).strip()


def _asset(name: str, plain: bytes) -> Asset:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(kind, plain, gzip.compress(plain, mtime=0))
