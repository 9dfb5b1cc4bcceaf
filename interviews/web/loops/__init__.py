"""Loops: `views` holds the blueprint, `board` lists them all, `waiving` adds how a check is let be, and
`withdrawing` how a candidate goes away and comes back.
"""

from interviews.web.loops import board, views, waiving, withdrawing

__all__ = ["board", "views", "waiving", "withdrawing"]
