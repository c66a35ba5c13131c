"""`python -m checker` is `zielwacht`."""

from checker.cli import main

main()
