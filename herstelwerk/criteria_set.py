"""The content of the criteria: names, wording, thresholds, examples and the sentences of every finding.

A set is data. A team that has the official text writes a file of the same shape and loads that instead;
a criterion for which the program has no check is then `niet te beoordelen`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from herstelwerk.problems import Problem, Unreadable, problem_of

FORMAT = "herstelwerk/criteria/1"
_AT = re.compile(r"at line (\d+), column (\d+)")


class CriteriaError(Unreadable):
    """A criteria file that cannot be used, with all its problems at once."""


class Content(BaseModel):
    """What all parts of the content share."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Example(Content):
    """A sentence of a kind, or a change of a complete hand-in, with what a review should say of it."""

    text: str
    kind: Literal["entry", "goal", "action", "when"] | None = None
    note: str = ""
    code: str = ""
    quote: str = ""
    better: str = ""
    set: dict[str, Any] = {}
    remove: list[str] = []


class Criterion(Content):
    """One criterion as people read it, with its thresholds by name. `check` is the id of the check in code."""

    id: Annotated[str, Field(min_length=1, max_length=16)]
    check: str = ""
    document: Literal["inventory", "plan"]
    name: str
    asks: str
    looks_at: str = ""
    why: str = ""
    helps: list[str] = []
    trainer: str = ""
    source: str
    thresholds: dict[str, Annotated[float, Field(allow_inf_nan=False)]] = {}
    good: list[Example] = []
    poor: list[Example] = []


class Wording(Content):
    """The sentence of a finding, a question, and a hint."""

    message: str
    hint: str = ""
    message_detail: str = ""
    message_shape: str = ""


class FindingText(Wording):
    """A finding: where it is shown, its short name, and its wording, which may differ for goals and actions."""

    criterion: str
    name: str
    goal: Wording | None = None
    action: Wording | None = None

    def wording(self, kind: str) -> Wording:
        """The wording in a text of this kind (`entry`, `goal`, `action`, `when`)."""
        return (self.goal if kind == "goal" else self.action if kind == "action" else None) or self


class PassRule(Content):
    """The figures of the pass rule (codebook 2): most `deels` and `niet` per document, half-days, days to hand in."""

    most_partly: Annotated[int, Field(ge=0)] = 2
    most_not: Annotated[int, Field(ge=0)] = 0
    half_days: Annotated[int, Field(ge=0, le=8)] = 7
    days_to_hand_in: Annotated[int, Field(ge=0, le=3650)] = 14


class CriteriaSet(Content):
    """A whole set. `label` is what a review calls the rules it was made with."""

    format: Literal["herstelwerk/criteria/1"]
    name: str
    version: str
    pass_rule: Annotated[PassRule, Field(alias="pass")] = PassRule()
    criterion: Annotated[list[Criterion], Field(min_length=1)]
    finding: dict[str, FindingText] = {}

    @property
    def label(self) -> str:
        """`afgeleid 1.0`."""
        return f"{self.name} {self.version}"

    @property
    def fingerprint(self) -> str:
        """The same for the same content, whatever the order of the names in it; another for any other content."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return sha256(content.encode()).hexdigest()

    @model_validator(mode="after")
    def _ids_once(self) -> CriteriaSet:
        ids = [criterion.id for criterion in self.criterion]
        double = next((id for id in ids if ids.count(id) > 1), None)
        if double:
            raise PydanticCustomError("double_criterion", "double", {"id": double})
        return self


def read_criteria(
    text: str,
    name: str,
    needed: Mapping[str, frozenset[str]],
    base: CriteriaSet | None = None,
) -> CriteriaSet:
    """Read a criteria file.

    `needed` gives per check in code the thresholds it asks for. A set may leave out the sentences of findings and
    thresholds; those are then taken from `base`, the set of the house.

    Raises:
        CriteriaError: with every problem found, in Dutch.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = _AT.search(str(error))
        place = f"op regel {where[1]}, teken {where[2]} klopt de TOML niet" if where else "dit is geen geldige TOML"
        problem = Problem("", place, "geldige TOML, zoals in data/criteria.toml")
        raise CriteriaError(name, (problem,)) from None
    except RecursionError:
        raise CriteriaError(name, (Problem("", "het bestand is veel te diep genest", "gewone tabellen"),)) from None
    except ValueError:  # a number of thousands of digits
        raise CriteriaError(
            name, (Problem("", "er staat een getal in met veel te veel cijfers", "gewone getallen"),)
        ) from None
    try:
        found = CriteriaSet.model_validate(document)
    except ValidationError as error:
        raise CriteriaError(name, tuple(problem_of(e, _EXPECTED) for e in error.errors(include_url=False))) from None
    if base is not None:
        found = _completed(found, base)
    problems = _unfit(found, needed)
    if problems:
        raise CriteriaError(name, problems)
    return found


def _completed(found: CriteriaSet, base: CriteriaSet) -> CriteriaSet:
    """A set with what it left to the house: sentences of findings, and thresholds of the checks it uses."""
    thresholds = {c.check: c.thresholds for c in base.criterion}
    criteria = [
        c.model_copy(update={"thresholds": {**thresholds.get(c.check, {}), **c.thresholds}}) for c in found.criterion
    ]
    return found.model_copy(update={"criterion": criteria, "finding": {**base.finding, **found.finding}})


def _unfit(found: CriteriaSet, needed: Mapping[str, frozenset[str]]) -> tuple[Problem, ...]:
    """Checks that the code has, with thresholds it does not know or misses."""
    problems = []
    for i, criterion in enumerate(found.criterion):
        limits = needed.get(criterion.check)
        place = f"criterion[{i}].thresholds"
        if limits is None:
            continue
        for extra in sorted(set(criterion.thresholds) - limits):
            expected = ", ".join(sorted(limits))
            problems.append(Problem(f"{place}.{extra}", f"de toets {criterion.check} kent deze grens niet", expected))
        for missing in sorted(limits - set(criterion.thresholds)):
            problems.append(Problem(f"{place}.{missing}", "deze grens ontbreekt", "een getal"))
        for key, value in criterion.thresholds.items():
            is_share = "share" in key or key.startswith(("client_", "one_"))
            if value < 0 or (is_share and value > 1):
                problems.append(
                    Problem(f"{place}.{key}", f"er staat {value}", "een getal vanaf 0; een aandeel hoogstens 1")
                )
    return tuple(problems)


_EXPECTED = {
    "format": f'"{FORMAT}"',
    "document": "inventory of plan",
    "kind": "entry, goal, action of when",
    "thresholds": "namen met getallen, zoals { share_met = 0.75 }",
}
