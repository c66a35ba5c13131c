"""What happened in a span of days, in sentences and tables, in both languages. Pure."""
