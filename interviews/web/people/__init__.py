"""People: how they sign in, what they change about themselves, whom administrators invite."""
