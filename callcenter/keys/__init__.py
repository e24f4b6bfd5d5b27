"""Where the data key lies and how it is fetched. Knows nothing of tickets."""
