"""Today: what is due and what needs attention."""
