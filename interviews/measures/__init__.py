"""What numbers say: pure functions on plain values.

Not here: tables, sessions, who may see a number (the caller asks the policy), verdicts.
"""
