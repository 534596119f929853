"""Prospects and customers: who they are, what was done with them, and what is next."""
