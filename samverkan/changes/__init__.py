"""What has changed, why, and what each party says about it."""
