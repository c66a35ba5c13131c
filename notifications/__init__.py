"""Who is notified of what and when, and how mails are sent: planning (pure), MIME, templates, SMTP or folder."""
