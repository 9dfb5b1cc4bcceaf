"""Openings: `views` holds the blueprint, `start_views` adds how one starts from a plan that ships."""

from interviews.web.openings import start_views, views

__all__ = ["start_views", "views"]
