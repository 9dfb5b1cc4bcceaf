"""A bank as Markdown: everything that is asked, nothing that is taken for a sign."""

from interviews.domain.banks import AnchorDraft, BankDraft, Question, Sample
from interviews.packs.markdown import markdown_of
from tests import make


def test_a_bank_reads_as_it_is_asked(keep):
    ana, staff = make.coordinator(), make.level("Staff engineer")
    bank = make.bank("Ours *and* theirs", by=ana)
    bank.describe(BankDraft("Ours *and* theirs", "For us.", "CC0", not_judged=("Accent.",)), make.NOON, ana)
    scale = (
        AnchorDraft("Not shown", "Asks nothing.", (Sample("I would do it.", "No question."),)),
        AnchorDraft("In part", "Asks once."),
        AnchorDraft("Clearly shown", "Asks twice."),
    )
    told = {
        "competency": make.competency("Advisor"),
        "prompt": "Say this.\n\n1. And <that>.",
        "materials": "1  if x:\n2      `y`",
        "probes": ("What else?",),
        "clarifications": ("It costs 5_000.",),
        "told_beforehand": "Bring nothing.",
        "not_scored": "Speed.",
        "alternatives": "In writing.\nIn parts.",
        "rubric": {staff: scale},
    }
    Question.begin(bank, "why", make.draft("Why?", **told), make.NOON, ana)
    Question.begin(bank, "gone", make.draft("Gone"), make.NOON, ana).retire("Old.", make.NOON, ana)
    keep(bank)

    assert (
        markdown_of(bank)
        == """\
# Ours \\*and\\* theirs

For us.

## What we do not judge

- Accent.

## Why?

Advisor · Staff engineer · 10 minutes

> Say this.
>
> \\1. And \\<that\\>.

### What the candidate is given to read

```text
1  if x:
2      `y`
```

### Why we ask

Whoever has this job does it.

### Probes

- What else?

### If the candidate asks

- It costs 5\\_000.

### Told beforehand

Bring nothing.

### Not scored

Speed.

### Other ways to ask it

In writing.

In parts.

### The scale, for Staff engineer

**1 · Not shown** Asks nothing.

- “I would do it.”
  *Why 1:* No question.

**2 · In part** Asks once.

**3 · Clearly shown** Asks twice.

Licence: CC0
"""
    )


def test_a_bare_bank_is_its_name_and_fences_are_longer_than_those_within(keep):
    ana = make.coordinator()
    bank = make.bank("Bare", by=ana)
    assert markdown_of(bank) == "# Bare\n"
    Question.begin(bank, "why", make.draft("Why?", materials="```\nx\n```", alternatives=""), make.NOON, ana)
    assert "````text\n```\nx\n```\n````\n" in markdown_of(bank)


def test_whoever_rates_reads_no_sample_answers():
    ana, staff = make.coordinator(), make.level("Staff engineer")
    bank = make.bank("Ours", by=ana)
    scale = tuple(AnchorDraft(a.name, a.behaviours, (Sample("canary", "why"),)) for a in make.anchors())
    Question.begin(bank, "why", make.draft("Why?", rubric={staff: scale}), make.NOON, ana)
    assert [markdown_of(bank, samples=samples).count("canary") for samples in (True, False)] == [4, 0]
