"""The ground floor: knows nothing about collaborations."""
