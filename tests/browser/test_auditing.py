"""What looks at every page would tell if something were wrong: each fault is planted once."""

import pytest

from tests.browser.looking_on import AUDIT, ORDER, STANDING

pytestmark = pytest.mark.browser

PLANTED = """
<!doctype html><style>
  .up { position: absolute; top: 0; left: 0; } .grows { font-size: 13px; }
  @keyframes round { to { rotate: 360deg; } } .moves { animation: round 1s infinite; }
  .bar { position: fixed; inset: 100px 0 0; background: white; }
  a.dot { display: block; width: 9px; height: 9px; }
  .cut { width: 60px; white-space: nowrap; overflow: hidden; } .bare:focus { outline: none; }
</style>
<main><h1>One</h1><h3 class="grows">Leaps</h3>
<p class="moves">Moves</p><p class="cut">Everything that nobody reads</p>
<button aria-label="Send">Seal scorecard</button> <button class="bare">Bare</button>
<a class="dot" href="/a" aria-label="a"></a><a class="dot" href="/b" aria-label="b"></a>
<a href="/c">Change</a> <a href="/d">Change</a> <a href="/e">here</a>
<nav><a href="/f">Far</a></nav>
<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<p style="margin-top: 300px"><button>Low</button></p><button class="up" tabindex="1">High</button></main>
<div class="bar"></div>
"""


@pytest.fixture
def page(window):
    made = window()
    made.set_content(PLANTED)
    return made


def test_what_axe_cannot_see_is_told(page):
    told = page.evaluate(AUDIT, [*STANDING, "larger"])
    assert {
        "a “dot” is 9 by 9 and has a neighbour",
        "“Seal scorecard” is called “Send”",
        "something moves",
        "p “Moves” moves by itself",
        "button “Bare” doesn’t show that it has the focus",
        "button “Low” lies under div “bar”",
        "p “Everything that nobody reads” is cut off with more space between letters",
        "h3 “Leaps” doesn’t grow with the text",
    } - set(told) == set()


def test_another_order_than_that_of_the_page_is_told(page):
    told = page.evaluate(ORDER)
    assert {
        "button “High” is seen before button “Low”, and read after it",
        "button “High” is out of the order of the keys",
        "a heading leaps from 1 to 3",
        "a nav has no name",
        "a table has no name",
        "a row of “” has no heading",
        "“change” leads to two places",
        "a link says no more than “here”",
    } - set(told) == set()
