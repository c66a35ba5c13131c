"""The pages, a module each with its `ROUTES`. Surface only: what they show and do is a use case's."""
