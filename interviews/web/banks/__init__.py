"""Banks and their questions: `views` holds the blueprint, the others add their pages to it."""

from interviews.web.banks import browsing, cooling, coverage_views, reading, reviewing, views, writing

__all__ = ["browsing", "cooling", "coverage_views", "reading", "reviewing", "views", "writing"]
