"""Banks and their questions: `views` holds the blueprint, the others add their pages to it."""

from interviews.web.banks import browsing, cooling, coverage_views, question_views, views

__all__ = ["browsing", "cooling", "coverage_views", "question_views", "views"]
