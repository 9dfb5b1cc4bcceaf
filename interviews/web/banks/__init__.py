"""Banks and their questions: `views` holds the blueprint, `question_views` adds its pages to it."""

from interviews.web.banks import question_views, views

__all__ = ["question_views", "views"]
