"""Agreements: written together, approved, signed and sealed."""
