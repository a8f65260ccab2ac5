"""People: signing in, and links for those who have no account."""
