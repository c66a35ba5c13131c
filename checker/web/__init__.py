"""Pages in the browser: `zielwacht serve`. Wiring and surface only; what a page shows and does is a use case's."""
