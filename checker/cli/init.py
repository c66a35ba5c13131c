"""`zielwacht init`: make the folder of a new house, from options or by asking."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, DayParam, global_options, today
from checker.domain.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from datetime import date

    from checker.domain.new_house import Language, NewHouse
    from checker.domain.refusal import Refused
    from checker.usecases.rules.new_house import MadeHouse
    from checker.wording.new_house_texts import HouseQuestion


@click.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default=None, help="What the house is called.")
@click.option("--id", "house_id", default=None, help="Its id.  [default: made of the name]")
@click.option("--land", default=None, help="Where it lies, for the holidays: NW, Bayern, AT-9, CH-ZH.")
@click.option("--year", type=int, default=None, help="The year of the plan.")
@click.option("--management", default=None, metavar="ROLE", help="Who leads it: 'Title <mailbox>'.")
@click.option("--administration", default=None, metavar="ROLE", help="Who enters what comes in: 'Title <mailbox>'.")
@click.option(
    "--role", "roles", multiple=True, help="A further role: 'Title <mailbox>'; {scope} in it is a unit. Repeatable."
)
@click.option("--unit", "units", multiple=True, help="A unit: 'Name', or 'id=Name'. Repeatable.")
@click.option("--language", type=click.Choice(("de", "en")), default="de", show_default=True, help="Of all texts.")
@click.option("--on", type=DayParam(), default=None, help="For rehearsals: the day that counts as today.")
@global_options
def command(
    app: App,
    folder: Path,
    language: Language,
    on: date | None,
    **given: Any,
) -> int:
    """Write the folder of a new house: settings, rules with their tests, a sender and samples of its file.

    All of it checks, tests, activates and judges at once. What no option says is asked on a terminal. The folder is new
    or empty; it is written whole or not at all.

    \b
    Example:
      zielwacht init house --name Musteramt --land NW --year 2027 --management "Head <h@amt.example>"
    """
    from checker.domain.new_house import house_refusals
    from checker.usecases.rules.new_house import make_house, refuse_unfit

    refuse_unfit(folder)
    house = _house(given, language, on or today())
    refusals = list(house_refusals(house))
    if refusals:
        return _refuse(refusals)
    made = make_house(house, folder)
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/init/1", "folder": str(folder), "files": list(made.files)}))
    else:
        for line in _told(house, made):
            click.echo(line)
    return ExitCode.ALL_WELL


def _house(given: dict[str, Any], language: Language, on: date) -> NewHouse:
    """The house as it was described, whatever of it cannot be used."""
    from checker.domain.house_ids import id_of
    from checker.domain.new_house import NewHouse, named_role, named_unit
    from checker.domain.region_names import region_meant

    _ask_for_what_is_missing(given, language, on)
    return NewHouse(
        id=id_of(given["name"]) if given["house_id"] is None else given["house_id"],
        name=given["name"].strip(),
        region=region_meant(given["land"]) or given["land"],
        language=language,
        year=given["year"],
        on=on,
        management=named_role(given["management"]),
        administration=named_role(given["administration"]),
        roles=tuple(named_role(said) for said in given["roles"]),
        units=tuple(named_unit(said) for said in given["units"]),
    )


def _ask_for_what_is_missing(given: dict[str, Any], language: Language, on: date) -> None:
    """Fills what no option said. Raises UsageError where nobody can be asked."""
    from checker.wording.new_house_texts import HouseQuestion

    needed = [question for question in HouseQuestion if question not in (HouseQuestion.UNIT, HouseQuestion.ROLE)]
    missing = [question for question in needed if given[question] is None]
    if not missing:
        return
    if not sys.stdin.isatty():
        options = ", ".join(f"--{question}" for question in missing)
        raise UsageError(f"nobody can be asked here: say {options} ('zielwacht init --help' shows how)")
    for question in missing:
        default = on.year if question is HouseQuestion.YEAR else None
        given[question] = _asked(question, language, default)
    if not given["units"]:
        given["units"] = tuple(_several(HouseQuestion.UNIT, language))
    if not given["roles"]:
        given["roles"] = tuple(_several(HouseQuestion.ROLE, language))


def _asked(question: HouseQuestion, language: Language, default: int | None = None) -> Any:
    """One answer that can be used; what cannot be is said, and asked again."""
    from checker.wording.new_house_texts import QUESTIONS

    check = _checks()[question]
    while True:
        said = click.prompt(QUESTIONS[language][question], default=default, type=int if default else str, err=True)
        refusals = list(check(said))
        if not refusals:
            return said
        _refuse(refusals, language)


def _several(question: HouseQuestion, language: Language) -> Iterator[str]:
    from checker.wording.new_house_texts import QUESTIONS

    check = _checks()[question]
    while said := click.prompt(QUESTIONS[language][question], default="", show_default=False, err=True):
        refusals = list(check(said))
        if refusals:
            _refuse(refusals, language)
        else:
            yield said


def _checks() -> dict[HouseQuestion, Callable[[Any], Iterable[Refused]]]:
    """What cannot be used of an answer to each question."""
    from checker.domain.house_ids import id_of
    from checker.domain.new_house import (
        NamedThing,
        name_refusals,
        named_role,
        named_unit,
        region_refusals,
        role_refusals,
        year_refusals,
    )
    from checker.wording.new_house_texts import HouseQuestion

    def of_role(said: str) -> Iterator[Refused]:
        return role_refusals(named_role(said))

    return {
        HouseQuestion.NAME: lambda said: name_refusals("house", NamedThing(id_of(said), said.strip())),
        HouseQuestion.LAND: region_refusals,
        HouseQuestion.YEAR: year_refusals,
        HouseQuestion.MANAGEMENT: of_role,
        HouseQuestion.ADMINISTRATION: of_role,
        HouseQuestion.UNIT: lambda said: name_refusals("unit", named_unit(said)),
        HouseQuestion.ROLE: of_role,
    }


def _refuse(refusals: Iterable[Refused], language: Language = "en") -> int:
    """Each in a line of its own: all of them, not the first."""
    from checker.wording.escapes import escaped
    from checker.wording.refusals import sentence

    for refused in refusals:
        click.echo(f"zielwacht: {escaped(sentence(refused, language))}", err=True)
    return ExitCode.WRONG


def _told(house: NewHouse, made: MadeHouse) -> Iterator[str]:
    """How to go on, in the house's language."""
    from checker.wording.dates import day_text
    from checker.wording.new_house_texts import LATER, MADE

    facts = {"count": len(made.files), "folder": made.folder, "readme": made.names.readme}
    for line in MADE[house.language]:
        yield line.format(**facts, samples=made.names.samples)
    if made.samples_from > house.on:
        due, day = day_text(made.due, house.language), day_text(made.samples_from, house.language)
        yield LATER[house.language].format(year=house.year, day=day, due=due)
