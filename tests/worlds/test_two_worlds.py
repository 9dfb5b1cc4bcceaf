"""Non-interference: two worlds that differ only in what a viewer may not know look the same to them.

Everything that the program tells belongs here: pages, JSON, archives, PDFs. Mails and calendar files join
as soon as there are any.
"""

import pytest

from tests.worlds.building import CAST
from tests.worlds.differing import HIDDEN
from tests.worlds.reaching import DONE, SHOWN
from tests.worlds.reading import differences
from tests.worlds.walking import changing, reached

VIEWERS = [*(name for name in CAST if name not in HIDDEN), "nobody"]
ONLY = {"bro": ("scorecards", "loops", "breaks", "today")}  # who differs from another viewer here alone


@pytest.mark.parametrize("viewer", VIEWERS)
def test_worlds_that_differ_in_what_somebody_may_not_know_look_the_same_to_them(walk, viewer):
    one, other = walk.both(viewer, *ONLY.get(viewer, ()))
    parted = differences(one, other)
    assert parted == [], f"{viewer} is told {len(parted)} things:\n\n" + "\n\n".join(parted)
    if viewer in SHOWN:
        for got, listed in ((reached(one), SHOWN), (changing(one), DONE)):
            meant = set(listed[viewer].split())
            assert (got - meant, meant - got) == (set(), set())


# What these do takes more than the worlds hold: a file, an interview of two questions, one that nobody
# sealed, a candidate who withdrew. They are sent all the same, and refused alike in both.
NEED_MORE = {
    "documents.add",
    "interviews.cancel",
    "interviews.missed",
    "interviews.split",
    "loops.return",
}


def test_every_route_shows_its_page_to_somebody_and_does_for_somebody_what_it_is_for(app):
    rules = list(app.url_map.iter_rules())
    looks = {rule.endpoint for rule in rules if "GET" in rule.methods}
    changes = {rule.endpoint for rule in rules if rule.methods & {"POST", "PUT", "PATCH", "DELETE"}}
    assert set(" ".join(SHOWN.values()).split()) == looks
    assert set(" ".join(DONE.values()).split()) == changes - NEED_MORE
