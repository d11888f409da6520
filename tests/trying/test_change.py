"""A change of the rules: what may come and go, and what a trainer is told when it does not fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelwerk.criteria_set import CriteriaError
from herstelwerk.review import Rules
from herstelwerk.trying import Change, ChangeError, ListChange, changed_lines, changed_rules

LINES = ("# een lijst", "netwerk", "in kaart brengen", "*problematiek")


def test_no_change_shares_everything(rules: Rules) -> None:
    same = changed_rules(rules, Change())
    assert same.reader is rules.reader and same.version == rules.version


def test_lines_come_at_the_end_and_go_where_they_stood() -> None:
    change = ListChange(added="\n draagvlak = steun \n\nkader", removed=("netwerk",))
    assert changed_lines("jargon", LINES, change) == (
        "# een lijst",
        "in kaart brengen",
        "*problematiek",
        "draagvlak = steun",
        "kader",
    )


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("Netwerk", "jargon: ‘Netwerk’ staat al in de lijst, als ‘netwerk’."),
        ("in  kaart brengen # nog eens", "‘in  kaart brengen’ staat al in de lijst"),
        ("kader\nkader", "‘kader’ staat al in de lijst, als ‘kader’"),
        ("mid*den", "kan een * alleen vooraan of achteraan"),
        ("…", "heeft geen woord"),
    ],
)
def test_what_cannot_come_is_told_in_dutch(added: str, told: str) -> None:
    with pytest.raises(ChangeError) as caught:
        changed_lines("jargon", LINES, ListChange(added=added))
    assert told in str(caught.value)


def test_a_word_may_come_back_in_another_way_when_the_old_line_goes() -> None:
    change = ListChange(added="netwerk = mensen om je heen", removed=("netwerk",))
    assert changed_lines("jargon", LINES, change)[-1] == "netwerk = mensen om je heen"


def test_a_line_that_is_not_there_cannot_go() -> None:
    with pytest.raises(ChangeError, match="staat niet meer in de lijst"):
        changed_lines("jargon", LINES, ListChange(removed=("weg",)))


@given(
    st.lists(st.sampled_from(LINES), unique=True), st.lists(st.from_regex(r"[a-z]{3,9}zz", fullmatch=True), unique=True)
)
def test_nothing_else_comes_or_goes(removed: list[str], added: list[str]) -> None:
    after = changed_lines("jargon", LINES, ListChange("\n".join(added), tuple(removed)))
    assert set(after) == (set(LINES) - set(removed)) | set(added)
    assert [line for line in after if line in LINES] == [line for line in LINES if line not in removed]


def test_a_threshold_changes_only_itself(rules: Rules) -> None:
    changed = changed_rules(rules, Change(thresholds={"K2": {"share_met": 0.9}}))
    for before, after in zip(rules.criteria.criterion, changed.criteria.criterion, strict=True):
        expected = {**before.thresholds, "share_met": 0.9} if before.id == "K2" else before.thresholds
        assert after.thresholds == expected
    assert changed.reader is rules.reader and changed.version != rules.version


@pytest.mark.parametrize(
    ("thresholds", "told"),
    [
        ({"K2": {"share_met": 1.5}}, "een aandeel hoogstens 1"),
        ({"K2": {"share_met": -0.1}}, "vanaf 0"),
        ({"K2": {"onbekend": 0.5}}, "heeft geen grens 'onbekend'"),
        ({"X9": {"share_met": 0.5}}, "staat niet in deze lijst"),
    ],
)
def test_a_threshold_that_does_not_fit_is_told(
    thresholds: dict[str, dict[str, float]], told: str, rules: Rules
) -> None:
    with pytest.raises(ChangeError) as caught:
        changed_rules(rules, Change(thresholds=thresholds))
    assert told.replace("'", "") in str(caught.value).replace("‘", "").replace("’", "").replace('"', "").replace(
        "'", ""
    )


def test_another_file_is_read_like_any_criteria_file(rules: Rules) -> None:
    text = 'format = "herstelwerk/criteria/1"\nname = "officieel"\nversion = "3"\n' + (
        '[[criterion]]\nid = "E1"\ncheck = "K2"\ndocument = "inventory"\nname = "Precies"\nasks = "?"\nsource = "boek"\n'
    )
    changed = changed_rules(rules, Change(criteria=text))
    assert [one.id for one in changed.criteria.criterion] == ["E1"]
    assert changed.criteria.criterion[0].thresholds == rules.criteria.criterion[1].thresholds
    with pytest.raises(CriteriaError):
        changed_rules(rules, Change(criteria="format = 1"))
