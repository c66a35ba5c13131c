"""Who is told what and when, and how it leaves: planning (pure), MIME, templates, SMTP or folder."""
