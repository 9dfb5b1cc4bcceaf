"""The ladder: `views` holds the blueprint, `writing_views` adds what coordinators do to it."""

from interviews.web.ladder import views, writing_views

__all__ = ["views", "writing_views"]
