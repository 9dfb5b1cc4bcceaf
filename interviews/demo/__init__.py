"""The demonstration company: a small story, told through the verbs that people use.

The story is in the YAML files of this folder, its moments relative to the day of loading. It can't go stale:
a verb that refuses stops the loading.

Not here: a rule, a row written past its verb, a commit (the command does that, once).
"""

from interviews.demo.story import PASSWORD, SignIn, is_here, load, name, sign_ins

__all__ = ["PASSWORD", "SignIn", "is_here", "load", "name", "sign_ins"]
