"""Loops: `views` holds the blueprint, `board` lists them all, `waiving` adds how a check is let be."""

from interviews.web.loops import board, views, waiving

__all__ = ["board", "views", "waiving"]
