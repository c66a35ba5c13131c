"""The year as a page of its own: one HTML file without script, beside the mails that it links to."""

from checker.cli.year_page.build import build_page

__all__ = ["build_page"]
