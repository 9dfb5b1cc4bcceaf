"""Interviews: structured interviews that are fair to the candidate and defensible to the committee."""

from flask import Flask

from interviews import cli, db, web
from interviews.settings import ROOT, Settings
from interviews.web import assets


def create_app(settings: Settings | None = None) -> Flask:
    """The application: settings → database → pages → commands."""
    settings = settings or Settings.read()
    templates, static = ROOT / "templates", ROOT / "static"
    files = assets.assets_of(static)
    address = assets.address_of(files)
    app = Flask(__name__, template_folder=templates, static_folder=static, static_url_path=address)
    db.connect(app, settings)
    web.serve(app, settings)
    assets.install(app, files)
    cli.offer(app)
    return app
