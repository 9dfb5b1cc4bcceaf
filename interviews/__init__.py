"""Interviews: structured interviews that are fair to the candidate and defensible to the committee."""

from flask import Flask

from interviews import cli, db, web
from interviews.settings import ROOT, Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The application: settings → database → pages → commands."""
    settings = settings or Settings.read()
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    db.connect(app, settings)
    web.serve(app, settings)
    cli.offer(app)
    return app
