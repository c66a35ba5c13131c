"""What is told: mails planned, sent, shown and administered."""
