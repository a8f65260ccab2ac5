"""Samverkan: a municipality and an association working together, from need to celebration."""
