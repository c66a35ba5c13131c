"""Pages to read, keep and print: one HTML file each, without script, that fetches nothing."""

from checker.pages.frame import page_html

__all__ = ["page_html"]
