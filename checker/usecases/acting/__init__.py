"""Roles decide about findings, and absences are entered."""
