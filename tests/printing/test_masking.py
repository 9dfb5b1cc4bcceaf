"""Names are taken out; words that only contain them stay."""

from interviews.printing.masking import Masking


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
