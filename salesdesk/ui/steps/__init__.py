"""Logging what was done, and planning what comes next: the same strips on every tab."""
