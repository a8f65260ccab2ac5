"""How is it going? A few questions, answered in two minutes, seen by all at once."""
