"""What a dossier refuses to be."""

from dataclasses import fields, is_dataclass, replace

import pytest

from interviews.printing import dossier as values
from interviews.printing.dossier import Candidate, Rating
from tests.printing.sample import DOSSIER


def test_an_anonymised_dossier_names_nobody():
    named_panel = (replace(DOSSIER.panelists[0], name="Ana Ruiz"), *DOSSIER.panelists[1:])

    with pytest.raises(ValueError, match="names neither the candidate nor an interviewer"):
        replace(DOSSIER, candidate=Candidate("K-58", "Noor Haddad"))
    with pytest.raises(ValueError, match="names neither the candidate nor an interviewer"):
        replace(DOSSIER, panelists=named_panel)


def test_every_key_leads_somewhere():
    stray = Rating("Z", "past-1", 3, "high")

    with pytest.raises(ValueError, match="There are no such panelists: Z"):
        replace(DOSSIER, ratings=(stray,))
    with pytest.raises(ValueError, match="There are no such questions: elsewhere"):
        replace(DOSSIER, ratings=(replace(stray, panelist="A", question="elsewhere"),))


def test_no_key_leads_to_two_things():
    with pytest.raises(ValueError, match="Two panelists have the same key"):
        replace(DOSSIER, panelists=DOSSIER.panelists * 2)


def test_the_last_revision_is_what_holds_now():
    assert {rating.now for rating in DOSSIER.ratings if rating.revisions} == {3}
    assert [r.now for r in DOSSIER.ratings if not r.revisions] == [
        r.value for r in DOSSIER.ratings if not r.revisions
    ]


def test_no_value_has_a_place_for_a_recommendation_or_a_debriefs_notes():
    kinds = [kind for kind in vars(values).values() if is_dataclass(kind)]
    places = {f"{kind.__name__}.{field.name}" for kind in kinds for field in fields(kind)}

    assert "Panelist.notes" in places
    assert {place for place in places if "recommend" in place.lower()} == set()
    assert {place for place in places if place.startswith("Debrief.")} == {
        "Debrief.opened_at",
        "Debrief.closed_at",
        "Debrief.present",
    }
