"""What each party puts in, year by year: money, premises and time."""
