"""Zielwacht: compares what a plan promised with what was reported, and notifies those who must act."""

__version__ = "0.1.0"
