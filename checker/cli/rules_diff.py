"""`zielwacht rules diff`: what an edit of the rules changes, before it takes effect."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.options import App, Command, DayParam, OutFile, global_options, today
from checker.domain.clock import WallClock
from checker.domain.errors import ExitCode
from checker.wording.locales import LOCALES, Locale

if TYPE_CHECKING:
    from checker.domain.rulebook import Rulebook
    from checker.preview.changes import ChangePreview
    from checker.preview.compared_rules import ComparedRules
    from checker.store.opening import Store

FORMATS = ("table", "json", "html", "md")
MOST_SIDES = 2


@dataclass(frozen=True, slots=True)
class _Looks:
    """Which day is judged (None: today, if the rules know it), up to which one it looks ahead (None: to the end of the
    year), and whether at mails too.
    """

    on: date | None
    until: date | None
    at_mails: bool


def _with_looks(command: Command) -> Command:
    """Add the options; the command gets them as one argument `looks`."""

    @functools.wraps(command)
    def with_looks(*args: Any, on: date | None, until: date | None, no_mails: bool, **given: Any) -> Any:
        return command(*args, looks=_Looks(on, until, not no_mails), **given)

    options = (
        click.option("--on", type=DayParam(), default=None, help="The day to judge [today, or the last plan's end]."),
        click.option("--until", type=DayParam(), default=None, help="Look ahead to this day [the end of the year]."),
        click.option("--no-mails", is_flag=True, help="Leave out the mails of both futures, which take longest."),
    )
    whole: Any = with_looks
    for option in reversed(options):
        whole = option(whole)
    return whole  # type: ignore[no-any-return]


@click.command(name="diff")
@click.argument("sides", nargs=-1, metavar="[FOLDER|NUMBER [NUMBER]]")
@click.option("--git", "revision", metavar="REV", help="Compare with the folder at this revision of git.")
@_with_looks
@click.option("--fail-on", type=click.Choice(("change", "softer")), default=None, help="Exit with 1 if there is any.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="How to show it [table].")
@click.option("--locale", type=click.Choice(LOCALES), default=None, help="Language of page and ticket [the house's].")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def diff(
    app: App,
    sides: tuple[str, ...],
    revision: str | None,
    looks: _Looks,
    fail_on: str | None,
    form: str | None,
    locale: Locale | None,
    out: Path | None,
) -> int:
    """Compare the rules in force with an edited folder, on the store's real records. Nothing takes effect.

    Without an argument with the folder of the configuration. With a NUMBER of 'rules history': what would change if
    those rules took effect again; with two: from the first to the second.

    \b
    Example:
      zielwacht rules diff --on 2016-07-01 --no-mails --fail-on softer
    """
    from checker.cli.files_out import show_or_write
    from checker.preview.change_preview import preview
    from checker.preview.compared_rules import day_compared

    if len(sides) > MOST_SIDES or (len(sides) == MOST_SIDES and not all(map(_is_number, sides))):
        raise click.UsageError("name one FOLDER or NUMBER, or two NUMBERs of 'zielwacht rules history'")
    if revision is not None and any(map(_is_number, sides)):
        raise click.UsageError("--git compares with a FOLDER; leave out the number of an activation")
    store = app.store()
    try:
        before, after = _compared(app, store, sides, revision)
        if looks.at_mails and sys.stderr.isatty():
            app.note("The mails of both futures are forecast, which takes a while; --no-mails leaves them out.")
        on = looks.on or day_compared(today(), before.book, after.book)
        if looks.until is not None and looks.until < on:
            raise click.UsageError(f"--until ({looks.until}) lies before the day judged ({on})")
        found = preview(store, after, before, on=on, until=looks.until, mails=looks.at_mails)
        if revision is None and len(sides) < MOST_SIDES and not found.is_nothing:
            _keep(app, store, found)
    finally:
        store.close()
    shown = _shown(found, before.book, after.book, "json" if app.json else form or "table", locale)
    show_or_write(app, shown.rstrip("\n"), out)
    if found.after.number is None and not found.is_nothing:
        app.note(_next(found))
    return ExitCode.FINDINGS if _fails(found, fail_on) else ExitCode.ALL_WELL


def _keep(app: App, store: Store, found: ChangePreview) -> None:
    """Against the rules in force: what was seen is kept, so that a later preview can be held against it by its hash."""
    from checker.preview.kept_previews import keep
    from checker.store.errors import StoreError

    try:
        keep(store, found, WallClock().now())
    except StoreError as refused:
        app.note(f"The preview is shown, but not kept to be compared with a later one: {refused}")


def _next(found: ChangePreview) -> str:
    from checker.preview.preview_hash import SHOWN_CHARACTERS, hash_of

    hash_named = hash_of(found)[:SHOWN_CHARACTERS]
    activate = f"'zielwacht rules activate --preview {hash_named}' puts it in force"
    if not found.needs:
        return f"Nothing has taken effect; {activate}."
    return f"Nothing has taken effect; 'zielwacht rules approve {hash_named} --by ROLE' approves, then {activate}."


def _fails(found: ChangePreview, fail_on: str | None) -> bool:
    if fail_on is None:
        return False
    return found.is_softer if fail_on == "softer" else not found.is_nothing


def _shown(found: ChangePreview, before: Rulebook, after: Rulebook, form: str, locale: Locale | None) -> str:
    if form == "json":
        from checker.cli.rules_diff_json import as_json

        return as_json(found)
    if form == "table":
        from checker.cli.rules_diff_sheet import as_text

        return as_text(found)
    from checker.cli.preview.diff_page import as_html, as_markdown
    from checker.preview.diff_parts import DiffParts

    parts = DiffParts(found, before, after, locale or after.language)
    return as_html(parts) if form == "html" else as_markdown(parts)


def _is_number(side: str) -> bool:
    """Is it the number of an activation? A folder with such a name is written with its path: `./12`."""
    return side.isascii() and side.isdigit()


def _compared(
    app: App, store: Store, sides: tuple[str, ...], revision: str | None
) -> tuple[ComparedRules, ComparedRules]:
    """The rules before and after; where none is named before, those in force."""
    from checker.preview.compared_rules import ComparedRules, activated, in_force

    if revision is not None:
        from checker.preview.git_rules import rules_at

        folder = _folder(app, sides)
        return ComparedRules(rules_at(folder, revision)), _read(app, folder)
    with store.read() as tx:
        if not sides or not _is_number(sides[0]):
            return in_force(tx), _read(app, _folder(app, sides))
        rules = [activated(tx, int(side)) for side in sides]
        return (rules[0], rules[1]) if len(rules) == MOST_SIDES else (in_force(tx), rules[0])


def _folder(app: App, sides: tuple[str, ...]) -> Path:
    return Path(sides[0]) if sides else app.rules_folder()


def _read(app: App, folder: Path) -> ComparedRules:
    """The folder, each file once: an edit meanwhile is part of the next preview."""
    from checker.preview.compared_rules import ComparedRules

    return ComparedRules(app.folder_rulebook(folder), folder=folder)
