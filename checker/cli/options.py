"""Options that every command takes, before or after its name, and the objects made from them."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.domain.clock import BERLIN, WallClock, local_day

if TYPE_CHECKING:
    from checker.configuration import Configuration
    from checker.domain.file_limits import FileLimits
    from checker.domain.rulebook import Rulebook
    from checker.store.opening import Store

A_HOUSE_HAS_ONE = "go to the folder of the house, or name its file with --config"
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class App:
    """What was said globally, and the way to configuration, rules and store."""

    config: Path | None = None
    rules: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def configuration(self, overrides: Mapping[str, object] | None = None) -> Configuration:
        """What holds here. `overrides` are a command's own flags, by the setting they override."""
        from checker.configuration import load_configuration

        return load_configuration(self.config, os.environ, {"rules.path": self.rules, **(overrides or {})})

    def folder_rulebook(self, folder: Path | None = None) -> Rulebook:
        """The rulebook read from a folder (None: the rules folder), whether activated or not."""
        from checker.rulebook.private_cache import cache_folder
        from checker.rulebook.warm import load_warm

        return load_warm(folder or self.rules_folder(), cache_folder(os.environ))

    def file_limits(self) -> FileLimits:
        """How large a record file may be."""
        return self.configuration().records.limits

    def rules_folder(self) -> Path:
        return self.configuration().rules.path

    def store(self, *, create: bool = False) -> Store:
        from checker.store.errors import NoStoreYet
        from checker.store.opening import Store

        configuration = self.configuration()
        store = configuration.store
        try:
            return Store.open(store.url, create=create, organisation=store.organisation)
        except NoStoreYet as missing:
            if configuration.file is not None:
                raise
            # Mostly somebody stands in another folder than that of the house.
            raise NoStoreYet(f"{missing}; there is no config.toml here: {A_HOUSE_HAS_ONE}") from missing

    def note(self, text: str) -> None:
        """A word to whoever runs the command; results go to stdout, this does not."""
        if not self.quiet:
            click.echo(text, err=True)


def global_options(command: Command) -> Command:
    """Add the global options. Given after the command's name they count as if given before it."""
    options = (
        click.option("--config", type=click.Path(path_type=Path), default=None, help="Configuration file."),
        click.option("--rules", type=click.Path(path_type=Path), default=None, help="Rules folder to read."),
        click.option("--json", "as_json", is_flag=True, help="Same as --format json."),
        click.option("--quiet", is_flag=True, help="Print only results and errors."),
        click.option("--verbose", is_flag=True, help="Log each step."),
    )

    def with_app(*args: Any, **given: Any) -> Any:
        context = click.get_current_context()
        app = context.ensure_object(App)
        app.config = given.pop("config") or app.config
        app.rules = given.pop("rules") or app.rules
        app.json = given.pop("as_json") or app.json
        app.quiet = given.pop("quiet") or app.quiet
        app.verbose = given.pop("verbose") or app.verbose
        _set_up_logging(app)
        if isinstance(context.command, click.Group):
            return command(*args, **given)
        return command(app, *args, **given)

    with_app.__name__, with_app.__doc__ = command.__name__, command.__doc__
    with_app.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    wrapped: Any = with_app
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def _set_up_logging(app: App) -> None:
    # What must be known is said by the command itself; the log is for those who watch.
    level = logging.INFO if app.verbose else logging.ERROR
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(message)s", force=True)


PLAUSIBLE_YEARS = range(1900, 2200)


class DayParam(click.ParamType[date]):
    """A local day, as 2016-07-04 or 04.07.2016."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%d.%m.%Y"):
            try:
                day = datetime.strptime(value, form).replace(tzinfo=BERLIN).date()
            except ValueError:
                continue
            if day.year not in PLAUSIBLE_YEARS:
                self.fail(f"the year {day.year} cannot be meant", param, context)
            return day
        raise click.BadParameter(f"'{value}' is no day; write 2016-07-04 or 04.07.2016", context, param)


class OutFile(click.Path):
    """A file to be written; whether it can be is seen when it is."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)


class InstantParam(click.ParamType[datetime]):
    """An instant, as 2016-07-04T07:00 (local time) or with its offset."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            instant = None
        if instant is None or len(value) <= len("2016-07-04"):
            self.fail(f"'{value}' is no instant; write 2016-07-04T07:00 or 2016-07-04T07:00:00+02:00", param, context)
        if instant.year not in PLAUSIBLE_YEARS:
            self.fail(f"the year {instant.year} cannot be meant", param, context)
        return (instant if instant.tzinfo else instant.replace(tzinfo=BERLIN)).astimezone(UTC)


def today() -> date:
    """The local day of the machine's clock: the default of `--on`."""
    return local_day(WallClock().now())
