"""Guides: `views` holds the blueprint, `asking` adds how a candidate asks for what they need."""

from interviews.web.guides import asking, views

__all__ = ["asking", "views"]
