"""Before it is live: what an edit of the rules changes, and what a span of days to come will bring."""
