"""Zielwacht: checks what a plan promised against what was reported, and tells who must know."""

__version__ = "0.1.0"
