"""Openings: `views` holds the blueprint, `start_views` adds how one starts from a plan, and
`template_views` how a plan is kept for others.
"""

from interviews.web.openings import start_views, template_views, views

__all__ = ["start_views", "template_views", "views"]
