"""What is needed, in each party's own words, until they agree on it."""
