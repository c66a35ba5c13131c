"""What is shown before it is live: an edit's preview, and the forecast of a span of days."""
