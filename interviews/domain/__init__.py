"""What is true: the product's nouns, with their facts, their questions and their verbs.

Not here: who may (the policy), what the time is (`at` is given), who is asking (`by` is given),
sessions, pages, printing.
"""
