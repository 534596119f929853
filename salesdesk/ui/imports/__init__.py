"""Taking lists in: what a file looks like, what is wrong in it, what it repeats, and back again."""
