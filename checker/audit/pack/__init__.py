"""What an auditor takes home in one archive: what goes in, what stays out, and how it is written down."""
