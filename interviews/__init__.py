"""Interviews: structured interviews that are fair to the candidate and defensible to the committee."""

from flask import Flask

from interviews import ciphers, cli, db, web
from interviews.domain.banks import Rules
from interviews.packs.lines import NotImported
from interviews.packs.rules import shipped, with_own
from interviews.settings import ROOT, BadSetting, Settings
from interviews.web import assets


def create_app(settings: Settings | None = None) -> Flask:
    """The application: settings → database → pages → commands."""
    settings = settings or Settings.read()
    templates, static = ROOT / "templates", ROOT / "static"
    files = assets.assets_of(static)
    address = assets.address_of(files)
    app = Flask(__name__, template_folder=templates, static_folder=static, static_url_path=address)
    app.config["RULES"] = _rules(settings)
    ciphers.install(settings.need_keys)
    db.connect(app, settings)
    web.serve(app, settings)
    assets.install(app, files)
    cli.offer(app)
    return app


def _rules(settings: Settings) -> Rules:
    """What the checks on questions know, read once: a file that can't be read stops the start."""
    try:
        return with_own(settings.rules) if settings.rules else shipped()
    except NotImported as error:
        raise BadSetting(f"INTERVIEWS_RULES names a file that can't be used.\n{error}") from error
