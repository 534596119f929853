"""Today: what to do, how it goes, and what needs attention."""
