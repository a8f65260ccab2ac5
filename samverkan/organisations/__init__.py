"""Municipalities, boards and associations: who can be a party."""
