"""Roles decide about findings; absences are entered."""
