"""What was achieved, thanks, and what each party wants next."""
