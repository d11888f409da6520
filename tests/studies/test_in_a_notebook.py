"""In a notebook a wrong path or cohort is a sentence, not a page of our code."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell


@pytest.fixture(scope="module")
def shell() -> InteractiveShell:
    made = InteractiveShell()
    made.run_cell("from herstelwerk.studies import Effect")
    return made


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("Effect('er-is-niets.csv')", "dit bestand bestaat niet"),
        ("Effect(cohort='NERGENS')", "Kies uit: VZ-01"),
        ("Effect().people('whoqol')", "geen voor- en nameting"),
        ("Effect(limit=10).course('gses\\x1b[31m')", ""),
    ],
)
def test_what_is_wrong_is_one_sentence(
    shell: InteractiveShell, call: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shell.run_cell(call)
    shown = capsys.readouterr().out
    assert "Traceback" not in shown and ".py" not in shown
    if told:
        assert done.error_in_exec is not None and told in shown


def test_a_section_shows_itself_as_html_and_text(shell: InteractiveShell) -> None:
    section = shell.run_cell("Effect().changes()").result
    formats, _ = shell.display_formatter.format(section)  # type: ignore[union-attr]
    assert formats["text/html"].startswith('<section lang="nl"') and "GSES, nameting" in formats["text/plain"]
