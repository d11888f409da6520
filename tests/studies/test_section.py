"""A section shows its parts in order, escapes what people wrote, and puts a reason where a part could not be made."""

from __future__ import annotations

from herstelwerk.outcomes.result import Estimate, NotPossibleError
from herstelwerk.studies.section import Method, Remark, Section, attempt, section, too_few

ONE = Estimate("<b>maat</b>", 1.5, 0.5, 2.5, 12, "Zo is het gedaan.")


def test_parts_keep_their_order_and_empty_ones_go() -> None:
    made = section("Titel", ("eerst", None, "", Remark("let op"), ONE))
    assert made.parts == ("eerst", Remark("let op"), ONE)
    text = repr(made)
    assert text.index("eerst") < text.index("let op") < text.index("1,50") < text.index("Zo is het gedaan.")


def test_what_people_wrote_is_escaped() -> None:
    html = Section("<script>", ("<img src=x>", Remark("<i>"), ONE))._repr_html_()
    for raw in ("<script>", "<img src=x>", "<i>", "<b>maat</b>"):
        assert raw not in html
    assert "&lt;script&gt;" in html


def test_a_method_is_told_once_even_without_numbers() -> None:
    made = section("Titel", (ONE, ONE, Method("Zo is het gedaan."), Method("Anders.")))
    assert made.methods == ("Zo is het gedaan.", "Anders.")


def test_what_is_not_possible_becomes_a_remark() -> None:
    def refuse() -> Estimate:
        raise NotPossibleError("Te weinig mensen.")

    made = attempt("De tabel", refuse)
    assert isinstance(made, Remark) and "De tabel" in made.text and "Te weinig mensen." in made.text
    assert attempt("De tabel", lambda: ONE) is ONE


def test_too_few_says_what_the_limit_is() -> None:
    assert "minder dan 10 mensen" in too_few("Dit", 10).text
