"""Mails are planned, sent, shown and administered."""
