"""Names are taken out; words that only contain them stay."""

import pytest

from interviews.printing.masking import MASK, Masking


def test_whole_names_and_their_parts_go_in_any_case():
    hide = Masking(["Leila Haddad", "Nguyễn Minh-Châu"]).hide
    assert hide("LEILA drew it; Haddad’s plan, says Châu.") == "[name] drew it; [name]’s plan, says [name]."
    assert hide("Leila Haddad asked Nguyễn Minh-Châu.") == "[name] asked [name]."


def test_names_in_other_scripts_go_too():
    assert Masking(["ليلى حداد"]).hide("قالت ليلى ذلك") == "قالت [name] ذلك"


def test_a_word_that_only_contains_a_name_stays():
    assert Masking(["Ben Art"]).hide("The bench of an artist") == "The bench of an artist"


def test_two_letters_are_too_few_to_be_sure():
    assert Masking(["Li Na"]).hide("Li Na said it in line 3, na sure") == "[name] said it in line 3, na sure"


def test_without_names_nothing_changes():
    assert Masking([]).hide("Leila") == "Leila"
    assert Masking(["X"]).hide("X said it") == "X said it"


def test_the_marks_on_its_last_letter_go_with_a_name():
    assert Masking(["Dana"]).hide("Dana\u0301\u200d said it") == "[name] said it"


def test_a_name_at_the_beginning_of_a_line_counts_in_what_is_sealed():
    masking = Masking(["Leila Haddad"])
    assert not masking.spares({"evidence": [("said", "First she asked.\nLeila drew it.")], "value": 3})
    assert not masking.spares([{"reasons": "\tHaddad"}])
    assert masking.spares({"evidence": [("said", "First she asked."), None], "value": 3, "sure": True})


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (
            "Dana Cohen",
            "_Dana_ said, Da\u00adna, Da\u200dna, Ｄａｎａ, Dána, Dana2.",
            "_@_ said, @, @, @, @, @2.",
        ),
        ("Sofía\u200f Ruiz", "Sofia said", "@ said"),
        ("José Núñez", "Jose Nunez said", "@ said"),
        ("Weiß", "WEISS said", "@ said"),
        ("O’Neil", "O'Neil said", "@ said"),
        ("Dana\u2011Maria Lu", "Maria said, Lu said", "@ said, Lu said"),
        ("Anne.Marie Roy", "Marie said", "@ said"),
        ("İpek", "ipek said", "@ said"),
        ("\u2068דנה כהן\u2069", "דנה שאלה", "@ שאלה"),
        ("דנה כהן", "לדנה היה רעיון", "ל@ היה רעיון"),
        ("דנה", "דָּנָה אמרה", "@ אמרה"),
        ("أحمد", "قال احمد، ولأحمد", "قال @، ول@"),
        ("علي حسن", "عليها أن تقول", "عليها أن تقول"),
        ("王小明", "王小明说他会，小明也说", "@说他会，@也说"),
        ("王明", "王明 said", "@ said"),
        ("김민준", "김민준은 말했다", "@은 말했다"),
        ("สมชาย", "สมชายพูด", "@พูด"),
        ("मीरा", "मीराने कहा, समीरा", "@ने कहा, समीरा"),
    ],
)
def test_no_spelling_gets_a_name_past(name, text, left):
    assert Masking([name]).hide(text) == left.replace("@", MASK)
