"""The spine: a collaboration, its parties, its people and its history."""
