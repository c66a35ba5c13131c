"""`zielwacht report staff`: what is kept about employees, for those who represent them."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import App, OutFile, global_options


@click.command(name="staff")
@click.option("--out", type=OutFile(), default=None, help="Write it to this file [stdout].")
@global_options
def command(app: App, out: Path | None) -> int:
    """Write what is kept about employees: each datum with its purpose, how long it is kept, and who sees it.

    Spans are those of config.toml (retention). The page is made from the program's own list of what it stores.

    \b
    Example:
      zielwacht report staff --out beschaeftigte.html
    """
    from checker.cli.files_out import show_or_write
    from checker.cli.report.staff_page import staff_page
    from checker.pages.staff_council import link_policy

    house = app.folder_rulebook().organisation.organisation
    configuration = app.configuration()
    web = configuration.web
    links = link_policy(web.address, link_alone=web.link_alone)
    page = staff_page(house.name, house.language, configuration.spans, links)
    show_or_write(app, page, out)
    return 0
