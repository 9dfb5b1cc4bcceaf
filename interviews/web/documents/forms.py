"""What a coordinator fills in about a file of a candidate."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField
from wtforms.validators import DataRequired, ValidationError

from interviews.domain.candidates import MOST_BYTES, DocumentKind
from interviews.web.documents.files import media_type_of, named
from interviews.web.fields import LONG, OneOf, Prose

KINDS = {
    DocumentKind.RESUME: "Résumé",
    DocumentKind.SAMPLE: "Work sample",
    DocumentKind.OTHER: "Something else",
}


class DocumentForm(FlaskForm):
    """One file. What it is, is told by its bytes."""

    kind = OneOf("What it is", KINDS)
    file = FileField("The file", [FileRequired("Choose a file first.")])
    panel_of = SelectField("Who may take it", default="")

    name, content, media_type = "", b"", ""

    def validate_file(self, field: FileField) -> None:
        """Read it once, and look what it is."""
        with field.data.stream:
            self.name, self.content = named(field.data.filename), field.data.read()
        if len(self.content) > MOST_BYTES:
            raise ValidationError("This file has more than 10 MB. Send a smaller one.")
        try:
            self.media_type = media_type_of(self.name, self.content)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class RemovalForm(FlaskForm):
    """Why a document is taken away."""

    reason = Prose("Why", [DataRequired("Say why."), LONG], default="")
