"""Prospects: who they are, how far we are with them, and what they need."""
