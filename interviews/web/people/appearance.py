"""How the pages look in this browser: chosen by anybody, signed in or not."""

from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from interviews.web import appearance
from interviews.web.people.forms import AppearanceForm
from interviews.web.people.views import bp
from interviews.web.policing import decided
from interviews.web.signing_in import public, way_back


@bp.route("/appearance", methods=["GET", "POST"], endpoint="appearance")
@public
def choose() -> ResponseReturnValue:
    """Light, dark or as the device says; afterwards back to where they came from."""
    decided()
    came_from = urlsplit(request.referrer or "")._replace(scheme="", netloc="").geturl()
    now_chosen = {name: value or "" for name, value in appearance.chosen().items()}
    form = AppearanceForm(data=now_chosen | {"back": came_from})
    if not form.validate_on_submit():
        return render_template("people/appearance.html", form=form), 422 if form.is_submitted() else 200
    flash("The pages look as you chose, in this browser.")
    answer = redirect(way_back(form.back.data))
    return appearance.remember(answer, form.theme.data, form.contrast.data)  # type: ignore[arg-type]
